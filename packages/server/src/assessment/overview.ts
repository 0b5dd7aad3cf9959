import { findGrant } from '@xingcun/core/accounts/permission';
import { listAssessments, readAssessment } from '@xingcun/core/assessment/contract';
import {
  cosignObstacles,
  meetingRecordObstacles,
  readableStages,
  standingOf,
  vetoObstacles,
} from '@xingcun/core/assessment/workflow';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import { implement } from '../http/implement.ts';
import { findSummaries } from './overview-store.ts';
import { findActs, findCosignatures, findMeetings, findVetoes } from './record-store.ts';
import { findAssessment } from './situation.ts';

export const overviewRoutes = [
  implement(listAssessments, async ({ tx, actor, params }) => {
    const summaries = await findSummaries(tx, { cycleId: params.cycleId });
    if (summaries.length > 0) return summaries;
    // a cycle that has no village yet is empty for its city; to others it is none of theirs
    const cycle = await tx
      .selectFrom('cycle')
      .select(sql<string>`city_path::text`.as('cityPath'))
      .where('id', '=', params.cycleId)
      .executeTakeFirst();
    if (!cycle || !findGrant(actor, listAssessments.permission, cycle.cityPath))
      throw new Refusal('cycles.cycleNotFound', { id: params.cycleId });
    return [];
  }),

  implement(readAssessment, async ({ tx, actor, today, params }) => {
    const { assessmentId } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: readAssessment.permission, today });
    const { situation, standardId } = found;
    const [summary] = await findSummaries(tx, { assessmentId });
    if (!summary) throw new Refusal('assessment.notFound', { assessmentId });
    const application = await tx
      .selectFrom('starApplication')
      .select(['stars', 'commitments', 'submittedAt', 'rowVersion'])
      .where('assessmentId', '=', assessmentId)
      .executeTakeFirst();
    const cosignatures = await findCosignatures(tx, assessmentId);
    const round = standingOf(situation, 'selfAssessment')?.round;
    const given = cosignatures.some((each) => each.round === round && each.by.accountId === actor.accountId);
    const readable = readableStages(situation, actor);
    return {
      ...summary,
      standardId,
      application: application
        ? {
            stars: application.stars,
            commitments: application.commitments,
            submittedAt: application.submittedAt?.toISOString() ?? null,
            version: application.rowVersion,
          }
        : null,
      meetings: await findMeetings(tx, assessmentId),
      cosignatures,
      vetoes: await findVetoes(tx, assessmentId),
      acts: await findActs(tx, assessmentId),
      open: {
        recordMeeting: meetingRecordObstacles(situation, actor),
        cosign: cosignObstacles(situation, actor, given),
        recordVeto: vetoObstacles(situation, actor, found.form.compiled.vetoes),
      },
      panelStages: [...situation.panelStages],
      sheets: readable.flatMap((stage) => {
        const standing = standingOf(situation, stage);
        return standing ? [{ stage, ...standing }] : [];
      }),
    };
  }),
];
