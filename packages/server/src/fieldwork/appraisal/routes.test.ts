import { readSheet } from '@xingcun/core/assessment/contract';
import { slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import {
  closeAppraisal,
  createAppraisal,
  enterPaperBallot,
  issueLateSlips,
  listAppraisals,
  openAppraisal,
  prepareAppraisal,
  readAppraisal,
  recordAssistedVote,
  reissueSlips,
  takeOverAppraisal,
} from '@xingcun/core/fieldwork/appraisal/contract';
import { castBallot, readBallotForm, readPublicAppraisal } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import { expect, test } from 'vitest';
import { places, testServer } from '../../test/server.ts';
import { everywhere, openVote, rollOf, villageAtReview } from './given.ts';

const server = await testServer();
const { as, anyone, platform } = server;
const { assessmentId, assessments, who } = await villageAtReview(server);
const second = who.districtAssessor;
const asked = ['partyBranch', 'partySecretary'] as const;
const presidedBy = 'townshipOfficial' as const;
const open = (more = {}) => openVote(who.reviewer, assessmentId, more);

test('53 voters on paper and phones: 40 / 8 / 2 / 3 gives 91.20 and 96.00 %, and goes into the township’s sheet', async () => {
  const { params, codes, version } = await open();
  expect(codes).toHaveLength(53);
  const marks = [
    ...Array.from({ length: 40 }, () => 'satisfied' as const),
    ...Array.from({ length: 8 }, () => 'fairlySatisfied' as const),
    ...Array.from({ length: 2 }, () => 'dissatisfied' as const),
    ...Array.from({ length: 3 }, () => 'unsure' as const),
  ];
  for (const [index, mark] of marks.entries()) {
    const code = codes[index] ?? '';
    const choices = { partyBranch: mark, partySecretary: index < 10 ? mark : null };
    if (index % 2 === 0) {
      const { status, body } = await anyone.call(castBallot, { body: { code, choices } });
      expect([status, body.before, body.tracker]).toEqual([201, false, slipOf(code)?.tracker]);
    } else {
      const first = await who.reviewer.call(enterPaperBallot, { params, body: { code, choices } });
      expect(first.body.outcome).toBe('first');
      expect((await second.call(enterPaperBallot, { params, body: { code, choices } })).body.outcome).toBe('counted');
    }
  }
  const help = { help: 'marking', helper: 'ownChoice', witness: 'townshipWorker' } as const;
  expect((await who.reviewer.call(recordAssistedVote, { params, body: help })).status).toBe(201);
  const alone = await who.reviewer.call(recordAssistedVote, { params, body: { ...help, witness: 'ownChoice' } });
  expect(alone.problem.code).toBe('fieldwork.helperIsWitness');

  const { body: closed } = await who.reviewer.call(closeAppraisal, { params, body: { papersReturned: 26, version } });
  expect(closed).toMatchObject({ state: 'closed', issued: 53, assisted: [help], closedOn: '2026-11-05' });
  expect(closed.published).toMatchObject({ returned: 53, phone: 27, paper: 26, spoilt: 0 });
  expect(closed.published?.questions).toEqual([
    {
      code: 'partyBranch',
      figures: {
        counts: { satisfied: 40, fairlySatisfied: 8, dissatisfied: null, unsure: null, blank: null },
        scoreHundredths: 9120,
        satisfactionHundredths: 9600,
      },
    },
    { code: 'partySecretary', figures: null },
  ]);
  const trackers = codes.map((code) => slipOf(code)?.tracker ?? '').toSorted();
  expect(closed.published?.trackers).toEqual(trackers);
  const { body: shown } = await anyone.call(readPublicAppraisal, { params });
  expect(shown.published).toEqual(closed.published);
  expect(shown).toMatchObject({ entitled: 60, present: 53, rollDigest: closed.rollDigest, villageName: { zh: '小拐村' } });

  const take = { asked: 'partyBranch' as const, itemCode: 'LD5', reason: '以民主测评计票为准', version: 0 };
  const { status, body: cell } = await who.reviewer.call(takeOverAppraisal, { params, body: take });
  expect(status).toBe(201);
  expect(cell).toMatchObject({ score: 9120, proofs: [{ reference: `/appraisals/${params.appraisalId}` }] });
  const { body: sheet } = await who.reviewer.call(readSheet, { params: { assessmentId, stage: 'preliminaryReview' } });
  expect(sheet.cells.find(({ itemCode }) => itemCode === 'LD5')?.entry).toEqual({
    kind: 'inputs',
    values: { satisfied: 40, fairlySatisfied: 8, dissatisfied: 2, unsure: 3, issued: 53, present: 53 },
  });
  const refusals = [
    [take, 'assessment.cellChanged'],
    [{ ...take, itemCode: 'ZF1', version: 0 }, 'fieldwork.itemNotAppraisal'],
    [{ ...take, asked: 'partySecretary' as const }, 'fieldwork.askedNotOrganisation'],
    [{ ...take, asked: 'workTeam' as const }, 'fieldwork.appraisalNoResult'],
  ] as const;
  for (const [body, code] of refusals)
    expect((await who.reviewer.call(takeOverAppraisal, { params, body })).problem.code).toBe(code);
  const late = await anyone.call(castBallot, { body: { code: codes[0] ?? '', choices: everywhere(asked, 'dissatisfied') } });
  expect(late.body).toMatchObject({ before: true, tracker: slipOf(codes[0] ?? '')?.tracker });
});

test('a ballot sent again counts once and the first counts; a slip used on a phone is not entered from paper', async () => {
  const { params, codes } = await open();
  const [code = '', other = ''] = codes;
  const cast = (mark: 'satisfied' | 'dissatisfied') =>
    anyone.call(castBallot, { body: { code, choices: everywhere(asked, mark) } }, { key: 'the-same-key' });
  const [first, ...repeats] = await Promise.all([cast('satisfied'), cast('satisfied'), cast('satisfied'), cast('satisfied')]);
  const answers = [first, ...repeats, await cast('dissatisfied')];
  expect(new Set(answers.map(({ body }) => body.tracker)).size).toBe(1);
  expect(answers.filter(({ body }) => !body.before)).toHaveLength(1);
  const paper = (by: typeof second, slip: string, mark: 'satisfied' | 'dissatisfied') =>
    by.call(enterPaperBallot, { params, body: { code: slip, choices: everywhere(asked, mark) } });
  expect((await paper(second, code, 'satisfied')).problem.code).toBe('fieldwork.slipUsed');
  expect((await paper(second, '0000-0000-0000-0000', 'satisfied')).problem.code).toBe('fieldwork.slipUnknown');

  expect((await paper(second, other, 'satisfied')).body.outcome).toBe('first');
  expect((await paper(second, other, 'satisfied')).body.outcome).toBe('first'); // the same account is no second pair of eyes
  const differs = await paper(who.reviewer, other, 'dissatisfied');
  expect(differs.body).toEqual({
    outcome: 'differs',
    readings: expect.arrayContaining([everywhere(asked, 'satisfied'), everywhere(asked, 'dissatisfied')]) as unknown,
  });
  const waiting = await who.reviewer.call(closeAppraisal, { params, body: { papersReturned: 1, version: 3 } });
  expect(waiting.problem).toMatchObject({ code: 'fieldwork.papersWaiting', values: { count: 1 } });
  expect((await paper(who.reviewer, other, 'satisfied')).body.outcome).toBe('counted');
  const fewer = await who.reviewer.call(closeAppraisal, { params, body: { papersReturned: 0, version: 3 } });
  expect(fewer.problem.code).toBe('fieldwork.papersFewer');
});

test('more returned than issued voids the appraisal, and it has no figures', async () => {
  const { params, codes, version } = await open();
  for (const code of codes) await anyone.call(castBallot, { body: { code, choices: everywhere(asked, 'satisfied') } });
  const { body } = await who.reviewer.call(closeAppraisal, { params, body: { papersReturned: 1, version } });
  expect(body).toMatchObject({ state: 'void', issued: 53, published: { returned: 54, questions: [], phone: null } });
  const take = { asked: 'partyBranch' as const, itemCode: 'LD5', reason: 'x', version: 1 };
  expect((await who.reviewer.call(takeOverAppraisal, { params, body: take })).problem.code).toBe('fieldwork.appraisalState');
});

test('too small a sample leaves no figure in any answer, nor in the database', async () => {
  const { params, codes, version } = await open();
  for (const code of codes.slice(0, 8))
    await anyone.call(castBallot, { body: { code, choices: everywhere(asked, 'dissatisfied') } });
  const { body } = await who.reviewer.call(closeAppraisal, { params, body: { papersReturned: 0, version } });
  expect(body.published?.questions.map(({ figures }) => figures)).toEqual([null, null]);
  const stored = await platform.owner.selectFrom('appraisal').selectAll().where('id', '=', params.appraisalId).execute();
  expect(stored[0]?.result).toEqual({});
  expect(JSON.stringify(stored)).not.toContain('dissatisfied');
});

test('the roll freezes at opening: nobody changes it, nor what is asked, through any role', async () => {
  const { params, version } = await open();
  const change = await who.reviewer.call(prepareAppraisal, {
    params,
    body: { asked: ['partyBranch'], presidedBy, roll: rollOf(60, 60), version },
  });
  expect(change.problem.code).toBe('fieldwork.appraisalState');
  for (const set of [{ roll: '[]' }, { asked: ['collective' as const] }, { rollDigest: 'x' }]) {
    const changing = platform.owner.updateTable('appraisal').set(set).where('id', '=', params.appraisalId).execute();
    await expect(changing).rejects.toThrow('frozen');
  }
  await expect(platform.owner.deleteFrom('appraisal').where('id', '=', params.appraisalId).execute()).rejects.toThrow();
});

test('late arrivals get slips up to the roll; all slips are issued afresh only while none was used', async () => {
  const { params, codes, asked: questions } = await open({ entitled: 60, present: 53 });
  const late = await who.reviewer.call(issueLateSlips, { params, body: { count: 2, reason: '两位代表迟到' } });
  expect(late.body).toMatchObject({ appraisal: { issued: 55, present: 55, late: [{ count: 2 }] } });
  expect(late.body.codes).toHaveLength(2);
  const tooMany = await who.reviewer.call(issueLateSlips, { params, body: { count: 6, reason: '迟到' } });
  expect(tooMany.problem).toMatchObject({ code: 'fieldwork.lateTooMany', values: { left: 5 } });

  const afresh = await who.reviewer.call(reissueSlips, { params, body: {} });
  expect(afresh.body.codes).toHaveLength(55);
  const choices = everywhere(questions, 'satisfied');
  const old = await anyone.call(castBallot, { body: { code: codes[0] ?? '', choices } });
  expect(old.problem.code).toBe('fieldwork.slipUnknown');
  await anyone.call(castBallot, { body: { code: afresh.body.codes[0] ?? '', choices } });
  expect((await who.reviewer.call(reissueSlips, { params, body: {} })).problem.code).toBe('fieldwork.slipsUsed');
});

test('preparation: names are refused by line, a second hand sees the first one’s version, opening needs more than half', async () => {
  const { body: draft } = await who.reviewer.call(createAppraisal, {
    params: { assessmentId },
    body: { asked: [...asked], presidedBy },
  });
  const params = { appraisalId: draft.id };
  const prepare = (roll: { number: number; label: string; present: boolean }[], version: number) =>
    who.townshipSecretary.call(prepareAppraisal, { params, body: { asked: [...asked], presidedBy, roll, version } });
  const named = await prepare([{ number: 1, label: '张三', present: true }], 1);
  expect(named.status).toBe(422);
  expect(named.problem.detail).toContain('第 1 行“张三”不是席位标签');
  expect((await prepare(rollOf(40, 20), 1)).body.version).toBe(2);
  expect((await prepare(rollOf(40, 21), 1)).problem).toMatchObject({
    code: 'fieldwork.appraisalChanged',
    values: { yourVersion: 1, theirVersion: 2, yours: { present: 21 }, theirs: { present: 20 } },
  });
  const quorum = await who.reviewer.call(openAppraisal, { params, body: { version: 2 } });
  expect(quorum.problem).toMatchObject({ code: 'fieldwork.appraisalNoQuorum', values: { present: 20, needed: 21 } });
  expect((await anyone.call(readPublicAppraisal, { params })).status).toBe(404);
  const { body: list } = await who.reviewer.call(listAppraisals, { params: { assessmentId } });
  expect(list.find(({ id }) => id === draft.id)?.state).toBe('draft');
  const hake = await who.reviewer.call(createAppraisal, {
    params: { assessmentId: assessments[places.hake] ?? '' },
    body: { asked: [...asked], presidedBy },
  });
  expect(hake.problem.code).toBe('assessment.notFound');
});

test('while voting is open nothing but the number issued shows, whoever asks', async () => {
  const { params, codes } = await open();
  const before = [await who.reviewer.call(readAppraisal, { params }), await anyone.call(readPublicAppraisal, { params })];
  for (const code of codes.slice(0, 20))
    await anyone.call(castBallot, { body: { code, choices: everywhere(asked, 'dissatisfied') } });
  const after = [await who.reviewer.call(readAppraisal, { params }), await anyone.call(readPublicAppraisal, { params })];
  expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body));
  expect(before[0]?.body).toMatchObject({ issued: 53, published: null });
});

