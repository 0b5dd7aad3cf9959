import { countedDays } from '@xingcun/core/cycles/counted-days';
import { CountedDays } from '../ui/counted-days.tsx';
import { useLanguage } from './language.ts';

export interface Period {
  /** The calendar day from which it is counted; it does not count itself. */
  from: string;
  /** Working days, 1..1000. */
  count: number;
  /** The due day as promised: never earlier than the count gives. */
  on: string;
}

/** The days of a period one by one: what counted, what did not, and why. */
export function CountedPeriod({ from, count, on }: Period) {
  const { words } = useLanguage('ui');
  const days = countedDays(from, count, on).map(({ reason, calendarPublished, ...day }) => ({
    ...day,
    reason: words(reason),
    provisional: !calendarPublished,
  }));
  return <CountedDays days={days} />;
}
