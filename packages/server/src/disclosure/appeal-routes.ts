import { randomUUID } from 'node:crypto';
import { findGrant, permit } from '@xingcun/core/accounts/permission';
import {
  agreementObstacles,
  appealDueOn,
  appealObstacles,
  decisionObstacles,
  hearingObstacles,
  isMajority,
  panelObstacles,
} from '@xingcun/core/disclosure/appeal';
import { agreeToDecision, listAppeals, makeAppeal, namePanel, proposeDecision } from '@xingcun/core/disclosure/appeal-contract';
import { overdueWorkingDays } from '@xingcun/core/disclosure/objection';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { getCycle } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { beijingDay, implement } from '../http/implement.ts';
import {
  type AppealFound,
  findAppeals,
  findDeciders,
  insertAppeal,
  lockAppeal,
  saveAgreement,
  saveDecision,
  savePanel,
  saveProposal,
} from './appeal-store.ts';
import { findCorrection, findSheetForm } from './correction-store.ts';
import { findByReceipt } from './objection-store.ts';

export const appealRoutes = [
  implement(makeAppeal, async ({ tx, now, today, body: { receiptCode, words }, audit }) => {
    const objection = await findByReceipt(tx, receiptCode);
    if (!objection) throw new Refusal('disclosure.receiptNotFound');
    const answeredOn = objection.answeredAt && beijingDay(objection.answeredAt);
    refuseAny(appealObstacles(objection.cycleState, { answeredOn, appealed: objection.appeal !== null }, today));
    const dueOn = appealDueOn(today);
    const id = randomUUID();
    await insertAppeal(tx, { id, objectionId: objection.id, words, madeAt: now, dueOn });
    // in the city's chain and without the words, like the objection itself
    audit({ path: objection.cityPath, subjectKind: 'appeal', subjectId: id, after: { dueOn } });
    return { dueOn };
  }),

  implement(listAppeals, async ({ tx, actor, today, params }) => {
    const { cycle, cityPath } = await getCycle(tx, params.cycleId);
    const appeals = await findAppeals(tx, { cycleId: cycle.id });
    // who only hears appeals reads those of his own panels, and those without a panel that he might join
    const readsAll = findGrant(actor, 'disclosure.readObjections', cityPath) !== null;
    const ofDistrict = actor.grants.some(({ role }) => role === 'districtOrganiser');
    const own = appeals.filter(({ panel, scored, answeredBy }) => {
      if (readsAll || ofDistrict || panel.some(({ accountId }) => accountId === actor.accountId)) return true;
      const account = { accountId: actor.accountId, name: actor.displayName };
      return panel.length === 0 && hearingObstacles(account, { scored, answeredBy }).length === 0;
    });
    return Promise.all(own.map((appeal) => shownAppeal(tx, appeal, today)));
  }),

  implement(namePanel, async ({ tx, actor, today, params, body: { accountIds }, audit }) => {
    const appeal = await lockAppeal(tx, params.appealId);
    permit(actor, namePanel.permission, appeal.cityPath);
    const deciders = await findDeciders(tx, appeal.cityPath, today);
    const members = accountIds.flatMap((id) => deciders.find(({ accountId }) => accountId === id) ?? []);
    if (members.length < accountIds.length)
      throw new Refusal('disclosure.memberUnknown', { count: accountIds.length - members.length });
    const former = { accountId: actor.accountId, name: actor.displayName };
    refuseAny(panelObstacles(appeal.cycleState, standingOf(appeal), { former, members, involved: appeal }));
    await savePanel(tx, appeal.id, accountIds);
    audit({
      path: appeal.cityPath,
      subjectKind: 'appeal',
      subjectId: appeal.id,
      before: { panel: appeal.panel.map(({ name }) => name) },
      after: { panel: members.map(({ name }) => name) },
    });
    return shownAppeal(tx, await lockAppeal(tx, appeal.id), today);
  }),

  implement(proposeDecision, async ({ tx, actor, now, today, params, body: { version, proposal }, audit }) => {
    const appeal = await lockAppeal(tx, params.appealId);
    permit(actor, proposeDecision.permission, appeal.cityPath);
    refuseAny(decisionObstacles(appeal.cycleState, standingOf(appeal), actor.accountId));
    refuseChanged(appeal, version);
    await checkOrder(tx, appeal, proposal);
    const next = appeal.version + 1;
    await saveProposal(tx, appeal.id, { ...proposal, by: actor.accountId, version: next });
    await saveAgreement(tx, appeal.id, actor.accountId, next);
    audit({
      path: appeal.cityPath,
      subjectKind: 'appeal',
      subjectId: appeal.id,
      before: proposalOf(appeal),
      after: proposal,
    });
    return settle(tx, appeal.id, now, today);
  }),

  implement(agreeToDecision, async ({ tx, actor, now, today, params, body: { version }, audit }) => {
    const appeal = await lockAppeal(tx, params.appealId);
    permit(actor, agreeToDecision.permission, appeal.cityPath);
    const agreed = appeal.panel.some((member) => member.accountId === actor.accountId && member.agreedTo === appeal.version);
    refuseAny(agreementObstacles(appeal.cycleState, standingOf(appeal), actor.accountId, agreed));
    refuseChanged(appeal, version);
    await saveAgreement(tx, appeal.id, actor.accountId, version);
    audit({ path: appeal.cityPath, subjectKind: 'appeal', subjectId: appeal.id, after: { outcome: appeal.outcome } });
    return settle(tx, appeal.id, now, today);
  }),
];

