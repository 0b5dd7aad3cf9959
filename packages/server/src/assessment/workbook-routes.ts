import type { Cell } from '@xingcun/core/assessment/contract';
import { declaredItems } from '@xingcun/core/assessment/items';
import { exportSheetWorkbook, readFilledSheet } from '@xingcun/core/assessment/workbook-contract';
import { readSheetWorkbook } from '@xingcun/core/assessment/workbook/read';
import { type SheetIdentity, writeSheetWorkbook } from '@xingcun/core/assessment/workbook/write';
import { readableStages, scoreObstacles } from '@xingcun/core/assessment/workflow';
import { type Stage, stageRules, stages } from '@xingcun/core/cycles/stage';
import { refuseAny } from '@xingcun/core/obstacle';
import type { Tx } from '../db/database.ts';
import { filledWorkbook } from '../documents/filled-workbook.ts';
import { tableContentTypes, workbookOf } from '../documents/workbook.ts';
import { implement } from '../http/implement.ts';
import { findCells } from './cell-store.ts';
import { findStanding } from './cell-writing.ts';
import { findVillagePaper } from './paper-store.ts';
import { refuseUnreadable } from './sheet-view.ts';
import { findAssessment, type Found, findForScoring } from './situation.ts';

const fileWords = { zh: '评分表', en: 'score-sheet' };

export const workbookRoutes = [
  implement(exportSheetWorkbook, async ({ tx, actor, today, params, query: { language } }) => {
    const { assessmentId, stage } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: exportSheetWorkbook.permission, today });
    refuseUnreadable(found, actor, stage);
    const { form, situation } = found;
    const readable = readableStages(situation, actor);
    const rows = Map.groupBy(await findCells(tx, { assessmentId, stages: readable }), (row) => row.stage);
    const upTo = stages.slice(0, stages.indexOf(stage) + 1).filter((each) => readable.includes(each));
    const cells = new Map(upTo.map((each): [Stage, Cell[]] => [each, (rows.get(each) ?? []).map(({ cell }) => cell)]));
    const sheet = { ...(await identityOf(tx, found, stage)), form, declaredStars: situation.declaredStars, cells };
    return {
      bytes: await workbookOf(writeSheetWorkbook(sheet, language)),
      contentType: tableContentTypes.xlsx,
      fileName: `${[sheet.year, sheet.village, stageRules[stage].words[language], fileWords[language]].join('-')}.xlsx`,
      disposition: 'attachment' as const,
    };
  }),

  implement(readFilledSheet, async ({ tx, actor, today, params, body }) => {
    const { assessmentId, stage } = params;
    const found = await findForScoring(tx, { id: assessmentId, actor, permission: readFilledSheet.permission, today }, stage);
    const { form, situation } = found;
    refuseAny(scoreObstacles(situation, actor, stage)); // before the file costs anything
    const items = declaredItems(form, situation.declaredStars);
    const standing = await findStanding(
      tx,
      assessmentId,
      stage,
      items.map(({ code }) => code),
    );
    return readSheetWorkbook(await filledWorkbook(body), {
      ...(await identityOf(tx, found, stage)),
      ...standing,
      form,
      declaredStars: situation.declaredStars,
      obstacles: (item) => scoreObstacles(situation, actor, stage, item),
    });
  }),
];

async function identityOf(tx: Tx, { id, standardDigest }: Found, stage: Stage): Promise<SheetIdentity> {
  const { villageName, year } = await findVillagePaper(tx, id);
  return { assessmentId: id, stage, standardDigest, village: villageName.zh, year };
}
