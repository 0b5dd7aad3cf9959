import { shortText } from '../values/exact.ts';
import { checkCodes, checkFormula } from './check-codes.ts';
import { checkRule } from './check-rule.ts';
import { type Keys, type Report, valueAt } from './problem.ts';
import { problemWords } from './problem-words.ts';
import type { GradeRule, Indicator, Star } from './standard.ts';

// What a schema cannot say. Conditions are written so that a number that could not be read (NaN) fails none of them.

const differ = (a: number, b: number) => Math.abs(a - b) > 0;

export function checkIndicator(indicator: Indicator, keys: Keys, places: number, report: Report): void {
  const { rule, maxScore, basis, notApplicable } = indicator;
  if (maxScore <= 0) report([...keys, 'maxScore'], problemWords.zero, 0);
  if (rule.kind === 'judged' && basis !== 'judged') report([...keys, 'basis'], problemWords.judgedBasis, basis);
  if (rule.kind === 'proportion' && rule.whenNone === 'notApplicable' && notApplicable === 'never') {
    report([...keys, 'rule', 'whenNone'], problemWords.whenNoneNeedsAllowed, rule.whenNone);
  }
  checkRule(rule, maxScore, [...keys, 'rule'], { places, report });
}

export function checkStar(star: Star, keys: Keys, places: number, report: Report): void {
  const { indicators, combine, maxScore, passMark, bonus } = star;
  const maximum = shortText(Number.isNaN(maxScore) ? 0 : maxScore, places);
  if (maxScore <= 0) report([...keys, 'maxScore'], problemWords.zero, 0);
  if (passMark !== null && passMark > maxScore) report([...keys, 'passMark'], problemWords.aboveMaximum(maximum));

  if (combine.kind === 'sum') {
    const sum = indicators.reduce((total, indicator) => total + indicator.maxScore, 0);
    if (differ(sum, maxScore)) report([...keys, 'indicators'], problemWords.sumsTo(shortText(sum, places), maximum));
  } else {
    for (const [index, indicator] of indicators.entries()) {
      if (differ(indicator.maxScore, maxScore))
        report([...keys, 'indicators', index, 'maxScore'], problemWords.sameScale(maximum));
    }
  }
  if (combine.kind === 'weightedMean') {
    const codes = indicators.map(({ code }) => code);
    const missing = codes.filter((code) => !Object.hasOwn(combine.weights, code));
    if (missing.length > 0) report([...keys, 'combine', 'weights'], problemWords.weightsFor(missing));
    for (const code of Object.keys(combine.weights)) {
      if (!codes.includes(code))
        report([...keys, 'combine', 'weights', code], problemWords.weightOfUnknown(code), combine.weights[code]);
    }
  }
  if (bonus) {
    if (bonus.cap <= 0) report([...keys, 'bonus', 'cap'], problemWords.zero, 0);
    for (const [index, item] of bonus.items.entries()) {
      if (item.each <= 0) report([...keys, 'bonus', 'items', index, 'each'], problemWords.zero, 0);
    }
  }
}

/** Measures are computed in their order: each may use the inputs, the stars and the measures before it. */
export function checkMeasures(
  measures: readonly { keys: Keys; value: { code: string; expression: string } }[],
  names: readonly string[],
  report: Report,
): void {
  const known = [...names];
  for (const { keys, value } of measures) {
    checkFormula(value.expression, known, 'number', [...keys, 'expression'], report);
    known.push(value.code);
  }
}

export function checkGrade(grade: GradeRule, measures: readonly string[], names: readonly string[], report: Report): void {
  const { by, bands, caps, quotas } = grade;
  if (by !== 'starsWon' && !measures.includes(by)) report(['grade', 'by'], problemWords.unknownMeasure(by), by);

  let above = Number.POSITIVE_INFINITY;
  for (const [index, { from }] of bands.entries()) {
    const isLast = index === bands.length - 1;
    const keys = ['grade', 'bands', index, 'from'];
    if (from === null) {
      if (!isLast) report(keys, problemWords.earlyNull);
      continue;
    }
    if (isLast) report(keys, problemWords.lastBandNull, from);
    if (Number(from) >= above) report(keys, problemWords.bandsDescend, from);
    above = Number(from);
  }

  const grades = bands.map(({ code }) => code);
  checkCodes(
    grades.map((code, index) => ({ code, keys: ['grade', 'bands', index, 'code'] })),
    report,
  );
  checkCodes(
    caps.map(({ code }, index) => ({ code, keys: ['grade', 'caps', index, 'code'] })),
    report,
  );
  for (const [index, cap] of caps.entries()) {
    const keys = ['grade', 'caps', index];
    checkFormula(cap.when, [...names, ...measures], 'condition', [...keys, 'when'], report);
    if (!grades.includes(cap.atMost)) report([...keys, 'atMost'], problemWords.unknownGrade(cap.atMost), cap.atMost);
  }
  for (const [index, { grade: code }] of quotas.entries()) {
    if (!grades.includes(code)) report(['grade', 'quotas', index, 'grade'], problemWords.unknownGrade(code), code);
  }
}

/** One code, one thing, over the whole standard; looked for in the raw document, so that a malformed piece hides no clash. */
export function checkTogether(document: unknown, report: Report): void {
  const list = (keys: Keys): Keys[] => {
    const value = valueAt(document, keys);
    return Array.isArray(value) ? value.map((_, index) => [...keys, index]) : [];
  };
  const stars = list(['stars']);
  const indicators = stars.flatMap((star) => list([...star, 'indicators']));
  const coded = [
    ...list(['inputs']),
    ...list(['measures']),
    ...list(['vetoes']),
    ...stars.flatMap((star) => [
      star,
      ...list([...star, 'indicators']),
      ...list([...star, 'bonus', 'items']),
      ...list([...star, 'vetoes']),
      ...list([...star, 'hardStandards']),
    ]),
  ];
  checkCodes(
    coded.map((keys) => ({ keys: [...keys, 'code'], code: valueAt(document, [...keys, 'code']) })),
    report,
  );
  if (indicators.length > 500) report(['stars'], problemWords.tooManyIndicators(indicators.length), indicators.length);
}
