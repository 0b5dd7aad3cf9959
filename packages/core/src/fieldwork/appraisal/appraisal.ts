import type { CycleState } from '../../cycles/cycle.ts';
import type { AssessmentStage } from '../../cycles/stage.ts';
import type { Obstacle } from '../../obstacle.ts';
import type { Text } from '../../text.ts';
import { askable, type Asked } from './asked.ts';
import type { RollEntry } from './roll.ts';
import { minimumOf } from './small-numbers.ts';

/** Prepared, voting, counted, or void because more came back than was given out. */
export const appraisalStates = ['draft', 'open', 'closed', 'void'] as const;
export type AppraisalState = (typeof appraisalStates)[number];

export const stateWords: Record<AppraisalState, Text> = {
  draft: { zh: '准备中', en: 'In preparation' },
  open: { zh: '投票中', en: 'Voting' },
  closed: { zh: '已计票', en: 'Counted' },
  void: { zh: '作废', en: 'Void' },
};

/** Why an act that belongs to one state is not open in another. */
export function stateObstacles(state: AppraisalState, needed: AppraisalState): Obstacle[] {
  if (state === needed) return [];
  const details = { state, stateZh: stateWords[state].zh, stateEn: stateWords[state].en };
  return [{ code: 'fieldwork.appraisalState', details }];
}

/** Why this cannot be asked: something twice, or no organisation, which is what the village is rated for. */
export function askedObstacles(asked: readonly Asked[]): Obstacle[] {
  const isWhole = new Set(asked).size === asked.length && asked.some((code) => askable[code].kind === 'organisation');
  return isWhole
    ? []
    : [{ code: 'fieldwork.askedRepeated', details: { asked: asked.map((code) => askable[code].words.zh).join('、') } }];
}

/** Where the village stands: an appraisal belongs to the township's review of a running year. */
export function stageObstacles({ cycleState, stage }: { cycleState: CycleState; stage: AssessmentStage }): Obstacle[] {
  return cycleState === 'running' && stage === 'preliminaryReview'
    ? []
    : [{ code: 'fieldwork.appraisalOutsideStage', details: {} }];
}

/**
 * Why voting cannot open on this roll: more than half of those entitled must be present, and so many that the result can be valid.
 * Source: docs/sources.md, `appraisal-method` (attendance above half), `appraisal-minimum`.
 */
export function openingObstacles(roll: readonly RollEntry[]): Obstacle[] {
  const entitled = roll.length;
  const present = roll.filter((entry) => entry.present).length;
  const quorum = Math.floor(entitled / 2) + 1;
  if (entitled === 0) return [{ code: 'fieldwork.rollEmpty', details: {} }];
  if (present < quorum) return [{ code: 'fieldwork.appraisalNoQuorum', details: { present, entitled, needed: quorum } }];
  const needed = minimumOf(present);
  return present < needed ? [{ code: 'fieldwork.appraisalTooFew', details: { present, needed } }] : [];
}

/** Why so many more slips cannot be given to people who came late: nobody comes who is not on the roll. */
export function lateObstacles({ entitled, issued }: { entitled: number; issued: number }, count: number): Obstacle[] {
  const left = entitled - issued;
  return count > left ? [{ code: 'fieldwork.lateTooMany', details: { count, left } }] : [];
}

/** Ballots as they lie in the box at closing: a count, without a word of what they say. */
export interface BoxCount {
  ballots: number;
  /** Of them, entered from paper. */
  papers: number;
}

/**
 * What comes back at closing. Papers are counted by hand as well, so that one without a valid slip, or whose slip was used on a phone,
 * shows as `spoilt`. More returned than issued voids the appraisal. Source: docs/sources.md, `appraisal-method`.
 */
export function countReturned({ ballots, papers }: BoxCount, papersReturned: number, issued: number) {
  const spoilt = papersReturned - papers;
  const returned = ballots + spoilt;
  return { returned, spoilt, phone: ballots - papers, paper: papers, isVoid: returned > issued };
}

/** Why the count of papers by hand cannot be right: more of them were entered. */
export function papersObstacles({ papers }: Pick<BoxCount, 'papers'>, papersReturned: number): Obstacle[] {
  return papersReturned < papers ? [{ code: 'fieldwork.papersFewer', details: { papersReturned, papers } }] : [];
}
