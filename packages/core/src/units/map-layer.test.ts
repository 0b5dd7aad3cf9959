import { expect, test } from 'vitest';
import { checkMap, mapFaults, type MapFeature, positionOf } from './map-layer.ts';

const square: [number, number][] = [
  [84, 45],
  [86, 45],
  [86, 46],
  [84, 46],
  [84, 45],
];
const of = (code: string, ring = square): MapFeature => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const codes = new Set(['650203000000', '650204000000']);

test('boundaries of units of the city are accepted', () => {
  expect(() => checkMap([of('650203000000'), of('650204000000')], codes)).not.toThrow();
});

test('a unit of elsewhere, a unit twice and an open ring are refused, with the code', () => {
  expect(() => checkMap([of('659901000000')], codes)).toThrow(
    expect.objectContaining({ code: 'units.mapUnitUnknown', details: { code: '659901000000' } }),
  );
  expect(() => checkMap([of('650203000000'), of('650203000000')], codes)).toThrow(
    expect.objectContaining({ code: 'units.mapUnitRepeated' }),
  );
  expect(() => checkMap([of('650203000000', square.slice(0, 4))], codes)).toThrow(
    expect.objectContaining({ code: 'units.mapRingOpen' }),
  );
});

test('every unit that is wrong is named, not the first alone', () => {
  const faults = mapFaults([of('659901000000'), of('650203000000', square.slice(0, 4)), of('650203000000')], codes);
  expect(faults.map(({ code }) => code)).toEqual(['units.mapUnitUnknown', 'units.mapRingOpen', 'units.mapUnitRepeated']);
});

test('more points than a phone can draw are refused', () => {
  const fine = Array.from({ length: 60_001 }, (): [number, number] => [84, 45]);
  expect(() => checkMap([of('650203000000', fine)], codes)).toThrow(expect.objectContaining({ code: 'units.mapTooFine' }));
});

test('a unit lies in the middle of what it spans', () => {
  expect(positionOf(of('650203000000').geometry)).toEqual({ longitude: 85, latitude: 45.5 });
});
