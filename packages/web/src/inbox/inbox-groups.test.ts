import type { InboxItem } from '@xingcun/core/inbox/item';
import { expect, test } from 'vitest';
import { workingDaysLeft } from '../assessment/due.tsx';
import { inboxGroups, urgencyOf } from './inbox-groups.ts';

const item = (dueOn: string | null): InboxItem => ({
  kind: 'selfAssess',
  cycleId: '00000000-0000-4000-8000-000000000001',
  cycleTitle: { zh: '样例', en: 'Sample' },
  assessmentId: null,
  unitName: null,
  stage: null,
  starCode: null,
  count: null,
  dueOn,
  dueFrom: null,
  to: '/work/cycles',
});

// 2026-10-30 is a Friday.
test('days left are working days: over a weekend Monday is one day on', () => {
  expect(workingDaysLeft('2026-10-30', '2026-10-30')).toBe(0);
  expect(workingDaysLeft('2026-11-02', '2026-10-30')).toBe(1);
  expect(workingDaysLeft('2026-10-29', '2026-10-30')).toBe(-1);
});

test('a date that passed on a weekend is past, though no working day lies between', () =>
  expect(workingDaysLeft('2026-10-31', '2026-11-01')).toBe(-1));

test('without the year’s arrangement nothing is counted', () => expect(workingDaysLeft('2090-01-05', '2090-01-03')).toBeNull());

test('what is overdue stands first, then what is due within three working days, then the rest, then what has no date', () => {
  expect(urgencyOf(item('2026-10-29'), '2026-10-30')).toBe('overdue');
  expect(urgencyOf(item('2026-11-04'), '2026-10-30')).toBe('soon');
  expect(urgencyOf(item('2026-11-05'), '2026-10-30')).toBe('later');
  const groups = inboxGroups([item(null), item('2026-12-01'), item('2026-10-30'), item('2026-10-12')], '2026-10-30');
  expect(groups.map(({ urgency, items }) => [urgency, items.map(({ dueOn }) => dueOn)])).toEqual([
    ['overdue', ['2026-10-12']],
    ['soon', ['2026-10-30']],
    ['later', ['2026-12-01']],
    ['undated', [null]],
  ]);
});
