import { type Actor, isWithin, permissions } from '@xingcun/core/accounts/permission';
import {
  changePlan,
  closeInspection,
  type Inspection,
  type InspectionSummary,
  listInspections,
  listInspectors,
  openInspection,
  planInspection,
  readInspection,
} from '@xingcun/core/fieldwork/inspection/contract';
import { checklistOf, linesOf } from '@xingcun/core/fieldwork/inspection/checklist';
import { countFindings } from '@xingcun/core/fieldwork/inspection/finding';
import { inspectionObstacles, planObstacles } from '@xingcun/core/fieldwork/inspection/inspection';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { findAssessment } from '../../assessment/situation.ts';
import { formOf } from '../../assessment/forms.ts';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import { findFindingTasks, findInterviews, findStandingFindings } from './finding-store.ts';
import { onSiteRoutes, shownFinding } from './on-site-routes.ts';
import { takeOverRoutes } from './take-over-routes.ts';
import {
  findInspections,
  findInspectors,
  findVillageHands,
  getInspection,
  type InspectionFound,
  lockInspection,
} from './store.ts';

export const inspectionRoutes = [
  implement(listInspections, async ({ tx, actor, today, params }) => {
    const { assessmentId } = params;
    const { situation } = await findAssessment(tx, { id: assessmentId, actor, permission: listInspections.permission, today });
    return {
      inspections: await summaries(tx, actor, await findInspections(tx, assessmentId)),
      plan: planObstacles(situation, actor),
    };
  }),

  implement(listInspectors, async ({ tx, actor, today, params }) => {
    const { assessmentId } = params;
    const { situation } = await findAssessment(tx, { id: assessmentId, actor, permission: listInspectors.permission, today });
    const found = await findInspectors(tx, { villagePath: situation.villagePath, roles: inspectorRoles, today });
    const accounts = found.map(({ accountId }) => accountId);
    const hands = accounts.length === 0 ? [] : await findVillageHands(tx, assessmentId, accounts);
    return found.filter(({ accountId }) => !hands.includes(accountId));
  }),

  implement(planInspection, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId } = params;
    const { situation } = await findAssessment(tx, { id: assessmentId, actor, permission: planInspection.permission, today });
    refuseAny(planObstacles(situation, actor, body));
    await refuseUnfitTeam(tx, { assessmentId, villagePath: situation.villagePath, team: body.team, today });
    const { id } = await tx
      .insertInto('inspection')
      .values({
        ...body,
        assessmentId,
        checklist: null,
        plannedBy: actor.accountId,
        plannedAt: now,
        closedBy: null,
        closedAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    audit({ path: situation.villagePath, subjectKind: 'inspection', subjectId: id, after: body });
    return summaryOf(tx, actor, id);
  }),

  implement(changePlan, async ({ tx, actor, today, params, body: { version, ...plan }, audit }) => {
    const before = await lockInspection(tx, params.inspectionId, 'change');
    refuseAny(inspectionObstacles({ ...before, today }, actor, 'plan'));
    const { id: inspectionId, assessmentId, villagePath } = before;
    const { situation } = await findAssessment(tx, { id: assessmentId, actor, permission: changePlan.permission, today });
    refuseAny(planObstacles(situation, actor, plan));
    await refuseUnfitTeam(tx, { assessmentId, villagePath, team: plan.team, today });
    const stood = planOf(before);
    if (version !== before.version)
      throw new Refusal('fieldwork.inspectionChanged', {
        yours: { ...plan, version },
        theirs: { ...stood, version: before.version },
      });
    await tx
      .updateTable('inspection')
      .set((of) => ({ ...plan, rowVersion: of('rowVersion', '+', 1) }))
      .where('id', '=', inspectionId)
      .execute();
    audit({ path: villagePath, subjectKind: 'inspection', subjectId: inspectionId, before: stood, after: plan });
    return summaryOf(tx, actor, inspectionId);
  }),

  implement(readInspection, async ({ tx, actor, today, params }) => {
    const found = await getInspection(tx, params.inspectionId);
    const [summary] = await summaries(tx, actor, [found]);
    if (!summary) throw new Refusal('fieldwork.inspectionNotFound', { id: params.inspectionId });
    return wholeOf(tx, found, summary, actor, today);
  }),

  implement(openInspection, async ({ tx, actor, today, params, body, audit }) => {
    const found = await lockInspection(tx, params.inspectionId, 'change');
    refuseAny(inspectionObstacles({ ...found, today }, actor, 'open'));
    refuseChanged(found, body.version);
    const checklist = await checklistFor(tx, found);
    await tx
      .updateTable('inspection')
      .set((of) => ({ state: 'open', checklist: JSON.stringify(checklist), rowVersion: of('rowVersion', '+', 1) }))
      .where('id', '=', found.id)
      .execute();
    audit({
      path: found.villagePath,
      subjectKind: 'inspection',
      subjectId: found.id,
      before: { state: found.state },
      after: { state: 'open' },
    });
    return summaryOf(tx, actor, found.id);
  }),

  implement(closeInspection, async ({ tx, actor, now, today, params, body, audit }) => {
    const found = await lockInspection(tx, params.inspectionId, 'change');
    refuseAny(inspectionObstacles({ ...found, today }, actor, 'close'));
    refuseChanged(found, body.version);
    await tx
      .updateTable('inspection')
      .set((of) => ({ state: 'closed', closedBy: actor.accountId, closedAt: now, rowVersion: of('rowVersion', '+', 1) }))
      .where('id', '=', found.id)
      .execute();
    audit({
      path: found.villagePath,
      subjectKind: 'inspection',
      subjectId: found.id,
      before: { state: found.state },
      after: { state: 'closed' },
    });
    return summaryOf(tx, actor, found.id);
  }),

  ...onSiteRoutes,
  ...takeOverRoutes,
];

