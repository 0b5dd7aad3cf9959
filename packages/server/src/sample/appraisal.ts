import { closeAppraisal, createAppraisal, openAppraisal, prepareAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import { castBallot } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import type { Option } from '@xingcun/core/fieldwork/appraisal/asked';
import type { Caller } from './caller.ts';

const entitled = 30;
const present = 26;
/** Marks of the hall for the organisation, and for a post that few know: its sample stays too small. */
const marks: [organisation: Option, post: Option][] = Array.from({ length: present }, (_, seat) => [
  seat < 16 ? 'satisfied' : seat < 23 ? 'fairlySatisfied' : seat < 25 ? 'dissatisfied' : 'unsure',
  seat < 9 ? 'satisfied' : 'unsure',
]);

/** An appraisal (样例) at the township's review, from the roll to the count: everyone votes by phone. */
export async function holdSampleAppraisal(reviewer: Caller, anyone: Caller, assessmentId: string): Promise<void> {
  const subjects = {
    asked: ['partyBranch', 'firstSecretary'] as ('partyBranch' | 'firstSecretary')[],
    presidedBy: 'supervisor' as const,
  };
  const draft = await reviewer(createAppraisal, { params: { assessmentId }, body: subjects });
  const params = { appraisalId: draft.id };
  const roll = Array.from({ length: entitled }, (_, index) => ({
    number: index + 1,
    label: `代表${String(index + 1).padStart(2, '0')}`,
    present: index < present,
  }));
  const prepared = await reviewer(prepareAppraisal, { params, body: { ...subjects, roll, version: draft.version } });
  const { codes, appraisal } = await reviewer(openAppraisal, { params, body: { version: prepared.version } });
  for (const [index, code] of codes.entries()) {
    const [partyBranch = 'unsure', firstSecretary = 'unsure'] = marks[index] ?? [];
    await anyone(castBallot, { body: { code, choices: { partyBranch, firstSecretary } } });
  }
  await reviewer(closeAppraisal, { params, body: { papersReturned: 0, version: appraisal.version } });
}
