import fc from 'fast-check';
import { Refusal } from '../refusal.ts';
import type { Input, Rule } from '../standards/standard.ts';
import type { CompiledIndicator, CompiledRule, CompiledStandard } from './compile.ts';
import { emptySheet, type Entry, type Sheet } from './sheet.ts';
import { checkSheet } from './sheet-check.ts';
import { missing, notApplicable, type SheetColumns } from './sheet-columns.ts';

/**
 * Sheets as fast-check draws them for a standard: marks, figures, what does not apply and what is missing, values at the very
 * thresholds, now and then one that is out of range or near the end of what a double can hold.
 */
export function sheetArbitrary(compiled: CompiledStandard): fc.Arbitrary<Sheet> {
  const { standard } = compiled;
  const entries = Object.fromEntries([...compiled.indicators].map(([code, indicator]) => [code, entryArbitrary(indicator)]));
  const bonus = Object.fromEntries([...compiled.bonusCodes].map((code) => [code, countArbitrary]));
  const hard = Object.fromEntries([...compiled.hardStandardCodes].map((code) => [code, mostly(fc.constant(true), fc.boolean())]));
  const inputs = Object.fromEntries(standard.inputs.map((input) => [input.code, valueArbitrary(input, [])]));
  const bands = standard.grade?.bands.map(({ code }) => code) ?? [];
  return fc
    .record({
      entries: fc.record(entries),
      bonus: some(bonus),
      vetoes: mostly(fc.constant<string[]>([]), fc.subarray([...compiled.vetoes.keys()])),
      hardStandards: some(hard),
      inputs: some(inputs),
      previousGrade: bands.length > 0 ? fc.option(fc.constantFrom(...bands)) : fc.constant(null),
    })
    .map((drawn) => ({
      ...emptySheet,
      ...drawn,
      entries: Object.fromEntries(
        Object.entries(drawn.entries).flatMap(([code, entry]) => (entry ? [[code, entry] as const] : [])),
      ),
    }));
}

/** The same without what is refused, so that large standards too are rated and not only refused. */
export function soundSheetArbitrary(compiled: CompiledStandard): fc.Arbitrary<Sheet> {
  const stands = (part: Partial<Sheet>) => {
    try {
      checkSheet(compiled, { ...emptySheet, ...part });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  };
  const keep = <Value>(values: Record<string, Value>, part: (one: Record<string, Value>) => Partial<Sheet>) =>
    Object.fromEntries(Object.entries(values).filter(([code, value]) => stands(part({ [code]: value }))));
  return sheetArbitrary(compiled).map((sheet) => ({
    ...sheet,
    entries: keep(sheet.entries, (entries) => ({ entries })),
    bonus: keep(sheet.bonus, (bonus) => ({ bonus })),
    inputs: keep(sheet.inputs, (inputs) => ({ inputs })),
  }));
}

/** Every key, or all but a few. */
function some<Value>(values: Record<string, fc.Arbitrary<Value>>): fc.Arbitrary<Record<string, Value>> {
  const all = fc.record(values, { noNullPrototype: true });
  const subset = all.chain((drawn) => fc.subarray(Object.entries(drawn)).map((entries) => Object.fromEntries(entries)));
  return mostly(all, subset);
}

function mostly<Value>(usual: fc.Arbitrary<Value>, rare: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

const countArbitrary = mostly(fc.integer({ min: 0, max: 4 }), fc.constantFrom(-1, 1_000_000));

function entryArbitrary({ indicator, rule }: CompiledIndicator): fc.Arbitrary<Entry | null> {
  const step = rule.rule.kind === 'judged' ? rule.rule.step : 1;
  const { maxScore } = indicator;
  const score = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: Math.floor(maxScore / step) }).map((steps) => steps * step) },
    { weight: 3, arbitrary: fc.constantFrom(0, maxScore) },
    { weight: 1, arbitrary: fc.constantFrom(1, -1, maxScore + 1) },
  );
  const mark = score.map((value): Entry => ({ kind: 'mark', score: value }));
  const other = fc.oneof(
    { weight: 6, arbitrary: fc.constant<Entry | null>(null) },
    { weight: indicator.notApplicable === 'allowed' ? 6 : 1, arbitrary: fc.constant<Entry | null>({ kind: 'notApplicable' }) },
  );
  const slots = slotsOf(rule);
  if (slots.length === 0) return fc.oneof({ weight: 8, arbitrary: mark }, { weight: 2, arbitrary: other });
  const figures = some(Object.fromEntries(slots.map(({ key, input, near }) => [key, valueArbitrary(input, near)]))).map(
    (values): Entry | null => (Object.keys(values).length > 0 ? { kind: 'inputs', values } : null),
  );
  return fc.oneof({ weight: 8, arbitrary: figures }, { weight: 1, arbitrary: mark }, { weight: 1, arbitrary: other });
}