test('wrong codes from one address are limited, right ones from the same hall are not', async () => {
  const { codes } = await open();
  const hall = { address: '10.1.1.1' };
  const choices = everywhere(asked, 'satisfied');
  for (const code of codes.slice(0, 40))
    expect((await anyone.call(castBallot, { body: { code, choices } }, hall)).status).toBe(201);
  const wrong = () => anyone.call(readBallotForm, { body: { code: '0000-0000-0000-0000' } }, hall);
  for (let tried = 0; tried < 30; tried += 1) expect((await wrong()).status).toBe(404);
  const { status, problem } = await wrong();
  expect([status, problem.code]).toEqual([429, 'request.tooMany']);
  const elsewhere = await anyone.call(readBallotForm, { body: { code: codes[41] ?? '' } }, { address: '10.1.1.2' });
  expect(elsewhere.body).toMatchObject({ state: 'open', used: false, asked, villageName: { zh: '小拐村' } });
});

test('refusals of a ballot repeat nothing of it', async () => {
  const { codes } = await open();
  const [code = ''] = codes;
  const spoilt = [
    { code, choices: { partyBranch: 'satisfied' } },
    { code, choices: { ...everywhere(asked, 'satisfied'), workTeam: 'satisfied' } },
    { code, choices: { partyBranch: 'perhaps', partySecretary: null } },
    { code, choices: {}, name: '张三' },
  ];
  for (const body of spoilt) {
    const { status, problem } = await anyone.call(castBallot, { body: body as never });
    expect(status).toBe(422);
    expect(JSON.stringify(problem)).not.toMatch(new RegExp(`${code}|perhaps|张三|"satisfied"`));
  }
  const raw = await server.app.inject({
    method: 'POST',
    url: '/api/public/ballots',
    headers: { 'content-type': 'application/json' },
    payload: `{"code": "${code}", "choices": nonsense`,
  });
  expect(raw.statusCode).toBe(422);
  expect(raw.body).not.toContain(code);
});

test('people outside the township, and the village itself, run no vote and enter no ballot', async () => {
  const { params, codes } = await open();
  const body = { code: codes[0] ?? '', choices: everywhere(asked, 'satisfied') };
  for (const [role, unit] of [
    ['villageSecretary', places.xiaoguai],
    ['supervisor', places.xiaoguai],
    ['cityAssessor', places.city],
    ['workTeamMember', places.xiaoguai],
  ] as const) {
    const person = await as(role, unit);
    expect((await person.call(enterPaperBallot, { params, body })).problem.code).toBe('accounts.notPermitted');
    expect((await person.call(reissueSlips, { params, body: {} })).problem.code).toBe('accounts.notPermitted');
  }
  const neighbour = await as('townshipReviewer', places.urhoTown);
  expect((await neighbour.call(enterPaperBallot, { params, body })).problem.code).toBe('fieldwork.appraisalNotFound');
  expect((await who.supervisor.call(readAppraisal, { params })).body.state).toBe('open');
});
