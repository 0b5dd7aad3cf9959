import { adoptStar, saveCell } from '@xingcun/core/assessment/contract';
import { exportDiscrepancyMatrix, readDiscrepancyMatrix } from '@xingcun/core/assessment/panel/contract';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { application, cycle, days, noon, passage, people } from '../../test/given.ts';
import { places, testServer } from '../../test/server.ts';
import { matrixKeys } from './matrix-store.ts';

const server = await testServer();
const { assessments, cycleId } = await cycle(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(server);
await application(server, { assessmentId, secretary: who.secretary });
await passage(server, assessmentId, who, 'selfAssessment');
server.clock.set(noon(days.preliminaryReview));
const params = { assessmentId, stage: 'preliminaryReview' as const };
for (const starCode of ['ZF', 'MG', 'LD', null]) await who.reviewer.call(adoptStar, { params, body: { starCode } });

const change = (itemCode: string, score: number, more: { reason?: string; version?: number } = {}) =>
  who.reviewer.call(saveCell, {
    params: { ...params, itemCode },
    body: {
      entry: { kind: 'mark', score },
      reason: more.reason ?? '会议记录不全',
      proofs: [{ title: '记录', reference: '' }],
      version: more.version ?? 1,
    },
  });
const rows = async (
  person = who.townshipSecretary,
  query: { unitCode: string; only?: 'changesStar' | 'beyondLimit' } = { unitCode: places.xiaoguaiTownship },
) => (await person.call(readDiscrepancyMatrix, { params: { cycleId }, query })).body.rows;

test('a change is a row with both levels’ scores; taken back it is none', async () => {
  expect(await rows()).toEqual([]);
  await change('LD1', 8500);
  expect(await rows()).toMatchObject([
    {
      villageName: '小拐村',
      itemCode: 'LD1',
      starCode: 'LD',
      scores: { selfAssessment: { score: 9000 }, preliminaryReview: { score: 8500, reason: '会议记录不全' } },
      differences: { preliminaryReview: { change: -500, beyondLimit: false, changesStar: false, dispute: null } },
    },
  ]);
  await change('LD1', 9000, { version: 2 });
  expect(await rows()).toEqual([]);
});

test('a difference that turns the star is marked, and unmarked when another item wins it back', async () => {
  await change('LD1', 6500, { version: 3 });
  expect(
    (await rows(undefined, { unitCode: places.xiaoguaiTownship, only: 'changesStar' })).map(({ itemCode }) => itemCode),
  ).toEqual(['LD1']);
  await change('LD1', 8000, { version: 4 });
  expect(await rows(undefined, { unitCode: places.xiaoguaiTownship, only: 'changesStar' })).toEqual([]);
  expect(await rows(undefined, { unitCode: places.xiaoguaiTownship, only: 'beyondLimit' })).toEqual([]);
});

test('a level reads the sheets of its own and lower levels, higher ones once they went up, and no unit beyond its own', async () => {
  expect(await rows(who.secretary, { unitCode: places.xiaoguai })).toEqual([]);
  expect(await rows(who.cityOrganiser, { unitCode: places.city })).toHaveLength(1);
  const outside = await who.townshipSecretary.call(readDiscrepancyMatrix, {
    params: { cycleId },
    query: { unitCode: places.karamay },
  });
  expect(outside.problem.code).toBe('accounts.notPermitted');
});

test('the export carries what the page shows, and a reason that looks like a formula stays text', async () => {
  await change('LD1', 8100, { reason: '=1+1', version: 5 });
  const query = { unitCode: places.xiaoguaiTownship };
  const { body } = await who.townshipSecretary.call(exportDiscrepancyMatrix, { params: { cycleId, format: 'csv' }, query });
  const lines = Buffer.from(body.base64, 'base64').toString().split('\r\n');
  expect(lines[0]).toContain('乡镇,村,星,指标');
  expect(lines[1]).toContain('小拐乡,小拐村');
  expect(lines[1]).toContain(',90,81,');
  expect(lines[1]).toContain("'=1+1");
  const sheet = await who.townshipSecretary.call(exportDiscrepancyMatrix, { params: { cycleId, format: 'xlsx' }, query });
  expect(Buffer.from(sheet.body.base64, 'base64').subarray(0, 2).toString()).toBe('PK');
});

test('a page that cannot be is refused, not guessed', async () => {
  for (const after of ['x', "a'b LD1", '.. LD1']) {
    const { problem } = await who.townshipSecretary.call(readDiscrepancyMatrix, {
      params: { cycleId },
      query: { unitCode: places.xiaoguaiTownship, after },
    });
    expect(problem.code).toBe('request.invalid');
  }
});

test('at ten thousand villages a page of a township or of the city is read along the index, without a look at the rest', async () => {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  await client.query('set session_replication_role = replica'); // rows of villages that do not exist
  await client.query(
    `insert into score_difference (assessment_id, village_path, cycle_id, stage, item_code, star_code, change, beyond_limit, reason_missing)
      select gen_random_uuid(), ('${places.city}.d' || v % 10 || '.t' || v % 100 || '.v' || v)::ltree, $1, 'preliminaryReview', 'I' || i, 'ZF', -100, i = 1, false
      from generate_series(1, 10000) v, generate_series(1, 6) i`,
    [cycleId],
  );
  await client.query('analyze score_difference');
  await client.end();
  const plan = (unitPath: string) =>
    server.platform.owner.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'xingcun_app', true), set_config('app.account', 'somebody', true),
        set_config('app.scope', ${`{${places.city}}`}, true)`.execute(tx);
      const asked = { cycleId, unitPath, openStages: ['selfAssessment', 'preliminaryReview'] as const, after: null, limit: 51 };
      const { rows: explained } = await sql<Record<string, unknown>>`explain (analyze, format json) ${matrixKeys(asked)}`.execute(
        tx,
      );
      return JSON.stringify(explained);
    });
  for (const path of [places.city, `${places.city}.d3.t33`]) {
    const text = await plan(path);
    expect(text).toContain('score_difference_list');
    expect(text).not.toMatch(/"Node Type":"Seq Scan"[^{}]*"Relation Name":"score_difference"/);
    const touched = [...text.matchAll(/"Relation Name":"score_difference"[^}]*?"Actual Rows":([\d.]+)/g)].map(([, count]) =>
      Number(count),
    );
    expect(Math.max(...touched)).toBeLessThan(1000);
  }
});
