import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { readMapFile } from './map-file.ts';

const point = { type: 'Point', coordinates: [84.8, 45.2, 310] };
const fileOf = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', name: 'x', features });

test('of a feature the code and the place are kept, heights and other properties are not', () => {
  const { features, faults } = readMapFile(
    fileOf({ type: 'Feature', properties: { code: 650203200202, head: '张三' }, geometry: point }),
  );
  expect(faults).toEqual([]);
  expect(features).toEqual([
    { type: 'Feature', properties: { code: '650203200202' }, geometry: { type: 'Point', coordinates: [84.8, 45.2] } },
  ]);
});

test('every feature that cannot be used is named with its place in the file', () => {
  const { features, faults } = readMapFile(
    fileOf(
      { type: 'Feature', properties: {}, geometry: point },
      { type: 'Feature', properties: { code: '650203200202' }, geometry: { type: 'LineString', coordinates: [[84, 45]] } },
      { type: 'Feature', properties: { code: '650203200205' }, geometry: { type: 'Point', coordinates: [45, 184] } },
      { type: 'Feature', properties: { code: '650203200200' }, geometry: point },
    ),
  );
  expect(features).toHaveLength(1);
  expect(faults.map(({ code, details }) => [code, details.feature])).toEqual([
    ['units.mapFeatureWithoutCode', 1],
    ['units.mapGeometryNotValid', 2],
    ['units.mapGeometryNotValid', 3],
  ]);
});

test('what is no collection of features is refused', () => {
  for (const text of ['', '{', '[]', '{"type":"Topology"}', fileOf()])
    expect(() => readMapFile(text)).toThrow(expect.objectContaining({ code: 'units.mapFileNotReadable' }));
});

test('property: whatever stands in a file, it is read or refused, never broken by', () => {
  fc.assert(
    fc.property(fc.array(fc.anything({ maxDepth: 4 })), (features) => {
      try {
        const read = readMapFile(fileOf(...features));
        expect(read.features.length + read.faults.length).toBe(features.length);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  );
});
