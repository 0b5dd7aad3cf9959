import Fraction from 'fraction.js';
import type { Veto } from '../standards/standard.ts';
import { fromUnits, geometricMeanUnits, roundHalfUp, shortText, unitsText } from '../values/exact.ts';
import type { CompiledStar } from './compile.ts';
import type { ExplainedInput, ExplanationNode, Rounding, StarState } from './explanation.ts';
import { type IndicatorRating, rateIndicator } from './indicator-score.ts';
import { note, pointsText, type Trail } from './rule-score.ts';
import { own, type Sheet, sourceOf } from './sheet.ts';
import { times, yesOrNo } from './unit-words.ts';

/** Scores are in the standard's smallest score unit; null where something that decides them is missing. */
export interface StarRating {
  code: string;
  state: StarState;
  won: boolean;
  base: number | null;
  bonus: number;
  /** min(maxScore, base + bonus). */
  score: number | null;
  indicators: IndicatorRating[];
}

const yesNo = (holds: boolean) => (holds ? '1' : '0');

/** One star of one village; `globalVeto` is one that stands, if any. */
export function rateStar(
  compiled: CompiledStar,
  sheet: Sheet,
  scorePlaces: number,
  globalVeto: Veto | undefined,
): { rating: StarRating; node: ExplanationNode } {
  const { star } = compiled;
  const trail: Trail = { source: null, steps: [], children: [] };
  const full = (score: number) => unitsText(score, scorePlaces);
  const short = (score: number) => shortText(score, scorePlaces);

  const indicators = compiled.indicators.map((indicator) => {
    const { rating, node } = rateIndicator(indicator, own(sheet.entries, indicator.indicator.code));
    trail.children.push(node);
    return rating;
  });
  const missing = indicators.some(({ state }) => state === 'missing');
  const nothingApplies = indicators.every(({ state }) => state === 'notApplicable');
  const combined = missing || nothingApplies ? null : combine(compiled, indicators, scorePlaces, trail);
  const base = combined && combined.base;
  const inputs: ExplainedInput[] = [];
  const bonus = bonusOf(compiled, sheet, scorePlaces, trail, inputs);
  const score = base === null ? null : Math.min(star.maxScore, base + bonus);
  if (base !== null && score !== null) {
    if (bonus > 0) note(trail, 'bonusAdded', { base: full(base), bonus: full(bonus), sum: full(base + bonus) });
    if (base + bonus > star.maxScore) note(trail, 'scoreLimited', { max: short(star.maxScore) });
  }

  const vetoes = star.vetoes.filter(({ code }) => sheet.vetoes.includes(code));
  const failing = star.hardStandards.filter(({ code }) => own(sheet.hardStandards, code) === false);
  const unknown = star.hardStandards.filter(({ code }) => own(sheet.hardStandards, code) === undefined);
  for (const { code, title } of vetoes) inputs.push({ code, title, unit: yesOrNo, value: '1', source: sourceOf(sheet, code) });
  for (const { code, title } of star.hardStandards) {
    const holds = own(sheet.hardStandards, code);
    inputs.push({ code, title, unit: yesOrNo, value: holds === undefined ? null : yesNo(holds), source: sourceOf(sheet, code) });
  }

  const state = ((): StarState => {
    if (globalVeto) {
      note(trail, 'globalVeto', { title: globalVeto.title });
      return 'notRated';
    }
    if (vetoes.length > 0) {
      note(trail, 'starVetoed', { titles: vetoes.map(({ title }) => title), score: score === null ? '—' : full(score) });
      return 'vetoed';
    }
    if (nothingApplies) {
      note(trail, 'starNotApplicable');
      return 'notApplicable';
    }
    if (base === null || score === null) {
      const titles = compiled.indicators
        .filter((_, index) => indicators[index]?.state === 'missing')
        .map(({ indicator }) => indicator.title);
      note(trail, 'starIncomplete', { titles, count: `${titles.length}` });
      return 'incomplete';
    }
    if (star.passMark === null) {
      note(trail, 'component', { score: full(score) });
      return 'component';
    }
    if (failing.length > 0) {
      note(trail, 'hardStandardFails', { titles: failing.map(({ title }) => title), score: full(score) });
      return 'notYet';
    }
    const mayLift = star.bonus?.mayLiftOverPassMark ?? true;
    const tested = mayLift ? score : Math.min(star.maxScore, base);
    const shown = {
      score: full(score),
      tested: full(tested),
      passMark: short(star.passMark),
      gap: full(Math.max(0, star.passMark - tested)),
    };
    if (tested < star.passMark) {
      note(trail, score >= star.passMark ? 'bonusMayNotLift' : 'short', shown);
      return 'notYet';
    }
    if (unknown.length > 0) {
      note(trail, 'hardStandardUnknown', { titles: unknown.map(({ title }) => title), score: full(score) });
      return 'incomplete';
    }
    note(trail, 'passed', shown);
    return 'won';
  })();
  if (score !== null && (state === 'won' || state === 'notYet')) noteLosses(compiled, indicators, scorePlaces, trail);

  const rating = { code: star.code, state, won: state === 'won', base, bonus, score, indicators };
  const result = { kind: 'star' as const, state, score: score === null ? null : full(score), of: short(star.maxScore) };
  const { code, title } = star;
  const rounding = combined && combined.rounding;
  return {
    rating,
    node: {
      kind: 'star',
      code,
      title,
      rule: star.combine.kind,
      inputs,
      steps: trail.steps,
      rounding,
      result,
      children: trail.children,
    },
  };
}

