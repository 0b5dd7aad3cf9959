import { assert } from '../assert.ts';
import { type ColumnNumber, columnNumber, fits, halfUp, type Ratio } from '../standards/formula-columns.ts';
import type { Rule } from '../standards/standard.ts';
import type { CompiledRule, Slot } from './compile.ts';

/**
 * Rules over columns. A rule answers per row what came of it and leaves the score as an exact ratio of whole numbers below 2^50;
 * `exact` asks the caller to compute that row with `rule-score.ts` instead. Figures are whole and within bounds, or NaN.
 */
export const answers = { score: 0, missing: 1, notApplicable: 2, exact: 3 } as const;
export type Answer = (typeof answers)[keyof typeof answers];
export type RowRule = (row: number) => Answer;

/** Key in the sheet → its column; null where no village has it. */
export type FigureColumns = (key: string) => Float64Array | null;

export function rowRule(compiled: CompiledRule, columns: FigureColumns, out: Ratio): RowRule {
  const { rule } = compiled;
  if (rule.kind === 'judged') return () => answers.missing;
  if (rule.kind === 'sum') return sumOfParts(compiled, columns, out);
  const needed: Float64Array[] = [];
  for (const { key } of compiled.needed) {
    const column = columns(key);
    if (!column) return () => answers.missing;
    needed.push(column);
  }
  const read = (code: string): Figure => {
    const index = compiled.needed.findIndex(({ input }) => input.code === code);
    const column = needed[index];
    const slot = compiled.needed[index];
    assert(column && slot, `${code} is read by the rule`);
    return { column, slot };
  };
  const apply = applied(compiled, rule, read, out);
  const [first, second] = needed;
  if (first && second && needed.length === 2) return (row) => (anyMissing(first, second, row) ? answers.missing : apply(row));
  if (first && needed.length === 1) return (row) => (Number.isNaN(first[row]) ? answers.missing : apply(row));
  return (row) => {
    for (const column of needed) if (Number.isNaN(column[row])) return answers.missing;
    return apply(row);
  };
}

interface Figure {
  column: Float64Array;
  slot: Slot;
}
type Read = (code: string) => Figure;

function anyMissing(first: Float64Array, second: Float64Array, row: number): boolean {
  return Number.isNaN(first[row]) || Number.isNaN(second[row]);
}

/** The caller has seen that no column of the rule is missing at the row; `?? 0` only satisfies the compiler. */
function applied(compiled: CompiledRule, rule: Exclude<Rule, { kind: 'judged' | 'sum' }>, read: Read, out: Ratio): RowRule {
  switch (rule.kind) {
    case 'proportion':
      return proportion(compiled, rule, read, out);
    case 'steps':
      return steps(rule, read, out);
    case 'linear':
      return linear(rule, read, out);
    case 'occurrences':
      return occurrences(rule, read, out);
    case 'checklist':
      return checklist(rule, read, out);
    case 'appraisal':
      return appraisal(compiled, rule, read, out);
    case 'formula':
      return formula(compiled, read, out);
  }
}

function whole(out: Ratio, score: number): Answer {
  out.n = score;
  out.d = 1;
  return answers.score;
}

function ratio(out: Ratio, n: number, d: number): Answer {
  if (!fits(n) || !fits(d)) return answers.exact;
  out.n = n;
  out.d = d;
  return answers.score;
}

/** a / b in lowest terms; b > 0. */
function lowest(a: bigint, b: bigint): [number, number] {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return [Number(a / x), Number(b / x)];
}

function proportion({ maxScore }: CompiledRule, rule: Rule & { kind: 'proportion' }, read: Read, out: Ratio): RowRule {
  const { column, slot } = read(rule.numerator);
  const ten = (places: number) => 10n ** BigInt(places);
  if ('fixed' in rule.denominator) {
    const [up, down] = lowest(BigInt(maxScore) * 10_000n, BigInt(rule.target) * BigInt(rule.denominator.fixed));
    return (row) => ratio(out, (column[row] ?? 0) * up, down);
  }
  const denominator = read(rule.denominator.input);
  const { decimals } = denominator.slot.input;
  const [up, down] = lowest(BigInt(maxScore) * 10_000n * ten(decimals), BigInt(rule.target) * ten(slot.input.decimals));
  const none = { full: answers.score, zero: answers.score, notApplicable: answers.notApplicable }[rule.whenNone];
  const noneScore = rule.whenNone === 'full' ? maxScore : 0;
  return (row) => {
    const due = denominator.column[row] ?? 0;
    if (due === 0) {
      whole(out, noneScore);
      return none;
    }
    return ratio(out, (column[row] ?? 0) * up, due * down);
  };
}

function steps(rule: Rule & { kind: 'steps' }, read: Read, out: Ratio): RowRule {
  const { column } = read(rule.input);
  const from = Float64Array.from(rule.table, (entry) => entry.from);
  const scores = Float64Array.from(rule.table, (entry) => entry.score);
  return (row) => {
    const value = column[row] ?? 0;
    for (let index = from.length - 1; index >= 0; index -= 1) {
      if ((from[index] ?? 0) <= value) return whole(out, scores[index] ?? 0);
    }
    return whole(out, 0);
  };
}

