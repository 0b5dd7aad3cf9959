import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../cycles/working-days.ts';
import { digestOf } from './digest.ts';
import { confirmationMail, digestMail } from './digest-words.ts';
import { type CycleAtHand, type InboxItem, itemOf } from './item.ts';
import { isDigestDay } from './notification.ts';
import { isQuiet, type StageDue, totalsOf } from './totals.ts';

const cycle: Pick<CycleAtHand, 'id' | 'title'> = {
  id: '00000000-0000-4000-8000-000000000001',
  title: { zh: '2026年度', en: '2026' },
};
const assessmentId = '00000000-0000-4000-8000-000000000002';
const due = (dueOn: string | null, since: string | null = null) => ({
  dueOn,
  dueFrom: dueOn === null ? null : ({ kind: 'return', stage: null, days: null, since } as const),
});
const item = (dueOn: string | null, more: Partial<InboxItem> = {}): InboxItem => ({
  ...itemOf('selfAssess', cycle, due(dueOn), { assessmentId, unitName: '小拐村', stage: 'selfAssessment', count: 8 }),
  ...more,
});
const days = { today: '2026-10-30', since: '2026-10-28' }; // a Friday
const sections = (...items: InboxItem[]) => digestOf(items, days).map(({ section, items: here }) => [section, here.length]);

test('a digest holds what is late, newly sent back, due within three working days, or late below; nothing else is worth a mail', () => {
  const back = (since: string) => item('2026-12-01', { kind: 'correctReturned', dueFrom: due('2026-12-01', since).dueFrom });
  expect(
    sections(item('2026-10-29'), item('2026-11-04'), back('2026-10-29'), item('2026-09-01', { escalatedFrom: 'village' })),
  ).toEqual([
    ['overdue', 1],
    ['returned', 1],
    ['soon', 1],
    ['escalated', 1],
  ]);
  expect(sections(item('2026-11-05'), item(null), back('2026-10-27'))).toEqual([]);
});

test('property: nothing is listed twice, and nothing dated later than three working days hence is listed', () => {
  const day = fc.integer({ min: -40, max: 40 }).map((offset) => addDays(days.today, offset));
  fc.assert(
    fc.property(fc.array(fc.option(day)), (dates) => {
      const listed = digestOf(
        dates.map((each) => item(each)),
        days,
      ).flatMap(({ items }) => items);
      expect(listed).toHaveLength(dates.filter((each) => each !== null && each <= '2026-11-04').length);
    }),
  );
});

test('daily on working days, weekly on the day chosen, never on a day off', () => {
  const on = (digest: 'off' | 'daily' | 'weekly', day: string) => isDigestDay({ digest, weekday: 5 }, day);
  expect([on('daily', '2026-10-30'), on('weekly', '2026-10-30'), on('off', '2026-10-30')]).toEqual([true, true, false]);
  expect([on('daily', '2026-10-31'), on('weekly', '2026-10-29')]).toEqual([false, false]);
  expect(on('daily', '2026-10-01')).toBe(false); // National Day, a Thursday
  expect(on('weekly', '2026-10-02')).toBe(false); // its Friday
});

test('a mail names and links what waits, escapes what people wrote, and tells how to end it', () => {
  const content = digestOf([item('2026-10-29', { unitName: '<b>村' })], days);
  const given = {
    name: '张三',
    baseUrl: 'https://stars.example.org',
    stopUrl: 'https://stars.example.org/stop',
    starName: () => '',
  };
  const zh = digestMail(content, { ...given, language: 'zh' });
  expect(zh.subject).toBe('星村：1 件事等您办理');
  expect(zh.text).toContain(`https://stars.example.org/work/assessments/${assessmentId}/sheets/selfAssessment`);
  expect(zh.text).toContain('2026年10月29日（周四）截止');
  expect(zh.html).toContain('&lt;b&gt;村');
  expect(zh.html).not.toContain('<b>');
  expect(zh.text).toContain(given.stopUrl);
  const below = digestOf([item('2026-09-01', { escalatedFrom: 'village' })], days);
  expect(digestMail(below, { ...given, language: 'en' }).subject).toBe('Xingcun: something is late in 1 unit');
  expect(confirmationMail({ url: 'https://x.example', language: 'en' }).text).toContain('https://x.example');
});

test('totals count villages by stage; quiet where none is late or due soon', () => {
  const at = (stage: StageDue['stage'], dueOn: string, villages: number): StageDue => ({ stage, dueOn, villages });
  const rows = [
    at('selfAssessment', '2026-10-29', 2),
    at('selfAssessment', '2026-10-31', 3),
    at('preliminaryReview', '2026-11-20', 5),
  ];
  expect(totalsOf(rows, days.today)).toEqual({
    overdue: [{ stage: 'selfAssessment', villages: 2 }],
    soon: [{ stage: 'selfAssessment', villages: 3 }],
  });
  expect(isQuiet(totalsOf([at('preliminaryReview', '2026-11-20', 5)], days.today))).toBe(true);
});
