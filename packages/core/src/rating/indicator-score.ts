import { roundHalfUp, shortText, unitsText } from '../values/exact.ts';
import type { CompiledIndicator } from './compile.ts';
import type { ExplainedInput, ExplainedResult, ExplanationNode, Rounding } from './explanation.ts';
import { explainFigures, type Figures, note, pointsText, scoreByRule, type Trail } from './rule-score.ts';
import type { Entry } from './sheet.ts';
import { points } from './unit-words.ts';

export type IndicatorState = 'scored' | 'missing' | 'notApplicable';

/** `score` is in the standard's smallest score unit; null unless scored. */
export interface IndicatorRating {
  code: string;
  state: IndicatorState;
  score: number | null;
}

/** One indicator, from what was entered for it; with its explanation. */
export function rateIndicator(
  compiled: CompiledIndicator,
  entry: Entry | undefined,
): { rating: IndicatorRating; node: ExplanationNode } {
  const { indicator, rule } = compiled;
  const { scorePlaces } = rule;
  const trail: Trail = { source: entry?.source ?? null, steps: [], children: [] };
  const max = shortText(indicator.maxScore, scorePlaces);
  let inputs: ExplainedInput[] = [];
  let rounding: Rounding | null = null;
  let rating: IndicatorRating = { code: indicator.code, state: 'missing', score: null };

  if (entry?.kind === 'mark') {
    const value = unitsText(entry.score, scorePlaces);
    rating = { ...rating, state: 'scored', score: entry.score };
    inputs = [{ code: indicator.code, title: indicator.title, unit: points, value, source: trail.source }];
    note(trail, 'mark', { score: value, max });
  } else if (entry?.kind === 'notApplicable') {
    rating = { ...rating, state: 'notApplicable' };
    note(trail, 'notApplicable');
  } else if (rule.rule.kind !== 'judged') {
    const figures: Figures = entry?.values ?? {};
    inputs = explainFigures(rule, figures, trail.source);
    const outcome = scoreByRule(rule, figures, trail);
    if (outcome.kind === 'score') {
      const score = Number(roundHalfUp(outcome.exact, 0));
      rating = { ...rating, state: 'scored', score };
      rounding = { exact: pointsText(outcome.exact, scorePlaces), places: scorePlaces, rounded: unitsText(score, scorePlaces) };
      if (!outcome.exact.equals(score)) note(trail, 'rounded', { exact: rounding.exact, rounded: rounding.rounded });
    } else rating = { ...rating, state: outcome.kind };
  }

  if (rating.state === 'missing') {
    if (trail.steps.length === 0) note(trail, 'missing');
    if (indicator.whenMissing === 'zero') {
      note(trail, 'missingCountsZero');
      rating = { ...rating, state: 'scored', score: 0 };
    }
  }
  const result: ExplainedResult =
    rating.score === null
      ? { kind: rating.state === 'notApplicable' ? 'notApplicable' : 'missing' }
      : { kind: 'score', score: unitsText(rating.score, scorePlaces), of: max };
  const how = entry === undefined ? 'missing' : entry.kind === 'inputs' ? rule.rule.kind : entry.kind;
  const { code, title } = indicator;
  return {
    rating,
    node: { kind: 'indicator', code, title, rule: how, inputs, steps: trail.steps, rounding, result, children: trail.children },
  };
}
