import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  publicStateOn,
  type StandingAct,
  standingActs,
  type StarAtHand,
  standingObstacles,
  standingOn,
} from './star-standing.ts';

const star = (acts: StandingAct[] = [], won = true): StarAtHand => ({ starCode: 'ZF', cycleState: 'final', won, acts });
const act = (kind: StandingAct['act'], fromOn: string, untilOn: string | null = null): StandingAct => ({
  act: kind,
  fromOn,
  untilOn,
});
const codes = (at: StarAtHand, proposed: StandingAct, today = '2027-06-01') =>
  standingObstacles(at, proposed, today).map(({ code }) => code);

test('a star is suspended from the day of the act to its last day, and stands again afterwards', () => {
  const acts = [act('suspended', '2027-03-01', '2027-03-31')];
  expect(standingOn(true, acts, '2027-02-28')).toBe('won');
  expect(standingOn(true, acts, '2027-03-01')).toBe('suspended');
  expect(standingOn(true, acts, '2027-03-31')).toBe('suspended');
  expect(standingOn(true, acts, '2027-04-01')).toBe('won');
});

test('a suspension without a last day lasts until the star is restored; a removal too', () => {
  const suspended = [act('suspended', '2027-03-01')];
  expect(standingOn(true, suspended, '2027-12-31')).toBe('suspended');
  expect(standingOn(true, [...suspended, act('restored', '2027-05-01')], '2027-05-01')).toBe('won');
  expect(standingOn(true, [act('removed', '2027-03-01')], '2027-12-31')).toBe('removed');
});

test('the public reads the result’s own state until an act says how the star stands', () => {
  expect(publicStateOn('vetoed', [], '2027-03-01')).toBe('vetoed');
  expect(publicStateOn('won', [], '2027-03-01')).toBe('won');
  expect(publicStateOn('won', [act('suspended', '2027-03-01')], '2027-03-01')).toBe('suspended');
});

test('only a star that was won can be suspended or removed, and only one that is can be restored', () => {
  expect(codes(star([], false), act('removed', '2027-05-01'))).toEqual(['disclosure.starStandsOtherwise']);
  expect(codes(star(), act('restored', '2027-05-01'))).toEqual(['disclosure.starStandsOtherwise']);
  expect(codes(star([act('suspended', '2027-04-01')]), act('suspended', '2027-05-01'))).toEqual([
    'disclosure.starStandsOtherwise',
  ]);
  expect(codes(star([act('suspended', '2027-04-01')]), act('removed', '2027-05-01'))).toEqual([]);
});

test('before the result is final, for a day to come, or before the last act, nothing is recorded', () => {
  expect(codes({ ...star(), cycleState: 'publicity' }, act('removed', '2027-05-01'))).toEqual(['cycles.notInThisState']);
  expect(codes(star(), act('removed', '2027-06-02'))).toEqual(['disclosure.actInFuture']);
  expect(codes(star([act('suspended', '2027-04-01')]), act('removed', '2027-03-01'))).toContain('disclosure.actBeforeLast');
  expect(codes(star(), act('suspended', '2027-05-01', '2027-04-30'))).toEqual(['disclosure.untilNotValid']);
  expect(codes(star(), act('removed', '2027-05-01', '2027-05-02'))).toEqual(['disclosure.untilNotValid']);
});

const month = fc.integer({ min: 1, max: 12 }).map((n) => `2027-${String(n).padStart(2, '0')}-15`);
const proposals = fc.array(
  fc.record({ act: fc.constantFrom(...standingActs), fromOn: month, untilOn: fc.option(month, { nil: null }) }),
  { maxLength: 12 },
);

test('property: whatever acts are tried, those recorded form a history in which every step was possible', () => {
  fc.assert(
    fc.property(proposals, (tried) => {
      const acts: StandingAct[] = [];
      for (const proposed of tried) {
        const before = standingOn(true, acts, proposed.fromOn);
        if (standingObstacles(star(acts), proposed, '2027-12-31').length > 0) continue;
        acts.push(proposed);
        expect(before === 'removed' ? proposed.act : 'restored').toBe('restored');
        expect(standingOn(true, acts, proposed.fromOn)).toBe(proposed.act === 'restored' ? 'won' : proposed.act);
      }
      expect(acts.map(({ fromOn }) => fromOn)).toEqual(acts.map(({ fromOn }) => fromOn).toSorted());
    }),
  );
});
