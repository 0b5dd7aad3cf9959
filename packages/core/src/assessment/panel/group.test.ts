import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '../../accounts/permission.ts';
import {
  type Candidate,
  candidateObstacles,
  compositionObstacles,
  dueFor,
  groupObstacles,
  type GroupRole,
  type Seat,
} from './group.ts';

const village = 'c.d.t.v';
const place = { villagePath: village, stage: 'jointReview', declaredStars: ['A', 'B'] } as const;
const needs = { standard: { panel: null }, ledStars: ['A'] };

const person = (accountId: string, role: Role, path: string, more: Partial<Candidate> & { stars?: string[] } = {}): Candidate => {
  const { stars = null, ...rest } = more;
  return { accountId, name: accountId, grants: [{ role, path, stars }], recusals: [], ownStages: [], ...rest };
};
const lead = person('lead', 'leadUnitAssessor', 'c.d', { stars: ['A'] });
const assessors = ['one', 'two', 'three', 'four'].map((name) => person(name, 'districtAssessor', 'c.d'));
const supervisor = person('supervisor', 'supervisor', 'c.d.t.w');

const seats = (scoring: readonly Candidate[], observers: readonly Candidate[] = [supervisor]): Seat[] => [
  ...scoring.map((candidate, index) => ({ candidate, role: (index === 0 ? 'head' : 'member') as GroupRole })),
  ...observers.map((candidate) => ({ candidate, role: 'observer' as const })),
];
const [one, two, three] = assessors as [Candidate, Candidate, Candidate];
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
const why = (...args: Parameters<typeof seats>) => codes(groupObstacles(seats(...args), place, needs));

test('three who mark, one of them of the star’s lead unit, and an observer of another village are a group', () => {
  expect(why([one, lead, two])).toEqual([]);
});

test('an even number, two people, no head or no observer are none', () => {
  expect(why([one, lead, two, three])).toEqual(['assessment.groupNotOdd']);
  expect(why([one])).toContain('assessment.groupNotOdd');
  expect(why([one, lead, two], [])).toEqual(['assessment.groupNeedsObserver']);
  const headless = seats([one, lead, two]).map((seat) => (seat.role === 'head' ? { ...seat, role: 'member' as const } : seat));
  expect(codes(groupObstacles(headless, place, needs))).toEqual(['assessment.groupNeedsHead']);
});

test('a star’s lead unit must sit in it where the district has an account of one, and only at the joint review', () => {
  expect(why([one, two, three])).toEqual(['assessment.groupNeedsLeadUnit']);
  expect(codes(groupObstacles(seats([one, two, three]), place, { ...needs, ledStars: [] }))).toEqual([]);
});

test('each star is marked by two at least: a group of lead units of other stars leaves one alone', () => {
  const other = (name: string) => person(name, 'leadUnitAssessor', 'c.d', { stars: ['A'] });
  expect(why([one, lead, other('x')])).toEqual(['assessment.groupTooFewForStar']);
  expect(
    dueFor('B', [
      { accountId: 'lead', role: 'member', stars: ['A'] },
      { accountId: 'one', role: 'head', stars: null },
    ]),
  ).toEqual(['one']);
});

test('nobody of the village, its work team, nobody who stands down or scored below sits in it', () => {
  const asked = (candidate: Candidate, role: GroupRole = 'member') => codes(candidateObstacles(candidate, role, place));
  expect(asked({ ...one, grants: [...one.grants, { role: 'workTeamMember', path: village, stars: null }] })).toEqual([
    'assessment.ofThisVillage',
  ]);
  expect(asked({ ...one, recusals: ['contactOfficial'] })).toEqual(['assessment.recused']);
  expect(asked({ ...one, ownStages: ['preliminaryReview'] })).toEqual(['assessment.scoredBelow']);
  expect(asked({ ...one, ownStages: ['jointReview'] })).toEqual([]);
  expect(asked(person('reviewer', 'townshipReviewer', 'c.d.t'))).toEqual(['assessment.notAScorer']);
  expect(asked(person('own', 'supervisor', village), 'observer')).toEqual([
    'assessment.ofThisVillage',
    'assessment.notAnObserver',
  ]);
  expect(asked(one, 'observer')).toEqual(['assessment.notAnObserver']);
});

test('property: whoever is left, a sound group has an odd number of at least three who mark and two for every star', () => {
  const pool = [lead, ...assessors, person('second', 'leadUnitAssessor', 'c.d', { stars: ['B'] })];
  fc.assert(
    fc.property(fc.subarray(pool), fc.boolean(), (chosen, observed) => {
      const members = seats(chosen, observed ? [supervisor] : []).map(({ candidate, role }) => ({
        accountId: candidate.accountId,
        role,
        stars: role === 'observer' ? null : (candidate.grants[0]?.stars ?? null),
      }));
      if (compositionObstacles(members, place, needs).length > 0) return;
      expect(chosen.length % 2).toBe(1);
      expect(chosen.length).toBeGreaterThanOrEqual(3);
      expect(observed).toBe(true);
      for (const star of place.declaredStars) expect(dueFor(star, members).length).toBeGreaterThanOrEqual(2);
    }),
  );
});
