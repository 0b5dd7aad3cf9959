import type { CycleState } from '../../cycles/cycle.ts';
import { cycleStateWords } from '../../cycles/cycle.ts';
import type { AssessmentStage } from '../../cycles/stage.ts';
import type { Obstacle } from '../../obstacle.ts';
import { extensionDue, type Looked } from './plan.ts';
import { isBeyondLimit } from './rules.ts';

/** A re-inspection as it stands; empty before its first list is published. */
export interface ReinspectionAtHand {
  cycleState: CycleState;
  /** Villages that take part. */
  villages: readonly { villageName: string; stage: AssessmentStage }[];
  closed: boolean;
  rounds: readonly { round: number; drawn: boolean }[];
  /** Drawn items that have no finding. */
  openItems: number;
  looked: readonly Looked[];
  /** Whether anything is left that a further round could look at. */
  moreToLookAt: boolean;
}

function notRunning({ cycleState }: ReinspectionAtHand): Obstacle[] {
  if (cycleState === 'running') return [];
  const { zh, en } = cycleStateWords[cycleState];
  return [{ code: 'assessment.cycleNotRunning', details: { state: cycleState, stateZh: zh, stateEn: en } }];
}

const closedAlready = ({ closed }: ReinspectionAtHand): Obstacle[] =>
  closed ? [{ code: 'fieldwork.reinspectionClosed', details: {} }] : [];

function roundUnfinished({ rounds, openItems }: ReinspectionAtHand): Obstacle[] {
  const last = rounds.at(-1);
  if (last && !last.drawn) return [{ code: 'fieldwork.roundNotDrawn', details: { round: last.round } }];
  return openItems > 0 ? [{ code: 'fieldwork.findingsMissing', details: { count: openItems } }] : [];
}

/**
 * Why no (further) list can be published now. The first waits until every village that takes part stands at the city's appraisal, so that
 * the list is complete; a further one needs so many differences that the sample must be extended.
 */
export function planObstacles(at: ReinspectionAtHand): Obstacle[] {
  const found = [...notRunning(at), ...closedAlready(at)];
  if (found.length > 0) return found;
  if (at.rounds.length > 0) {
    const unfinished = roundUnfinished(at);
    if (unfinished.length > 0) return unfinished;
    if (!extensionDue(at.looked)) return [{ code: 'fieldwork.extensionNotDue', details: {} }];
    return at.moreToLookAt ? [] : [{ code: 'fieldwork.nothingLeft', details: {} }];
  }
  const notReady = at.villages.filter(({ stage }) => stage !== 'finalAppraisal').map(({ villageName }) => villageName);
  if (at.villages.length === 0) return [{ code: 'fieldwork.villagesNotReady', details: { count: 0, list: '—' } }];
  return notReady.length === 0
    ? []
    : [{ code: 'fieldwork.villagesNotReady', details: { count: notReady.length, list: notReady.slice(0, 20).join('、') } }];
}

/** Why this round cannot be drawn (or committed to) now. */
export function drawObstacles(at: ReinspectionAtHand, round: number): Obstacle[] {
  const found = [...notRunning(at), ...closedAlready(at)];
  if (at.rounds.some((each) => each.round === round && each.drawn))
    found.push({ code: 'fieldwork.roundDrawn', details: { round } });
  return found;
}

/** What a person found at an item. */
export interface Finding {
  score: number;
  /** Nothing could be shown for it: a missing proof counts as a difference beyond the limit (worst case). */
  notShown: boolean;
  reason: string;
}

/** Why a finding is not taken: a difference, or that nothing was shown, needs a reason. */
export function findingObstacles(
  at: ReinspectionAtHand,
  item: { itemCode: string; expected: number },
  finding: Finding,
): Obstacle[] {
  const found = [...notRunning(at), ...closedAlready(at)];
  const differs = finding.notShown || finding.score !== item.expected;
  if (differs && finding.reason.trim() === '')
    found.push({ code: 'fieldwork.differenceNeedsReason', details: { itemCode: item.itemCode } });
  return found;
}

/** Whether a finding lies beyond the limit. */
export function liesBeyondLimit(
  { expected, maxScore }: { expected: number; maxScore: number },
  { score, notShown }: Pick<Finding, 'score' | 'notShown'>,
): boolean {
  return notShown || isBeyondLimit(score, expected, maxScore);
}

/** Why the re-inspection cannot be closed now. */
export function closingObstacles(at: ReinspectionAtHand): Obstacle[] {
  const found = [...notRunning(at), ...closedAlready(at)];
  if (found.length > 0) return found;
  if (at.rounds.length === 0) return [{ code: 'fieldwork.roundNotDrawn', details: { round: 1 } }];
  const unfinished = roundUnfinished(at);
  if (unfinished.length > 0) return unfinished;
  return extensionDue(at.looked) && at.moreToLookAt ? [{ code: 'fieldwork.extensionDue', details: {} }] : [];
}
