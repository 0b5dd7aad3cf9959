import type { SheetState } from '../assessment/cell.ts';
import type { AssessmentStage } from '../cycles/stage.ts';

/** What keeps a village where it is, in the order in which it is to be put right. */
export const blocks = [
  'notApplied',
  'returned',
  'unfilled',
  'lackingProof',
  'meetingsMissing',
  'signOffsMissing',
  'notSubmitted',
  'vetoed',
] as const;
export type Block = (typeof blocks)[number];

export interface Standing {
  stage: AssessmentStage;
  applied: boolean;
  /** Of the sheet at which the village stands; null where it is not open yet. */
  sheetState: SheetState | null;
  /** Required items of that sheet, those with a value, entries without the proof that is wished, items sent back that are still open. */
  items: number;
  filled: number;
  lackingProof: number;
  returned: number;
  /** Of the two bodies, those whose meeting is carried. */
  meetingsCarried: number;
  declaredStars: number;
  signedOff: number;
  vetoes: number;
}

const bodies = 2;

/**
 * What keeps a village at its stage. Whether the act itself is open to a person is `assessment/workflow.ts`; this names the work that is left,
 * for whoever looks at many villages. Missing proof is wished for and stops nobody, so it never stands alone in the way of a submission.
 */
export function blocksOf(standing: Standing): Block[] {
  const { stage, applied } = standing;
  const vetoed: Block[] = standing.vetoes > 0 ? ['vetoed'] : [];
  if (stage === 'settled') return vetoed;
  if (stage === 'application') return applied ? vetoed : ['notApplied', ...vetoed];
  const found: Block[] = [];
  if (standing.returned > 0) found.push('returned');
  if (standing.filled < standing.items) found.push('unfilled');
  if (stage === 'selfAssessment' && standing.meetingsCarried < bodies) found.push('meetingsMissing');
  if (stage === 'jointReview' && standing.signedOff < standing.declaredStars) found.push('signOffsMissing');
  if (found.length === 0) found.push('notSubmitted');
  if (standing.lackingProof > 0) found.push('lackingProof');
  return [...blocks.filter((block) => found.includes(block)), ...vetoed];
}