const inspectorRoles: string[] = [...permissions['fieldwork.inspect']];

const planOf = ({ stage, plannedOn, team, purpose, stars }: InspectionFound) => ({ stage, plannedOn, team, purpose, stars });

function refuseChanged(found: InspectionFound, version: number): void {
  if (version !== found.version)
    throw new Refusal('fieldwork.inspectionChanged', {
      yours: { version },
      theirs: { ...planOf(found), version: found.version },
    });
}

/** Nobody looks at what he claimed himself, and nobody inspects without the grant for it. */
async function refuseUnfitTeam(
  tx: Tx,
  { assessmentId, villagePath, team, today }: { assessmentId: string; villagePath: string; team: string[]; today: string },
): Promise<void> {
  const fit = (await findInspectors(tx, { villagePath, roles: inspectorRoles, today })).map(({ accountId }) => accountId);
  const hands = await findVillageHands(tx, assessmentId, team);
  const unfit = team.filter((accountId) => !fit.includes(accountId) || hands.includes(accountId));
  if (unfit.length > 0) throw new Refusal('fieldwork.teamNotFit', { count: unfit.length, accounts: unfit });
}

async function checklistFor(tx: Tx, { checklist, stars, standardId, standardDigest }: InspectionFound) {
  if (checklist) return checklist;
  const { compiled } = await formOf(tx, { standardId, standardDigest });
  return checklistOf(compiled.standard, stars);
}

/** Whether the database shows this caller what was found: district and city at once, the others when it is closed. */
function seesFindings({ state, villagePath }: InspectionFound, actor: Actor): boolean {
  if (state === 'closed') return true;
  const upper: readonly string[] = [...permissions['fieldwork.inspect'], 'auditAdmin'];
  return actor.grants.some(({ role, path }) => upper.includes(role) && isWithin(villagePath, path));
}

async function summaries(tx: Tx, actor: Actor, found: readonly InspectionFound[]): Promise<InspectionSummary[]> {
  const findings = await findStandingFindings(
    tx,
    found.map(({ id }) => id),
  );
  return found.map((inspection) => {
    const { id, assessmentId, state, version, checklist } = inspection;
    const of = findings.filter(({ inspectionId }) => inspectionId === id);
    const count = checklist && seesFindings(inspection, actor) ? countFindings(linesOf(checklist).length, of) : null;
    return { ...planOf(inspection), id, assessmentId, state, version, team: inspection.teamNames, count };
  });
}

async function summaryOf(tx: Tx, actor: Actor, id: string): Promise<InspectionSummary> {
  const [summary] = await summaries(tx, actor, [await getInspection(tx, id)]);
  if (!summary) throw new Refusal('fieldwork.inspectionNotFound', { id });
  return summary;
}

async function wholeOf(
  tx: Tx,
  found: InspectionFound,
  summary: InspectionSummary,
  actor: Actor,
  today: string,
): Promise<Inspection> {
  const { villageCode, villageName, villagePath, cycleState } = found;
  const findings = await findStandingFindings(tx, [found.id]);
  const at = { ...found, today };
  return {
    ...summary,
    villageCode,
    villageName,
    villagePath,
    cycleState,
    checklist: await checklistFor(tx, found),
    findings: findings.map(shownFinding),
    interviews: await findInterviews(tx, found.id),
    tasks: await findFindingTasks(tx, found.id),
    open: {
      plan: inspectionObstacles(at, actor, 'plan'),
      open: inspectionObstacles(at, actor, 'open'),
      find: inspectionObstacles(at, actor, 'find'),
      close: inspectionObstacles(at, actor, 'close'),
    },
  };
}
