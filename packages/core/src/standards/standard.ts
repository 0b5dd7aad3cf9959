import type { Text } from '../text.ts';

/**
 * A rating standard (评定标准) as a document: stars → indicators → typed rules, vetoes, bonus, bands.
 *
 * Numbers. A score is an integer of the smallest unit, 10^-`scorePlaces` of a point (`scorePlaces` 2: hundredths; `80.00` is 8000).
 * In YAML people write decimals (`80`, `7.5`, `0.4907`); reading turns them into these integers exactly and refuses more places
 * than the unit has. An input's value is likewise an integer of 10^-`decimals` of its unit. Nothing is ever binary floating point.
 */
export interface Standard {
  format: 'xingcun-standard/1';
  /** Stable name of the standard over its versions, e.g. `karamay-ten-stars`. */
  code: string;
  /** A version is never changed once published; a change is a new version. */
  version: string;
  /** A draft document says so wherever it is shown. */
  draft: boolean;
  title: Text;
  /** Where the rules come from, what was adapted and why. */
  source: Text;
  /** Decimal places of scores, 0–6. */
  scorePlaces: number;
  /** What the standard asks beside indicators, e.g. last year's grade or a satisfaction share. */
  inputs: Input[];
  stars: Star[];
  /** Global vetoes (no rating this year). */
  vetoes: Veto[];
  /** Named quantities over the stars, computed in this order; later ones may use earlier ones. */
  measures: Measure[];
  /** Null where the number of stars is the whole result. */
  grade: GradeRule | null;
  /** How several people's marks of a judged indicator become one; null: `defaultPanelRule`. */
  panel: PanelRule | null;
}

export const aggregations = ['median', 'mean', 'trimmedMean'] as const;
/** trimmedMean: the mean without one highest and one lowest mark, from five marks on; of fewer it is the mean. */
export type Aggregation = (typeof aggregations)[number];

/** How a review group marks a judged indicator: every member by himself, then together. */
export interface PanelRule {
  aggregation: Aggregation;
  /** Two marks further apart than this share of the indicator's maximum are discussed; ten-thousandths, 1–10000. */
  limitShare: number;
  /** At least so many people mark an indicator, 2–15. */
  leastMarks: number;
}

/**
 * What holds where a standard says nothing: at least two independent marks, and beyond 20 % of the maximum a discussion with a recorded
 * result. A default of the product (docs/sources.md, `review-group`).
 */
export const defaultPanelRule: PanelRule = { aggregation: 'median', limitShare: 2000, leastMarks: 2 };

/** The rule in force; a document kept from before this section has none. */
export function panelRuleOf(standard: Pick<Standard, 'panel'>): PanelRule {
  return standard.panel ?? defaultPanelRule;
}

export interface Star {
  /** Letters and digits, a valid identifier of formulas, e.g. `ZF`. */
  code: string;
  title: Text;
  /** What must not be used as proof, or other limits readers must know. */
  boundary: Text | null;
  leadUnit: Text | null;
  supportingUnits: Text[];
  indicators: Indicator[];
  combine: Combine;
  /** Score from which the star is won; null where the star is only a component of a measure. */
  passMark: number | null;
  bonus: { items: BonusItem[]; cap: number; mayLiftOverPassMark: boolean } | null;
  /** base + bonus is limited to this; usually 100 points. */
  maxScore: number;
  vetoes: Veto[];
  /** 刚性标准: must hold whatever the score. */
  hardStandards: HardStandard[];
}

/** How a star's indicators make its base score; rounded half up to `scorePlaces`. */
export type Combine =
  /** Sum of scores. Not-applicable indicators are left out and the rest rescaled to the star's whole maximum. */
  | { kind: 'sum' }
  /** Σ weight × score ÷ Σ weight over applicable indicators. */
  | { kind: 'weightedMean'; weights: Record<string, number> }
  /** n-th root of the product over applicable indicators, rounded exactly. */
  | { kind: 'geometricMean' };

export interface Indicator {
  /** Unique in the standard, e.g. `ZF1`. */
  code: string;
  title: Text;
  maxScore: number;
  /** computed: from inputs by rule; judged: a mark by people; mixed: computed, then people may adjust with a reason. */
  basis: 'computed' | 'judged' | 'mixed';
  rule: Rule;
  /** Kinds of proof wished; records in the system count as proof. */
  evidence: Text[];
  notApplicable: 'never' | 'allowed';
  /** Missing ≠ zero unless the standard says so. */
  whenMissing: 'incomplete' | 'zero';
  legalBasis: Text | null;
}

