import type { CalendarEntry } from '@xingcun/core/cycles/programme';
import { addDays } from '@xingcun/core/cycles/working-days';
import type { Language } from '@xingcun/core/text';

/** Whole months around a calendar: the first day of the first, the first day after the last. */
export interface YearSpan {
  from: string;
  until: string;
}

const monthStart = (day: string) => `${day.slice(0, 7)}-01`;
const nextMonth = (day: string) => monthStart(addDays(monthStart(day), 31));
const dayNumber = (day: string) => Date.parse(day) / 86_400_000;

export function yearSpan(calendar: readonly CalendarEntry[]): YearSpan {
  const first = calendar.map(({ opensOn }) => opensOn).reduce((a, b) => (b < a ? b : a));
  const last = calendar.map(({ dueOn }) => dueOn).reduce((a, b) => (b > a ? b : a));
  return { from: monthStart(first), until: nextMonth(last) };
}

/** Where the start of a day (`plus` 1: its end) lies between the ends of the span: 0 … 1 inside. */
export function shareOfYear({ from, until }: YearSpan, day: string, plus: 0 | 1 = 0): number {
  return (dayNumber(day) + plus - dayNumber(from)) / (dayNumber(until) - dayNumber(from));
}

/**
 * The months to write above the lanes: every one in a year, every second or third in a longer span, none under the mark of today; the first
 * of another year with its year.
 */
export function monthsOf(span: YearSpan, language: Language, todayAt: number | null): { name: string; share: number }[] {
  const starts: string[] = [];
  for (let day = span.from; day < span.until; day = nextMonth(day)) starts.push(day);
  const every = Math.ceil(starts.length / 12);
  const name = (day: string) =>
    language === 'zh'
      ? `${Number(day.slice(5, 7))}月`
      : new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(new Date(day));
  const room = 1 / 18;
  const written = starts.filter((day, index) => {
    const share = shareOfYear(span, day);
    return index % every === 0 && (todayAt === null || share < todayAt - 2 * room || share > todayAt + room / 2);
  });
  return written.map((day, index) => {
    const another = (index === 0 ? span.from : written[index - 1])?.slice(0, 4) !== day.slice(0, 4);
    const year = day.slice(0, 4);
    const month = name(day);
    return {
      name: another ? (language === 'zh' ? `${year}年${month}` : `${month} ${year}`) : month,
      share: shareOfYear(span, day),
    };
  });
}
