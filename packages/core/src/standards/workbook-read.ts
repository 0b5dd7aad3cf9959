import { invalidStandard, readStandard } from './document.ts';
import { type Keys, pathText } from './problem.ts';
import type { Standard } from './standard.ts';
import { choices, findingKinds, gradeKinds, listKinds, standardFields, type Worksheet } from './workbook.ts';
import { readInputs, readRules } from './workbook-read-rules.ts';
import {
  addressOf,
  append,
  chosen,
  codeOf,
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
import { checkSheets, type LocatedProblem, numberIn } from './workbook-table.ts';
import { workbookWords } from './workbook-words.ts';

/**
 * Reads a standard from worksheets laid out as in `workbook.ts`.
 * @throws {Refusal} standards.invalid with every problem, each with its sheet and cell (`指标!D7`)
 */
export function readWorkbook(sheets: readonly Worksheet[]): Standard {
  const reader: Reader = {
    sheets,
    document: {},
    addresses: new Map(),
    problems: [],
    stars: new Map(),
    indicators: new Map(),
    parts: new Map(),
  };
  checkSheets(sheets, reportOf(reader));
  readFields(reader);
  readStars(reader);
  readIndicators(reader);
  readRules(reader);
  readInputs(reader);
  readFindings(reader);
  readLists(reader);
  readGrades(reader);

  const result = readStandard(reader.document);
  const problems: LocatedProblem[] = [...reader.problems, ...('problems' in result ? result.problems : [])];
  if ('standard' in result && problems.length === 0) return result.standard;
  throw invalidStandard(problems, (problem: LocatedProblem) => problem.at ?? addressOf(reader, problem.keys));
}

const fieldKeys: Record<keyof typeof standardFields, Keys> = {
  format: ['format'],
  code: ['code'],
  version: ['version'],
  draft: ['draft'],
  title: ['title'],
  source: ['source'],
  scorePlaces: ['scorePlaces'],
  gradeBy: ['grade', 'by'],
  maxRise: ['grade', 'maxRise'],
  aggregation: ['panel', 'aggregation'],
  limitShare: ['panel', 'limitShare'],
  leastMarks: ['panel', 'leastMarks'],
};

function readFields(reader: Reader): void {
  const seen = new Set<string>();
  for (const row of table(reader, 'standard')) {
    const label = row.cell('field');
    const name = codeOf(label);
    const field = fieldOf(name);
    if (field === null || seen.has(field)) {
      reportOf(reader)(label.at, field === null ? workbookWords.fieldUnknown(name) : workbookWords.fieldTwice(name), name);
      continue;
    }
    seen.add(field);
    const cell = row.cell('value');
    if (field === 'title' || field === 'source') putText(reader, fieldKeys[field], cell, row.cell('english'));
    else if (field === 'aggregation') put(reader, fieldKeys[field], chosen(reader, choices.aggregation, cell));
    else if (field === 'scorePlaces' || field === 'maxRise' || field === 'limitShare' || field === 'leastMarks')
      put(reader, fieldKeys[field], { value: numberIn(cell.value), at: cell.at });
    else if (field === 'draft')
      put(reader, fieldKeys[field], {
        value: cell.value === '是' ? true : cell.value === '否' ? false : cell.value,
        at: cell.at,
      });
    else put(reader, fieldKeys[field], cell);
  }
}

function fieldOf(label: string): keyof typeof standardFields | null {
  for (const field in standardFields) {
    if (isField(field) && (standardFields[field] === label || field === label)) return field;
  }
  return null;
}

function isField(name: string): name is keyof typeof standardFields {
  return Object.hasOwn(standardFields, name);
}

function readStars(reader: Reader): void {
  for (const row of table(reader, 'stars')) {
    const code = row.cell('code');
    const keys = append(reader, ['stars'], code.at);
    if (!reader.stars.has(codeOf(code))) reader.stars.set(codeOf(code), keys);
    put(reader, [...keys, 'code'], code);
    putTitle(reader, [...keys, 'title'], row);
    put(reader, [...keys, 'maxScore'], row.cell('maxScore'));
    put(reader, [...keys, 'passMark'], row.cell('passMark'));
    const combine = chosen(reader, choices.combine, row.cell('combine'));
    reader.addresses.set(pathText([...keys, 'combine']), combine.at);
    put(reader, [...keys, 'combine', 'kind'], combine);
    putText(reader, [...keys, 'leadUnit'], row.cell('leadUnitZh'), row.cell('leadUnitEn'));
    putText(reader, [...keys, 'boundary'], row.cell('boundaryZh'), row.cell('boundaryEn'));
    reader.addresses.set(pathText([...keys, 'bonus']), row.cell('bonusCap').at);
    put(reader, [...keys, 'bonus', 'cap'], row.cell('bonusCap'));
    put(reader, [...keys, 'bonus', 'mayLiftOverPassMark'], row.cell('mayLift'));
  }
}

function readIndicators(reader: Reader): void {
  for (const row of table(reader, 'indicators')) {
    const star = owner(reader, 'stars', row.cell('star'));
    if (star === null) continue;
    const code = row.cell('code');
    const keys = append(reader, [...star, 'indicators'], code.at);
    if (!reader.indicators.has(codeOf(code))) reader.indicators.set(codeOf(code), keys);
    put(reader, [...keys, 'code'], code);
    putTitle(reader, [...keys, 'title'], row);
    put(reader, [...keys, 'maxScore'], row.cell('maxScore'));
    put(reader, [...keys, 'basis'], chosen(reader, choices.basis, row.cell('basis')));
    reader.addresses.set(pathText([...keys, 'rule']), row.cell('kind').at);
    put(reader, [...keys, 'rule', 'kind'], chosen(reader, choices.kind, row.cell('kind')));
    put(reader, [...keys, 'notApplicable'], chosen(reader, choices.notApplicable, row.cell('notApplicable')));
    put(reader, [...keys, 'whenMissing'], chosen(reader, choices.whenMissing, row.cell('whenMissing')));
    putText(reader, [...keys, 'legalBasis'], row.cell('legalBasisZh'), row.cell('legalBasisEn'));
    const weight = row.cell('weight');
    if (weight.value !== null) {
      const weights = [...star, 'combine', 'weights'];
      if (!reader.addresses.has(pathText(weights))) reader.addresses.set(pathText(weights), weight.at);
      put(reader, [...weights, codeOf(code)], weight);
    }
  }
}

function readFindings(reader: Reader): void {
  const columns = ['star', 'each', 'proof', 'authorityZh', 'authorityEn', 'legalBasisZh', 'legalBasisEn'] as const;
  const used = {
    bonus: ['star', 'each', 'proof'],
    veto: ['star', 'authorityZh', 'authorityEn', 'legalBasisZh', 'legalBasisEn'],
    globalVeto: ['authorityZh', 'authorityEn', 'legalBasisZh', 'legalBasisEn'],
    hardStandard: ['star', 'legalBasisZh', 'legalBasisEn'],
  } as const;
  for (const row of table(reader, 'findings')) {
    const kind = chosen(reader, findingKinds, row.cell('kind')).value;
    if (kind !== 'bonus' && kind !== 'veto' && kind !== 'globalVeto' && kind !== 'hardStandard') continue;
    refuseUnused(reader, row, findingKinds[kind], columns, used[kind]);
    const star = kind === 'globalVeto' ? [] : owner(reader, 'stars', row.cell('star'));
    if (star === null) continue;
    const list = { bonus: ['bonus', 'items'], veto: ['vetoes'], globalVeto: ['vetoes'], hardStandard: ['hardStandards'] }[kind];
    const keys = append(reader, [...star, ...list], row.cell('code').at);
    put(reader, [...keys, 'code'], row.cell('code'));
    putTitle(reader, [...keys, 'title'], row);
    if (kind === 'bonus') {
      put(reader, [...keys, 'each'], row.cell('each'));
      put(reader, [...keys, 'proofRequired'], row.cell('proof'));
      continue;
    }
    if (kind !== 'hardStandard') putText(reader, [...keys, 'authority'], row.cell('authorityZh'), row.cell('authorityEn'));
    putText(reader, [...keys, 'legalBasis'], row.cell('legalBasisZh'), row.cell('legalBasisEn'));
  }
}

function readLists(reader: Reader): void {
  for (const row of table(reader, 'lists')) {
    const kind = chosen(reader, listKinds, row.cell('kind')).value;
    if (kind === null) continue;
    const keys = owner(reader, kind === 'evidence' ? 'indicators' : 'stars', row.cell('owner'));
    if (keys === null) continue;
    const item = append(reader, [...keys, kind === 'evidence' ? 'evidence' : 'supportingUnits'], row.cell('titleZh').at);
    putText(reader, item, row.cell('titleZh'), row.cell('titleEn'));
  }
}

function readGrades(reader: Reader): void {
  const columns = [
    'code',
    'titleZh',
    'titleEn',
    'unitZh',
    'unitEn',
    'expression',
    'places',
    'from',
    'grade',
    'share',
    'meaningZh',
    'meaningEn',
  ] as const;
  const used = {
    measure: ['code', 'titleZh', 'titleEn', 'unitZh', 'unitEn', 'expression', 'places'],
    band: ['code', 'titleZh', 'titleEn', 'from', 'meaningZh', 'meaningEn'],
    cap: ['code', 'titleZh', 'titleEn', 'expression', 'grade'],
    quota: ['grade', 'share'],
  } as const;
  const lists = { measure: ['measures'], band: ['grade', 'bands'], cap: ['grade', 'caps'], quota: ['grade', 'quotas'] };
  for (const row of table(reader, 'grades')) {
    const kind = chosen(reader, gradeKinds, row.cell('kind')).value;
    if (kind !== 'measure' && kind !== 'band' && kind !== 'cap' && kind !== 'quota') continue;
    refuseUnused(reader, row, gradeKinds[kind], columns, used[kind]);
    const keys = append(reader, lists[kind], row.cell('kind').at);
    if (kind === 'quota') {
      put(reader, [...keys, 'grade'], row.cell('grade'));
      put(reader, [...keys, 'share'], row.cell('share'));
      continue;
    }
    put(reader, [...keys, 'code'], row.cell('code'));
    putTitle(reader, [...keys, 'title'], row);
    if (kind === 'band') {
      const from = row.cell('from');
      put(reader, [...keys, 'from'], from);
      if (from.value === null) set(reader, [...keys, 'from'], null);
      putText(reader, [...keys, 'meaning'], row.cell('meaningZh'), row.cell('meaningEn'));
    } else if (kind === 'cap') {
      put(reader, [...keys, 'when'], row.cell('expression'));
      put(reader, [...keys, 'atMost'], row.cell('grade'));
    } else {
      putText(reader, [...keys, 'unit'], row.cell('unitZh'), row.cell('unitEn'));
      put(reader, [...keys, 'expression'], row.cell('expression'));
      put(reader, [...keys, 'places'], row.cell('places'));
    }
  }
}
