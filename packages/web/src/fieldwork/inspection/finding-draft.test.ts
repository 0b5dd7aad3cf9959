import type { Finding } from '@xingcun/core/fieldwork/inspection/contract';
import { expect, test } from 'vitest';
import { begun, isToSend } from '../../app/offline/unsent.ts';
import { entered, findingPrefix, isMovable, kept, type FindingEntry, lineStates, placeOfEntry } from './finding-draft.ts';

const words = { zh: '公开栏', en: 'notice board' };
const line = { key: 'MG1/checklist/board', itemCode: 'MG1', kind: 'checklist', words } as const;
const finding: Finding = {
  id: '00000000-0000-4000-8000-000000000001',
  lineKey: line.key,
  answer: 'conforms',
  severity: null,
  words: '',
  place: null,
  evidence: [],
  version: 1,
  by: { accountId: 'a', name: '区验收组' },
  at: '2026-11-25T04:00:00.000Z',
};
const inspection = (findings: Finding[]) => ({
  id: 'i',
  checklist: [{ starCode: 'MG', title: words, boundary: null, items: [{ itemCode: 'MG1', title: words, lines: [line] }] }],
  findings,
});
const only = (findings: Finding[], entries: FindingEntry[]) => {
  const [first] = lineStates(inspection(findings), entries);
  if (!first) throw new Error('the list has a line');
  return first;
};
const asEntry = (entry: unknown) => entry as FindingEntry;

test('a line that conforms goes out at one tap; one that does not, only when it is complete and kept', () => {
  const blank = only([], []);
  expect(isToSend(kept('i', blank, { answer: 'conforms' })(null))).toBe(true);
  const opened = asEntry(entered('i', blank, { answer: 'doesNotConform' })(null));
  expect(opened.standing).toBe('open');
  expect(asEntry(kept('i', blank, {})(opened)).standing).toBe('open');
  const graded = entered('i', blank, { severity: 'minor', words: '停在八月' })(opened);
  expect(isToSend(graded)).toBe(false);
  expect(isToSend(kept('i', blank, {})(graded))).toBe(true);
});

test('what waits is taken back while it is changed, and severity goes with “does not conform”', () => {
  const blank = only([], []);
  const waiting = kept('i', blank, { answer: 'doesNotConform', severity: 'serious', words: '没有' })(null);
  const changed = asEntry(entered('i', blank, { words: '没有公开' })(waiting));
  expect([changed.standing, changed.draft.severity]).toEqual(['open', 'serious']);
  expect(asEntry(entered('i', blank, { answer: 'conforms' })(changed)).draft.severity).toBe(null);
});

test('a change is based on the version that the server said last, and shows over it', () => {
  const entry = asEntry(kept('i', only([finding], []), { answer: 'notSeen' })(null));
  expect([entry.version, entry.draft.answer]).toEqual([1, 'notSeen']);
  expect(only([finding], [entry]).shown.answer).toBe('notSeen');
  expect(placeOfEntry(findingPrefix('i') + line.key)).toEqual({ inspectionId: 'i', lineKey: line.key });
});

test('a line on its way is not changed before its answer has come', () => {
  const entry = asEntry(begun(kept('i', only([], []), { answer: 'conforms' })(null), 'key'));
  expect(isMovable(only([], [entry]))).toBe(false);
});
