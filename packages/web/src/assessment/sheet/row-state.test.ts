import { givenThreeStars } from '@xingcun/core/assessment/given';
import type { Cell } from '@xingcun/core/assessment/contract';
import { openForm } from '@xingcun/core/assessment/items';
import { expect, test } from 'vitest';
import type { Sheet } from '../queries.ts';
import { begun, edited, notAnswered, type Draft, type Outbox } from './outbox.ts';
import { rowState } from './row-state.ts';
import { sheetRows, starsProgress } from './rows.ts';

const form = openForm(givenThreeStars());
const person = { accountId: 'clerk', name: '文书' };
const at = '2026-10-20T02:00:00.000Z';
const [judged] = [...form.items.values()].filter((item) => item.accepts.includes('mark') && !item.accepts.includes('inputs'));
const code = judged?.code ?? '';
const stars = form.compiled.standard.stars.map((star) => star.code);

const cellOf = (itemCode: string, entry: Cell['entry'], score: number | null): Cell => ({
  itemCode,
  starCode: judged?.starCode ?? null,
  entry,
  score,
  reason: '',
  proofs: [],
  version: 1,
  updatedBy: person,
  updatedAt: at,
});
const sheetOf = (stage: Sheet['stage'], cells: Cell[]): Sheet => ({
  assessmentId: '00000000-0000-4000-8000-000000000001',
  stage,
  state: 'open',
  round: 1,
  cells,
  returned: [],
  signOffs: [],
  writable: [...form.items.keys()],
  acts: { score: [], submit: [], sendBack: [], signOff: {} },
});
const rowsOf = (outbox: Outbox, own: Cell[] = [], lower: Cell[] = []) =>
  sheetRows({
    form,
    declaredStars: stars,
    sheet: sheetOf('preliminaryReview', own),
    others: [sheetOf('selfAssessment', lower)],
    below: 'selfAssessment',
    outbox,
  });
const stateOf = (...given: Parameters<typeof rowsOf>) => {
  const row = rowsOf(...given).find(({ item }) => item.code === code);
  return row ? rowState(row) : null;
};
const mark = (score: number, reason = ''): Draft => ({ entry: { kind: 'mark', score }, reason, proofs: [] });

test('a typed value is on its way, then on this device only while nothing answers', () => {
  const typed = edited({}, code, mark(0), null);
  expect(stateOf(typed)).toBe('saving');
  expect(stateOf(notAnswered(begun(typed, code, 'k'), code))).toBe('device');
});

test('a value that core does not take, or that still needs its reason, waits here and says so', () => {
  expect(stateOf(edited({}, code, mark(99_999), null))).toBe('held');
  const lower = [cellOf(code, { kind: 'mark', score: 100 }, 100)];
  expect(stateOf(edited({}, code, mark(0), null), [], lower)).toBe('held');
  expect(stateOf(edited({}, code, mark(0, '现场查看'), null), [], lower)).toBe('saving');
});

test('nothing entered is empty; another value than the level below says so', () => {
  expect(stateOf({})).toBe('empty');
  const own = [cellOf(code, { kind: 'mark', score: 0 }, 0)];
  expect(['saved', 'noProof']).toContain(stateOf({}, own));
  const lower = [cellOf(code, { kind: 'mark', score: 100 }, 100)];
  expect(['differs', 'noProof']).toContain(stateOf({}, own, lower));
});

test('progress counts what is typed here as filled, and a value core does not take as not', () => {
  const filled = (outbox: Outbox) =>
    starsProgress(form, rowsOf(outbox), 'preliminaryReview', []).reduce((sum, star) => sum + star.filled, 0);
  expect(filled({})).toBe(0);
  expect(filled(edited({}, code, mark(0), null))).toBe(1);
  expect(filled(edited({}, code, mark(99_999), null))).toBe(0);
});
