import { gunzipSync } from 'node:zlib';
import { readCycle } from '@xingcun/core/cycles/contract';
import type { Bundle } from '@xingcun/core/disclosure/bundle/bundle';
import { listBundles, readBundleFile } from '@xingcun/core/disclosure/bundle/contract';
import { readBundle } from '@xingcun/core/disclosure/bundle/read';
import { verifyBundle } from '@xingcun/core/disclosure/bundle/verify';
import { confirmFinal, publishPreliminary } from '@xingcun/core/disclosure/contract';
import { moveStar } from '@xingcun/core/disclosure/recognition-contract';
import { checkConsistency, checkInclusion } from '@xingcun/core/records/transparency/check';
import { readNote } from '@xingcun/core/records/transparency/checkpoint';
import {
  listLogEntries,
  readCheckpoint,
  readCheckpointText,
  readConsistency,
  readInclusion,
} from '@xingcun/core/records/transparency/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { appendLeaves } from '../records/transparency/log-store.ts';
import { settledCycle } from '../test/given-cycle.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { anyone, clock, platform } = server;
const { organiser, cycle, assessments } = await settledCycle(server);
const params = { cycleId: cycle.id };
const version = async () => (await organiser.call(readCycle, { params })).body.version;
const bundles = async () => (await anyone.call(listBundles, { params })).body;

/** The file as a reader who does not undo the compression gets it. */
async function fileOf(digest: string): Promise<{ source: string; bundle: Bundle }> {
  const { status, body, headers } = await anyone.call(readBundleFile, { params: { digest } });
  expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
  const source = gunzipSync(body.bytes as Uint8Array).toString();
  return { source, bundle: readBundle(source) };
}

test('publishing the preliminary result publishes a bundle from which anyone recomputes it', async () => {
  expect(await bundles()).toEqual([]);
  clock.set('2026-12-29T02:00:00Z');
  await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
  const [row] = await bundles();
  expect(row).toMatchObject({
    place: 1,
    phase: 'preliminary',
    previous: null,
    publishedOn: '2026-12-29',
    villages: 2,
    logIndex: 1,
  });
  const { source, bundle } = await fileOf(row?.digest ?? '');
  const result = verifyBundle(bundle, { source });
  expect(result.differences).toEqual([]);
  expect(result.checked).toMatchObject({ cellScore: 32, starState: 4, pageDigest: 2, noticeDigest: 1 });
  expect(bundle.villages.map(({ name, published }) => [name.zh, published.starsWon])).toEqual([
    ['小拐村', 1],
    ['和谐村', 1],
  ]);
  expect((await anyone.call(readBundleFile, { params: { digest: '0'.repeat(64) } })).problem.code).toBe(
    'disclosure.bundleNotFound',
  );
});

test('no account, no reason and no proof stands in it', async () => {
  const [row] = await bundles();
  const { source } = await fileOf(row?.digest ?? '');
  const accounts = await platform.owner.selectFrom('account').select(['id', 'displayName', 'username']).execute();
  for (const { id, displayName, username } of accounts)
    for (const mark of [id, displayName, username]) expect(source).not.toContain(mark);
  expect(source).not.toMatch(/"(reason|proofs|updatedBy|sources)"/);
});

test('the log holds notice and bundle, and proves it', async () => {
  const { body } = await anyone.call(listLogEntries, { query: {} });
  expect(body.entries.map(({ index, kind, on }) => [index, kind, on])).toEqual([
    [0, 'preliminaryResult', '2026-12-29'],
    [1, 'bundlePublished', '2026-12-29'],
  ]);
  const [row] = await bundles();
  const digest = row?.digest ?? '';
  const { body: proof } = await anyone.call(readInclusion, { params: { digest } });
  expect(checkInclusion(proof, digest)).toMatchObject({ size: 2 });
  const { body: checkpoint } = await anyone.call(readCheckpoint, {});
  expect(checkpoint.note).toBe(proof.note);
  const text = await anyone.call(readCheckpointText, {});
  expect(readNote(Buffer.from(text.body.bytes as Uint8Array).toString())).toMatchObject({ size: 2, root: checkpoint.root });
  const missing = await anyone.call(readInclusion, { params: { digest: 'f'.repeat(64) } });
  expect(missing.problem).toMatchObject({ status: 404, code: 'records.digestNotLogged' });
  const beyond = await anyone.call(readConsistency, { query: { from: 5 } });
  expect(beyond.problem.code).toBe('records.logRangeNotValid');
});

