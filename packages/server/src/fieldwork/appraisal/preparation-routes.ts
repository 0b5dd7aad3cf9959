import { permit } from '@xingcun/core/accounts/permission';
import { askedObstacles, stageObstacles, stateObstacles } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { createAppraisal, listAppraisals, prepareAppraisal, readAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import { rollObstacles } from '@xingcun/core/fieldwork/appraisal/roll';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { implement } from '../../http/implement.ts';
import { findAppraisals, getAppraisal, getVillage, lockAppraisal, shown } from './store.ts';

/** Before voting opens: what is asked, who presides, the roll. */
export const preparationRoutes = [
  implement(listAppraisals, async ({ tx, params }) => {
    await getVillage(tx, params.assessmentId);
    const found = await findAppraisals(tx, params.assessmentId);
    return found.map((appraisal) => {
      const { roll: _roll, late: _late, assisted: _assisted, ...summary } = shown(appraisal);
      return summary;
    });
  }),

  implement(readAppraisal, async ({ tx, params }) => shown(await getAppraisal(tx, params.appraisalId))),

  implement(createAppraisal, async ({ tx, actor, params: { assessmentId }, body, audit }) => {
    const village = await getVillage(tx, assessmentId);
    permit(actor, createAppraisal.permission, village.villagePath);
    refuseAny([...stageObstacles(village), ...askedObstacles(body.asked)]);
    const { id } = await tx
      .insertInto('appraisal')
      .values({ assessmentId, ...body })
      .returning('id')
      .executeTakeFirstOrThrow();
    audit({ path: village.villagePath, subjectKind: 'appraisal', subjectId: id, after: { ...body, state: 'draft' } });
    return shown(await getAppraisal(tx, id));
  }),

  implement(prepareAppraisal, async ({ tx, actor, params, body: { asked, presidedBy, roll, version }, audit }) => {
    const before = await lockAppraisal(tx, params.appraisalId);
    permit(actor, prepareAppraisal.permission, before.villagePath);
    refuseAny([...stateObstacles(before.state, 'draft'), ...askedObstacles(asked), ...rollObstacles(roll)]);
    refuseOtherVersion(before.rowVersion, version, { yours: traceOf({ asked, presidedBy, roll }), theirs: traceOf(before) });
    const inOrder = roll.toSorted((a, b) => a.number - b.number);
    await tx
      .updateTable('appraisal')
      .set({ asked, presidedBy, roll: JSON.stringify(inOrder), rowVersion: version + 1 })
      .where('id', '=', before.id)
      .execute();
    audit({
      path: before.villagePath,
      subjectKind: 'appraisal',
      subjectId: before.id,
      before: traceOf(before),
      after: traceOf({ asked, presidedBy, roll }),
    });
    return shown(await getAppraisal(tx, before.id));
  }),
];

/** Two people prepare one appraisal: the second sees that the first was faster. @throws {Refusal} fieldwork.appraisalChanged */
export function refuseOtherVersion(
  theirVersion: number,
  yourVersion: number,
  both: { yours?: unknown; theirs?: unknown } = {},
): void {
  if (theirVersion !== yourVersion) throw new Refusal('fieldwork.appraisalChanged', { yourVersion, theirVersion, ...both });
}

/** Of the roll only its size: the roll itself is in the appraisal, under its digest. */
function traceOf({ asked, presidedBy, roll }: { asked: unknown; presidedBy: unknown; roll: readonly { present: boolean }[] }) {
  return { asked, presidedBy, entitled: roll.length, present: roll.filter(({ present }) => present).length };
}
