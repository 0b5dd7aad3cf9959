import { submitApplication, saveApplication } from '@xingcun/core/cycles/contract';
import { sendBack, submitSheet } from '@xingcun/core/assessment/contract';
import { changeOf } from '@xingcun/core/insight/change';
import {
  downloadFigures,
  readCompleteness,
  readDistribution,
  readFrame,
  readHeatMap,
  readProgress,
  readSimilar,
  readTrends,
} from '@xingcun/core/insight/contract';
import { binOf } from '@xingcun/core/insight/distribution';
import { figureAt, type Level, levels } from '@xingcun/core/insight/level';
import { bySimilarity } from '@xingcun/core/insight/similar';
import { readFileSync } from 'node:fs';
import { readWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { seedSample } from '../sample/seed.ts';
import * as given from '../test/given.ts';
import { places, testServer } from '../test/server.ts';
import { recount, recountAll } from './recount.ts';

type Server = Awaited<ReturnType<typeof testServer>>;

const rowsOf = async ({ platform }: Server) => {
  const villages = await platform.owner.selectFrom('villageSummary').selectAll().orderBy('assessmentId').execute();
  const stars = await platform.owner
    .selectFrom('villageStarSummary')
    .selectAll()
    .orderBy('assessmentId')
    .orderBy('starCode')
    .execute();
  return { villages: villages.map(({ countedAt: _countedAt, ...row }) => row), stars };
};

const server = await testServer();
const { platform, clock, as } = server;
await seedSample(platform, clock.now());
const cycles = await platform.owner.selectFrom('cycle').selectAll().orderBy('year').execute();
const [last, current] = [cycles[0]?.id ?? '', cycles[1]?.id ?? ''];
const organiser = await as('cityOrganiser', places.city);
const inCity = { cycleId: last, unitCode: places.city };

test('after two sample years nothing waits to be counted, and counting everything anew changes nothing', async () => {
  const counted = await rowsOf(server);
  expect(counted.villages.length).toBe(10);
  expect(await platform.owner.selectFrom('insightChange').selectAll().execute()).toEqual([]);
  await recountAll(platform.owner, clock.now());
  expect(await rowsOf(server)).toEqual(counted);
});

test('distribution and change counted by the database are those of the rules, at every level', async () => {
  const stars = (await rowsOf(server)).stars.filter(({ cycleId }) => cycleId === last);
  for (const level of levels) {
    const { status, body } = await organiser.call(readDistribution, { query: { ...inCity, level } });
    expect(status).toBe(200);
    for (const shown of body.stars) {
      const own = stars.filter(({ starCode }) => starCode === shown.starCode);
      const figures = own.map((star) => figureAt(star, level));
      const bars = Array.from({ length: 10 }, () => 0);
      for (const { score } of figures) if (score !== null) bars[binOf(score, 10_000)] = (bars[binOf(score, 10_000)] ?? 0) + 1;
      expect([shown.starCode, shown.bars]).toEqual([shown.starCode, bars]);
      expect(shown.won).toBe(figures.filter(({ won }) => won).length);
      expect(shown.change, `${shown.starCode} ${level}`).toEqual(changeOf(own, level));
    }
  }
});

test('what stands on the stored result is what the dashboard counts as won', async () => {
  const results = await platform.owner.selectFrom('ratingResult').select('starsWon').where('phase', '=', 'final').execute();
  const won = results.reduce((sum, { starsWon }) => sum + starsWon, 0);
  const { body } = await organiser.call(readDistribution, { query: { ...inCity, level: 'result' } });
  expect(body.stars.reduce((sum, star) => sum + star.won, 0)).toBe(won);
  const { body: trends } = await organiser.call(readTrends, { query: { unitCode: places.city } });
  expect(trends.years.map(({ year, standardChanged }) => [year, standardChanged])).toEqual([
    [2025, false],
    [2026, false],
  ]);
  expect(trends.years[0]?.stars.reduce((sum, star) => sum + star.won, 0)).toBe(won);
});

test('progress: rows add up to the total, at every unit; a settled year has nothing overdue', async () => {
  for (const cycleId of [last, current])
    for (const unitCode of [places.city, places.karamay, places.xiaoguaiTownship]) {
      const { body } = await organiser.call(readProgress, { query: { cycleId, unitCode } });
      expect(body.rows.reduce((sum, { villages }) => sum + villages, 0)).toBe(body.total.villages);
      expect(Object.values(body.total.byStage).reduce((sum, each) => sum + each, 0)).toBe(body.total.villages);
      if (cycleId === last) expect([body.total.overdue, body.waiting]).toEqual([0, []]);
    }
  clock.set('2027-06-01T04:00:00Z');
  const { body: late } = await organiser.call(readProgress, { query: { cycleId: current, unitCode: places.city } });
  expect(late.total.overdue).toBe(late.total.villages);
  expect(late.waiting.every(({ overdue, blocks }) => overdue && blocks.length > 0)).toBe(true);
  clock.set('2026-11-02T02:00:00Z');
});

test('completeness: the steps never grow, and what is filled is what the sheets count', async () => {
  const { body } = await organiser.call(readCompleteness, {
    query: { cycleId: current, unitCode: places.city, level: 'selfAssessment' },
  });
  const counts = body.steps.map(({ villages }) => villages);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  const sheets = await platform.owner
    .selectFrom('scoreSheet')
    .innerJoin('assessment', 'assessment.id', 'scoreSheet.assessmentId')
    .select('filledByStar')
    .where('cycleId', '=', current)
    .where('scoreSheet.stage', '=', 'selfAssessment')
    .execute();
  for (const { starCode, filled } of body.stars)
    expect(filled).toBe(sheets.reduce((sum, { filledByStar }) => sum + (filledByStar[starCode] ?? 0), 0));
});

test('heat map: filters by stage, and a village turns up once', async () => {
  const { body } = await organiser.call(readHeatMap, { query: { ...inCity, level: 'latest', from: 0 } });
  expect(new Set(body.rows.map(({ assessmentId }) => assessmentId)).size).toBe(body.total);
  const { body: none } = await organiser.call(readHeatMap, { query: { ...inCity, at: 'application' } });
  expect(none).toEqual({ total: 0, rows: [] });
});

test('each role sees its own subtree and its own stars; outside it nothing', async () => {
  const people = {
    township: await as('townshipReviewer', places.xiaoguaiTownship),
    district: await as('districtAssessor', places.karamay),
    village: await as('villageClerk', places.xiaoguai),
    lead: await as('leadUnitAssessor', places.karamay, { stars: ['ZF'] }),
    auditor: await as('auditAdmin', places.city),
  };
  for (const [who, person] of Object.entries(people)) {
    const { body: frame } = await person.call(readFrame, { query: {} });
    const { status, body } = await person.call(readHeatMap, { query: { cycleId: last, unitCode: frame.unit.code } });
    expect([who, status]).toEqual([who, 200]);
    expect(body.total).toBe({ township: 3, district: 3, village: 1, lead: 3, auditor: 5 }[who]);
    const codes = [...new Set(body.rows.flatMap(({ cells }) => cells.map(({ starCode }) => starCode)))];
    if (who === 'lead') expect([codes, frame.stars.map(({ code }) => code)]).toEqual([['ZF'], ['ZF']]);
    if (who === 'auditor') continue;
    for (const unitCode of [places.urho, places.hake, places.city]) {
      const refused = await person.call(readProgress, { query: { cycleId: last, unitCode } });
      expect([who, unitCode, refused.status, refused.problem.code]).toEqual([who, unitCode, 403, 'accounts.notPermitted']);
    }
  }
  const villager = await as('villager', places.xiaoguai);
  expect((await villager.call(readFrame, { query: {} })).status).toBe(403);
});

test('similar villages: in the rule’s order, named inside the caller’s units alone, and only finished years beyond them', async () => {
  const query = { cycleId: last, unitCode: places.xiaoguai };
  const { body: seen } = await organiser.call(readSimilar, { query });
  expect(seen.peers).toHaveLength(4);
  const codes = await platform.owner.selectFrom('assessment').select(['id', 'villageCode']).execute();
  const likeness = seen.peers.map((peer) => ({
    ...peer,
    villageCode: codes.find(({ id }) => id === peer.village?.assessmentId)?.villageCode ?? '',
  }));
  expect(likeness.toSorted(bySimilarity)).toEqual(likeness);

  const clerk = await as('villageClerk', places.xiaoguai);
  const { body: own } = await clerk.call(readSimilar, { query });
  expect(own.peers.map(({ village }) => village)).toEqual([null, null, null, null]);
  const asResult = (await organiser.call(readSimilar, { query: { ...query, level: 'result' } })).body.peers;
  expect(own.peers.map(({ stars }) => stars)).toEqual(asResult.map(({ stars }) => stars));
  for (const { village } of seen.peers) expect(JSON.stringify(own)).not.toContain(village?.name);
  const { body: running } = await clerk.call(readSimilar, { query: { ...query, cycleId: current } });
  expect(running.peers).toEqual([]);
  const { problem } = await organiser.call(readSimilar, { query: inCity });
  expect(problem.code).toBe('insight.unitNotVillage');
});

test('the same rows as CSV and xlsx, in the language asked for', async () => {
  for (const question of ['progress', 'heatMap', 'distribution', 'completeness', 'trends'] as const) {
    const { body: csv } = await organiser.call(downloadFigures, { params: { question }, query: { ...inCity, language: 'en' } });
    const lines = new TextDecoder()
      .decode(csv.bytes as Uint8Array)
      .trim()
      .split('\r\n');
    const { body: xlsx } = await organiser.call(downloadFigures, { params: { question }, query: { ...inCity, format: 'xlsx' } });
    const [sheet] = await readWorkbookFile(xlsx.bytes as Uint8Array);
    expect(sheet?.rows.length, question).toBe(lines.length);
    expect(lines.length, question).toBe({ progress: 4, heatMap: 6, distribution: 11, completeness: 19, trends: 21 }[question]);
    expect(lines.join(' ')).not.toMatch(/[一-鿿].*Declared/);
  }
});

test('a year on the way: every act is noted, an open sheet’s marks stay with its keeper, and a recount finds what a full one finds', async () => {
  const other = await testServer();
  const { assessments, cycleId } = await given.cycle(other, { villages: [places.xiaoguai, places.hexie] });
  const assessmentId = assessments[places.xiaoguai] ?? '';
  const who = await given.people(other);
  await given.application(other, { assessmentId, secretary: who.secretary });
  const first = await other.as('villageSecretary', places.hexie);
  await first.call(saveApplication, {
    params: { assessmentId: assessments[places.hexie] ?? '' },
    body: { stars: ['ZF'], commitments: {}, version: 0 },
  });
  await first.call(submitApplication, { params: { assessmentId: assessments[places.hexie] ?? '' }, body: { version: 1 } });

  const look = async (level: Level) => {
    const frame = await who.cityOrganiser.call(readFrame, { query: { unitCode: places.xiaoguai } });
    await recount(other.platform.owner, other.clock.now());
    const counted = await rowsOf(other);
    await recountAll(other.platform.owner, other.clock.now());
    expect(await rowsOf(other)).toEqual(counted);
    const { body } = await who.cityOrganiser.call(readHeatMap, { query: { cycleId, unitCode: places.xiaoguai, level } });
    return { pending: frame.body.pending, scores: body.rows.flatMap(({ cells }) => cells.map(({ score }) => score)) };
  };
  expect(await look('selfAssessment')).toEqual({ pending: 1, scores: [null, null, null] });
  expect((await look('latest')).pending).toBe(0);

  await given.passage(other, assessmentId, who, 'selfAssessment');
  const submitted = await look('selfAssessment');
  expect(submitted.pending).toBe(1);
  expect(submitted.scores.every((score) => score !== null)).toBe(true);
  expect((await look('preliminaryReview')).scores).toEqual([null, null, null]);

  // sent back, the sheet is being written again: its marks no longer stand
  other.clock.set(given.noon(given.days.preliminaryReview));
  const { rows: items } = await sql<{ itemCode: string }>`
    select item_code from score_cell where assessment_id = ${assessmentId} order by item_code limit 1`.execute(
    other.platform.owner,
  );
  await who.reviewer.call(sendBack, {
    params: { assessmentId, stage: 'selfAssessment' },
    body: { items: items.map(({ itemCode }) => ({ itemCode, reason: '请核对' })), dueOn: '2026-11-10' },
  });
  expect((await look('selfAssessment')).scores).toEqual([null, null, null]);
  const { body } = await who.cityOrganiser.call(readProgress, { query: { cycleId, unitCode: places.xiaoguai } });
  expect(body.total.byBlock.returned).toBe(1);
  expect(body.waiting[0]?.dueOn).toBe('2026-11-10');
  const refused = await who.secretary.call(submitSheet, {
    params: { assessmentId, stage: 'selfAssessment' },
    body: { words: '' },
  });
  expect(refused.status).toBe(409);
});

test('no dashboard reads a score cell', () => {
  for (const file of ['answers', 'counted', 'villages', 'peers', 'place', 'frame', 'file', 'routes'])
    expect(readFileSync(new URL(`./${file}.ts`, import.meta.url), 'utf8')).not.toMatch(/score_?cell/i);
});
