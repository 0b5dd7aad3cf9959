import Fraction from 'fraction.js';
import { assert } from '../assert.ts';
import { evaluateNumber } from '../standards/formula-value.ts';
import type { Rule } from '../standards/standard.ts';
import type { Text } from '../text.ts';
import { exactText, floorDivide, fromUnits, roundHalfUp, shortText, unitsText } from '../values/exact.ts';
import type { CompiledRule, Slot } from './compile.ts';
import { own } from './sheet.ts';
import type { ExplainedInput, ExplainedResult, ExplanationNode, Step, StepCode, StepValue } from './explanation.ts';

/** What a rule makes of the figures; `exact` is in the standard's smallest score unit and between 0 and the maximum. */
export type RuleOutcome = { kind: 'score'; exact: Fraction } | { kind: 'missing' } | { kind: 'notApplicable' };

/** Key in the sheet → figure in its smallest unit. */
export type Figures = Readonly<Record<string, number>>;

/** Collects the explanation; where nobody asks for one, null saves its making. */
export interface Trail {
  source: string | null;
  steps: Step[];
  children: ExplanationNode[];
}

export function note(trail: Trail | null, code: StepCode, values: Readonly<Record<string, StepValue>> = {}): void {
  trail?.steps.push({ code, values });
}

export const zero = new Fraction(0);

/**
 * Computes a rule other than `judged` exactly; the caller rounds.
 * @throws {Refusal} rating.divisionByZero, .rootOfNegative, .numberTooLarge, from a formula
 */
export function scoreByRule(compiled: CompiledRule, figures: Figures, trail: Trail | null): RuleOutcome {
  const { rule } = compiled;
  const lacking = compiled.needed.filter(({ key }) => own(figures, key) === undefined);
  if (lacking.length > 0) {
    note(trail, 'lacking', { titles: lacking.map(({ input }) => input.title) });
    return { kind: 'missing' };
  }
  switch (rule.kind) {
    case 'proportion':
      return proportion(compiled, rule, figures, trail);
    case 'steps':
      return bounded(compiled, steps(compiled, rule, figures, trail), 0, trail);
    case 'linear':
      return bounded(compiled, linear(compiled, rule, figures, trail), 0, trail);
    case 'occurrences':
      return bounded(compiled, occurrences(compiled, rule, figures, trail), rule.floor, trail);
    case 'checklist':
      return bounded(compiled, checklist(compiled, rule, figures, trail), 0, trail);
    case 'appraisal':
      return appraisal(compiled, rule, figures, trail);
    case 'formula':
      return bounded(compiled, formula(compiled, figures, trail), 0, trail);
    case 'sum':
      return sumOfParts(compiled, figures, trail);
    case 'judged':
      throw new Error('assertion failed: a judged indicator is not computed');
  }
}

function slot({ slots }: CompiledRule, code: string): Slot {
  const found = slots.get(code);
  assert(found, `${code} is an input of the rule`);
  return found;
}

function units(compiled: CompiledRule, code: string, figures: Figures): number {
  const value = own(figures, slot(compiled, code).key);
  assert(value !== undefined, `${code} has a value`);
  return value;
}

function figure(compiled: CompiledRule, code: string, figures: Figures): Fraction {
  return fromUnits(units(compiled, code, figures), slot(compiled, code).input.decimals);
}

function figureText(compiled: CompiledRule, code: string, figures: Figures): string {
  return shortText(units(compiled, code, figures), slot(compiled, code).input.decimals);
}

/** An exact score in people's points. */
export function pointsText(exact: Fraction, places: number): string {
  return exactText(exact.div(10n ** BigInt(places)));
}

function bounded(compiled: CompiledRule, exact: Fraction, floor: number, trail: Trail | null): RuleOutcome {
  const { maxScore } = compiled;
  if (exact.compare(maxScore) > 0) {
    if (trail)
      note(trail, 'limited', { exact: pointsText(exact, compiled.scorePlaces), max: shortText(maxScore, compiled.scorePlaces) });
    return { kind: 'score', exact: new Fraction(maxScore) };
  }
  if (exact.compare(floor) < 0) {
    if (trail)
      note(trail, 'raised', { exact: pointsText(exact, compiled.scorePlaces), floor: shortText(floor, compiled.scorePlaces) });
    return { kind: 'score', exact: new Fraction(floor) };
  }
  return { kind: 'score', exact };
}

