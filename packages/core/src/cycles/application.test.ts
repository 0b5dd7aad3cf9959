import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { refuseAny } from '../obstacle.ts';
import { applicationFaults, applicationTimeObstacles } from './application.ts';
import { defaultCalendar } from './programme.ts';

const starCodes = ['ZF', 'MZ', 'LD'];
const calendar = defaultCalendar(2026);

test('a village chooses stars of the standard and promises something for them alone', () => {
  expect(applicationFaults({ stars: ['ZF', 'LD'], commitments: { ZF: '年内培训四次' } }, starCodes)).toEqual([]);
  expect(applicationFaults({ stars: ['ZF'], commitments: { LD: '按期换届' } }, starCodes)).toEqual([
    { code: 'cycles.commitmentWithoutStar', details: { stars: ['LD'], list: 'LD' } },
  ]);
  expect(applicationFaults({ stars: [], commitments: {} }, starCodes)).toEqual([{ code: 'cycles.noStarChosen', details: {} }]);
});

test('property: an application is faultless exactly when its stars are distinct, known and hold every commitment', () => {
  const code = fc.constantFrom('ZF', 'MZ', 'LD', 'XX');
  fc.assert(
    fc.property(fc.array(code, { maxLength: 5 }), fc.uniqueArray(code), (stars, promised) => {
      const commitments = Object.fromEntries(promised.map((star) => [star, '承诺']));
      const sound =
        stars.length > 0 &&
        new Set(stars).size === stars.length &&
        stars.every((star) => starCodes.includes(star)) &&
        promised.every((star) => stars.includes(star));
      expect(applicationFaults({ stars, commitments }, starCodes).length === 0).toBe(sound);
    }),
  );
});

test('villages apply from the first to the last day of the stage, both included', () => {
  expect(applicationTimeObstacles(calendar, '2026-01-31')[0]?.code).toBe('cycles.applicationNotOpen');
  expect(applicationTimeObstacles(calendar, '2026-02-01')).toEqual([]);
  expect(applicationTimeObstacles(calendar, '2026-02-20')).toEqual([]);
  expect(applicationTimeObstacles(calendar, '2026-02-21')[0]).toEqual({
    code: 'cycles.applicationClosed',
    details: { dueOn: '2026-02-20', today: '2026-02-21' },
  });
  expect(applicationTimeObstacles([], '2026-02-01')[0]?.code).toBe('cycles.applicationNotOpen');
});

test('of several obstacles the first is refused and the others stand beside it', () => {
  const obstacles = applicationFaults({ stars: ['XX', 'XX'], commitments: {} }, starCodes);
  expect(() => refuseAny(obstacles)).toThrow(Refusal);
  try {
    refuseAny(obstacles);
  } catch (error) {
    expect(error).toMatchObject({ code: 'cycles.starRepeated', details: { others: [{ code: 'cycles.starUnknown' }] } });
  }
  expect(() => refuseAny([])).not.toThrow();
});
