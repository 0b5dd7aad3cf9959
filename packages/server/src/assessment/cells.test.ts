import {
  adoptStar,
  readCellHistory,
  readSheet,
  recordVeto,
  liftVeto,
  readRating,
  saveCell,
  saveCells,
  sendBack,
  submitSheet,
} from '@xingcun/core/assessment/contract';
import type { CellEntry } from '@xingcun/core/assessment/cell';
import { strongEntries } from '@xingcun/core/assessment/given';
import type { Stage } from '@xingcun/core/cycles/stage';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import * as given from '../test/given.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { clock, platform, as } = server;
const { assessments } = await given.cycle(server, {
  villages: [places.xiaoguai, places.tuanjie, places.hexie, places.chagancao, places.hake],
});
const who = await given.people(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
await given.application(server, { assessmentId, secretary: who.secretary, stars: ['ZF', 'LD'] });
beforeEach(() => clock.set(given.noon(given.days.selfAssessment)));

const at = (stage: Stage, id = assessmentId) => ({ assessmentId: id, stage });
const mark = (score: number): CellEntry => ({ kind: 'mark', score });
const save = (
  person: given.Person,
  itemCode: string,
  entry: CellEntry | null,
  more: { version?: number; reason?: string; stage?: Stage; key?: string; id?: string } = {},
) =>
  person.call(
    saveCell,
    {
      params: { ...at(more.stage ?? 'selfAssessment', more.id), itemCode },
      body: { entry, reason: more.reason ?? '', proofs: [], version: more.version ?? 0 },
    },
    more.key ? { key: more.key } : {},
  );

describe('two people at one cell', () => {
  test('the second sees both values and overwrites nothing', async () => {
    expect((await save(who.clerk, 'LD1', mark(9000))).body).toMatchObject({ version: 1, score: 9000 });
    const overtaken = await save(who.secretary, 'LD1', mark(8800), { reason: '我的理由' });
    expect([overtaken.status, overtaken.problem.code]).toEqual([409, 'assessment.cellChanged']);
    expect(overtaken.problem.values).toMatchObject({
      itemCode: 'LD1',
      yours: { entry: mark(8800), reason: '我的理由', version: 0 },
      theirs: { entry: mark(9000), score: 9000, version: 1, by: expect.stringContaining('villageClerk') },
    });
    expect((await save(who.secretary, 'LD1', mark(8800), { version: 1 })).body).toMatchObject({ version: 2, score: 8800 });
  });

  test('at the same moment: one wins, every other is told', async () => {
    const scores = [5000, 5100, 5200, 5300, 5400, 5500];
    const answers = await Promise.all(scores.map((score) => save(who.clerk, 'LD1', mark(score), { version: 2 })));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const { status, problem } of answers.filter((answer) => answer.status !== 200)) {
      expect([status, problem.code]).toEqual([409, 'assessment.cellChanged']);
      expect(problem.values.theirs).toMatchObject({ score: won[0]?.body.score, version: 3 });
    }
  });

  test('at different cells nobody waits for nobody, and the counter is right', async () => {
    const id = assessments[places.tuanjie] ?? '';
    const secretary = await as('villageSecretary', places.tuanjie);
    await given.application(server, { assessmentId: id, secretary });
    clock.set(given.noon(given.days.selfAssessment));
    const answers = await Promise.all(Object.entries(strongEntries).map(([code, entry]) => save(secretary, code, entry, { id })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const counter = await platform.owner
      .selectFrom('scoreSheet')
      .select(['filled', 'filledByStar'])
      .where('assessmentId', '=', id)
      .executeTakeFirstOrThrow();
    expect(counter).toEqual({ filled: 8, filledByStar: { ZF: 3, MG: 3, LD: 1, '': 1 } });
    expect((await save(secretary, 'MG1', null, { id, version: 1 })).status).toBe(200);
    expect((await save(secretary, 'MG2', { kind: 'inputs', values: {} }, { id, version: 1 })).status).toBe(200);
    const after = await platform.owner
      .selectFrom('scoreSheet')
      .select('filledByStar')
      .where('assessmentId', '=', id)
      .executeTakeFirst();
    expect(after?.filledByStar).toEqual({ ZF: 3, MG: 1, LD: 1, '': 1 });
  });

  test('a repeated request with one key has one effect', async () => {
    const first = await save(who.clerk, 'ZF1', mark(3000), { key: 'clerk-zf1-once' });
    const second = await save(who.clerk, 'ZF1', mark(3000), { key: 'clerk-zf1-once' });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    const other = await save(who.clerk, 'ZF1', mark(3100), { key: 'clerk-zf1-once' });
    expect(other.problem.code).toBe('request.keyReused');
  });
});

describe('what a cell is given', () => {
  test('is checked against its rule, with the value in the answer', async () => {
    const refused = async (itemCode: string, entry: CellEntry) =>
      (await save(who.clerk, itemCode, entry, { version: 1 })).problem;
    expect(await refused('ZF1', mark(4050))).toMatchObject({
      status: 422,
      code: 'assessment.scoreOutOfRange',
      detail: '“ZF1”的得分 40.5 超出 0 至 40。',
    });
    expect(await refused('ZF1', mark(3010))).toMatchObject({ code: 'assessment.stepNotMet', values: { step: '0.5' } });
    expect(await refused('ZF1', { kind: 'holds', holds: true })).toMatchObject({ code: 'assessment.entryNotValid' });
    expect((await save(who.clerk, 'ZF2', mark(2000))).problem.code).toBe('assessment.overrideNeedsReason');
    expect((await save(who.clerk, 'QQ1', mark(1))).problem).toMatchObject({ status: 404, code: 'assessment.itemNotFound' });
    expect((await save(who.clerk, 'MG1', strongEntries.MG1)).problem.code).toBe('assessment.starNotDeclared');
  });

  test('many at once: all or none, with every fault or every conflict listed', async () => {
    const bulk = (cells: ReturnType<typeof given.cellsOf>) =>
      who.clerk.call(saveCells, { params: at('selfAssessment'), body: { cells } });
    const faulty = await bulk(given.cellsOf({ ZF2: strongEntries.ZF2, ZF3: mark(100), MGh: strongEntries.MGh, QQ1: mark(1) }));
    expect([faulty.status, faulty.problem.code]).toEqual([422, 'assessment.cellsNotValid']);
    expect(
      (faulty.problem.values.items as { itemCode: string; code: string }[]).map(({ itemCode, code }) => [itemCode, code]),
    ).toEqual([
      ['ZF3', 'assessment.overrideNeedsReason'],
      ['MGh', 'assessment.starNotDeclared'],
      ['QQ1', 'assessment.itemNotFound'],
    ]);
    const twice = [...given.cellsOf({ ZF2: strongEntries.ZF2 }), ...given.cellsOf({ ZF2: strongEntries.ZF2 })];
    expect((await bulk(twice)).problem.values).toMatchObject({ items: [{ itemCode: 'ZF2', code: 'assessment.itemRepeated' }] });

    const stale = await bulk(given.cellsOf({ ZF2: strongEntries.ZF2, ZF1: mark(3500), LD1: mark(9000) }));
    expect([stale.status, stale.problem.code, stale.problem.values.count]).toEqual([409, 'assessment.cellsChanged', 2]);
    const { body } = await who.clerk.call(readSheet, { params: at('selfAssessment') });
    expect(body.cells.map(({ itemCode }) => itemCode)).toEqual(['LD1', 'ZF1']);
    const good = await bulk(given.cellsOf({ ZF2: strongEntries.ZF2, ZF3: strongEntries.ZF3 }));
    expect(good.body.cells.map(({ itemCode, version, score }) => [itemCode, version, score])).toEqual([
      ['ZF2', 1, 2700],
      ['ZF3', 1, 2700],
    ]);
  });

  test('a mark in place of a computed score needs a second person to submit it', async () => {
    const override = { entry: mark(2900), reason: '系统漏记一场培训', proofs: [{ title: '签到册', reference: '8月' }] };
    const overrideBy = (person: given.Person, version: number) =>
      person.call(saveCell, { params: { ...at('selfAssessment'), itemCode: 'ZF2' }, body: { ...override, version } });
    const obstacles = async () => {
      const { body } = await who.secretary.call(readSheet, { params: at('selfAssessment') });
      return body.acts.submit.map(({ code }) => code);
    };
    expect((await overrideBy(who.secretary, 1)).status).toBe(200);
    expect(await obstacles()).toContain('assessment.overrideNeedsSecond');
    expect((await overrideBy(who.clerk, 2)).status).toBe(200);
    expect(await obstacles()).not.toContain('assessment.overrideNeedsSecond');
  });

  test('an unknown field, or a score that is no whole number of hundredths, is refused by its path', async () => {
    const odd = await save(who.clerk, 'LD1', { kind: 'mark', score: 90.5 });
    expect([odd.status, odd.problem.problems?.[0]?.path]).toEqual([422, 'body.entry.score']);
    const more = await save(who.clerk, 'LD1', { kind: 'mark', score: 9000, colour: 'red' } as never);
    expect(more.problem.problems?.[0]?.message).toContain('colour');
  });

  test('its history says who, when, before, after and why', async () => {
    await save(who.secretary, 'ZF3', { kind: 'inputs', values: { growth: 80 } }, { version: 1, reason: '统计口径更正' });
    const { body } = await who.supervisor.call(readCellHistory, { params: { ...at('selfAssessment'), itemCode: 'ZF3' } });
    expect(body).toHaveLength(2);
    expect(body[0]).toMatchObject({
      role: 'villageSecretary',
      reason: '统计口径更正',
      before: { entry: strongEntries.ZF3, score: 2700 },
      after: { entry: { kind: 'inputs', values: { growth: 80 } }, score: 2400 },
    });
  });
});

describe('who may not', () => {
  test('nobody outside the village’s subtree finds it; a role of another level may not score', async () => {
    const neighbour = await as('villageClerk', places.hexie);
    const otherDistrict = await as('districtAssessor', places.urho);
    for (const person of [neighbour, otherDistrict]) {
      expect((await person.call(readSheet, { params: at('selfAssessment') })).problem).toMatchObject({
        status: 404,
        code: 'assessment.notFound',
      });
      expect((await save(person, 'LD1', mark(100), { version: 3 })).status).toBe(404);
    }
    for (const person of [who.supervisor, who.reviewer, who.leadZf, who.cityOrganiser])
      expect((await save(person, 'LD1', mark(100), { version: 3 })).problem).toMatchObject({
        status: 403,
        code: 'accounts.notPermitted',
      });
  });

  test('the database itself keeps a lead unit off foreign stars', async () => {
    const other = assessments[places.hexie] ?? '';
    const secretary = await as('villageSecretary', places.hexie);
    await given.application(server, { assessmentId: other, secretary });
    const team = { ...who, secretary, clerk: await as('villageClerk', places.hexie) };
    await given.passage(server, other, team, 'preliminaryReview');
    clock.set(given.noon(given.days.jointReview));
    expect((await save(who.leadZf, 'MG1', strongEntries.MG1, { stage: 'jointReview', id: other })).problem).toMatchObject({
      status: 403,
      code: 'assessment.starNotYours',
    });
    expect((await save(who.leadZf, 'satisfaction', strongEntries.satisfaction, { stage: 'jointReview', id: other })).status).toBe(
      403,
    );
    expect((await who.leadZf.call(adoptStar, { params: at('jointReview', other), body: { starCode: 'ZF' } })).status).toBe(200);
    const written = platform.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'xingcun_app', true), set_config('app.scope', ${`{${places.city}.${places.karamay}}`}, true),
        set_config('app.stars', '{ZF}', true)`.execute(tx);
      await sql`update score_cell set score = 0 where assessment_id = ${other} and item_code = 'ZF1'`.execute(tx);
      return sql`insert into score_cell (assessment_id, stage, item_code, star_code, row_version, updated_by, updated_at)
        values (${other}, 'jointReview', 'MG1', 'MG', 1, ${who.leadZf.accountId}, now())`.execute(tx);
    });
    await expect(written).rejects.toMatchObject({ code: '42501' });
  });

  test('who scored for the village does not check it at the township, even through a deputy', async () => {
    const id = assessments[places.hexie] ?? '';
    const clerk = await as('villageClerk', places.hexie);
    await platform.owner
      .insertInto('sheetContributor')
      .values({ assessmentId: id, accountId: clerk.accountId, stage: 'selfAssessment' })
      .execute();
    await platform.owner
      .updateTable('roleGrant')
      .set({ role: 'districtOrganiser', unitCode: places.karamay, unitPath: sql`${`${places.city}.${places.karamay}`}::ltree` })
      .where('accountId', '=', clerk.accountId)
      .execute();
    clock.set(given.noon(given.days.jointReview));
    const items = [{ itemCode: 'LD1', reason: '再核' }];
    const send = (person: given.Person) =>
      person.call(sendBack, { params: at('preliminaryReview', id), body: { items, dueOn: '2026-11-30' } });
    expect((await send(clerk)).problem).toMatchObject({ status: 403, code: 'assessment.ownClaim' });
    const deputy = await as('districtOrganiser', places.karamay, { deputyFor: clerk.accountId, toOn: '2026-12-31' });
    expect((await send(deputy)).problem.code).toBe('assessment.ownClaim');
    expect((await send(who.districtOrganiser)).status).toBe(201);
  });
});

describe('what breaks off', () => {
  test('a submission whose connection dies half-way leaves nothing behind', async () => {
    const id = assessments[places.chagancao] ?? '';
    const secretary = await as('villageSecretary', places.chagancao);
    await given.application(server, { assessmentId: id, secretary });
    clock.set(given.noon(given.days.selfAssessment));
    await secretary.call(saveCells, { params: at('selfAssessment', id), body: { cells: given.cellsOf(strongEntries) } });
    await given.meetings(id, secretary);

    // the audit chain is the last thing a request writes: whoever holds it stops the submission after all its other writes
    const answer = await platform.owner.connection().execute(async (one) => {
      await sql`begin`.execute(one);
      await sql`select * from audit_chain where chain = ${places.chagancao} for update`.execute(one);
      const submitting = secretary.call(submitSheet, { params: at('selfAssessment', id), body: { words: '' } });
      const waiting = sql<{ pid: number }>`select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query ilike '%audit_entry%'`;
      let pid: number | undefined;
      while (pid === undefined) pid = (await waiting.execute(platform.owner)).rows[0]?.pid;
      await sql`select pg_terminate_backend(${pid})`.execute(one);
      const broken = await submitting;
      await sql`rollback`.execute(one);
      return broken;
    });
    expect(answer.status).toBe(500);
    const { body } = await secretary.call(readSheet, { params: at('selfAssessment', id) });
    expect(body).toMatchObject({ state: 'open', round: 1, acts: { submit: [] } });
    const acts = await platform.owner.selectFrom('sheetAct').select('act').where('assessmentId', '=', id).execute();
    expect(acts).toEqual([{ act: 'opened' }]);
    const again = await secretary.call(submitSheet, { params: at('selfAssessment', id), body: { words: '' } });
    expect([again.status, again.body.state]).toEqual([201, 'submitted']);
  });

  test('a cell and a submission at one moment: the sheet goes up with the cell or the cell is refused', async () => {
    const id = assessments[places.hake] ?? '';
    const secretary = await as('villageSecretary', places.hake);
    await given.application(server, { assessmentId: id, secretary });
    clock.set(given.noon(given.days.selfAssessment));
    await secretary.call(saveCells, { params: at('selfAssessment', id), body: { cells: given.cellsOf(strongEntries) } });
    await given.meetings(id, secretary);
    const [saved, submitted] = await Promise.all([
      save(secretary, 'LD1', mark(7000), { id, version: 1 }),
      secretary.call(submitSheet, { params: at('selfAssessment', id), body: { words: '' } }),
    ]);
    expect(submitted.status).toBe(201);
    const { snapshot } = await platform.owner
      .selectFrom('sheetAct')
      .select('snapshot')
      .where('assessmentId', '=', id)
      .where('act', '=', 'submitted')
      .executeTakeFirstOrThrow();
    const sealed = (snapshot as { cells: { itemCode: string; score: number }[] }).cells.find(
      ({ itemCode }) => itemCode === 'LD1',
    );
    expect(saved.status === 200 ? [7000] : [9000, saved.problem.code]).toEqual(
      saved.status === 200 ? [sealed?.score] : [sealed?.score, 'assessment.sheetSubmitted'],
    );
  });
});

describe('vetoes', () => {
  const params = { assessmentId };
  const finding = { vetoCode: 'ZFv', document: '审计报告〔2026〕3号', authority: '区审计局', foundOn: '2026-10-01' };

  test('a veto is found by a document, takes its star, and is lifted by a document', async () => {
    expect((await who.clerk.call(recordVeto, { params, body: finding })).status).toBe(403);
    const recorded = await who.districtOrganiser.call(recordVeto, { params, body: finding });
    expect(recorded.body).toMatchObject({ ...finding, liftedAt: null });
    expect((await who.cityOrganiser.call(recordVeto, { params, body: finding })).problem.code).toBe('assessment.vetoStands');
    expect((await who.cityOrganiser.call(recordVeto, { params, body: { ...finding, vetoCode: 'XXv' } })).problem.code).toBe(
      'assessment.itemNotFound',
    );
    const starOf = async () => {
      const { body } = await who.clerk.call(readRating, { params, query: {} });
      return (body.rating.stars as { code: string; state: string }[]).map(({ code, state }) => `${code} ${state}`);
    };
    expect(await starOf()).toEqual(['ZF vetoed', 'MG notDeclared', 'LD notYet']);
    const lifting = { params: { assessmentId, vetoId: recorded.body.id }, body: { document: '复核决定〔2026〕1号' } };
    expect((await who.districtOrganiser.call(liftVeto, lifting)).body).toMatchObject({ liftingDocument: '复核决定〔2026〕1号' });
    expect((await who.districtOrganiser.call(liftVeto, lifting)).problem.code).toBe('assessment.vetoLifted');
    expect(await starOf()).toEqual(['ZF won', 'MG notDeclared', 'LD notYet']);
    expect((await who.districtOrganiser.call(recordVeto, { params, body: finding })).status).toBe(201);
  });
});
