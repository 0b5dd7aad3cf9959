import { randomUUID } from 'node:crypto';
import { cosign, liftVeto, recordMeeting, recordVeto } from '@xingcun/core/assessment/contract';
import { decide, ruleInForce } from '@xingcun/core/assessment/meeting';
import { cosignObstacles, meetingRecordObstacles, standingOf, vetoObstacles } from '@xingcun/core/assessment/workflow';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { implement } from '../http/implement.ts';
import { findCosignatures, findMeetings, findVetoes } from './record-store.ts';
import { findAssessment, lockAssessment, saveHands } from './situation.ts';

/** What is recorded beside the sheets: the two meetings, the supervisory committee’s opinion, vetoes. */
export const recordRoutes = [
  implement(recordMeeting, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId } = params;
    await lockAssessment(tx, assessmentId, 'whole');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: recordMeeting.permission, today });
    refuseAny(meetingRecordObstacles(found.situation, actor, body.heldOn));
    const rule = ruleInForce(body.body, body.heldOn);
    const { outcome } = decide(rule, body);

    const before = (await findMeetings(tx, assessmentId)).find((meeting) => meeting.body === body.body && !meeting.replaced);
    const id = randomUUID();
    if (before) await tx.updateTable('meeting').set({ replacedBy: id }).where('id', '=', before.id).execute();
    const meeting = { ...body, id, outcome, ruleCode: rule.code };
    await tx
      .insertInto('meeting')
      .values({ ...meeting, assessmentId, recordedBy: actor.accountId, recordedAt: now, replacedBy: null })
      .execute();
    await saveHands(tx, found, 'selfAssessment');
    audit({
      path: found.situation.villagePath,
      subjectKind: 'meeting',
      subjectId: id,
      ...(before ? { before } : {}),
      after: meeting,
    });
    return {
      ...meeting,
      recordedBy: { accountId: actor.accountId, name: actor.displayName },
      recordedAt: now.toISOString(),
      replaced: false,
    };
  }),

  implement(cosign, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId } = params;
    await lockAssessment(tx, assessmentId, 'whole');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: cosign.permission, today });
    const round = standingOf(found.situation, 'selfAssessment')?.round ?? 1;
    const given = (await findCosignatures(tx, assessmentId)).some(
      (each) => each.round === round && each.by.accountId === actor.accountId,
    );
    refuseAny(cosignObstacles(found.situation, actor, given));
    await tx
      .insertInto('cosignature')
      .values({ assessmentId, round, accountId: actor.accountId, opinion: body.opinion, words: body.words, at: now })
      .execute();
    audit({
      path: found.situation.villagePath,
      subjectKind: 'cosignature',
      subjectId: `${assessmentId}/${round}`,
      after: { ...body, round },
      reason: body.words,
    });
    return { ...body, at: now.toISOString() };
  }),

  implement(recordVeto, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId } = params;
    await lockAssessment(tx, assessmentId, 'whole');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: recordVeto.permission, today });
    refuseAny(vetoObstacles(found.situation, actor, found.form.compiled.vetoes, body));
    const standing = await findVetoes(tx, assessmentId);
    if (standing.some(({ vetoCode, liftedAt }) => vetoCode === body.vetoCode && liftedAt === null))
      throw new Refusal('assessment.vetoStands', { vetoCode: body.vetoCode });
    const { id } = await tx
      .insertInto('vetoFinding')
      .values({
        ...body,
        assessmentId,
        recordedBy: actor.accountId,
        recordedAt: now,
        liftedBy: null,
        liftedAt: null,
        liftingDocument: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    audit({
      path: found.situation.villagePath,
      subjectKind: 'vetoFinding',
      subjectId: id,
      after: body,
      reason: body.document,
    });
    return { ...body, id, liftedAt: null, liftingDocument: null };
  }),

  implement(liftVeto, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, vetoId } = params;
    await lockAssessment(tx, assessmentId, 'whole');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: liftVeto.permission, today });
    refuseAny(vetoObstacles(found.situation, actor, found.form.compiled.vetoes));
    const finding = (await findVetoes(tx, assessmentId)).find(({ id }) => id === vetoId);
    if (!finding) throw new Refusal('assessment.vetoNotFound', { vetoId });
    if (finding.liftedAt !== null) throw new Refusal('assessment.vetoLifted', { vetoId, liftedAt: finding.liftedAt });
    await tx
      .updateTable('vetoFinding')
      .set({ liftedBy: actor.accountId, liftedAt: now, liftingDocument: body.document })
      .where('id', '=', vetoId)
      .execute();
    const after = { ...finding, liftedAt: now.toISOString(), liftingDocument: body.document };
    audit({
      path: found.situation.villagePath,
      subjectKind: 'vetoFinding',
      subjectId: vetoId,
      before: finding,
      after,
      reason: body.document,
    });
    return after;
  }),
];