function linear({ low, high, input }: Rule & { kind: 'linear' }, read: Read, out: Ratio): RowRule {
  const { column } = read(input);
  const run = high.at - low.at;
  const rise = high.score - low.score;
  const start = low.score * run;
  return (row) => {
    const value = column[row] ?? 0;
    if (value <= low.at) return whole(out, low.score);
    if (value >= high.at) return whole(out, high.score);
    const climbed = (value - low.at) * rise;
    return fits(start) && fits(climbed) ? ratio(out, start + climbed, run) : answers.exact;
  };
}

function occurrences(rule: Rule & { kind: 'occurrences' }, read: Read, out: Ratio): RowRule {
  const figures = rule.items.map(({ input }) => read(input));
  const places = Math.max(0, ...figures.map(({ slot }) => slot.input.decimals));
  const scale = 10 ** places;
  const items = rule.items.map(({ each, limit, input }) => {
    const { column, slot } = read(input);
    const most = limit === null ? Number.POSITIVE_INFINITY : limit * 10 ** slot.input.decimals;
    return { column, most, points: each * 10 ** (places - slot.input.decimals) };
  });
  const start = rule.start * scale;
  return (row) => {
    let sum = start;
    for (const { column, most, points } of items) {
      const product = Math.min(column[row] ?? 0, most) * points;
      sum += product;
      if (!fits(product) || !fits(sum)) return answers.exact;
    }
    return ratio(out, sum, scale);
  };
}

function checklist(rule: Rule & { kind: 'checklist' }, read: Read, out: Ratio): RowRule {
  const items = rule.items.map(({ code, score }) => ({ column: read(code).column, score }));
  return (row) => {
    let sum = 0;
    for (const { column, score } of items) if (column[row] === 1) sum += score;
    return whole(out, sum);
  };
}

function appraisal({ maxScore }: CompiledRule, rule: Rule & { kind: 'appraisal' }, read: Read, out: Ratio): RowRule {
  const options = rule.options.map(({ input, weight }) => ({ column: read(input).column, weight }));
  const excluded = rule.excluded.map((code) => read(code).column);
  const issued = read(rule.issued).column;
  const present = read(rule.present).column;
  const least = Math.max(rule.minimumValid, 1);
  return (row) => {
    let valid = 0;
    let weighted = 0;
    for (const { column, weight } of options) {
      const count = column[row] ?? 0;
      valid += count;
      weighted += count * weight;
    }
    let returned = valid;
    for (const column of excluded) returned += column[row] ?? 0;
    const attendance = (present[row] ?? 0) * rule.minimumShareOfPresent;
    // `returned` is the largest sum of ballots: where it and the products fit, every number here is exact.
    if (!fits(returned * 100) || !fits(attendance) || !fits(weighted * maxScore)) return answers.exact;
    if (returned > (issued[row] ?? 0) || valid < least || valid * 100 < attendance) return answers.missing;
    return ratio(out, weighted * maxScore, valid * 100);
  };
}

function formula(compiled: CompiledRule, read: Read, out: Ratio): RowRule {
  assert(compiled.formula, 'a formula rule has its formula');
  const value = columnNumber(compiled.formula, (name) => columnFigure(read(name), out), out);
  if (!value) return () => answers.exact;
  const scale = 10 ** compiled.scorePlaces;
  return (row) => (value(row) ? ratio(out, out.n * scale, out.d) : answers.exact);
}

function columnFigure({ column, slot }: Figure, out: Ratio): ColumnNumber {
  const scale = 10 ** slot.input.decimals;
  return (row) => {
    const value = column[row] ?? 0;
    out.n = value;
    out.d = scale;
    return fits(value);
  };
}

function sumOfParts(compiled: CompiledRule, columns: FigureColumns, out: Ratio): RowRule {
  const parts = compiled.parts.map(({ rule }) => ({
    apply: rowRule(rule, columns, out),
    most: rule.maxScore,
    least: rule.rule.kind === 'occurrences' ? rule.rule.floor : 0,
  }));
  return (row) => {
    let n = 0;
    let d = 1;
    let lacking = false;
    let ask = false;
    for (const { apply, most, least } of parts) {
      const answer = apply(row);
      if (answer === answers.missing) lacking = true;
      else if (answer !== answers.score || !clamp(out, least, most)) ask = true;
      else if (!ask) {
        const left = n * out.d;
        const right = out.n * d;
        if (out.d === d) n += out.n;
        else {
          n = left + right;
          d *= out.d;
          if (!fits(left) || !fits(right) || !fits(d)) ask = true;
        }
        if (!fits(n)) ask = true;
      }
    }
    if (ask) return answers.exact;
    return lacking ? answers.missing : ratio(out, n, d);
  };
}

/** Holds a part between its bounds; false where the comparison is too large to be exact. */
function clamp(out: Ratio, least: number, most: number): boolean {
  if (!fits(most * out.d)) return false;
  if (out.n > most * out.d) whole(out, most);
  else if (out.n < least * out.d) whole(out, least);
  return true;
}

/** The score in whole units: rounded half up, then held between its bounds (whole numbers, so the order does not matter). */
export function roundedScore(out: Ratio, least: number, most: number): number {
  return Math.min(most, Math.max(least, halfUp(out.n, out.d)));
}
