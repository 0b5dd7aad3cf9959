import { randomBytes, randomUUID } from 'node:crypto';
import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import { answerObjection, listObjections, makeObjection } from '@xingcun/core/disclosure/contract';
import { answerDueOn, answerObstacles, isLate, objectionObstacles, overdueWorkingDays } from '@xingcun/core/disclosure/objection';
import { receiptCode } from '@xingcun/core/disclosure/receipt';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { getCycle } from '../cycles/store.ts';
import { beijingDay, implement } from '../http/implement.ts';
import { findNotice } from './notice-store.ts';
import {
  findObjections,
  findPublicAssessment,
  findScorers,
  insertObjection,
  lockObjection,
  type ObjectionFound,
  receiptDigest,
  saveAnswer,
} from './objection-store.ts';

export const objectionRoutes = [
  implement(makeObjection, async ({ tx, now, today, params, body: { starCode, words }, audit }) => {
    const assessment = await findPublicAssessment(tx, params.villageCode);
    const notice = await findNotice(tx, assessment.cycleId, 'preliminaryResult');
    refuseAny(objectionObstacles(assessment.state, notice, today));
    if (starCode !== null && !assessment.starCodes.includes(starCode))
      throw new Refusal('disclosure.starUnknown', { star: starCode });
    const code = receiptCode(randomBytes(10));
    const digest = receiptDigest(code);
    assert(notice && digest, 'an open notice takes objections and a new code is a code');
    const id = randomUUID();
    const dueOn = answerDueOn(today);
    await insertObjection(tx, {
      id,
      noticeId: notice.id,
      assessmentId: assessment.id,
      cityPath: assessment.cityPath,
      starCode,
      words,
      receiptDigest: digest,
      madeAt: now,
      dueOn,
    });
    // in the city's chain and without the words: a village's supervisor reads the chain of the village
    audit({ path: assessment.cityPath, subjectKind: 'objection', subjectId: id, after: { starCode, dueOn } });
    return { receiptCode: code, dueOn };
  }),

  implement(listObjections, async ({ tx, today, params }) => {
    const { cycle } = await getCycle(tx, params.cycleId);
    return (await findObjections(tx, { cycleId: cycle.id })).map((objection) => shown(objection, today));
  }),

  implement(answerObjection, async ({ tx, actor, now, today, params, body: { answer, publicWords = null }, audit }) => {
    const objection = await lockObjection(tx, params.objectionId);
    permit(actor, answerObjection.permission, objection.villagePath);
    const scoredBy = await findScorers(tx, objection.assessmentId, objection.starCode);
    const situation = { answered: objection.answeredAt !== null, scoredBy };
    refuseAny(answerObstacles(objection.cycleState, situation, actor.accountId));
    await saveAnswer(tx, objection.id, { answer, publicWords, by: actor.accountId, at: now });
    audit({
      path: objection.cityPath,
      subjectKind: 'objection',
      subjectId: objection.id,
      before: { answer: null },
      after: { answer, publicWords },
    });
    return shown({ ...objection, answer, answeredAt: now }, today);
  }),
];

function shown(objection: ObjectionFound, today: string) {
  const { id, villageCode, villageName, starCode, words, answer, madeAt, answeredAt, appealed } = objection;
  const dueOn = answerDueOn(beijingDay(madeAt), objection.dueOn);
  const handling = { dueOn, answeredOn: answeredAt && beijingDay(answeredAt) };
  return {
    id,
    villageCode,
    villageName,
    starCode,
    words,
    answer,
    dueOn,
    late: isLate(handling, today),
    overdueWorkingDays: overdueWorkingDays(handling, today),
    appealed,
    madeAt: madeAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}