/** One figure that a rule reads. Organisational acts, money, days, counts or anonymous aggregates – never a trait of a resident. */
export interface Input {
  code: string;
  title: Text;
  unit: Text;
  /** Decimal places of the value, 0–4. */
  decimals: number;
  /** Inclusive bounds in the input's smallest unit; null is unbounded. */
  min: number | null;
  max: number | null;
}

export type Rule =
  /** People give a mark from 0 to the maximum in steps of `step`. */
  | { kind: 'judged'; step: number; guide: Text }
  /**
   * maxScore × (numerator ÷ denominator) ÷ target, at most maxScore. `denominator` may be a fixed number (`fixed`, in the numerator's
   * smallest unit).
   * `target` is a ratio in ten-thousandths (10000 = 100 %). A denominator of 0 answers `whenNone`.
   */
  | {
      kind: 'proportion';
      inputs: Input[];
      numerator: string;
      denominator: { input: string } | { fixed: number };
      target: number;
      whenNone: 'full' | 'zero' | 'notApplicable';
    }
  /** The score of the last row whose `from` ≤ the input; below the first row 0. */
  | { kind: 'steps'; inputs: Input[]; input: string; table: { from: number; score: number }[] }
  /** Straight line through two points, flat outside them. */
  | { kind: 'linear'; inputs: Input[]; input: string; low: { at: number; score: number }; high: { at: number; score: number } }
  /** start + Σ count × each, the whole between `floor` and maxScore. An item with a `limit` counts at most so many times. */
  | {
      kind: 'occurrences';
      inputs: Input[];
      start: number;
      floor: number;
      items: { input: string; each: number; limit: number | null }[];
    }
  /** Σ scores of the items that hold (input 1; 0 if not). */
  | { kind: 'checklist'; items: { code: string; title: Text; score: number }[] }
  /**
   * Ballots: Σ count × weight ÷ Σ valid ÷ 100 × maxScore. Weights are percent; the worst option must weigh 0.
   * `excluded` counts are reported and left out. Fewer valid ballots than max(`minimumValid`, `minimumShareOfPresent` % of those
   * present) give “sample too small”: the indicator is missing, not 0. Returned > issued voids the ballot.
   */
  | {
      kind: 'appraisal';
      inputs: Input[];
      options: { input: string; weight: number }[];
      excluded: string[];
      issued: string;
      present: string;
      minimumValid: number;
      minimumShareOfPresent: number;
    }
  /** Common Expression Language over the inputs, in exact decimals. The value is points. */
  | { kind: 'formula'; inputs: Input[]; expression: string }
  /** Several rules whose scores are added exactly and rounded once; each part has its own maximum. */
  | { kind: 'sum'; parts: { code: string; title: Text; maxScore: number; rule: Exclude<Rule, { kind: 'sum' | 'judged' }> }[] };

export interface BonusItem {
  code: string;
  title: Text;
  /** Score per occurrence. */
  each: number;
  proofRequired: boolean;
}

export interface Veto {
  code: string;
  title: Text;
  /** Who may find it, by which document, and how it is lifted. */
  authority: Text;
  legalBasis: Text | null;
}

export interface HardStandard {
  code: string;
  title: Text;
  legalBasis: Text | null;
}

export interface Measure {
  code: string;
  title: Text;
  unit: Text;
  /** CEL over star codes (their final scores), `starsWon`, standard inputs and earlier measures. */
  expression: string;
  /** Rounded half up to these places; null keeps the exact value. */
  places: number | null;
}

export interface GradeRule {
  /** `starsWon` or a measure's code. */
  by: string;
  /** From the highest; `from` is a decimal string compared exactly (`'0.8155'`, `'9'`). The last band's `from` is null: everything below. */
  bands: { code: string; title: Text; from: string | null; meaning: Text | null }[];
  /** “When … at most this grade”, e.g. satisfaction below 60 %. CEL conditions over the same names as measures. */
  caps: { code: string; title: Text; when: string; atMost: string }[];
  /** A grade may rise at most this many bands over last year's; null is unlimited. Last year's grade comes with the sheet. */
  maxRise: number | null;
  /** At most this share (ten-thousandths) of all villages may hold this grade or a better one; settled over the whole field. */
  quotas: { grade: string; share: number }[];
}
