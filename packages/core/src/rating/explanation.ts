import type { Text } from '../text.ts';

/**
 * Why a result is what it is, as data: one node per thing that was computed, its inputs with their source, the arithmetic in steps,
 * the rounding, the result. Numbers are decimal strings in people's units (`87.50` points; `2/3` where no decimal ends), so the tree
 * can be stored and shown anywhere; `explanation-words.ts` makes sentences of it.
 */
export interface ExplanationNode {
  kind: 'village' | 'star' | 'indicator' | 'part' | 'measure' | 'grade';
  code: string;
  title: Text;
  /** What made the result: a rule's kind, a way of combining, `mark`, `notApplicable`, `missing`, `formula`, `bands`. */
  rule: string;
  inputs: ExplainedInput[];
  steps: Step[];
  rounding: Rounding | null;
  result: ExplainedResult;
  children: ExplanationNode[];
}

export interface ExplainedInput {
  code: string;
  title: Text;
  unit: Text;
  /** Null where it is missing. */
  value: string | null;
  /** Where it comes from, as the sheet says; null where the sheet does not. */
  source: string | null;
}

/** Half up, to so many decimal places. */
export interface Rounding {
  exact: string;
  places: number;
  rounded: string;
}

export type ExplainedResult =
  | { kind: 'score'; score: string; of: string }
  | { kind: 'missing' }
  | { kind: 'notApplicable' }
  | { kind: 'star'; state: StarState; score: string | null; of: string }
  | { kind: 'value'; value: string | null; unit: Text }
  | { kind: 'grade'; grade: string | null; title: Text | null }
  | { kind: 'village'; state: VillageState; starsWon: number };

/**
 * `component`: the star has no pass mark and only feeds a measure. `incomplete`: something is missing that decides.
 * `notRated`: a global veto stands.
 */
export const starStates = ['won', 'notYet', 'vetoed', 'incomplete', 'notApplicable', 'component', 'notRated'] as const;
export type StarState = (typeof starStates)[number];

export const villageStates = ['rated', 'incomplete', 'notRated'] as const;
export type VillageState = (typeof villageStates)[number];

/** One step of the arithmetic; its sentence is `stepWords[code]`, filled with the values. */
export interface Step {
  code: StepCode;
  values: Readonly<Record<string, StepValue>>;
}
export type StepValue = string | Text | readonly Text[];

export const stepCodes = [
  // an indicator
  'mark',
  'notApplicable',
  'missing',
  'lacking',
  'missingCountsZero',
  'proportion',
  'noneFull',
  'noneZero',
  'noneNotApplicable',
  'stepReached',
  'stepBelow',
  'linearBetween',
  'linearEnd',
  'start',
  'occurrence',
  'occurrenceLimited',
  'itemHolds',
  'itemFails',
  'appraisalCount',
  'appraisalScore',
  'appraisalVoid',
  'sampleTooSmall',
  // in a published explanation, in place of the figures
  'countsWithheld',
  'formula',
  'parts',
  'partsRescaled',
  'partsMissing',
  'limited',
  'raised',
  'rounded',
  // a star
  'sum',
  'rescaled',
  'weightedMean',
  'geometricMean',
  'bonusItem',
  'bonusCapped',
  'bonusAdded',
  'scoreLimited',
  'bonusMayNotLift',
  'passed',
  'short',
  'component',
  'starVetoed',
  'hardStandardFails',
  'hardStandardUnknown',
  'starIncomplete',
  'starNotApplicable',
  'lost',
  'nothingLost',
  // a village
  'starsWon',
  'globalVeto',
  'measure',
  'measureUnknown',
  'band',
  'capped',
  'capIdle',
  'capUnknown',
  'riseLimited',
  'gradeUnknown',
  'quotaMoved',
  'quotaTied',
] as const;
export type StepCode = (typeof stepCodes)[number];