/** The base score: indicators that apply, combined and rounded once. */
function combine(
  { star, indicators, full }: CompiledStar,
  ratings: IndicatorRating[],
  scorePlaces: number,
  trail: Trail,
): { base: number; rounding: Rounding } {
  const applying = indicators.flatMap(({ indicator, weight }, index) => {
    const score = ratings[index]?.score;
    return score === null || score === undefined ? [] : [{ score, weight, maxScore: indicator.maxScore }];
  });
  const sum = applying.reduce((all, { score }) => all + score, 0);
  const applicable = applying.reduce((all, { maxScore }) => all + maxScore, 0);
  const text = (units: number) => unitsText(units, scorePlaces);

  let exact: Fraction;
  switch (star.combine.kind) {
    case 'sum':
      exact = applicable === full ? new Fraction(sum) : new Fraction(sum, applicable).mul(full);
      note(trail, 'sum', { sum: text(sum), full: shortText(full, scorePlaces), count: `${applying.length}` });
      if (applicable !== full) {
        const shown = { sum: text(sum), applicable: shortText(applicable, scorePlaces), full: shortText(full, scorePlaces) };
        note(trail, 'rescaled', { ...shown, exact: pointsText(exact, scorePlaces) });
      }
      break;
    case 'weightedMean': {
      const weights = applying.reduce((all, { weight }) => all + weight, 0);
      const weighted = applying.reduce((all, { score, weight }) => all.add(new Fraction(score).mul(weight)), new Fraction(0));
      exact = weighted.div(weights);
      note(trail, 'weightedMean', {
        weighted: pointsText(weighted, scorePlaces),
        weights: `${weights}`,
        exact: pointsText(exact, scorePlaces),
      });
      break;
    }
    case 'geometricMean': {
      exact = fromUnits(
        geometricMeanUnits(
          applying.map(({ score }) => new Fraction(score)),
          0,
        ),
        0,
      );
      note(trail, 'geometricMean', { count: `${applying.length}`, rounded: pointsText(exact, scorePlaces) });
      break;
    }
  }
  const base = Number(roundHalfUp(exact, 0));
  const rounding = { exact: pointsText(exact, scorePlaces), places: scorePlaces, rounded: text(base) };
  if (!exact.equals(base)) note(trail, 'rounded', { exact: rounding.exact, rounded: rounding.rounded });
  return { base, rounding };
}

function bonusOf({ star }: CompiledStar, sheet: Sheet, scorePlaces: number, trail: Trail, inputs: ExplainedInput[]): number {
  if (!star.bonus) return 0;
  let sum = 0n;
  for (const { code, title, each } of star.bonus.items) {
    const count = own(sheet.bonus, code) ?? 0;
    if (count === 0) continue;
    const points = BigInt(count) * BigInt(each);
    sum += points;
    inputs.push({ code, title, unit: times, value: `${count}`, source: sourceOf(sheet, code) });
    note(trail, 'bonusItem', {
      title,
      count: `${count}`,
      each: shortText(each, scorePlaces),
      score: unitsText(points, scorePlaces),
    });
  }
  const { cap } = star.bonus;
  if (sum > BigInt(cap)) {
    note(trail, 'bonusCapped', { sum: unitsText(sum, scorePlaces), cap: shortText(cap, scorePlaces) });
    return cap;
  }
  return Number(sum);
}

/** The indicator where most points were lost, for the short reason. */
function noteLosses({ indicators }: CompiledStar, ratings: IndicatorRating[], scorePlaces: number, trail: Trail): void {
  const losses = indicators
    .flatMap(({ indicator }, index) => {
      const score = ratings[index]?.score ?? indicator.maxScore;
      return score < indicator.maxScore ? [{ title: indicator.title, max: indicator.maxScore, score }] : [];
    })
    .sort((a, b) => b.max - b.score - (a.max - a.score));
  const [most] = losses;
  if (!most) {
    note(trail, 'nothingLost');
    return;
  }
  note(trail, 'lost', {
    title: most.title,
    score: unitsText(most.score, scorePlaces),
    max: shortText(most.max, scorePlaces),
    count: `${losses.length}`,
  });
}
