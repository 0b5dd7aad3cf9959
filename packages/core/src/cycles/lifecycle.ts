import type { Obstacle } from '../obstacle.ts';
import { type CycleState, cycleStateWords } from './cycle.ts';

/**
 * What can be done with a cycle, in which states, and the state it leads to: draft → running → publicity → final, never back.
 * Source: the programme as its newspaper describes it (docs/sources.md); a published programme changes only its dates, with a reason.
 */
export const cycleActs = {
  revise: { from: ['draft'], to: null },
  publish: { from: ['draft'], to: 'running' },
  moveDueDate: { from: ['running', 'publicity'], to: null },
  apply: { from: ['running'], to: null },
  guide: { from: ['running'], to: null },
  publishPreliminary: { from: ['running'], to: 'publicity' },
  object: { from: ['publicity'], to: null },
  answerObjection: { from: ['publicity'], to: null },
  confirmFinal: { from: ['publicity'], to: 'final' },
  issueCertificates: { from: ['final'], to: null },
  moveStar: { from: ['final'], to: null },
} as const satisfies Record<string, { from: readonly CycleState[]; to: CycleState | null }>;
export type CycleAct = keyof typeof cycleActs;

/** Whether the cycle's state allows the act; empty where it does. */
export function stateObstacles(act: CycleAct, state: CycleState): Obstacle[] {
  const from: readonly CycleState[] = cycleActs[act].from;
  if (from.includes(state)) return [];
  const { zh, en } = cycleStateWords[state];
  return [{ code: 'cycles.notInThisState', details: { act, state, stateZh: zh, stateEn: en } }];
}
