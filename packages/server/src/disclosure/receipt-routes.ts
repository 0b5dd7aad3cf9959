import { appealClosesOn, appealDueOn, appealObstacles } from '@xingcun/core/disclosure/appeal';
import { answerDueOn, overdueWorkingDays } from '@xingcun/core/disclosure/objection';
import { readReceipt } from '@xingcun/core/disclosure/receipt-contract';
import { Refusal } from '@xingcun/core/refusal';
import { beijingDay, implement } from '../http/implement.ts';
import { findByReceipt, holdReceipt } from './objection-store.ts';
import { findOpinionByReceipt } from './opinion-store.ts';

export const receiptRoutes = [
  implement(readReceipt, async ({ tx, today, body }) => {
    const objection = await findByReceipt(tx, body.receiptCode);
    if (objection) return shownObjection(objection, today);
    const digest = await holdReceipt(tx, body.receiptCode);
    const opinion = digest && (await findOpinionByReceipt(tx, digest));
    if (!opinion) throw new Refusal('disclosure.receiptNotFound');
    const { villageCode, words, madeOn, title, gist, answer, answeredAt } = opinion;
    // row-level security joins the theme only once it is answered
    const answered = title !== null && gist !== null && answer !== null && answeredAt !== null;
    const theme = answered ? { title, gist, answer, answeredAt: answeredAt.toISOString() } : null;
    return { kind: 'opinion' as const, villageCode, words, madeOn, theme };
  }),
];

function shownObjection(objection: NonNullable<Awaited<ReturnType<typeof findByReceipt>>>, today: string) {
  const { villageCode, words, madeAt, answer, answeredAt, appeal, cycleState } = objection;
  const dueOn = answerDueOn(beijingDay(madeAt), objection.dueOn);
  const answeredOn = answeredAt && beijingDay(answeredAt);
  const appealable = appealObstacles(cycleState, { answeredOn, appealed: appeal !== null }, today).length === 0;
  const appealOn = appeal && appealDueOn(beijingDay(appeal.madeAt), appeal.dueOn);
  const decidedOn = appeal?.decidedAt ? beijingDay(appeal.decidedAt) : null;
  // what the panel has before it is nobody's business until it is decided
  const decided = appeal?.decidedAt ? appeal : null;
  return {
    kind: 'objection' as const,
    villageCode,
    words,
    madeAt: madeAt.toISOString(),
    dueOn,
    overdueWorkingDays: overdueWorkingDays({ dueOn, answeredOn }, today),
    answer,
    answeredAt: answeredAt?.toISOString() ?? null,
    appealableUntil: appealable && answeredOn ? appealClosesOn(answeredOn) : null,
    appeal:
      appeal && appealOn
        ? {
            words: appeal.words,
            madeAt: appeal.madeAt.toISOString(),
            dueOn: appealOn,
            overdueWorkingDays: overdueWorkingDays({ dueOn: appealOn, answeredOn: decidedOn }, today),
            outcome: decided?.outcome ?? null,
            decision: decided?.decision ?? null,
            decidedAt: decided?.decidedAt?.toISOString() ?? null,
          }
        : null,
  };
}
