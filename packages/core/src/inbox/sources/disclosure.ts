import type { Actor } from '../../accounts/permission.ts';
import { answerWorkingDays } from '../../disclosure/objection.ts';
import { calendarDue, type CycleAtHand, earliestOf, type InboxItem, itemOf } from '../item.ts';
import { organisesCity } from './cycles.ts';

/** What is known of the cycle’s publicity. */
export interface PublicityAtHand {
  /** Last day of the notice of the preliminary result. */
  closesOn: string;
  unanswered: readonly { dueOn: string; since: string }[];
}

/** How many of a running cycle’s villages are through all levels, on their way, or never applied. */
export interface VillagesAtHand {
  settled: number;
  underWay: number;
  notApplied: number;
}

/** What waits for the city’s organiser once the villages are through: the notice, answers to objections, the final result. */
export function disclosureItems(
  actor: Actor,
  cycle: CycleAtHand,
  { villages, publicity }: { villages: VillagesAtHand; publicity: PublicityAtHand | null },
  today: string,
): InboxItem[] {
  if (!organisesCity(actor, cycle)) return [];
  if (cycle.state === 'running') {
    // a village that let the time to apply pass holds nobody up
    const mayStillApply = villages.notApplied > 0 && today <= (cycle.calendar.application?.dueOn ?? today);
    const ready = villages.settled > 0 && villages.underWay === 0 && !mayStillApply;
    return ready ? [itemOf('publishNotice', cycle, calendarDue(cycle, 'publicity'))] : [];
  }
  if (cycle.state !== 'publicity' || !publicity) return [];
  const earliest = earliestOf(publicity.unanswered);
  if (earliest) {
    const dueFrom = { kind: 'workingDays' as const, stage: null, days: answerWorkingDays, since: earliest.since };
    const count = publicity.unanswered.length;
    return [itemOf('answerObjection', cycle, { dueOn: earliest.dueOn, dueFrom }, { count })];
  }
  return today > publicity.closesOn ? [itemOf('confirmFinal', cycle, calendarDue(cycle, 'recognition'))] : [];
}
