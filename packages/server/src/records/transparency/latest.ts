import type { CheckpointAnswer } from '@xingcun/core/records/transparency/contract';
import type { Tx } from '../../db/database.ts';
import type { LogKey } from './log-key.ts';
import { findHashes, findSize } from './log-store.ts';

/** The log as it stands, signed. */
export async function signLatest(tx: Tx, logKey: LogKey): Promise<CheckpointAnswer> {
  const size = await findSize(tx);
  const { roots } = await findHashes(tx, { sizes: [size] });
  return logKey.sign({ size, root: roots[0] ?? '' });
}
