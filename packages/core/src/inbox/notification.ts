import { isWorkingDay, weekdayOf } from '../cycles/working-days.ts';

export const digests = ['off', 'daily', 'weekly'] as const;
/** How often a person is told by e-mail of what waits; off until he asks for it. */
export type Digest = (typeof digests)[number];

/** Monday to Friday. */
export const weekdays = [1, 2, 3, 4, 5] as const;

/** The link that proves an address works for so long. */
export const confirmationHours = 48;

/**
 * Whether a digest is due on this day: daily on working days, weekly on the day chosen, never on a day off.
 * @param weekday 1 Monday … 5 Friday
 */
export function isDigestDay({ digest, weekday }: { digest: Digest; weekday: number }, today: string): boolean {
  if (digest === 'off' || !isWorkingDay(today)) return false;
  return digest === 'daily' || weekdayOf(today) === weekday;
}
