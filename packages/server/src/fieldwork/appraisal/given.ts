import { createAppraisal, openAppraisal, prepareAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import type { Asked, Option } from '@xingcun/core/fieldwork/appraisal/asked';
import type { Choices } from '@xingcun/core/fieldwork/appraisal/ballot';
import { saveCells, submitSheet } from '@xingcun/core/assessment/contract';
import { givenThreeStars, strongEntries } from '@xingcun/core/assessment/given';
import { givenIndicator, givenInput, givenStar } from '@xingcun/core/rating/given';
import { application, cellsOf, cycle, days, meetings, noon, people, type Person } from '../../test/given.ts';
import { places, type testServer } from '../../test/server.ts';

/** Three stars, of which LD is an appraisal as the draft of Karamay states it. */
export function withAppraisalStar() {
  const standard = givenThreeStars();
  const codes = ['satisfied', 'fairlySatisfied', 'dissatisfied', 'unsure', 'issued', 'present'];
  const appraisal = givenIndicator(
    'LD5',
    10_000,
    {
      kind: 'appraisal',
      inputs: codes.map((code) => givenInput(code)),
      options: [
        { input: 'satisfied', weight: 100 },
        { input: 'fairlySatisfied', weight: 70 },
        { input: 'dissatisfied', weight: 0 },
      ],
      excluded: ['unsure'],
      issued: 'issued',
      present: 'present',
      minimumValid: 15,
      minimumShareOfPresent: 50,
    },
    { title: { zh: '民主测评（样例）', en: 'Democratic appraisal (sample)' }, notApplicable: 'never' },
  );
  const [zf, mg] = standard.stars;
  if (!zf || !mg) throw new Error('the given standard has stars');
  return { ...standard, stars: [zf, mg, givenStar('LD', [appraisal])] };
}

/** 小拐村 at the township's review of a standard with an appraisal, everyone who has a part in it, and the assessments by village. */
export async function villageAtReview(server: Awaited<ReturnType<typeof testServer>>) {
  const { assessments } = await cycle(server, { standard: withAppraisalStar() });
  const who = await people(server);
  const assessmentId = assessments[places.xiaoguai] ?? '';
  await application(server, { assessmentId, secretary: who.secretary, stars: ['ZF', 'MG', 'LD'] });
  server.clock.set(noon(days.selfAssessment));
  const { LD1: _judged, ...entries } = strongEntries;
  const values = { satisfied: 50, fairlySatisfied: 3, dissatisfied: 0, unsure: 0, issued: 53, present: 53 };
  const cells = cellsOf({ ...entries, LD5: { kind: 'inputs', values } });
  const params = { assessmentId, stage: 'selfAssessment' as const };
  await who.clerk.call(saveCells, { params, body: { cells } });
  await meetings(assessmentId, who.clerk);
  await who.secretary.call(submitSheet, { params, body: { words: '' } });
  server.clock.set(noon(days.preliminaryReview));
  return { assessmentId, assessments, who };
}

export const rollOf = (entitled: number, present: number) =>
  Array.from({ length: entitled }, (_, index) => ({
    number: index + 1,
    label: `代表${String(index + 1).padStart(2, '0')}`,
    present: index < present,
  }));

/** An open appraisal and the codes of its slips. */
export async function openVote(
  reviewer: Person,
  assessmentId: string,
  { entitled = 60, present = 53, asked = ['partyBranch', 'partySecretary'] as Asked[] } = {},
) {
  const presidedBy = 'townshipOfficial' as const;
  const { body: draft } = await reviewer.call(createAppraisal, { params: { assessmentId }, body: { asked, presidedBy } });
  const params = { appraisalId: draft.id };
  const roll = rollOf(entitled, present);
  const { body: prepared } = await reviewer.call(prepareAppraisal, { params, body: { asked, presidedBy, roll, version: 1 } });
  const { body } = await reviewer.call(openAppraisal, { params, body: { version: prepared.version } });
  return { appraisalId: draft.id, params, codes: body.codes, version: body.appraisal.version, asked };
}

/** The same mark on every question. */
export function everywhere(asked: readonly Asked[], mark: Option | null): Choices {
  return Object.fromEntries(asked.map((code) => [code, mark]));
}
