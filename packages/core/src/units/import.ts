import type { RefusalCode } from '../refusal.ts';
import { everydayName, pathLabel, readCode } from './codes.ts';
import { type UnitKind, type UnitRecord, unitKinds } from './unit.ts';

/** Columns of a file of units; the first two are required. Days are `2026-01-31`, `sample` is `yes` or empty. */
export const unitColumns = [
  'code',
  'name',
  'nameEn',
  'kind',
  'openedOn',
  'closedOn',
  'successorCode',
  'renamedOn',
  'sample',
] as const;
export type UnitColumn = (typeof unitColumns)[number];

/** One line of the file as text; `line` counts from 1, where the header stands. */
export interface FileLine {
  line: number;
  cells: readonly string[];
}

/** What is wrong with a line, in the words of the refusals. */
export interface UnitProblem {
  line: number;
  code: Extract<RefusalCode, `units.${string}`>;
  values: Readonly<Record<string, string | number>>;
}

export interface PlannedUnit extends UnitRecord {
  line: number;
  change: 'added' | 'changed' | 'unchanged';
  /** The name given up, where the line says from when the new one holds. */
  formerName: { name: string; nameEn: string | null; untilOn: string } | null;
}

export interface UnitPlan {
  /** Parents before children. */
  units: PlannedUnit[];
  /** All of them, by line. The file is taken whole or not at all. */
  problems: UnitProblem[];
}

type Row = { line: number } & Record<UnitColumn, string>;

/**
 * What a file of units would do to the units that exist. Units that the file does not name stay as they are.
 * Pure and complete: every line is checked, also after the first fault.
 */
export function planUnits(lines: readonly FileLine[], existing: ReadonlyMap<string, UnitRecord>): UnitPlan {
  const problems: UnitProblem[] = [];
  const report = (line: number, code: UnitProblem['code'], values: UnitProblem['values'] = {}) =>
    void problems.push({ line, code, values: { line, ...values } });

  const rows = readRows(lines, report);
  const planned = new Map<string, PlannedUnit>();
  for (const { row, parts } of inOrder(rows, report)) {
    const first = planned.get(parts.code);
    if (first) {
      report(row.line, 'units.codeRepeated', { code: row.code, firstLine: first.line });
      continue;
    }
    const parent = parts.parentCode === null ? null : (planned.get(parts.parentCode) ?? existing.get(parts.parentCode));
    if (parent === undefined) {
      report(row.line, 'units.parentMissing', { code: row.code, parentCode: parts.parentCode ?? '' });
      continue;
    }
    const kind = kindOf(parts.kind, row, report);
    const before = existing.get(parts.code);
    const rawName = row.name.normalize('NFC');
    const unit: UnitRecord = {
      code: parts.code,
      path: parent ? `${parent.path}.${pathLabel(parts.code)}` : pathLabel(parts.code),
      parentCode: parts.parentCode,
      kind,
      name: everydayName(rawName),
      rawName,
      nameEn: row.nameEn || (before?.nameEn ?? null),
      openedOn: row.openedOn || (before?.openedOn ?? null),
      closedOn: row.closedOn || (before?.closedOn ?? null),
      successorCode: readCode(row.successorCode)?.code ?? before?.successorCode ?? null,
      sample: row.sample === 'yes',
    };
    const renamed = before && before.name !== unit.name && row.renamedOn;
    planned.set(unit.code, {
      ...unit,
      line: row.line,
      change: before ? (isSame(before, unit) ? 'unchanged' : 'changed') : 'added',
      formerName: renamed ? { name: before.name, nameEn: before.nameEn, untilOn: row.renamedOn } : null,
    });
  }
  checkLives(planned, existing, report);
  return { units: [...planned.values()], problems: problems.toSorted((a, b) => a.line - b.line) };
}

type Report = (line: number, code: UnitProblem['code'], values?: UnitProblem['values']) => void;

function readRows(lines: readonly FileLine[], report: Report): Row[] {
  const [header, ...rest] = lines;
  const columns = (header?.cells ?? []).map((cell) => cell.trim());
  const known: readonly string[] = unitColumns;
  for (const [index, column] of columns.entries()) {
    if (!known.includes(column)) report(1, 'units.columnUnknown', { column });
    else if (columns.indexOf(column) !== index) report(1, 'units.columnRepeated', { column });
  }
  for (const column of ['code', 'name']) if (!columns.includes(column)) report(1, 'units.columnMissing', { column });

  const rows: Row[] = [];
  for (const { line, cells } of rest) {
    if (cells.length !== columns.length) {
      report(line, 'units.cellCount', { cells: cells.length, columns: columns.length });
      continue;
    }
    const cell = (column: UnitColumn) => (cells[columns.indexOf(column)] ?? '').trim();
    const row = { line } as Row;
    for (const column of unitColumns) row[column] = cell(column);
    rows.push(row);
  }
  return rows;
}

