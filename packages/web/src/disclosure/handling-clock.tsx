import { appealRules } from '@xingcun/core/disclosure/appeal';
import { answerWorkingDays } from '@xingcun/core/disclosure/objection';
import { WorkingDayClock } from '../app/working-day-clock.tsx';
import { chinaDay } from './china-day.ts';

const workingDays = { answer: answerWorkingDays, decision: appealRules.decisionWorkingDays } as const;

/** The day an answer, or the decision of an appeal, is due. */
export function HandlingClock(props: { of: keyof typeof workingDays; madeAt: string; dueOn: string; done?: boolean }) {
  const { of, madeAt, dueOn, done = false } = props;
  return <WorkingDayClock from={chinaDay(madeAt)} count={workingDays[of]} on={dueOn} done={done} />;
}