function proportion(
  compiled: CompiledRule,
  rule: Rule & { kind: 'proportion' },
  figures: Figures,
  trail: Trail | null,
): RuleOutcome {
  const { maxScore } = compiled;
  const { decimals } = slot(compiled, rule.numerator).input;
  const denominator =
    'fixed' in rule.denominator ? fromUnits(rule.denominator.fixed, decimals) : figure(compiled, rule.denominator.input, figures);
  if (denominator.n === 0n) {
    switch (rule.whenNone) {
      case 'full':
        if (trail) note(trail, 'noneFull', { max: shortText(maxScore, compiled.scorePlaces) });
        return { kind: 'score', exact: new Fraction(maxScore) };
      case 'zero':
        note(trail, 'noneZero');
        return { kind: 'score', exact: zero };
      case 'notApplicable':
        note(trail, 'noneNotApplicable');
        return { kind: 'notApplicable' };
    }
  }
  const exact = figure(compiled, rule.numerator, figures).div(denominator).mul(10_000, rule.target).mul(maxScore);
  if (trail) {
    note(trail, 'proportion', {
      numerator: figureText(compiled, rule.numerator, figures),
      denominator: exactText(denominator),
      target: shortText(rule.target, 2),
      max: shortText(maxScore, compiled.scorePlaces),
      exact: pointsText(exact, compiled.scorePlaces),
    });
  }
  return bounded(compiled, exact, 0, trail);
}

function steps(compiled: CompiledRule, rule: Rule & { kind: 'steps' }, figures: Figures, trail: Trail | null): Fraction {
  const { input } = slot(compiled, rule.input);
  const value = units(compiled, rule.input, figures);
  const row = rule.table.findLast(({ from }) => from <= value);
  if (trail) {
    const shown = { title: input.title, value: shortText(value, input.decimals) };
    if (row) {
      note(trail, 'stepReached', {
        ...shown,
        from: shortText(row.from, input.decimals),
        score: shortText(row.score, compiled.scorePlaces),
      });
    } else {
      note(trail, 'stepBelow', { ...shown, from: shortText(rule.table[0]?.from ?? 0, input.decimals) });
    }
  }
  return row ? new Fraction(row.score) : zero;
}

function linear(compiled: CompiledRule, rule: Rule & { kind: 'linear' }, figures: Figures, trail: Trail | null): Fraction {
  const { low, high } = rule;
  const { input } = slot(compiled, rule.input);
  const value = units(compiled, rule.input, figures);
  const end = value <= low.at ? low : value >= high.at ? high : null;
  const exact = end
    ? new Fraction(end.score)
    : new Fraction(value - low.at, high.at - low.at).mul(high.score - low.score).add(low.score);
  if (trail) {
    const at = (units: number) => shortText(units, input.decimals);
    const points = (score: number) => shortText(score, compiled.scorePlaces);
    const shown = { title: input.title, value: at(value) };
    if (end) note(trail, 'linearEnd', { ...shown, at: at(end.at), score: points(end.score) });
    else {
      note(trail, 'linearBetween', {
        ...shown,
        low: at(low.at),
        lowScore: points(low.score),
        high: at(high.at),
        highScore: points(high.score),
        exact: pointsText(exact, compiled.scorePlaces),
      });
    }
  }
  return exact;
}

function occurrences(
  compiled: CompiledRule,
  rule: Rule & { kind: 'occurrences' },
  figures: Figures,
  trail: Trail | null,
): Fraction {
  let exact = new Fraction(rule.start);
  if (trail) note(trail, 'start', { score: shortText(rule.start, compiled.scorePlaces) });
  for (const { input: code, each, limit } of rule.items) {
    const value = figure(compiled, code, figures);
    const limited = limit !== null && value.compare(limit) > 0;
    const points = (limited ? new Fraction(limit) : value).mul(each);
    exact = exact.add(points);
    if (trail) {
      note(trail, limited ? 'occurrenceLimited' : 'occurrence', {
        title: slot(compiled, code).input.title,
        count: figureText(compiled, code, figures),
        each: shortText(each, compiled.scorePlaces),
        limit: String(limit),
        exact: pointsText(points, compiled.scorePlaces),
      });
    }
  }
  return exact;
}

function checklist(compiled: CompiledRule, rule: Rule & { kind: 'checklist' }, figures: Figures, trail: Trail | null): Fraction {
  let sum = 0;
  for (const { code, title, score } of rule.items) {
    const itHolds = units(compiled, code, figures) === 1;
    if (itHolds) sum += score;
    if (trail) note(trail, itHolds ? 'itemHolds' : 'itemFails', { title, score: shortText(score, compiled.scorePlaces) });
  }
  return new Fraction(sum);
}

