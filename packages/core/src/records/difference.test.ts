import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './difference.ts';

test('a changed score shows its leaf alone', () => {
  const before = { entry: { kind: 'mark', score: 1500 }, reason: '', proofs: [] };
  const after = { entry: { kind: 'mark', score: 1200 }, reason: '缺一次会议', proofs: [] };
  expect(differences(before, after)).toEqual([
    { keys: ['entry', 'score'], before: 1500, after: 1200 },
    { keys: ['reason'], before: '', after: '缺一次会议' },
  ]);
});

test('a list of records is matched by what names its items, whatever their order', () => {
  const stage = (name: string, dueOn: string) => ({ stage: name, opensOn: '2026-11-01', dueOn });
  const before = { calendar: [stage('publicity', '2026-11-09'), stage('recognition', '2026-11-30')] };
  const after = { calendar: [stage('recognition', '2026-12-15'), stage('publicity', '2026-11-09')] };
  expect(differences(before, after)).toEqual([
    { keys: ['calendar', 'recognition', 'dueOn'], before: '2026-11-30', after: '2026-12-15' },
  ]);
});

test('what is new has no before; identifiers are left out; nothing and blank are the same', () => {
  expect(differences(null, { id: '1', state: 'draft', title: { zh: '甲' }, note: '' })).toEqual([
    { keys: ['state'], before: undefined, after: 'draft' },
    { keys: ['title', 'zh'], before: undefined, after: '甲' },
  ]);
  expect(differences({ stars: ['ZF', 'MG'] }, { stars: ['ZF'] })).toEqual([
    { keys: ['stars'], before: ['ZF', 'MG'], after: ['ZF'] },
  ]);
  expect(differences(null, null)).toEqual([]);
});

test('property: a record does not differ from itself, and a difference turned round has its sides exchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
      expect(differences(a, structuredClone(a))).toEqual([]);
      expect(differences(b, a).length).toBe(differences(a, b).length);
    }),
  );
});
