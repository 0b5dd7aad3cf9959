import type { Cell } from '@xingcun/core/assessment/contract';
import { printMeetingRecord, printScoreSheet } from '@xingcun/core/assessment/paper-contract';
import { readableStages, standingOf } from '@xingcun/core/assessment/workflow';
import { type Stage, stageRules } from '@xingcun/core/cycles/stage';
import { paperAnswer } from '../documents/print.ts';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { findCells } from './cell-store.ts';
import { rateLevels } from './level-ratings.ts';
import { meetingRecordDocument } from './meeting-record-document.ts';
import { findVillagePaper } from './paper-store.ts';
import { findCosignatures, findMeetings } from './record-store.ts';
import { type ScoreSheetToPrint, scoreSheetDocument } from './score-sheet-document.ts';
import { findDigest } from './sheet-store.ts';
import { refuseUnreadable } from './sheet-view.ts';
import { findAssessment } from './situation.ts';

export const paperRoutes = [
  implement(printScoreSheet, async ({ tx, actor, today, baseUrl, params, query }) => {
    const { assessmentId, stage } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: printScoreSheet.permission, today });
    const { form, situation } = found;
    const village = await findVillagePaper(tx, assessmentId);
    const isFilled = query.form === 'filled';
    if (isFilled) refuseUnreadable(found, actor, stage);
    const readable = isFilled ? readableStages(situation, actor) : [];
    const state = standingOf(situation, stage)?.state;
    const isSealed = state === 'submitted' || state === 'sealed';
    const sheet: ScoreSheetToPrint = {
      village,
      form,
      // before it applied, a village is given the whole form
      declaredStars:
        situation.declaredStars.length > 0 ? situation.declaredStars : form.compiled.standard.stars.map(({ code }) => code),
      stage,
      cells: isFilled ? await cellsOf(tx, assessmentId, readable) : null,
      totals: isFilled ? await totalsOf(tx, assessmentId, readable) : new Map(),
      seal: isFilled && isSealed ? await findDigest(tx, assessmentId, stage) : null,
    };
    const address = `${baseUrl}/work/assessments/${assessmentId}/sheets/${stage}`;
    const document = scoreSheetDocument(sheet, { size: query.size, language: query.language, printedOn: today, address });
    const name = [
      village.year,
      village.villageName.zh,
      stageRules[stage].words.zh,
      isFilled ? '评分表' : '空白评分表',
      query.size,
    ];
    return paperAnswer(name.join('-'), document);
  }),

  implement(printMeetingRecord, async ({ tx, actor, today, baseUrl, params, query }) => {
    const { assessmentId } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: printMeetingRecord.permission, today });
    const village = await findVillagePaper(tx, assessmentId);
    const { stars } = found.form.compiled.standard;
    const document = meetingRecordDocument(
      {
        village,
        meetings: (await findMeetings(tx, assessmentId)).filter(({ replaced }) => !replaced),
        cosignatures: await findCosignatures(tx, assessmentId),
        stars: stars.filter(({ code }) => found.situation.declaredStars.includes(code)).map(({ title }) => title),
      },
      { language: query.language, printedOn: today, address: `${baseUrl}/work/assessments/${assessmentId}` },
    );
    return paperAnswer(`${village.year}-${village.villageName.zh}-两会会议记录`, document);
  }),
];

async function cellsOf(tx: Tx, assessmentId: string, stages: readonly Stage[]): Promise<Map<Stage, Cell[]>> {
  const rows = Map.groupBy(await findCells(tx, { assessmentId, stages }), ({ stage }) => stage);
  return new Map([...rows].map(([stage, found]) => [stage, found.map(({ cell }) => cell)]));
}

/** What each readable level by itself gives, by star. */
async function totalsOf(tx: Tx, assessmentId: string, readable: readonly Stage[]): Promise<ScoreSheetToPrint['totals']> {
  const levels = (await rateLevels(tx, [assessmentId])).get(assessmentId) ?? [];
  const totals = new Map<string, Partial<Record<Stage, number | null>>>();
  for (const { stage, rating } of levels.filter((level) => readable.includes(level.stage)))
    for (const { code, score } of rating.stars) totals.set(code, { ...totals.get(code), [stage]: score });
  return totals;
}