test('the final result and every act on a star are bundles that follow; the log only grew', async () => {
  const before = (await anyone.call(readCheckpoint, {})).body;
  clock.set('2027-01-20T02:00:00Z');
  const confirmed = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(confirmed.status, confirmed.problem.detail).toBe(201);
  const act = {
    act: 'suspended' as const,
    fromOn: '2027-01-20',
    untilOn: null,
    document: '克市组通〔2027〕3号（样例）',
    authority: '中共克拉玛依市委组织部',
    reason: '培训台账抽查不实，限期整改。',
  };
  const moved = await organiser.call(moveStar, {
    params: { assessmentId: assessments[places.xiaoguai] ?? '', starCode: 'ZF' },
    body: act,
  });
  expect(moved.status, moved.problem.detail).toBe(201);
  const rows = await bundles();
  expect(rows.map(({ place, phase }) => [place, phase])).toEqual([
    [3, 'final'],
    [2, 'final'],
    [1, 'preliminary'],
  ]);
  expect(rows.map(({ previous }) => previous)).toEqual([rows[1]?.digest, rows[2]?.digest, null]);
  const { source, bundle } = await fileOf(rows[0]?.digest ?? '');
  expect(verifyBundle(bundle, { source }).ok).toBe(true);
  expect(bundle.villages[0]?.standing).toEqual([{ starCode: 'ZF', act: 'suspended', fromOn: '2027-01-20', untilOn: null }]);
  expect(source).not.toContain(act.reason);
  const { body: proof } = await anyone.call(readConsistency, { query: { from: before.size } });
  expect(checkConsistency(before, proof, proof)).toMatchObject({ size: 6 });
});

test('entries made at once get places without gaps; nobody changes or removes one, not even the owner', async () => {
  const leaf = (letter: string) => ({ kind: 'finalResult' as const, subject: 'x', digest: letter.repeat(64), on: '2027-01-21' });
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((letter) =>
      platform.owner.transaction().execute((tx) => appendLeaves(tx, [{ ...leaf(letter), path: places.city, at: clock.now() }])),
    ),
  );
  const { body } = await anyone.call(listLogEntries, { query: { from: 4, to: 50 } });
  expect(body.entries.map(({ index }) => index)).toEqual([4, 5, 6, 7, 8, 9, 10]);
  const { body: proof } = await anyone.call(readInclusion, { params: { digest: 'c'.repeat(64) } });
  expect(checkInclusion(proof, 'c'.repeat(64))).toMatchObject({ size: 11 });
  await expect(
    platform.owner
      .updateTable('logLeaf')
      .set({ digest: '0'.repeat(64) })
      .execute(),
  ).rejects.toThrow('append-only');
  await expect(platform.owner.deleteFrom('resultBundle').execute()).rejects.toThrow('append-only');
  await expect(sql`delete from transparency.node`.execute(platform.owner)).rejects.toThrow('append-only');
});

test('a log set back to an older state and grown otherwise is found out by whoever kept a checkpoint', async () => {
  const kept = (await anyone.call(readCheckpoint, {})).body;
  await sql`set session_replication_role = replica; delete from log_leaf where leaf_index >= 9; delete from transparency.node where (index + 1) * power(2, level) > 9;
    update transparency.head set size = 9; set session_replication_role = origin`.execute(platform.owner);
  const shorter = (await anyone.call(readConsistency, { query: { from: 0 } })).body;
  expect(checkConsistency(kept, shorter, { path: [], olderRoot: kept.root })).toBe('older');
  for (const letter of ['1', '2', '3'])
    await platform.owner.transaction().execute((tx) => {
      const leaf = { kind: 'finalResult' as const, subject: 'y', digest: letter.repeat(64), on: '2027-01-22' };
      return appendLeaves(tx, [{ ...leaf, path: places.city, at: clock.now() }]);
    });
  const forked = (await anyone.call(readConsistency, { query: { from: kept.size } })).body;
  expect(checkConsistency(kept, forked, forked)).toBe('notConsistent');
});
