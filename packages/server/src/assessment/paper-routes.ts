import { printMeetingRecord, printScoreSheet } from '@xingcun/core/assessment/paper-contract';
import { stageRules } from '@xingcun/core/cycles/stage';
import { paperAnswer } from '../documents/print.ts';
import { implement } from '../http/implement.ts';
import { meetingRecordDocument } from './meeting-record-document.ts';
import { findVillagePaper } from './paper-store.ts';
import { findCosignatures, findMeetings } from './record-store.ts';
import { loadScoreSheet } from './score-sheet.ts';
import { scoreSheetDocument } from './score-sheet-document.ts';
import { refuseUnreadable } from './sheet-view.ts';
import { findAssessment } from './situation.ts';

export const paperRoutes = [
  implement(printScoreSheet, async ({ tx, actor, today, baseUrl, params, query }) => {
    const { assessmentId, stage } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: printScoreSheet.permission, today });
    const isFilled = query.form === 'filled';
    if (isFilled) refuseUnreadable(found, actor, stage);
    const sheet = await loadScoreSheet(tx, found, { actor, stage, isFilled });
    const { village } = sheet;
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
