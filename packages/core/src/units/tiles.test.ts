import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeTiles } from './tiles.ts';

test('a unit further north stands further up, one further west further left', () => {
  const at = (code: string, longitude: number, latitude: number) => ({ code, position: { longitude, latitude } });
  expect(placeTiles([at('SE', 85, 45), at('NW', 84, 46), at('NE', 85, 46), at('SW', 84, 45)], 8)).toEqual([
    { code: 'NW', column: 0, row: 0 },
    { code: 'NE', column: 1, row: 0 },
    { code: 'SW', column: 0, row: 1 },
    { code: 'SE', column: 1, row: 1 },
  ]);
});

test('without positions units stand in their order', () => {
  const units = ['a', 'b', 'c'].map((code) => ({ code, position: null }));
  expect(placeTiles(units, 2).map(({ code, column, row }) => `${code}${column}${row}`)).toEqual(['a00', 'b10', 'c01']);
});

test('property: every unit has one tile of its own, within the columns', () => {
  const position = fc.record({ longitude: fc.integer({ min: 73, max: 135 }), latitude: fc.integer({ min: 18, max: 54 }) });
  const units = fc.uniqueArray(fc.record({ code: fc.string({ minLength: 1 }), position: fc.option(position) }), {
    selector: ({ code }) => code,
    maxLength: 60,
  });
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 12 }), (given, columns) => {
      const tiles = placeTiles(given, columns);
      expect(tiles.map(({ code }) => code).toSorted()).toEqual(given.map(({ code }) => code).toSorted());
      expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(given.length);
      expect(tiles.every(({ column }) => column < columns)).toBe(true);
    }),
  );
});