function appraisal(
  compiled: CompiledRule,
  rule: Rule & { kind: 'appraisal' },
  figures: Figures,
  trail: Trail | null,
): RuleOutcome {
  const count = (code: string) => BigInt(units(compiled, code, figures));
  const total = (codes: readonly string[]) => codes.reduce((sum, code) => sum + count(code), 0n);
  const valid = total(rule.options.map(({ input }) => input));
  const excluded = total(rule.excluded);
  const issued = count(rule.issued);
  const ballots = { issued: `${issued}`, returned: `${valid + excluded}`, valid: `${valid}`, excluded: `${excluded}` };
  if (valid + excluded > issued) {
    note(trail, 'appraisalVoid', ballots);
    return { kind: 'missing' };
  }
  note(trail, 'appraisalCount', ballots);
  const ofPresent = -floorDivide(-count(rule.present) * BigInt(rule.minimumShareOfPresent), 100n);
  const least = BigInt(Math.max(rule.minimumValid, 1));
  const needed = ofPresent > least ? ofPresent : least;
  if (valid < needed) {
    note(trail, 'sampleTooSmall', { valid: `${valid}`, needed: `${needed}` });
    return { kind: 'missing' };
  }
  const percent = new Fraction(
    rule.options.reduce((sum, { input, weight }) => sum + count(input) * BigInt(weight), 0n),
    valid,
  );
  const exact = percent.mul(compiled.maxScore, 100);
  if (trail) {
    const satisfied = total(rule.options.filter(({ weight }) => weight > 0).map(({ input }) => input));
    note(trail, 'appraisalScore', {
      percent: unitsText(roundHalfUp(percent, 2), 2),
      satisfaction: unitsText(roundHalfUp(new Fraction(satisfied * 100n, valid), 2), 2),
      max: shortText(compiled.maxScore, compiled.scorePlaces),
      exact: pointsText(exact, compiled.scorePlaces),
    });
  }
  return bounded(compiled, exact, 0, trail);
}

function formula(compiled: CompiledRule, figures: Figures, trail: Trail | null): Fraction {
  assert(compiled.formula, 'a formula rule has its formula');
  const values = Object.fromEntries(compiled.formula.names.map((code) => [code, figure(compiled, code, figures)]));
  const points = evaluateNumber(compiled.formula, values);
  note(trail, 'formula', { formula: compiled.formula.source, value: trail ? exactText(points) : '' });
  return points.mul(10n ** BigInt(compiled.scorePlaces));
}

/** Parts are added exactly; where one does not apply, the rest is rescaled to the whole. */
function sumOfParts(compiled: CompiledRule, figures: Figures, trail: Trail | null): RuleOutcome {
  let sum = zero;
  let applicable = 0;
  let full = 0;
  const lacking: Text[] = [];
  for (const { code, title, rule } of compiled.parts) {
    const own: Trail | null = trail && { source: trail.source, steps: [], children: [] };
    const outcome = scoreByRule(rule, figures, own);
    full += rule.maxScore;
    if (outcome.kind !== 'notApplicable') applicable += rule.maxScore;
    if (outcome.kind === 'score') sum = sum.add(outcome.exact);
    if (outcome.kind === 'missing') lacking.push(title);
    if (trail && own) {
      const inputs = explainFigures(rule, figures, trail.source);
      trail.children.push({
        kind: 'part',
        code,
        title,
        rule: rule.rule.kind,
        inputs,
        ...own,
        rounding: null,
        result: resultOf(rule, outcome),
      });
    }
  }
  if (lacking.length > 0) {
    note(trail, 'partsMissing', { titles: lacking });
    return { kind: 'missing' };
  }
  if (applicable === 0) return { kind: 'notApplicable' };
  const exact = sum.mul(full, applicable);
  if (trail) {
    const { scorePlaces } = compiled;
    const shown = { sum: pointsText(sum, scorePlaces), exact: pointsText(exact, scorePlaces) };
    if (applicable === full) note(trail, 'parts', shown);
    else
      note(trail, 'partsRescaled', {
        ...shown,
        applicable: shortText(applicable, scorePlaces),
        full: shortText(full, scorePlaces),
      });
  }
  return bounded(compiled, exact, 0, trail);
}

function resultOf({ maxScore, scorePlaces }: CompiledRule, outcome: RuleOutcome): ExplainedResult {
  if (outcome.kind !== 'score') return outcome;
  return { kind: 'score', score: pointsText(outcome.exact, scorePlaces), of: shortText(maxScore, scorePlaces) };
}

/** The figures that a rule itself reads, entered or not. */
export function explainFigures({ slots }: CompiledRule, figures: Figures, source: string | null): ExplainedInput[] {
  return [...slots.values()].map(({ key, input: { code, title, unit, decimals } }) => {
    const value = own(figures, key);
    return {
      code,
      title,
      unit,
      value: value === undefined ? null : shortText(value, decimals),
      source: value === undefined ? null : source,
    };
  });
}
