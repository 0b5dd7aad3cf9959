import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { assert } from '../assert.ts';
import type { Text } from '../text.ts';

/**
 * Working days in China: Monday to Friday, less the holidays, plus the weekends worked in exchange (调休), as the General Office of the
 * State Council announces them each November for the next year. The tables are those of `chinese-days`; the year after the last table
 * is not guessed: `calendarPublished` is false there (放假安排尚未公布) and the day given is provisional.
 *
 * Calendar days are text, `2026-10-08`. Nothing here reads a clock or a time zone (docs/decisions/0006-working-days.md says why the
 * library's functions are not used).
 */
const holidays: Readonly<Record<string, string>> = published.holidays;
const workedWeekends: Readonly<Record<string, string>> = published.workdays;

const years = [...new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))].sort((a, b) => a - b);

/**
 * The first and the last day whose arrangement is known. 29–31 December belong to the next year's notice: 2018-12-29 was a Saturday
 * worked, 2018-12-31 a Monday off, and both were announced for 2019.
 */
export const calendarKnown = { from: `${years.at(0)}-01-01`, through: `${years.at(-1)}-12-28` } as const;

/** Holidays of a fixed date, month-day → name. Source: 全国年节及纪念日放假办法 (国务院令第795号, in force since 2025-01-01). */
const fixedHolidays: Readonly<Record<string, Text>> = {
  '01-01': { zh: '元旦', en: 'New Year’s Day' },
  '05-01': { zh: '劳动节', en: 'Labour Day' },
  '05-02': { zh: '劳动节', en: 'Labour Day' },
  '10-01': { zh: '国庆节', en: 'National Day' },
  '10-02': { zh: '国庆节', en: 'National Day' },
  '10-03': { zh: '国庆节', en: 'National Day' },
};

const weekdays: readonly Text[] = [
  { zh: '周日', en: 'Sunday' },
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
];

export interface DayReason {
  day: string;
  reason: Text;
}

export interface Counted {
  day: string;
  /** False where a day passed over lies beyond the arrangements announced: the date is provisional, by weekends alone. */
  calendarPublished: boolean;
  /** Days passed over, and why each did not count. */
  skipped: DayReason[];
  /** Weekend days that counted, and why. */
  worked: DayReason[];
}

/** Whether the State Council's arrangement for this day is known. */
export function isCalendarPublished(day: string): boolean {
  return day >= calendarKnown.from && day <= calendarKnown.through;
}

/** By the arrangement announced; beyond it by weekends and the holidays of a fixed date alone (see `isCalendarPublished`). */
export function isWorkingDay(day: string): boolean {
  return explainDay(day).works;
}

/** Whether a day is worked, and why: the weekday, the holiday (`holiday`), or the weekend worked in exchange. */
export function explainDay(day: string): { works: boolean; holiday: boolean; reason: Text } {
  const weekday = weekdays[weekdayOf(day)];
  assert(weekday, `${day} has a weekday`);
  const worked = workedWeekends[day];
  if (worked) {
    const { zh, en } = nameOf(worked);
    return {
      works: true,
      holiday: false,
      reason: { zh: `${weekday.zh}，${zh}调休上班`, en: `${weekday.en}, worked in exchange for ${en}` },
    };
  }
  const holiday = holidays[day] ? nameOf(holidays[day]) : isCalendarPublished(day) ? undefined : fixedHolidays[day.slice(5)];
  if (holiday) return { works: false, holiday: true, reason: { zh: `${holiday.zh}放假`, en: `${holiday.en} holiday` } };
  return { works: !isWeekend(day), holiday: false, reason: weekday };
}

/**
 * The `count`-th working day after `day`. The day itself does not count (民法典 art. 201).
 * @param count working days, integer 1..1000
 */
export function addWorkingDays(day: string, count: number): Counted {
  assert(Number.isSafeInteger(count) && count >= 1 && count <= 1000, `count is 1..1000 working days, not ${count}`);
  const skipped: DayReason[] = [];
  const worked: DayReason[] = [];
  let calendarPublished = true;
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    calendarPublished &&= isCalendarPublished(at);
    const { works, reason } = explainDay(at);
    if (!works) skipped.push({ day: at, reason });
    else if (isWeekend(at)) worked.push({ day: at, reason });
    if (works) left -= 1;
  }
  return { day: at, calendarPublished, skipped, worked };
}

/** How many working days lie after `from`, up to and with `to`; 0 where `to` is not later. The inverse of `addWorkingDays`. */
export function workingDaysBetween(from: string, to: string): { days: number; calendarPublished: boolean } {
  let days = 0;
  let calendarPublished = true;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    calendarPublished &&= isCalendarPublished(at);
    if (isWorkingDay(at)) days += 1;
  }
  return { days, calendarPublished };
}

/** A calendar day some days later, or earlier where `count` is negative. */
export function addDays(day: string, count: number): string {
  return new Date(utcOf(day) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(utcOf(day)).getUTCDay();
}

function utcOf(day: string): number {
  assert(/^\d{4}-\d{2}-\d{2}$/.test(day), `${day} is a calendar day`);
  const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
  assert(new Date(at).toISOString().slice(0, 10) === day, `${day} exists in the calendar`);
  return at;
}

/** The table's `Spring Festival,春节,4`: English, Chinese, statutory days. */
function nameOf(entry: string): Text {
  const [en = '', zh = ''] = entry.split(',');
  return { zh, en };
}
