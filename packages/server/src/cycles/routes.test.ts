import { createCycle, listCycles, moveDueDate, publishCycle, readCycle, reviseCycle } from '@xingcun/core/cycles/contract';
import { expect, test } from 'vitest';
import { programmeOf2026, storedStandard, twoStars } from '../test/given-cycle.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { as, anyone, platform, clock } = server;
clock.set('2026-01-20T02:00:00Z');
const organiser = await as('cityOrganiser', places.city);
const standardId = await storedStandard(server);
const programme = programmeOf2026(standardId);
let year = 2026;
/** A draft of its own for a test: each city has one programme a year. */
const draft = async (more: Partial<typeof programme> = {}) => {
  year += 1;
  const shifted = programme.calendar.map((entry) => ({
    ...entry,
    opensOn: entry.opensOn.replace(/^\d{4}/, (of) => String(Number(of) + year - 2026)),
    dueOn: entry.dueOn.replace(/^\d{4}/, (of) => String(Number(of) + year - 2026)),
  }));
  const answer = await organiser.call(createCycle, { body: { ...programme, year, calendar: shifted, ...more } });
  expect(answer.status).toBe(201);
  return answer.body;
};

test('the city drafts a programme, revises it and publishes it; each village then has an assessment', async () => {
  const created = await organiser.call(createCycle, { body: programme });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    state: 'draft',
    cityName: '克拉玛依市',
    version: 1,
    standard: { id: standardId, draft: true },
    villages: [places.xiaoguai, places.hexie, places.hake],
  });
  const { cityCode: _, ...fields } = programme;
  const params = { cycleId: created.body.id };
  const revised = await organiser.call(reviseCycle, {
    params,
    body: { ...fields, villages: [places.xiaoguai, places.chagancao], version: 1 },
  });
  expect(revised.body).toMatchObject({ version: 2, villages: [places.xiaoguai, places.chagancao] });

  const published = await organiser.call(publishCycle, { params, body: { version: 2 } });
  expect(published.status).toBe(201);
  expect(published.body).toMatchObject({ state: 'running', version: 3 });
  const assessments = await platform.owner
    .selectFrom('assessment')
    .select(['villageCode', 'stage'])
    .where('cycleId', '=', created.body.id)
    .orderBy('villageCode')
    .execute();
  expect(assessments).toEqual([
    { villageCode: places.xiaoguai, stage: 'application' },
    { villageCode: places.chagancao, stage: 'application' },
  ]);
});

test('one programme a city and year', async () => {
  const again = await organiser.call(createCycle, { body: programme });
  expect(again.status).toBe(409);
  expect(again.problem).toMatchObject({ code: 'cycles.yearTaken', values: { year: 2026 } });
  const other = await draft();
  const { cityCode: _, ...fields } = programme;
  const revised = await organiser.call(reviseCycle, {
    params: { cycleId: other.id },
    body: { ...fields, version: other.version },
  });
  expect(revised.problem.code).toBe('cycles.yearTaken');
});

test('the same request twice, with one key, makes one programme', async () => {
  const body = { ...programme, year: 2099, calendar: [] };
  const key = 'create-2099-once';
  const [first, second] = await Promise.all([
    organiser.call(createCycle, { body }, { key }),
    organiser.call(createCycle, { body }, { key }),
  ]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.id).toBe(first.body.id);
});

test('only the city organiser edits; others in the tree read what is published', async () => {
  const { id } = await draft();
  for (const [role, unit] of [
    ['cityAssessor', places.city],
    ['districtOrganiser', places.karamay],
    ['villageSecretary', places.xiaoguai],
  ] as const) {
    const caller = await as(role, unit);
    expect((await caller.call(createCycle, { body: programme })).problem.code).toBe('accounts.notPermitted');
    expect((await caller.call(publishCycle, { params: { cycleId: id }, body: { version: 1 } })).status).toBe(403);
  }
  const clerk = await as('villageClerk', places.xiaoguai);
  expect((await clerk.call(readCycle, { params: { cycleId: id } })).status).toBe(404);
  const seen = await clerk.call(listCycles, {});
  expect(seen.body.map((cycle) => cycle.state)).toEqual(['running']);
  expect(seen.body[0]?.villages).toEqual([places.xiaoguai, places.chagancao]);
  expect((await organiser.call(readCycle, { params: { cycleId: id } })).body.state).toBe('draft');
  expect((await anyone.call(listCycles, {})).status).toBe(401);
});

test('an organiser of another place cannot reach the city’s programme', async () => {
  const { id, version } = await draft();
  const stranger = await as('cityOrganiser', places.urho);
  expect((await stranger.call(createCycle, { body: { ...programme, year: 2090 } })).status).toBe(403);
  expect((await stranger.call(publishCycle, { params: { cycleId: id }, body: { version } })).problem.code).toBe(
    'cycles.cycleNotFound',
  );
});

test('villages are open villages of the city, each once', async () => {
  const villages = [places.xiaoguai, places.xiaoguai, places.xiaoguaiTownship, '650203001001', '110101001001'];
  const refused = await organiser.call(createCycle, { body: { ...programme, year: 2091, villages } });
  expect(refused.status).toBe(422);
  expect(refused.problem.values.codes).toEqual(['110101001001', '650203001001', places.xiaoguaiTownship, places.xiaoguai]);
});