/** Rows with a code that can be read, from the city down; a cell that cannot be read is reported and emptied. */
function inOrder(rows: readonly Row[], report: Report) {
  const read = rows.flatMap((written) => {
    const row = { ...written };
    const refuse = (column: UnitColumn, code: UnitProblem['code'] = 'units.cellNotValid') => {
      report(row.line, code, { column, value: row[column], code: row.code, successorCode: row.successorCode });
      row[column] = '';
    };
    const parts = readCode(row.code);
    if (!parts) report(row.line, 'units.codeNotValid', { code: row.code });
    for (const column of ['openedOn', 'closedOn', 'renamedOn'] as const)
      if (row[column] !== '' && !isDay(row[column])) refuse(column);
    if (!isName(row.name) || row.name === '') refuse('name');
    if (!isName(row.nameEn)) refuse('nameEn');
    if (row.sample !== '' && row.sample !== 'yes') refuse('sample');
    if (row.successorCode !== '' && !readCode(row.successorCode)) refuse('successorCode', 'units.successorNotValid');
    return parts ? [{ row, parts }] : [];
  });
  const depth = { city: 0, district: 1, township: 2, village: 3, community: 3, settlement: 3, office: 4 };
  return read.toSorted((a, b) => depth[a.parts.kind] - depth[b.parts.kind] || a.row.line - b.row.line);
}

function isName(text: string): boolean {
  return text.length <= 100 && !/\p{Cc}/u.test(text);
}

const residents: readonly string[] = ['village', 'community', 'settlement'];

/** The code's kind; a residents' organisation may say which one it is, an office must. */
function kindOf(fromCode: UnitKind | 'office', row: Row, report: Report): UnitKind {
  const said = unitKinds.find((kind) => kind === row.kind);
  const allowed =
    fromCode === 'office'
      ? said === 'department' || said === 'workTeam'
      : row.kind === '' || said === fromCode || (residents.includes(fromCode) && residents.includes(row.kind));
  if (!allowed) report(row.line, 'units.cellNotValid', { column: 'kind', value: row.kind });
  return said ?? (fromCode === 'office' ? 'department' : fromCode);
}

/** Opening before closing; a successor that lives on; nothing open below a closed unit. */
function checkLives(planned: ReadonlyMap<string, PlannedUnit>, existing: ReadonlyMap<string, UnitRecord>, report: Report): void {
  const find = (code: string): UnitRecord | undefined => planned.get(code) ?? existing.get(code);
  for (const unit of planned.values()) {
    const { line, code, openedOn, closedOn, successorCode } = unit;
    if (openedOn && closedOn && closedOn <= openedOn) report(line, 'units.closedBeforeOpened', { code, openedOn, closedOn });
    if (successorCode) {
      const successor = find(successorCode);
      const livesOn = successor && closedOn && (successor.closedOn === null || successor.closedOn > closedOn);
      if (!livesOn || successorCode === code) report(line, 'units.successorNotValid', { code, successorCode });
    }
    const parent = unit.parentCode === null ? undefined : find(unit.parentCode);
    if (parent?.closedOn && (closedOn === null || closedOn > parent.closedOn))
      report(line, 'units.parentClosed', { code, parentCode: parent.code, closedOn: parent.closedOn });
  }
  for (const child of existing.values()) {
    const parent = child.parentCode === null || planned.has(child.code) ? undefined : planned.get(child.parentCode);
    if (parent?.closedOn && (child.closedOn === null || child.closedOn > parent.closedOn))
      report(parent.line, 'units.openBelow', { code: parent.code, child: child.code, closedOn: parent.closedOn });
  }
}

const kept = [
  'kind',
  'name',
  'rawName',
  'nameEn',
  'openedOn',
  'closedOn',
  'successorCode',
  'sample',
] as const satisfies (keyof UnitRecord)[];

function isSame(a: UnitRecord, b: UnitRecord): boolean {
  return kept.every((key) => a[key] === b[key]);
}

/** A day that the calendar has, written `2026-01-31`. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
