import { moveDueDate, readCycle, saveApplication, submitApplication } from '@xingcun/core/cycles/contract';
import { expect, test } from 'vitest';
import { runningCycle } from '../test/given-cycle.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { as, platform, clock } = server;
clock.set('2026-02-03T02:00:00Z');
const { organiser, cycle, assessments } = await runningCycle(server);
const clerk = await as('villageClerk', places.xiaoguai);
const secretary = await as('villageSecretary', places.xiaoguai);
const params = { assessmentId: assessments[places.xiaoguai] ?? '' };
const application = { stars: ['ZF', 'LD_2'], commitments: { LD_2: '按期召开村民代表会议' }, version: 0 };

test('before the first day and after the last nobody applies', async () => {
  clock.set('2026-01-31T15:59:59Z'); // 23:59 in Beijing
  expect((await clerk.call(saveApplication, { params, body: application })).problem.code).toBe('cycles.applicationNotOpen');
  clock.set('2026-02-20T16:00:00Z'); // 00:00 on the 21st in Beijing
  const late = await clerk.call(saveApplication, { params, body: application });
  expect(late.status).toBe(409);
  expect(late.problem.detail).toBe('申报已于 2026年2月20日 截止。如需延期，请联系市级统筹。');
  clock.set('2026-02-03T02:00:00Z');
});

test('a clerk writes the village’s application; star codes come back letter by letter', async () => {
  const saved = await clerk.call(saveApplication, { params, body: application });
  expect(saved.status).toBe(200);
  expect(saved.body).toEqual({ assessmentId: params.assessmentId, ...application, version: 1, submittedAt: null });
});

test('two people: the second sees both values and nothing is overwritten', async () => {
  const yours = { stars: ['ZF'], commitments: {}, version: 0 };
  const refused = await secretary.call(saveApplication, { params, body: yours });
  expect(refused.status).toBe(409);
  expect(refused.problem.code).toBe('cycles.applicationChanged');
  expect(refused.problem.values).toEqual({ yours, theirs: { ...application, version: 1 } });
  const again = await secretary.call(saveApplication, { params, body: { ...yours, version: 1 } });
  expect(again.body).toMatchObject({ stars: ['ZF'], commitments: {}, version: 2 });
});

test('only known stars, each once, and promises for chosen stars alone', async () => {
  const refuse = async (body: object) =>
    (await clerk.call(saveApplication, { params, body: { ...application, ...body } })).problem;
  expect(await refuse({ stars: ['ZF', 'ZF'] })).toMatchObject({ code: 'cycles.starRepeated' });
  expect(await refuse({ stars: ['ZF', 'QQ'], commitments: {} })).toMatchObject({
    code: 'cycles.starUnknown',
    values: { stars: ['QQ'] },
  });
  expect(await refuse({ stars: ['ZF'] })).toMatchObject({ code: 'cycles.commitmentWithoutStar', values: { stars: ['LD_2'] } });
  expect((await refuse({ stars: [] })).code).toBe('request.invalid');
  expect((await refuse({ resident: '某某' })).problems?.[0]?.message).toContain('resident');
});

test('other villages and other roles cannot touch it', async () => {
  const neighbour = await as('villageClerk', places.hexie);
  const blocked = await neighbour.call(saveApplication, { params, body: { ...application, version: 2 } });
  expect(blocked.problem.code).toBe('cycles.assessmentNotFound');
  for (const [role, unit] of [
    ['supervisor', places.xiaoguai],
    ['townshipSecretary', places.xiaoguaiTownship],
    ['cityOrganiser', places.city],
  ] as const) {
    const caller = await as(role, unit);
    expect((await caller.call(saveApplication, { params, body: application })).problem.code).toBe('accounts.notPermitted');
  }
  expect((await clerk.call(submitApplication, { params, body: { version: 2 } })).problem.code).toBe('accounts.notPermitted');
});

test('the secretary submits the version he read; the village then stands at its self-assessment', async () => {
  expect((await secretary.call(submitApplication, { params, body: { version: 1 } })).problem.code).toBe(
    'cycles.applicationChanged',
  );
  const submitted = await secretary.call(submitApplication, { params, body: { version: 2 } });
  expect(submitted.status).toBe(201);
  expect(submitted.body.submittedAt).toBe('2026-02-03T02:00:00.000Z');
  const { stage } = await platform.owner
    .selectFrom('assessment')
    .select('stage')
    .where('id', '=', params.assessmentId)
    .executeTakeFirstOrThrow();
  expect(stage).toBe('selfAssessment');
  const { version } = submitted.body;
  expect((await secretary.call(submitApplication, { params, body: { version } })).problem.code).toBe(
    'cycles.applicationSubmitted',
  );
  expect((await clerk.call(saveApplication, { params, body: { ...application, version } })).problem.code).toBe(
    'cycles.applicationSubmitted',
  );
});

test('a submission repeated with its key has one effect and one answer', async () => {
  const hake = await as('villageSecretary', places.hake);
  const here = { assessmentId: assessments[places.hake] ?? '' };
  expect((await hake.call(submitApplication, { params: here, body: { version: 1 } })).problem.code).toBe(
    'cycles.applicationMissing',
  );
  await hake.call(saveApplication, { params: here, body: application });
  const call = { params: here, body: { version: 1 } };
  const first = await hake.call(submitApplication, call, { key: 'hake-submits' });
  const second = await hake.call(submitApplication, call, { key: 'hake-submits' });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
});

test('a date moved with a reason lets a late village apply', async () => {
  clock.set('2026-02-25T02:00:00Z');
  const hexie = await as('villageClerk', places.hexie);
  const here = { assessmentId: assessments[places.hexie] ?? '' };
  expect((await hexie.call(saveApplication, { params: here, body: application })).problem.code).toBe('cycles.applicationClosed');
  const { body } = await organiser.call(readCycle, { params: { cycleId: cycle.id } });
  await organiser.call(moveDueDate, {
    params: { cycleId: cycle.id, stage: 'application' },
    body: { opensOn: '2026-02-01', dueOn: '2026-02-27', reason: '春节假期顺延', version: body.version },
  });
  expect((await hexie.call(saveApplication, { params: here, body: application })).status).toBe(200);
});
