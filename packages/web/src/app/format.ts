import { formatDay as formatOwnDay } from '@xingcun/core/day-words';
import { isOwn, localeOf } from '@xingcun/core/page-language';
import { useMemo, useSyncExternalStore } from 'react';
import { currentTag, subscribeLanguage } from './language.ts';

export { parseScore } from '@xingcun/core/values/typed-number';

/** Everyone served is in one zone; a deadline must not move with the reader's laptop. */
const timeZone = 'Asia/Shanghai';
const minus = '−';

/**
 * A score as people write it: 8750 → `87.50`.
 * @param score integer of the smallest unit
 * @param places decimal places of that unit, 0–6 (a standard's `scorePlaces`)
 */
export function formatScore(score: number, places = 2): string {
  const digits = String(Math.abs(score)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return score < 0 ? minus + text : text;
}

/** Chinese and English days stand on paper too and are core's; other languages say a day as Unicode's data do, in our calendar and digits. */
function sayDate(date: Date, tag: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tag, { ...options, calendar: 'gregory', numberingSystem: 'latn' }).format(date);
}
const wholeDay = { weekday: 'short', year: 'numeric', month: 'long', day: 'numeric' } as const;

/** `2026-11-01` → 2026年11月1日（周日）, Sun 1 Nov 2026. */
export function formatDay(day: string, tag: string): string {
  if (isOwn(tag)) return formatOwnDay(day, tag);
  return sayDate(new Date(`${day}T00:00:00Z`), tag, { ...wholeDay, timeZone: 'UTC' });
}

/** Without year and weekday, where the year is plain from what stands around: 11月1日, 1 Nov. */
export function formatShortDay(day: string, language: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!isOwn(language)) return sayDate(date, language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  if (language === 'zh') return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return `${date.getUTCDate()} ${new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(date)}`;
}

/** A moment in UTC as a day and time in China: 2026年11月1日（周日）10:03, Sun 1 Nov 2026, 10:03. */
export function formatMoment(instant: string, language: string): string {
  const date = new Date(instant);
  if (!isOwn(language))
    return sayDate(date, language, { ...wholeDay, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(date);
  const time = formatTime(instant);
  return language === 'zh' ? `${formatDay(day, language)}${time}` : `${formatDay(day, language)}, ${time}`;
}

/** The time of day in China, `10:03`. */
export function formatTime(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  );
}

export function formatNumber(value: number, language: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(localeOf(language), { numberingSystem: 'latn', ...options }).format(value).replace('-', minus);
}

/** @param tenThousandths 10000 is 100 % */
export function formatShare(tenThousandths: number, language: string, places = 0): string {
  const style = { style: 'percent', minimumFractionDigits: places, maximumFractionDigits: places } as const;
  return formatNumber(tenThousandths / 10_000, language, style);
}

/** 甲、乙和丙; A, B and C. */
export function formatList(items: readonly string[], language: string): string {
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);
}

/** The formats of the page's language. */
export function useFormat() {
  const language = useSyncExternalStore(subscribeLanguage, currentTag, currentTag);
  return useMemo(
    () => ({
      score: formatScore,
      day: (day: string) => formatDay(day, language),
      shortDay: (day: string) => formatShortDay(day, language),
      time: formatTime,
      moment: (instant: string) => formatMoment(instant, language),
      number: (value: number, options?: Intl.NumberFormatOptions) => formatNumber(value, language, options),
      share: (tenThousandths: number, places?: number) => formatShare(tenThousandths, language, places),
      list: (items: readonly string[]) => formatList(items, language),
    }),
    [language],
  );
}
