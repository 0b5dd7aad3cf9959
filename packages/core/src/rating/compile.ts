import Fraction from 'fraction.js';
import { assert } from '../assert.ts';
import { type Formula, parseFormula } from '../standards/formula.ts';
import type { GradeRule, Indicator, Input, Measure, Rule, Standard, Star, Veto } from '../standards/standard.ts';
import type { Text } from '../text.ts';
import { yesOrNo } from './unit-words.ts';

/** A standard made ready for rating: formulas read, codes looked up, maxima added. Made once, used for any number of villages. */
export interface CompiledStandard {
  standard: Standard;
  stars: CompiledStar[];
  measures: { measure: Measure; formula: Formula }[];
  grade: CompiledGrade | null;
  indicators: ReadonlyMap<string, CompiledIndicator>;
  inputs: ReadonlyMap<string, Input>;
  bonusCodes: ReadonlySet<string>;
  /** Star and global vetoes. */
  vetoes: ReadonlyMap<string, Veto>;
  hardStandardCodes: ReadonlySet<string>;
}

export interface CompiledStar {
  star: Star;
  indicators: CompiledIndicator[];
  /** Σ of the indicators' maxima, to which a star with not-applicable indicators is rescaled. */
  full: number;
}

export interface CompiledIndicator {
  indicator: Indicator;
  rule: CompiledRule;
  /** Of a weighted mean; 1 elsewhere. */
  weight: number;
}

export interface CompiledRule {
  rule: Rule;
  maxScore: number;
  scorePlaces: number;
  /** Every figure that may be entered, by its code within the rule; a sum's own parts hold theirs. */
  slots: ReadonlyMap<string, Slot>;
  /** The figures without which the rule cannot be computed. */
  needed: Slot[];
  formula: Formula | null;
  parts: { code: string; title: Text; rule: CompiledRule }[];
}

/** One figure: its key in the sheet (`part.input` inside a sum) and what it is. */
export interface Slot {
  key: string;
  input: Input;
}

export interface CompiledGrade {
  rule: GradeRule;
  /** From the best; the last is null: everything below. */
  from: (Fraction | null)[];
  caps: { title: Text; condition: Formula; atMost: number }[];
  bandIndex: ReadonlyMap<string, number>;
}

/** @throws {Refusal} as `parseFormula` */
export function compileStandard(standard: Standard): CompiledStandard {
  const stars = standard.stars.map((star) => compileStar(star, standard.scorePlaces));
  const names = ['starsWon', ...standard.inputs.map(({ code }) => code), ...standard.stars.map(({ code }) => code)];
  const measures = standard.measures.map((measure) => {
    const formula = parseFormula(measure.expression, names, 'number');
    names.push(measure.code);
    return { measure, formula };
  });
  return {
    standard,
    stars,
    measures,
    grade: standard.grade && compileGrade(standard.grade, names),
    indicators: new Map(
      stars.flatMap((star) => star.indicators.map((indicator) => [indicator.indicator.code, indicator] as const)),
    ),
    inputs: new Map(standard.inputs.map((input) => [input.code, input])),
    bonusCodes: new Set(standard.stars.flatMap((star) => star.bonus?.items.map(({ code }) => code) ?? [])),
    vetoes: new Map([...standard.vetoes, ...standard.stars.flatMap((star) => star.vetoes)].map((veto) => [veto.code, veto])),
    hardStandardCodes: new Set(standard.stars.flatMap((star) => star.hardStandards.map(({ code }) => code))),
  };
}

function compileStar(star: Star, scorePlaces: number): CompiledStar {
  const indicators = star.indicators.map((indicator): CompiledIndicator => {
    const weight = star.combine.kind === 'weightedMean' ? star.combine.weights[indicator.code] : 1;
    assert(weight !== undefined && weight > 0, `${indicator.code} has a weight in ${star.code}`);
    return { indicator, rule: compileRule(indicator.rule, indicator.maxScore, scorePlaces, ''), weight };
  });
  return { star, indicators, full: star.indicators.reduce((sum, { maxScore }) => sum + maxScore, 0) };
}

/** One rule alone, ready for `scoreByRule`; `prefix` names the part of a sum. */
export function compileRule(rule: Rule, maxScore: number, scorePlaces: number, prefix: string): CompiledRule {
  const slots = new Map(inputsOf(rule).map((input) => [input.code, { key: prefix + input.code, input }]));
  const formula = rule.kind === 'formula' ? parseFormula(rule.expression, slots.keys(), 'number') : null;
  const needed = [...new Set(neededCodes(rule, formula))].map((code) => {
    const slot = slots.get(code);
    assert(slot, `${code} is an input of the rule`);
    return slot;
  });
  const parts =
    rule.kind === 'sum'
      ? rule.parts.map((part) => ({
          code: part.code,
          title: part.title,
          rule: compileRule(part.rule, part.maxScore, scorePlaces, `${part.code}.`),
        }))
      : [];
  return { rule, maxScore, scorePlaces, slots, needed, formula, parts };
}

function inputsOf(rule: Rule): Input[] {
  switch (rule.kind) {
    case 'judged':
    case 'sum':
      return [];
    case 'checklist':
      return rule.items.map(({ code, title }) => ({ code, title, unit: yesOrNo, decimals: 0, min: 0, max: 1 }));
    case 'appraisal':
      return rule.inputs.map(notNegative);
    case 'proportion': {
      const { denominator } = rule;
      return rule.inputs.map((input) =>
        'input' in denominator && input.code === denominator.input ? notNegative(input) : input,
      );
    }
    default:
      return rule.inputs;
  }
}

/** Ballots and denominators are never below 0, whatever the bounds that the standard gives. */
function notNegative(input: Input): Input {
  return { ...input, min: Math.max(0, input.min ?? 0) };
}

function neededCodes(rule: Rule, formula: Formula | null): readonly string[] {
  switch (rule.kind) {
    case 'judged':
    case 'sum':
      return [];
    case 'proportion':
      return 'input' in rule.denominator ? [rule.numerator, rule.denominator.input] : [rule.numerator];
    case 'steps':
    case 'linear':
      return [rule.input];
    case 'occurrences':
      return rule.items.map(({ input }) => input);
    case 'checklist':
      return rule.items.map(({ code }) => code);
    case 'appraisal':
      return [...rule.options.map(({ input }) => input), ...rule.excluded, rule.issued, rule.present];
    case 'formula':
      return formula?.names ?? [];
  }
}

function compileGrade(rule: GradeRule, names: readonly string[]): CompiledGrade {
  const bandIndex = new Map(rule.bands.map(({ code }, index) => [code, index]));
  assert(names.includes(rule.by), `${rule.by} is a measure or starsWon`);
  assert(rule.bands.at(-1)?.from === null, 'the last band holds everything below');
  return {
    rule,
    from: rule.bands.map(({ from }) => (from === null ? null : new Fraction(from))),
    caps: rule.caps.map(({ title, when, atMost }) => {
      const index = bandIndex.get(atMost);
      assert(index !== undefined, `${atMost} is a band`);
      return { title, condition: parseFormula(when, names, 'condition'), atMost: index };
    }),
    bandIndex,
  };
}
