import { type Actor, grantsFor, isWithin, permit, roleLevels } from '@xingcun/core/accounts/permission';
import { exportDiscrepancyMatrix, readDiscrepancyMatrix } from '@xingcun/core/assessment/panel/contract';
import type { MatrixFilter } from '@xingcun/core/assessment/panel/matrix-filter';
import { type Stage, stageRules, stages } from '@xingcun/core/cycles/stage';
import { Refusal } from '@xingcun/core/refusal';
import { writeCsv } from '@xingcun/spreadsheet/csv';
import { writeWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import { getUnit } from '../../units/store.ts';
import { formOf } from '../forms.ts';
import { matrixTable, sheetName } from './matrix-file.ts';
import { findMatrixRows, type MatrixAsked, type MatrixKey, matrixKeys } from './matrix-store.ts';

const pageRows = 50;
const mostExported = 5000;
const chunk = 500;

export const matrixRoutes = [
  implement(readDiscrepancyMatrix, async ({ tx, actor, params, query }) => {
    const { unit, cycle, asked } = await prepare(tx, actor, params.cycleId, query);
    const after = query.after === undefined ? null : parseKey(query.after);
    const keys = (await matrixKeys({ ...asked, after, limit: pageRows + 1 }).execute(tx)).rows;
    const shown = keys.slice(0, pageRows);
    const last = shown.at(-1);
    return {
      unitCode: unit.code,
      unitName: unit.name,
      cycleTitle: { zh: cycle.titleZh, en: cycle.titleEn },
      standardId: cycle.standardId,
      rows: await findMatrixRows(tx, shown, asked.openStages),
      next: keys.length > shown.length && last ? keyText(last) : null,
    };
  }),

  implement(exportDiscrepancyMatrix, async ({ tx, actor, params, query }) => {
    const { language, ...filter } = query;
    const { unit, cycle, asked } = await prepare(tx, actor, params.cycleId, filter);
    const keys = (await matrixKeys({ ...asked, after: null, limit: mostExported + 1 }).execute(tx)).rows;
    if (keys.length > mostExported) throw new Refusal('assessment.exportTooLarge', { most: mostExported });
    const rows = [];
    for (let at = 0; at < keys.length; at += chunk)
      rows.push(...(await findMatrixRows(tx, keys.slice(at, at + chunk), asked.openStages)));
    const table = matrixTable(await formOf(tx, cycle), rows, language);
    const fileName = `${sheetName[language]}-${unit.name}-${cycle.year}.${params.format}`;
    if (params.format === 'csv')
      return { fileName, mediaType: 'text/csv; charset=utf-8', base64: Buffer.from(writeCsv(table)).toString('base64') };
    const file = await writeWorkbookFile([{ name: sheetName[language], rows: table }]);
    return {
      fileName,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      base64: Buffer.from(file).toString('base64'),
    };
  }),
];

/** @throws {Refusal} units.unitNotFound, accounts.notPermitted, cycles.cycleNotFound */
async function prepare(
  tx: Tx,
  actor: Actor,
  cycleId: string,
  { unitCode, star, only }: { unitCode: string; star?: string | undefined; only?: MatrixFilter | undefined },
) {
  const unit = await getUnit(tx, unitCode);
  permit(actor, readDiscrepancyMatrix.permission, unit.path);
  const cycle = await tx
    .selectFrom('cycle')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .select(['cycle.titleZh', 'cycle.titleEn', 'cycle.year', 'cycle.standardId', 'standard.digest as standardDigest'])
    .where('cycle.id', '=', cycleId)
    .executeTakeFirst();
  if (!cycle) throw new Refusal('cycles.cycleNotFound', { id: cycleId });
  const asked: Omit<MatrixAsked, 'after' | 'limit'> = {
    cycleId,
    unitPath: unit.path,
    star,
    only,
    openStages: openStagesFor(actor, unit.path),
  };
  return { unit, cycle, asked };
}

/** The stages whose sheets the caller reads before they went up: those of his level and below. */
function openStagesFor(actor: Actor, path: string): Stage[] {
  const levels = ['village', 'township', 'district', 'city'];
  const ranks = grantsFor(actor, readDiscrepancyMatrix.permission)
    .filter((grant) => isWithin(path, grant.path))
    .map(({ role }) => levels.indexOf(roleLevels[role]));
  const rank = Math.max(...ranks);
  return stages.filter((stage) => levels.indexOf(stageRules[stage].level) <= rank);
}

const keyText = ({ villagePath, itemCode }: MatrixKey) => `${villagePath} ${itemCode}`;

/** @throws {Refusal} request.invalid */
function parseKey(text: string): { villagePath: string; itemCode: string } {
  const [, villagePath, itemCode] = /^([A-Za-z0-9_.]{1,150}) ([A-Za-z][A-Za-z0-9_.-]{0,63})$/.exec(text) ?? [];
  if (!villagePath || !itemCode || /(^|\.)(\.|$)/.test(villagePath)) throw new Refusal('request.invalid', { value: text });
  return { villagePath, itemCode };
}
