import {
  listLogEntries,
  readCheckpoint,
  readCheckpointText,
  readConsistency,
  readInclusion,
} from '@xingcun/core/records/transparency/contract';
import { consistencyRanges, inclusionRanges } from '@xingcun/core/records/transparency/merkle-tree';
import { Refusal } from '@xingcun/core/refusal';
import { implement } from '../../http/implement.ts';
import { signLatest } from './latest.ts';
import { findHashes, findLeaf, findLeaves, findSize } from './log-store.ts';

/** Entries in one answer. */
const most = 500;

export const transparencyRoutes = [
  implement(readCheckpoint, async ({ tx, logKey }) => signLatest(tx, logKey)),

  implement(readCheckpointText, async ({ tx, logKey }) => {
    const { note, size } = await signLatest(tx, logKey);
    const contentType = 'text/plain; charset=utf-8';
    return {
      bytes: Buffer.from(note),
      contentType,
      fileName: `xingcun-checkpoint-${size}.txt`,
      disposition: 'attachment' as const,
    };
  }),

  implement(listLogEntries, async ({ tx, query: { from, to } }) => {
    const size = await findSize(tx);
    const until = Math.min(to ?? size, from + most, size);
    return { size, entries: from < until ? await findLeaves(tx, { from, to: until }) : [] };
  }),

  implement(readInclusion, async ({ tx, logKey, params: { digest } }) => {
    const found = await findLeaf(tx, digest);
    if (!found) throw new Refusal('records.digestNotLogged', { digest });
    const size = await findSize(tx);
    const { index, hash: _, ...leaf } = found;
    const { path, roots } = await findHashes(tx, { ranges: inclusionRanges(index, size), sizes: [size] });
    const { note, publicKey } = logKey.sign({ size, root: roots[0] ?? '' });
    return { leaf, index, path, note, publicKey };
  }),

  implement(readConsistency, async ({ tx, logKey, query: { from, to } }) => {
    const size = await findSize(tx);
    const newer = to ?? size;
    if (from > newer || newer > size) throw new Refusal('records.logRangeNotValid', { from, to: newer, size });
    const { path, roots } = await findHashes(tx, { ranges: consistencyRanges(from, newer), sizes: [from, newer] });
    const { note, publicKey } = logKey.sign({ size: newer, root: roots[1] ?? '' });
    return { older: from, olderRoot: roots[0] ?? '', path, note, publicKey };
  }),
];