test('only a city has a programme, on a standard of its own', async () => {
  const district = await organiser.call(createCycle, { body: { ...programme, cityCode: places.karamay, year: 2092 } });
  expect(district.problem).toMatchObject({ code: 'cycles.notACity', values: { code: places.karamay } });
  const unknown = '00000000-0000-4000-8000-000000000000';
  const standardless = await organiser.call(createCycle, { body: { ...programme, standardId: unknown, year: 2092 } });
  expect(standardless.problem.code).toBe('standards.standardNotFound');
});

test('a draft may be incomplete; publishing says everything that is missing', async () => {
  const draftStandard = await storedStandard(server, { standard: { ...twoStars, version: 'next' }, state: 'draft' });
  const { id, version } = await draft({
    calendar: [],
    standardId: draftStandard,
    combination: 'weighted' as never,
    weights: {} as never,
  });
  const refused = await organiser.call(publishCycle, { params: { cycleId: id }, body: { version } });
  expect(refused.status).toBe(422);
  expect(refused.problem).toMatchObject({ code: 'cycles.stageMissing', detail: '日程缺少“申报创星”，请补上起止日期。' });
  const others = refused.problem.values.others as { code: string }[];
  expect(others.map(({ code }) => code)).toEqual([
    ...Array.from({ length: 7 }, () => 'cycles.stageMissing'),
    'cycles.weightsNotHundred',
    'cycles.standardNotPublished',
  ]);
});

test('what a draft cannot keep is refused at once', async () => {
  const [first] = programme.calendar;
  const twice = await organiser.call(createCycle, { body: { ...programme, year: 2093, calendar: [first, first] as never } });
  expect(twice.problem.code).toBe('cycles.stageRepeated');
  const weightless = await organiser.call(createCycle, { body: { ...programme, year: 2093, combination: 'weighted' as never } });
  expect(weightless.problem.code).toBe('cycles.weightsMissing');
});

test('an unknown field is refused with its name', async () => {
  const { status, problem } = await organiser.call(createCycle, { body: { ...programme, year: 2094, fee: 100 } as never });
  expect(status).toBe(422);
  expect(problem.problems?.[0]?.message).toContain('fee');
});

test('two organisers: the second sees that the programme has changed', async () => {
  const { id, version } = await draft();
  const { cityCode: _, ...fields } = programme;
  const body = { ...fields, year, calendar: [], version };
  expect((await organiser.call(reviseCycle, { params: { cycleId: id }, body })).status).toBe(200);
  const late = await organiser.call(reviseCycle, { params: { cycleId: id }, body });
  expect(late.status).toBe(409);
  expect(late.problem).toMatchObject({ code: 'cycles.changedMeanwhile', values: { yours: version, current: version + 1 } });
});

test('a running programme changes only its dates, with a reason that the audit log keeps', async () => {
  const { body: cycles } = await organiser.call(listCycles, {});
  const cycle = cycles.find((one) => one.state === 'running');
  const params = { cycleId: cycle?.id ?? '' };
  const { cityCode: _, ...fields } = programme;
  const revised = await organiser.call(reviseCycle, { params, body: { ...fields, version: cycle?.version ?? 0 } });
  expect(revised.problem).toMatchObject({ code: 'cycles.notInThisState', detail: '本周期处于“进行中”，不能办理此事。' });

  const dates = { opensOn: '2026-02-01', dueOn: '2026-02-28', reason: '春节后补报', version: cycle?.version ?? 0 };
  const move = { params: { ...params, stage: 'application' as const }, body: dates };
  const moved = await organiser.call(moveDueDate, move);
  expect(moved.status).toBe(200);
  expect(moved.body.calendar[0]).toEqual({ stage: 'application', opensOn: '2026-02-01', dueOn: '2026-02-28' });
  const entry = await platform.owner
    .selectFrom('auditEntry')
    .select(['reason', 'before', 'after', 'role'])
    .where('action', '=', 'cycles.edit')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry).toEqual({
    reason: '春节后补报',
    role: 'cityOrganiser',
    before: { stage: 'application', opensOn: '2026-02-01', dueOn: '2026-02-20' },
    after: { stage: 'application', opensOn: '2026-02-01', dueOn: '2026-02-28' },
  });

  expect((await organiser.call(moveDueDate, move)).problem.code).toBe('cycles.changedMeanwhile');
  const unreasoned = await organiser.call(moveDueDate, { ...move, body: { ...dates, reason: ' ' } });
  expect(unreasoned.problem.problems?.[0]?.path).toBe('body.reason');
  const overlapping = { ...dates, dueOn: '2026-06-01', version: moved.body.version };
  expect((await organiser.call(moveDueDate, { ...move, body: overlapping })).problem.code).toBe('cycles.stageOverlaps');
});

test('the database refuses an assessment twice and a programme twice published', async () => {
  const { body: cycles } = await organiser.call(listCycles, {});
  const cycle = cycles.find((one) => one.state === 'running');
  const again = await organiser.call(publishCycle, {
    params: { cycleId: cycle?.id ?? '' },
    body: { version: cycle?.version ?? 0 },
  });
  expect(again.problem).toMatchObject({ code: 'cycles.notInThisState', values: { state: 'running' } });
});