/** Every figure, with the values around which something happens. */
function slotsOf({ slots, rule, parts }: CompiledRule): { key: string; input: Input; near: number[] }[] {
  return [
    ...[...slots.values()].map(({ key, input }) => ({ key, input, near: thresholds(rule, input.code) })),
    ...parts.flatMap((part) => slotsOf(part.rule)),
  ];
}

function thresholds(rule: Rule, code: string): number[] {
  switch (rule.kind) {
    case 'steps':
      return rule.table.map(({ from }) => from);
    case 'linear':
      return [rule.low.at, Math.floor((rule.low.at + rule.high.at) / 2), rule.high.at];
    case 'appraisal':
      return code === rule.issued ? [1000] : [rule.minimumValid];
    default:
      return [0];
  }
}

function valueArbitrary({ min, max }: Input, near: number[]): fc.Arbitrary<number> {
  const from = min ?? Math.min(-20, (max ?? 0) - 20);
  const to = Math.max(from, max ?? from + 300);
  const inRange = near
    .flatMap((value) => [value - 1, value, value + 1])
    .filter((value) => (min === null || value >= min) && (max === null || value <= max));
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: from, max: Math.min(to, from + 40) }) },
    { weight: 6, arbitrary: fc.integer({ min: from, max: to }) },
    { weight: 4, arbitrary: inRange.length > 0 ? fc.constantFrom(...inRange) : fc.integer({ min: from, max: to }) },
    { weight: 1, arbitrary: fc.constantFrom(from, to, from - 1, to + 1, 0.5, 2 ** 31, 2 ** 50 + 1, Number.MAX_SAFE_INTEGER) },
  );
}

/** The same sheets as columns. */
export function columnsOfSheets(compiled: CompiledStandard, sheets: readonly Sheet[]): SheetColumns {
  const rows = sheets.length;
  const column = <Column extends Int32Array | Float64Array | Uint8Array | Int8Array>(
    empty: Column,
    at: (sheet: Sheet) => number,
  ): Column => {
    for (const [row, sheet] of sheets.entries()) empty[row] = at(sheet);
    return empty;
  };
  const each = <Column>(codes: Iterable<string>, make: (code: string) => Column) =>
    Object.fromEntries([...codes].map((code) => [code, make(code)]));
  const figures = [...compiled.indicators].flatMap(([code, { rule }]) => slotsOf(rule).map(({ key }) => ({ code, key })));
  return {
    rows,
    marks: each(compiled.indicators.keys(), (code) =>
      column(new Int32Array(rows), ({ entries }) => {
        const entry = entries[code];
        return entry?.kind === 'mark' ? entry.score : entry?.kind === 'notApplicable' ? notApplicable : missing;
      }),
    ),
    figures: Object.fromEntries(
      figures.map(({ code, key }) => [
        `${code}.${key}`,
        column(new Float64Array(rows), ({ entries }) => {
          const entry = entries[code];
          return entry?.kind === 'inputs' ? (entry.values[key] ?? Number.NaN) : Number.NaN;
        }),
      ]),
    ),
    bonus: each(compiled.bonusCodes, (code) => column(new Int32Array(rows), ({ bonus }) => bonus[code] ?? missing)),
    vetoes: each(compiled.vetoes.keys(), (code) => column(new Uint8Array(rows), ({ vetoes }) => Number(vetoes.includes(code)))),
    hardStandards: each(compiled.hardStandardCodes, (code) =>
      column(new Uint8Array(rows), ({ hardStandards }) => Number(hardStandards[code] ?? 2)),
    ),
    inputs: each(compiled.inputs.keys(), (code) => column(new Float64Array(rows), ({ inputs }) => inputs[code] ?? Number.NaN)),
    previousGrades: column(new Int8Array(rows), ({ previousGrade }) =>
      previousGrade === null ? -1 : (compiled.grade?.bandIndex.get(previousGrade) ?? -1),
    ),
  };
}
