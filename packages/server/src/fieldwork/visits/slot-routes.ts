import { permit } from '@xingcun/core/accounts/permission';
import {
  assignVisits,
  listVisitors,
  readVisitSheet,
  readVisitSlots,
  submitVisit,
  type VisitSlot,
} from '@xingcun/core/fieldwork/visits/contract';
import { visitObstacles } from '@xingcun/core/fieldwork/visits/round';
import { answersObstacles, outcomeObstacles, outcomeOf } from '@xingcun/core/fieldwork/visits/slot';
import { refuseAny } from '@xingcun/core/obstacle';
import { deniedTerm } from '@xingcun/core/records/deny-list';
import { Refusal } from '@xingcun/core/refusal';
import { implement } from '../../http/implement.ts';
import { findRound, lockRound } from './round-store.ts';
import {
  countSlots,
  deleteAnswers,
  findSlots,
  findVisitors,
  hasReceipt,
  insertAnswers,
  insertReceipt,
  saveSlot,
  saveVisitor,
  type SlotFound,
} from './slot-store.ts';

export const slotRoutes = [
  implement(readVisitSlots, async ({ tx, actor, params: { roundId } }) => {
    const round = await findRound(tx, roundId);
    permit(actor, readVisitSlots.permission, round.villagePath);
    return (await findSlots(tx, roundId)).map(shown);
  }),

  implement(listVisitors, async ({ tx, actor, today, params: { roundId } }) => {
    const round = await findRound(tx, roundId);
    permit(actor, listVisitors.permission, round.villagePath);
    return findVisitors(tx, round.villagePath, today);
  }),

  implement(assignVisits, async ({ tx, actor, today, params: { roundId }, body: { orders, visitorId }, audit }) => {
    const round = await lockRound(tx, roundId);
    permit(actor, assignVisits.permission, round.villagePath);
    refuseAny(visitObstacles(round));
    const slots = await findSlots(tx, roundId);
    const unknown = orders.find((order) => !slots.some((slot) => slot.order === order));
    if (unknown !== undefined) throw new Refusal('fieldwork.slotNotFound', { order: unknown });
    if (visitorId !== null) {
      const visitors = await findVisitors(tx, round.villagePath, today);
      if (!visitors.some(({ accountId }) => accountId === visitorId))
        throw new Refusal('fieldwork.visitorNotValid', { visitorId });
    }
    await saveVisitor(tx, roundId, orders, visitorId);
    // without the doors: who was sent to which is destroyed with them when the round closes
    audit({ path: round.villagePath, subjectKind: 'visitRound', subjectId: roundId, after: { assigned: orders.length } });
    return (await findSlots(tx, roundId)).map(shown);
  }),

  implement(readVisitSheet, async ({ tx, actor, params: { roundId } }) => {
    const round = await findRound(tx, roundId);
    permit(actor, readVisitSheet.permission, round.villagePath);
    const isMine = ({ status, visitorId }: SlotFound) =>
      status !== 'held' && (visitorId === null || visitorId === actor.accountId);
    const slots = (await findSlots(tx, roundId)).filter(isMine);
    return {
      roundId,
      villageName: round.villageName,
      purpose: round.purpose,
      state: round.state,
      questions: round.questions,
      slots: slots.map(({ order, group, number, label, status, tries, version }) => ({
        order,
        group,
        number,
        label,
        status,
        tries,
        version,
      })),
    };
  }),

  implement(submitVisit, async ({ tx, actor, params: { roundId, order }, body, audit, changedNothing }) => {
    const round = await lockRound(tx, roundId);
    permit(actor, submitVisit.permission, round.villagePath);
    const received = await hasReceipt(tx, roundId, body.answerId);
    if (round.state === 'closed') throw new Refusal('fieldwork.visitsClosed', { received });
    refuseAny(visitObstacles(round));
    const slots = await findSlots(tx, roundId);
    const slot = slots.find((each) => each.order === order);
    if (!slot) throw new Refusal('fieldwork.slotNotFound', { order });
    if (slot.visitorId !== null && slot.visitorId !== actor.accountId) throw new Refusal('fieldwork.visitNotYours', { order });
    if (received) {
      changedNothing();
      const { status, tries, replacedBy, version } = slot;
      return { order, status, tries, replacedBy, version };
    }
    refuseAny(outcomeObstacles(slot, body.outcome, body.seenSlotVersion));
    if (body.outcome === 'answered') {
      const { answers, remark = '' } = body;
      refuseAny(answersObstacles(round.questions, answers));
      const denied = deniedTerm(remark);
      if (denied) throw new Refusal('fieldwork.remarkDenied', { term: denied.term });
      await insertAnswers(tx, { roundId, order, answers, remark });
    } else if (slot.status === 'answered') await deleteAnswers(tx, roundId, order);

    const { replacedBy, ...outcome } = outcomeOf(slot, body.outcome, slots);
    await saveSlot(tx, roundId, order, { ...outcome, replacedBy });
    if (replacedBy !== null) await saveSlot(tx, roundId, replacedBy, { status: 'waiting', visitorId: slot.visitorId });
    await insertReceipt(tx, roundId, body.answerId);
    await countSlots(tx, roundId);
    // neither the door nor an answer: the log stays when both are destroyed
    audit({ path: round.villagePath, subjectKind: 'visitRound', subjectId: roundId, after: { outcome: body.outcome } });
    return { order, ...outcome, replacedBy, version: slot.version + 1 };
  }),
];

function shown({ visitorId, visitorName, ...slot }: SlotFound): VisitSlot {
  return { ...slot, visitor: visitorId === null ? null : { accountId: visitorId, name: visitorName ?? '' } };
}
