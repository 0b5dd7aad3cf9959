import { permit } from '@xingcun/core/accounts/permission';
import { applicationFaults, applicationTimeObstacles } from '@xingcun/core/cycles/application';
import { saveApplication, submitApplication } from '@xingcun/core/cycles/contract';
import { stateObstacles } from '@xingcun/core/cycles/lifecycle';
import { assert } from '@xingcun/core/assert';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { findApplication, lockAssessment, saveStarApplication, submitStarApplication } from './application-store.ts';
import { getCycle } from './store.ts';

export const applicationRoutes = [
  implement(saveApplication, async ({ tx, actor, today, params, body, audit }) => {
    const assessment = await lockAssessment(tx, params.assessmentId);
    permit(actor, saveApplication.permission, assessment.villagePath);
    const { cycle, standard } = await getCycle(tx, assessment.cycleId);
    const before = await findApplication(tx, assessment.id);
    refuseAny(stateObstacles('apply', cycle.state));
    if (before?.submittedAt) throw new Refusal('cycles.applicationSubmitted', { submittedAt: before.submittedAt });
    refuseAny(applicationTimeObstacles(cycle.calendar, today));
    const commitments = Object.fromEntries(Object.entries(body.commitments).filter(([, words]) => words !== ''));
    const application = { stars: body.stars, commitments };
    refuseAny(applicationFaults(application, standard.starCodes));
    if ((before?.version ?? 0) !== body.version)
      throw new Refusal('cycles.applicationChanged', {
        yours: { ...application, version: body.version },
        theirs: before && { stars: before.stars, commitments: before.commitments, version: before.version },
      });
    await saveStarApplication(tx, { assessmentId: assessment.id, ...application });
    audit({
      path: assessment.villagePath,
      subjectKind: 'starApplication',
      subjectId: assessment.id,
      before: before && { stars: before.stars, commitments: before.commitments },
      after: application,
    });
    return readApplication(tx, assessment.id);
  }),

  implement(submitApplication, async ({ tx, actor, now, today, params, body, audit }) => {
    const assessment = await lockAssessment(tx, params.assessmentId);
    permit(actor, submitApplication.permission, assessment.villagePath);
    const { cycle, standard } = await getCycle(tx, assessment.cycleId);
    const application = await findApplication(tx, assessment.id);
    refuseAny(stateObstacles('apply', cycle.state));
    if (!application) throw new Refusal('cycles.applicationMissing');
    if (application.submittedAt) throw new Refusal('cycles.applicationSubmitted', { submittedAt: application.submittedAt });
    refuseAny(applicationTimeObstacles(cycle.calendar, today));
    if (application.version !== body.version)
      throw new Refusal('cycles.applicationChanged', {
        yours: { version: body.version },
        theirs: { stars: application.stars, commitments: application.commitments, version: application.version },
      });
    refuseAny(applicationFaults(application, standard.starCodes));
    await submitStarApplication(tx, { assessmentId: assessment.id, by: actor.accountId, at: now });
    audit({
      path: assessment.villagePath,
      subjectKind: 'starApplication',
      subjectId: assessment.id,
      before: { stage: assessment.stage },
      after: { stage: 'selfAssessment', stars: application.stars },
    });
    return readApplication(tx, assessment.id);
  }),
];

async function readApplication(tx: Tx, assessmentId: string) {
  const application = await findApplication(tx, assessmentId);
  assert(application, 'an application just saved is there');
  return { ...application, submittedAt: application.submittedAt?.toISOString() ?? null };
}
