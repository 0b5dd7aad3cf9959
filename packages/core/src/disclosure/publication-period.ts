import { addDays } from '../cycles/working-days.ts';

/**
 * How long words that may be about people stay on the public page: an answered objection and a decided appeal go 90 days after the answer,
 * and never before the final result is 90 days old. The receipt still shows them to whoever objected. A default of the product, after the
 * usual length of publication on the web (docs/sources.md, `publication-period`).
 */
export const publicationPeriod = { days: 90, source: 'publication-period' } as const;

/**
 * @param saidOn the day of the last answer or decision
 * @param confirmedOn the day of the final result; null before: then it stays, whoever objects must be able to compare
 */
export function isStillPublic({ saidOn, confirmedOn }: { saidOn: string; confirmedOn: string | null }, today: string): boolean {
  if (confirmedOn === null) return true;
  const from = saidOn > confirmedOn ? saidOn : confirmedOn;
  return today <= addDays(from, publicationPeriod.days);
}
