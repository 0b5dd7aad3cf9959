import { permit } from '@xingcun/core/accounts/permission';
import { createCycle, listCycles, moveDueDate, publishCycle, readCycle, reviseCycle } from '@xingcun/core/cycles/contract';
import { stateObstacles } from '@xingcun/core/cycles/lifecycle';
import { moveObstacles, programmeObstacles, unkeepableCalendar } from '@xingcun/core/cycles/programme';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { getUnit } from '../units/store.ts';
import { applicationRoutes } from './application-routes.ts';
import { rectificationRoutes } from './rectification/routes.ts';
import {
  findCycles,
  findUnfitVillages,
  insertCycle,
  isYearTaken,
  lockCycle,
  moveStage,
  moveState,
  openAssessments,
  type ProgrammeToSave,
  readWholeCycle,
  updateCycle,
  withVillages,
} from './store.ts';

export const cyclesRoutes = [
  implement(listCycles, async ({ tx }) =>
    withVillages(
      tx,
      (await findCycles(tx)).map(({ cycle }) => cycle),
    ),
  ),

  implement(readCycle, async ({ tx, params }) => readWholeCycle(tx, params.cycleId)),

  implement(createCycle, async ({ tx, actor, body: { cityCode, ...programme }, audit }) => {
    const city = await getUnit(tx, cityCode);
    if (city.kind !== 'city') throw new Refusal('cycles.notACity', { code: cityCode });
    permit(actor, createCycle.permission, city.path);
    await refuseUnkeepable(tx, city, programme);
    const id = await insertCycle(tx, city, programme, actor.accountId);
    if (!id) throw new Refusal('cycles.yearTaken', { year: programme.year });
    audit({ path: city.path, subjectKind: 'cycle', subjectId: id, after: programme });
    return readWholeCycle(tx, id);
  }),

  implement(reviseCycle, async ({ tx, actor, params, body: { version, ...programme }, audit }) => {
    const { cycle, cityPath } = await lockCycle(tx, params.cycleId, version);
    permit(actor, reviseCycle.permission, cityPath);
    refuseAny(stateObstacles('revise', cycle.state));
    await refuseUnkeepable(tx, { code: cycle.cityCode, path: cityPath }, programme);
    if (await isYearTaken(tx, { cityCode: cycle.cityCode, year: programme.year, except: cycle.id }))
      throw new Refusal('cycles.yearTaken', { year: programme.year });
    const before = await readWholeCycle(tx, cycle.id);
    await updateCycle(tx, cycle.id, programme);
    audit({ path: cityPath, subjectKind: 'cycle', subjectId: cycle.id, before, after: programme });
    return readWholeCycle(tx, cycle.id);
  }),

  implement(publishCycle, async ({ tx, actor, params, body, audit }) => {
    const { cycle, cityPath, standard } = await lockCycle(tx, params.cycleId, body.version);
    permit(actor, publishCycle.permission, cityPath);
    refuseAny([...stateObstacles('publish', cycle.state), ...programmeObstacles(cycle, standard)]);
    const { villages } = await readWholeCycle(tx, cycle.id);
    await refuseUnfitVillages(tx, cityPath, villages);
    await openAssessments(tx, cycle.id);
    await moveState(tx, cycle.id, 'running');
    audit({
      path: cityPath,
      subjectKind: 'cycle',
      subjectId: cycle.id,
      before: { state: cycle.state },
      after: { state: 'running' },
    });
    return readWholeCycle(tx, cycle.id);
  }),

  implement(moveDueDate, async ({ tx, actor, params, body: { version, reason, ...dates }, audit }) => {
    const { cycle, cityPath } = await lockCycle(tx, params.cycleId, version);
    permit(actor, moveDueDate.permission, cityPath);
    refuseAny(stateObstacles('moveDueDate', cycle.state));
    const moved = { stage: params.stage, ...dates };
    const state = cycle.state === 'publicity' ? 'publicity' : 'running';
    refuseAny(moveObstacles({ year: cycle.year, calendar: cycle.calendar, state }, moved));
    await moveStage(tx, cycle.id, moved);
    const before = cycle.calendar.find(({ stage }) => stage === params.stage);
    audit({ path: cityPath, subjectKind: 'cycle', subjectId: cycle.id, before, after: moved, reason });
    return readWholeCycle(tx, cycle.id);
  }),

  ...applicationRoutes,
  ...rectificationRoutes,
];

/** Refuses what cannot be kept even as a draft; the rest is asked at publication. */
async function refuseUnkeepable(tx: Tx, city: { code: string; path: string }, programme: ProgrammeToSave): Promise<void> {
  refuseAny(unkeepableCalendar(programme.calendar));
  if (programme.combination === 'weighted' && programme.weights === null) throw new Refusal('cycles.weightsMissing');
  if (programme.combination === 'successive' && programme.weights !== null) throw new Refusal('cycles.weightsNotUsed');
  const standard = await tx
    .selectFrom('standard')
    .select('id')
    .where('id', '=', programme.standardId)
    .where('cityCode', '=', city.code)
    .executeTakeFirst();
  if (!standard) throw new Refusal('standards.standardNotFound', { id: programme.standardId });
  await refuseUnfitVillages(tx, city.path, programme.villages);
}

async function refuseUnfitVillages(tx: Tx, cityPath: string, villages: readonly string[]): Promise<void> {
  const unfit = await findUnfitVillages(tx, cityPath, villages);
  if (unfit.length > 0) throw new Refusal('cycles.villageNotValid', { codes: unfit, list: unfit.slice(0, 20).join(', ') });
}
