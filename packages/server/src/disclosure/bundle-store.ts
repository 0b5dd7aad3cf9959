import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type Bundle, bundleText, textDigest } from '@xingcun/core/disclosure/bundle/bundle';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../db/database.ts';
import { appendLeaves } from '../records/transparency/log-store.ts';

const [compress, expand] = [promisify(gzip), promisify(gunzip)];

export interface BundleToKeep {
  bundle: Omit<Bundle, 'previous'>;
  cycleId: string;
  cityPath: string;
  today: string;
  at: Date;
}

/** Keeps a bundle behind the one before it and enters it in the log. @returns its digest */
export async function saveBundle(tx: Tx, { bundle, cycleId, cityPath, today, at }: BundleToKeep): Promise<string> {
  const last = await findLastBundle(tx, cycleId);
  const text = bundleText({ ...bundle, previous: last?.digest ?? null });
  const digest = textDigest(text);
  const subject = `${cycleId} ${(last?.place ?? 0) + 1}`;
  const [logIndex = 0] = await appendLeaves(tx, [{ kind: 'bundlePublished', subject, digest, on: today, path: cityPath, at }]);
  await tx
    .insertInto('resultBundle')
    .values({
      cycleId,
      cityPath,
      place: (last?.place ?? 0) + 1,
      phase: bundle.phase,
      digest,
      previous: last?.digest ?? null,
      villages: bundle.villages.length,
      size: Buffer.byteLength(text),
      content: await compress(text),
      publishedOn: today,
      logIndex,
    })
    .execute();
  return digest;
}

const columns = ['place', 'phase', 'digest', 'previous', 'publishedOn', 'villages', 'size', 'logIndex'] as const;

/** The bundles of a cycle, the newest first. */
export function findBundles(tx: Tx, cycleId: string) {
  return tx.selectFrom('resultBundle').select(columns).where('cycleId', '=', cycleId).orderBy('place', 'desc').execute();
}

async function findLastBundle(tx: Tx, cycleId: string) {
  return (await findBundles(tx, cycleId)).at(0);
}

/** The last bundle of a cycle, to be followed by another; null where there is none. */
export async function readLastBundle(tx: Tx, cycleId: string): Promise<Bundle | null> {
  const last = await findLastBundle(tx, cycleId);
  if (!last) return null;
  const { content } = await getBundleFile(tx, last.digest);
  return JSON.parse((await expand(content)).toString()) as Bundle;
}

/** @throws {Refusal} disclosure.bundleNotFound */
export async function getBundleFile(tx: Tx, digest: string) {
  const found = await tx
    .selectFrom('resultBundle')
    .innerJoin('cycle', 'cycle.id', 'resultBundle.cycleId')
    .select(['content', 'place', 'phase', 'cycle.year', 'cycle.cityCode'])
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (!found) throw new Refusal('disclosure.bundleNotFound', { digest });
  return found;
}
