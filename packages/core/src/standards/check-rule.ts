import { shortText } from '../values/exact.ts';
import { checkCodes, checkDenied, checkFormula, checkInputs } from './check-codes.ts';
import type { Keys, Report } from './problem.ts';
import { problemWords } from './problem-words.ts';
import type { Rule } from './standard.ts';

interface Checker {
  places: number;
  report: Report;
}

type PartRule = Exclude<Rule, { kind: 'sum' | 'judged' }>;
type RuleOf<Kind extends PartRule['kind']> = Extract<PartRule, { kind: Kind }>;

export function checkRule(rule: Rule, maxScore: number, keys: Keys, checker: Checker): void {
  const { places, report } = checker;
  if (rule.kind === 'judged') {
    if (rule.step <= 0) report([...keys, 'step'], problemWords.zero, 0);
    else if (maxScore % rule.step > 0) report([...keys, 'step'], problemWords.notDivisible(shortText(maxScore, places)));
    return;
  }
  if (rule.kind !== 'sum') {
    checkPartRule(rule, maxScore, keys, checker);
    return;
  }
  checkCodes(
    rule.parts.map(({ code }, index) => ({ code, keys: [...keys, 'parts', index, 'code'] })),
    report,
  );
  checkTotal(
    rule.parts.map((part) => part.maxScore),
    maxScore,
    [...keys, 'parts'],
    checker,
  );
  for (const [index, part] of rule.parts.entries()) {
    const partKeys = [...keys, 'parts', index];
    if (part.maxScore <= 0) report([...partKeys, 'maxScore'], problemWords.zero, 0);
    if (part.rule.kind === 'proportion' && part.rule.whenNone === 'notApplicable') {
      report([...partKeys, 'rule', 'whenNone'], problemWords.whenNoneInPart, part.rule.whenNone);
    }
    checkPartRule(part.rule, part.maxScore, [...partKeys, 'rule'], checker);
  }
}

function checkTotal(scores: readonly number[], maxScore: number, keys: Keys, { places, report }: Checker): void {
  const sum = scores.reduce((total, score) => total + score, 0);
  if (Math.abs(sum - maxScore) > 0) report(keys, problemWords.sumsTo(shortText(sum, places), shortText(maxScore, places)));
}

function checkPartRule(rule: PartRule, maxScore: number, keys: Keys, checker: Checker): void {
  if (rule.kind === 'checklist') {
    checkChecklist(rule, maxScore, keys, checker);
    return;
  }
  const { report } = checker;
  checkInputs(rule.inputs, [...keys, 'inputs'], report);
  checkCodes(
    rule.inputs.map(({ code }, index) => ({ code, keys: [...keys, 'inputs', index, 'code'] })),
    report,
  );
  const used = usedInputs(rule, keys, report);
  if (used === null) return;

  const codes = rule.inputs.map(({ code }) => code);
  const seen = new Set<string>();
  for (const { code, keys: place, counts } of used) {
    const input = rule.inputs.find((candidate) => candidate.code === code);
    if (!input) report(place, problemWords.unknownInput(code), code);
    else if (seen.has(code) && rule.kind !== 'formula') report(place, problemWords.usedTwice(code), code);
    else if (counts && input.decimals > 0)
      report([...keys, 'inputs', codes.indexOf(code), 'decimals'], problemWords.countHasDecimals, input.decimals);
    seen.add(code);
  }
  for (const [index, code] of codes.entries()) {
    if (!seen.has(code)) report([...keys, 'inputs', index], problemWords.unusedInput(code), code);
  }
  checkScores(rule, maxScore, keys, checker);
}

interface Use {
  code: string;
  keys: Keys;
  /** Whether the input is a count of whole things. */
  counts: boolean;
}