const standingOf = ({ panel, outcome, decidedAt }: AppealFound) => ({
  panel: panel.map(({ accountId }) => accountId),
  proposed: outcome !== null,
  decided: decidedAt !== null,
});

/** Two members at once: the second sees the first one's proposal, and loses nothing. */
function refuseChanged(appeal: AppealFound, version: number): void {
  if (appeal.version === version) return;
  throw new Refusal('disclosure.appealChanged', { version: appeal.version, yours: version, proposal: proposalOf(appeal) });
}

function proposalOf({ outcome, decision, publicWords, orderItems, orderWords }: AppealFound) {
  if (outcome === null || decision === null) return null;
  const order = orderItems && orderWords !== null ? { items: orderItems, words: orderWords } : null;
  return { outcome, decision, publicWords, order };
}

/** An order goes with an appeal that is upheld, and names items of the village's sheet. */
async function checkOrder(
  tx: Tx,
  { assessmentId }: AppealFound,
  { outcome, order }: { outcome: string; order: { items: string[] } | null },
): Promise<void> {
  if (!order) return;
  if (outcome === 'dismissed') throw new Refusal('disclosure.orderWithoutReason', { outcome });
  const { items } = await findSheetForm(tx, assessmentId);
  const unknown = order.items.find((item) => !items.some(({ code }) => code === item));
  if (unknown !== undefined) throw new Refusal('disclosure.itemNotDeclared', { item: unknown });
}

/** Once more than half of the panel agrees to the proposal that stands, it is the decision. */
async function settle(tx: Tx, id: string, now: Date, today: string) {
  const appeal = await lockAppeal(tx, id);
  const agreed = appeal.panel.filter(({ agreedTo }) => agreedTo === appeal.version).length;
  if (!isMajority(agreed, appeal.panel.length)) return shownAppeal(tx, appeal, today);
  await saveDecision(tx, appeal, now);
  return shownAppeal(tx, await lockAppeal(tx, id), today);
}

export async function shownAppeal(tx: Tx, appeal: AppealFound, today: string) {
  const { id, objectionId, assessmentId, villageCode, villageName, starCode, cycleState, words, version, decidedAt } = appeal;
  const dueOn = appealDueOn(beijingDay(appeal.madeAt), appeal.dueOn);
  const deciders = decidedAt === null ? await findDeciders(tx, appeal.cityPath, today) : [];
  const { proposedBy, proposedByName } = appeal;
  return {
    id,
    objectionId,
    assessmentId,
    villageCode,
    villageName,
    starCode,
    cycleState,
    objection: {
      words: appeal.objectionWords,
      madeAt: appeal.objectionMadeAt.toISOString(),
      answer: appeal.answer,
      answeredAt: appeal.answeredAt.toISOString(),
      answeredBy: { accountId: appeal.answeredBy, name: appeal.answeredByName },
    },
    words,
    madeAt: appeal.madeAt.toISOString(),
    dueOn,
    overdueWorkingDays: overdueWorkingDays({ dueOn, answeredOn: decidedAt && beijingDay(decidedAt) }, today),
    panel: appeal.panel.map(({ accountId, name, agreedTo }) => ({ accountId, name, agreed: agreedTo === version })),
    candidates: deciders.map((account) => ({ ...account, bar: hearingObstacles(account, appeal)[0]?.code ?? null })),
    proposal: proposalOf(appeal),
    proposedBy: proposedBy === null ? null : { accountId: proposedBy, name: proposedByName ?? '' },
    decidedAt: decidedAt?.toISOString() ?? null,
    correction: await findCorrection(tx, id, assessmentId),
    version,
  };
}
