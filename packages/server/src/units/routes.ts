import { createHash } from 'node:crypto';
import { Refusal } from '@xingcun/core/refusal';
import { fillWords, refusalWords } from '@xingcun/core/refusal-words';
import { importUnits, listUnits, previewUnits, readUnit } from '@xingcun/core/units/contract';
import { type PlannedUnit, planUnits } from '@xingcun/core/units/import';
import type { UnitRecord } from '@xingcun/core/units/unit';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { readLines } from './file.ts';
import { mapRoutes } from './map-routes.ts';
import { findFormerNames, findOutsideScope, findRelatedUnits, findUnits, getUnit, saveUnits } from './store.ts';

export const unitsRoutes = [
  ...mapRoutes,
  implement(listUnits, async ({ tx, query, today }) => findUnits(tx, { ...query, on: today })),
  implement(readUnit, async ({ tx, params }) => ({
    ...(await getUnit(tx, params.unitCode)),
    formerNames: await findFormerNames(tx, params.unitCode),
  })),
  implement(previewUnits, async ({ tx, body }) => {
    const { units, problems } = await plan(tx, body.file);
    return {
      ...count(units),
      rows: units.map((unit) => ({ line: unit.line, change: unit.change, unit: recordOf(unit) })),
      problems: problems.map((problem) => ({
        ...problem,
        message: {
          zh: fillWords(refusalWords[problem.code].zh, problem.values),
          en: fillWords(refusalWords[problem.code].en, problem.values),
        },
      })),
    };
  }),
  implement(importUnits, async ({ tx, body, audit }) => {
    const { units, problems, existing } = await plan(tx, body.file);
    if (problems.length > 0)
      throw new Refusal('units.importRefused', { count: problems.length, problems: problems.slice(0, 100) });
    await saveUnits(tx, units);
    const counts = count(units);
    const digest = createHash('sha256').update(body.file).digest('hex');
    const [top] = units;
    if (top) audit({ path: top.path, subjectKind: 'unitFile', subjectId: digest, after: counts });
    for (const unit of units.filter(({ change }) => change === 'changed'))
      audit({
        path: unit.path,
        subjectKind: 'unit',
        subjectId: unit.code,
        before: existing.get(unit.code),
        after: recordOf(unit),
      });
    return counts;
  }),
];

/** The plan of a file, with what lies outside the request's scope among its problems. */
async function plan(tx: Tx, file: string) {
  const lines = readLines(file);
  const existing = await findRelatedUnits(tx, lines);
  const { units, problems } = planUnits(lines, existing);
  const beyond = await findOutsideScope(
    tx,
    units.map(({ path }) => path),
  );
  const outside = units
    .filter(({ path }) => beyond.has(path))
    .map(({ line, code }) => ({ line, code: 'units.outsideGrant' as const, values: { line, code } }));
  if (units.length === 0 && problems.length === 0) throw new Refusal('units.fileEmpty');
  return { units, existing, problems: [...problems, ...outside].toSorted((a, b) => a.line - b.line) };
}

function count(units: readonly PlannedUnit[]) {
  const of = (change: PlannedUnit['change']) => units.filter((unit) => unit.change === change).length;
  return { added: of('added'), changed: of('changed'), unchanged: of('unchanged') };
}

function recordOf({ line: _line, change: _change, formerName: _formerName, ...unit }: PlannedUnit): UnitRecord {
  return unit;
}