/** Every place where the rule reads an input; null where its formula cannot be read. */
function usedInputs(rule: Exclude<PartRule, { kind: 'checklist' }>, keys: Keys, report: Report): Use[] | null {
  const use = (code: string, counts: boolean, ...rest: Keys): Use => ({ code, counts, keys: [...keys, ...rest] });
  switch (rule.kind) {
    case 'proportion':
      return [
        use(rule.numerator, false, 'numerator'),
        ...('input' in rule.denominator ? [use(rule.denominator.input, false, 'denominator')] : []),
      ];
    case 'steps':
    case 'linear':
      return [use(rule.input, false, 'input')];
    case 'occurrences':
      return rule.items.map((item, index) => use(item.input, true, 'items', index, 'input'));
    case 'appraisal':
      return [
        ...rule.options.map((option, index) => use(option.input, true, 'options', index, 'input')),
        ...rule.excluded.map((code, index) => use(code, true, 'excluded', index)),
        use(rule.issued, true, 'issued'),
        use(rule.present, true, 'present'),
      ];
    case 'formula': {
      const codes = rule.inputs.map(({ code }) => code);
      const names = checkFormula(rule.expression, codes, 'number', [...keys, 'expression'], report);
      return names && names.map((code) => use(code, false, 'expression'));
    }
  }
}

/** The scores a rule gives lie between 0 and the maximum, and the maximum can be reached. */
function checkScores(rule: Exclude<PartRule, { kind: 'checklist' }>, maxScore: number, keys: Keys, checker: Checker): void {
  const { places, report } = checker;
  const unreachable = (place: Keys) => report(place, problemWords.unreachable(shortText(maxScore, places)));
  const withinMaximum = (score: number, place: Keys) => {
    if (score > maxScore) report(place, problemWords.aboveMaximum(shortText(maxScore, places)));
  };
  switch (rule.kind) {
    case 'proportion':
      if (rule.target <= 0) report([...keys, 'target'], problemWords.zero, 0);
      if ('fixed' in rule.denominator && rule.denominator.fixed <= 0)
        report([...keys, 'denominator'], problemWords.zero, rule.denominator.fixed);
      return;
    case 'steps': {
      for (const [index, row] of rule.table.entries()) {
        withinMaximum(row.score, [...keys, 'table', index, 'score']);
        const before = rule.table[index - 1];
        if (before && row.from <= before.from) report([...keys, 'table', index, 'from'], problemWords.ascending);
      }
      if (Math.max(...rule.table.map(({ score }) => score)) < maxScore) unreachable([...keys, 'table']);
      return;
    }
    case 'linear':
      withinMaximum(rule.low.score, [...keys, 'low', 'score']);
      withinMaximum(rule.high.score, [...keys, 'high', 'score']);
      if (rule.low.at >= rule.high.at) report([...keys, 'high', 'at'], problemWords.lowBelowHigh);
      if (Math.max(rule.low.score, rule.high.score) < maxScore) unreachable(keys);
      return;
    case 'occurrences': {
      withinMaximum(rule.start, [...keys, 'start']);
      if (rule.floor > rule.start) report([...keys, 'floor'], problemWords.belowFloor);
      let best = rule.start;
      for (const [index, { each, limit }] of rule.items.entries()) {
        if (each === 0) report([...keys, 'items', index, 'each'], problemWords.eachZero, 0);
        if (each > 0) best += limit === null ? maxScore : each * limit;
      }
      if (best < maxScore) unreachable(keys);
      return;
    }
    case 'appraisal': {
      for (const [index, { weight }] of rule.options.entries()) {
        const before = rule.options[index - 1];
        if (before && weight > before.weight) report([...keys, 'options', index, 'weight'], problemWords.weightsDescend, weight);
      }
      const last = rule.options.length - 1;
      const worst = rule.options[last]?.weight;
      if (worst !== 0) report([...keys, 'options', last, 'weight'], problemWords.worstWeighsZero, worst);
      if (rule.options[0]?.weight !== 100) unreachable([...keys, 'options', 0, 'weight']);
      return;
    }
    case 'formula':
      return;
  }
}

function checkChecklist(rule: RuleOf<'checklist'>, maxScore: number, keys: Keys, checker: Checker): void {
  checkCodes(
    rule.items.map(({ code }, index) => ({ code, keys: [...keys, 'items', index, 'code'] })),
    checker.report,
  );
  for (const [index, item] of rule.items.entries()) {
    checkDenied(item, [...keys, 'items', index], checker.report);
    if (item.score <= 0) checker.report([...keys, 'items', index, 'score'], problemWords.zero, item.score);
  }
  checkTotal(
    rule.items.map(({ score }) => score),
    maxScore,
    [...keys, 'items'],
    checker,
  );
}
