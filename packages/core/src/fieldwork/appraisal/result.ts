import { compileRule } from '../../rating/compile.ts';
import { scoreByRule } from '../../rating/rule-score.ts';
import { Refusal } from '../../refusal.ts';
import type { Rule } from '../../standards/standard.ts';
import { roundHalfUp } from '../../values/exact.ts';
import { type Asked, type Option, options, optionWords } from './asked.ts';
import type { Counts } from './ballot.ts';
import { type ShownCounts, shownCounts } from './small-numbers.ts';

/**
 * The platform's own appraisal rule: 100 / 70 / 0, “do not know” left out, at least 15 valid ballots and half of those present. A standard
 * may state another; its indicator is scored by its own. Source: docs/sources.md, `appraisal-minimum`.
 */
const ruleOf = (weights: Record<Exclude<Option, 'unsure'>, number>) =>
  ({
    kind: 'appraisal',
    inputs: [...options, 'issued', 'present'].map((code) => ({
      code,
      title: optionWords[code as Option] ?? { zh: code, en: code },
      unit: { zh: '票', en: 'ballots' },
      decimals: 0,
      min: 0,
      max: null,
    })),
    options: Object.entries(weights).map(([input, weight]) => ({ input, weight })),
    excluded: ['unsure'],
    issued: 'issued',
    present: 'present',
    minimumValid: 15,
    minimumShareOfPresent: 50,
  }) as const satisfies Rule;

const full = 10_000;
const score = compileRule(ruleOf({ satisfied: 100, fairlySatisfied: 70, dissatisfied: 0 }), full, 2, '');
/** The satisfaction rate is the same rule with every satisfied ballot at full weight. */
const satisfaction = compileRule(ruleOf({ satisfied: 100, fairlySatisfied: 100, dissatisfied: 0 }), full, 2, '');

export interface Issued {
  issued: number;
  present: number;
}

/** `valid`: marked with one of the three judgements. Hundredths: of a point of 100, and of a percent, rounded half up. */
export interface QuestionResult {
  valid: number;
  scoreHundredths: number;
  satisfactionHundredths: number;
}

/** One question's result; null where the sample is too small or more ballots came back than were issued. */
export function resultOf(counts: Counts, issued: Issued): QuestionResult | null {
  const figures = { ...counts, ...issued };
  const hundredths = (rule: typeof score) => {
    const outcome = scoreByRule(rule, figures, null);
    return outcome.kind === 'score' ? Number(roundHalfUp(outcome.exact, 0)) : null;
  };
  const scoreHundredths = hundredths(score);
  const satisfactionHundredths = hundredths(satisfaction);
  if (scoreHundredths === null || satisfactionHundredths === null) return null;
  const valid = counts.satisfied + counts.fairlySatisfied + counts.dissatisfied;
  return { valid, scoreHundredths, satisfactionHundredths };
}

export interface PublishedQuestion {
  code: Asked;
  /** Null where the sample is too small: then there are no figures anywhere. */
  figures: { counts: ShownCounts; scoreHundredths: number; satisfactionHundredths: number } | null;
}

/** What may be seen of a question. */
export function publishQuestion(code: Asked, counts: Counts, issued: Issued): PublishedQuestion {
  const result = resultOf(counts, issued);
  if (!result) return { code, figures: null };
  const { scoreHundredths, satisfactionHundredths } = result;
  return { code, figures: { counts: shownCounts(counts), scoreHundredths, satisfactionHundredths } };
}

/** The figures of an appraisal that a standard's indicator can take. */
const figureCodes = [...options, 'issued', 'present'] as const;

/**
 * What an indicator's appraisal rule reads, from the count of one question.
 * @throws {Refusal} fieldwork.itemNotAppraisal where the indicator is scored by another rule, or asks for other figures
 */
export function figuresFor(itemCode: string, rule: Rule | null, counts: Counts, issued: Issued): Record<string, number> {
  const figures: Readonly<Record<string, number>> = { ...counts, ...issued };
  const known: readonly string[] = figureCodes;
  if (rule?.kind !== 'appraisal' || !rule.inputs.every(({ code }) => known.includes(code)))
    throw new Refusal('fieldwork.itemNotAppraisal', { itemCode });
  return Object.fromEntries(rule.inputs.map(({ code }) => [code, figures[code] ?? 0]));
}
