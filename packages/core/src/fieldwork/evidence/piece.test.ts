import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../accounts/permission.ts';
import { givenThreeStars } from '../../assessment/given.ts';
import { openForm } from '../../assessment/items.ts';
import { coverItems, missingByStar, wishedEvidence } from './coverage.ts';
import {
  addingGrant,
  addObstacles,
  linkObstacles,
  mayOpen,
  periodObstacles,
  type PieceState,
  redactObstacles,
  speaksOf,
  withdrawObstacles,
} from './piece.ts';
import { partObstacles } from './upload.ts';

const village = 'c.d.t.v';
const place = { villagePath: village, cycleState: 'running' } as const;
const actor = (role: Role, path: string): Actor => ({
  accountId: role,
  displayName: role,
  grants: [{ role, unitCode: path, path, stars: null, deputyFor: null }],
});
const clerk = actor('villageClerk', village);
const reviewer = actor('townshipReviewer', 'c.d.t');
const photo: PieceState = {
  kind: 'file',
  addedFor: village,
  withdrawn: false,
  sealed: false,
  itemCodes: [],
  citedItems: [],
  inRecords: false,
  contentType: 'image/jpeg',
};
const codes = (obstacles: { code: string }[]) => obstacles.map(({ code }) => code);

describe('who may do what with a piece', () => {
  test('proof of items is added while the programme runs, by every level, read by the supervisor alone', () => {
    expect(addObstacles(place, ['MG1'], clerk)).toEqual([]);
    expect(codes(addObstacles({ ...place, cycleState: 'final' }, ['MG1'], reviewer))).toEqual(['fieldwork.evidenceClosed']);
    expect(codes(addObstacles(place, ['MG1'], actor('supervisor', village)))).toEqual(['accounts.notPermitted']);
  });

  test('what shows a notice that hangs or a task that is done comes in after the result as well, and is withdrawn again', () => {
    for (const cycleState of ['publicity', 'final'] as const) {
      expect(addObstacles({ ...place, cycleState }, [], clerk)).toEqual([]);
      expect(withdrawObstacles({ ...place, cycleState }, photo, clerk)).toEqual([]);
      expect(codes(linkObstacles({ ...place, cycleState }, photo, clerk))).toEqual(['fieldwork.evidenceClosed']);
    }
    expect(codes(addObstacles({ ...place, cycleState: 'draft' }, [], clerk))).toEqual(['fieldwork.evidenceClosed']);
  });

  test('the unit that added a piece withdraws it, once no item rests on it', () => {
    expect(withdrawObstacles(place, photo, clerk)).toEqual([]);
    expect(codes(withdrawObstacles(place, photo, reviewer))).toEqual(['fieldwork.notYourEvidence']);
    expect(codes(withdrawObstacles(place, { ...photo, addedFor: 'c.d.t' }, clerk))).toEqual(['fieldwork.notYourEvidence']);
    const used = withdrawObstacles(place, { ...photo, itemCodes: ['ZF2'], citedItems: ['ZF1', 'ZF2'] }, clerk);
    expect(used).toEqual([{ code: 'fieldwork.evidenceInUse', details: { items: 'ZF1、ZF2' } }]);
    expect(codes(withdrawObstacles(place, { ...photo, inRecords: true }, clerk))).toEqual(['fieldwork.evidenceInRecords']);
    expect(codes(withdrawObstacles(place, { ...photo, withdrawn: true }, clerk))).toEqual(['fieldwork.evidenceWithdrawn']);
  });

  test('a redacted copy can be made when the year is over, of pictures only; a sealed original opens to those who may redact', () => {
    expect(redactObstacles({ ...place, cycleState: 'final' }, photo, clerk)).toEqual([]);
    expect(codes(redactObstacles(place, { ...photo, contentType: 'application/pdf' }, clerk))).toEqual(['fieldwork.notAPicture']);
    expect(codes(redactObstacles(place, photo, actor('districtAssessor', 'c.d')))).toEqual(['accounts.notPermitted']);
    const opens = (role: Role, path: string) => mayOpen(place, { sealed: true }, actor(role, path));
    expect([
      opens('villageClerk', village),
      opens('townshipReviewer', 'c.d.t'),
      opens('districtOrganiser', 'c.d'),
      opens('cityOrganiser', 'c'),
    ]).toEqual([true, true, true, true]);
    expect([
      opens('supervisor', village),
      opens('leadUnitAssessor', 'c.d'),
      opens('cityAssessor', 'c'),
      opens('villageClerk', 'c.d.t.w'),
    ]).toEqual([false, false, false, false]);
    expect(mayOpen(place, { sealed: false }, actor('supervisor', village))).toBe(true);
  });

  test('who acts at two levels adds as the nearest', () => {
    const both: Actor = { ...clerk, grants: [...reviewer.grants, ...clerk.grants] };
    expect(addingGrant(place, both)?.path).toBe(village);
    expect(addingGrant({ ...place, villagePath: 'c.d.t.w' }, both)?.path).toBe('c.d.t');
  });
});

