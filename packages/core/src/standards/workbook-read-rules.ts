import { type Keys, pathText } from './problem.ts';
import { choices, type RuleRow, ruleRows, unboundedWord } from './workbook.ts';
import {
  append,
  chosen,
  codeOf,
  nextIndex,
  owner,
  put,
  putText,
  putTitle,
  type Reader,
  refuseUnused,
  reportOf,
  set,
  table,
} from './workbook-reader.ts';
import { numberIn, type ReadCell, type TableRow } from './workbook-table.ts';
import { workbookWords } from './workbook-words.ts';

const ruleColumns = ['code', 'value', 'score', 'titleZh', 'titleEn'] as const;
type RuleColumn = (typeof ruleColumns)[number];

/** The columns a row of the rules sheet uses. */
const usedColumns: Record<RuleRow, readonly RuleColumn[]> = {
  part: ['code', 'score', 'titleZh', 'titleEn'],
  step: ['score'],
  guide: ['titleZh', 'titleEn'],
  numerator: ['code'],
  denominator: ['code', 'value'],
  target: ['value'],
  whenNone: ['code'],
  input: ['code'],
  table: ['value', 'score'],
  low: ['value', 'score'],
  high: ['value', 'score'],
  start: ['score'],
  floor: ['score'],
  occurrence: ['code', 'value', 'score'],
  item: ['code', 'score', 'titleZh', 'titleEn'],
  option: ['code', 'value'],
  excluded: ['code'],
  issued: ['code'],
  present: ['code'],
  minimumValid: ['value'],
  minimumShareOfPresent: ['value'],
  expression: ['titleZh'],
};

export function readRules(reader: Reader): void {
  const words: Record<string, string> = Object.fromEntries(Object.entries(ruleRows).map(([row, { zh }]) => [row, zh]));
  const rows = table(reader, 'rules').flatMap((row) => {
    const indicator = owner(reader, 'indicators', row.cell('indicator'));
    const what = chosen(reader, words, row.cell('what')).value;
    if (indicator === null || typeof what !== 'string' || !isRuleRow(what)) return [];
    refuseUnused(reader, row, ruleRows[what].zh, ruleColumns, usedColumns[what]);
    return [{ row, indicator, what }];
  });
  // Parts first, so that their details may stand anywhere.
  for (const { row, indicator, what } of rows) {
    if (what !== 'part') continue;
    const keys = append(reader, [...indicator, 'rule', 'parts'], row.cell('part').at);
    reader.parts.set(partName(row.cell('indicator'), row.cell('part')), keys);
    put(reader, [...keys, 'code'], row.cell('part'));
    putTitle(reader, [...keys, 'title'], row);
    put(reader, [...keys, 'maxScore'], row.cell('score'));
    reader.addresses.set(pathText([...keys, 'rule']), row.cell('code').at);
    put(reader, [...keys, 'rule', 'kind'], chosen(reader, choices.kind, row.cell('code')));
  }
  for (const { row, indicator, what } of rows) {
    if (what === 'part') continue;
    const keys = ruleOf(reader, indicator, row);
    if (keys) readDetail(reader, keys, what, row);
  }
}

function isRuleRow(name: string): name is RuleRow {
  return Object.hasOwn(ruleRows, name);
}

function partName(indicator: ReadCell, part: ReadCell): string {
  return `${codeOf(indicator)}/${codeOf(part)}`;
}

/** The rule that a row of the rules or inputs sheet belongs to: the indicator's own, or that of a part. */
function ruleOf(reader: Reader, indicator: Keys, row: TableRow<'rules'> | TableRow<'inputs'>): Keys | null {
  const part = row.cell('part');
  if (part.value === null) return [...indicator, 'rule'];
  const keys = reader.parts.get(partName(row.cell('indicator'), part));
  if (keys) return [...keys, 'rule'];
  reportOf(reader)(part.at, workbookWords.partUnknown(codeOf(part)), part.value);
  return null;
}

function readDetail(reader: Reader, rule: Keys, what: Exclude<RuleRow, 'part'>, row: TableRow<'rules'>): void {
  const code = row.cell('code');
  const value = row.cell('value');
  const score = row.cell('score');
  const member = (list: string) => append(reader, [...rule, list], row.cell('what').at);
  switch (what) {
    case 'step':
    case 'start':
    case 'floor':
      put(reader, [...rule, what], score);
      return;
    case 'guide':
      putTitle(reader, [...rule, 'guide'], row);
      return;
    case 'denominator':
      put(reader, [...rule, 'denominator'], code.value === null ? value : code);
      if (code.value !== null && value.value !== null)
        reportOf(reader)(value.at, workbookWords.cellUnused(ruleRows.denominator.zh), value.value);
      return;
    case 'whenNone':
      put(reader, [...rule, 'whenNone'], chosen(reader, choices.whenNone, code));
      return;
    case 'numerator':
    case 'input':
    case 'issued':
    case 'present':
      put(reader, [...rule, what], code);
      return;
    case 'target':
    case 'minimumValid':
    case 'minimumShareOfPresent':
      put(reader, [...rule, what], value);
      return;
    case 'low':
    case 'high':
      reader.addresses.set(pathText([...rule, what]), row.cell('what').at);
      put(reader, [...rule, what, 'at'], value);
      put(reader, [...rule, what, 'score'], score);
      return;
    case 'table': {
      const keys = member('table');
      put(reader, [...keys, 'from'], value);
      put(reader, [...keys, 'score'], score);
      return;
    }
    case 'occurrence': {
      const keys = member('items');
      put(reader, [...keys, 'input'], code);
      put(reader, [...keys, 'each'], score);
      put(reader, [...keys, 'limit'], value);
      return;
    }
    case 'item': {
      const keys = member('items');
      put(reader, [...keys, 'code'], code);
      put(reader, [...keys, 'score'], score);
      putTitle(reader, [...keys, 'title'], row);
      return;
    }
    case 'option': {
      const keys = member('options');
      put(reader, [...keys, 'input'], code);
      put(reader, [...keys, 'weight'], value);
      return;
    }
    case 'excluded':
      put(reader, [...rule, 'excluded', nextIndex(reader, [...rule, 'excluded'])], code);
      return;
    case 'expression':
      put(reader, [...rule, 'expression'], row.cell('titleZh'));
  }
}

export function readInputs(reader: Reader): void {
  for (const row of table(reader, 'inputs')) {
    const isStandards = row.cell('indicator').value === null;
    const indicator = isStandards ? null : owner(reader, 'indicators', row.cell('indicator'));
    const rule = indicator && ruleOf(reader, indicator, row);
    if (!isStandards && rule === null) continue;
    const code = row.cell('code');
    const keys = append(reader, rule ? [...rule, 'inputs'] : ['inputs'], code.at);
    put(reader, [...keys, 'code'], code);
    putTitle(reader, [...keys, 'title'], row);
    putText(reader, [...keys, 'unit'], row.cell('unitZh'), row.cell('unitEn'));
    put(reader, [...keys, 'decimals'], row.cell('decimals'));
    for (const bound of ['min', 'max'] as const) {
      const cell = row.cell(bound);
      if (codeOf(cell) === unboundedWord) {
        reader.addresses.set(pathText([...keys, bound]), cell.at);
        set(reader, [...keys, bound], null);
      } else {
        put(reader, [...keys, bound], { value: numberIn(cell.value), at: cell.at });
      }
    }
  }
}