test('a piece speaks of days in order, none of which begins in the future', () => {
  expect(periodObstacles({ effectiveFrom: '2026-11-02', effectiveTo: '2027-05-01' }, '2026-11-02')).toEqual([]);
  expect(codes(periodObstacles({ effectiveFrom: '2026-11-03', effectiveTo: '2026-11-01' }, '2026-11-02'))).toEqual([
    'fieldwork.effectiveInFuture',
    'fieldwork.effectiveBackwards',
  ]);
  expect(speaksOf({ effectiveFrom: '2024-03-01', effectiveTo: '2027-02-28' }, 2026)).toBe(true);
  expect(speaksOf({ effectiveFrom: '2025-12-31', effectiveTo: null }, 2026)).toBe(false);
});

test('a part follows the last one, or begins anew', () => {
  const upload = { size: 100, received: 40 };
  expect(partObstacles(upload, { offset: 40, length: 60 })).toEqual([]);
  expect(partObstacles(upload, { offset: 0, length: 50 })).toEqual([]);
  expect(partObstacles(upload, { offset: 41, length: 1 })).toEqual([
    { code: 'fieldwork.uploadOffset', details: { offset: 41, expected: 40 } },
  ]);
  expect(codes(partObstacles(upload, { offset: 40, length: 61 }))).toEqual(['fieldwork.uploadTooLong']);
  expect(codes(partObstacles(upload, { offset: 40, length: 0 }))).toEqual(['fieldwork.uploadEmptyPart']);
});

test('an item rests on a piece, on words, or on nothing; one piece serves many items; figures and plain bonus ask for none', () => {
  const standard = givenThreeStars();
  const items = [...openForm(standard).items.values()];
  const pieces = [
    { id: 'photo', kind: 'file', itemCodes: ['ZF1', 'MG1'] },
    { id: 'meeting', kind: 'record', itemCodes: [] },
  ] as const;
  const cited = [
    { stage: 'selfAssessment', itemCode: 'ZF2', evidenceId: 'meeting' },
    { stage: 'selfAssessment', itemCode: 'ZF3' },
  ] as const;
  const covered = coverItems(items, wishedEvidence(standard), pieces, cited);
  const of = (code: string) => covered.find(({ itemCode }) => itemCode === code);
  expect(of('ZF1')).toMatchObject({ coverage: 'piece', pieces: { file: 1, record: 0, document: 0 } });
  expect(of('MG1')?.coverage).toBe('piece');
  expect(of('ZF2')).toMatchObject({ coverage: 'piece', pieces: { file: 0, record: 1, document: 0 } });
  expect(of('ZF3')?.coverage).toBe('words');
  expect(of('ZFb')?.coverage).toBe('none');
  expect(covered.every(({ starCode }) => starCode !== null)).toBe(true);
  const missing = missingByStar(covered);
  expect(missing.ZF).toBe(1);
  expect(Object.values(missing).reduce((sum, count) => sum + count, 0)).toBe(
    covered.filter(({ coverage }) => coverage === 'none').length,
  );
});
