import { Refusal } from '../refusal.ts';
import type { Position } from './tiles.ts';

export type Ring = [longitude: number, latitude: number][];
export type Geometry =
  | { type: 'Point'; coordinates: [number, number] }
  | { type: 'Polygon'; coordinates: Ring[] }
  | { type: 'MultiPolygon'; coordinates: Ring[][] };

/** A unit's land or place; GeoJSON (RFC 7946), with nothing kept of the properties but the unit's code. */
export interface MapFeature {
  type: 'Feature';
  properties: { code: string };
  geometry: Geometry;
}

/** More points than a page can draw on a phone. */
export const mapPointsMax = 60_000;

/**
 * Why features cannot be kept as a city’s map: every unit must exist in the city and come once, rings must be closed, and it must be
 * possible to draw it. Empty where nothing is wrong.
 * @param codes the units of the city
 * @returns units.mapUnitUnknown, .mapUnitRepeated, .mapRingOpen, .mapTooFine
 */
export function mapFaults(features: readonly MapFeature[], codes: ReadonlySet<string>): Refusal[] {
  const faults: Refusal[] = [];
  const seen = new Set<string>();
  let points = 0;
  for (const { properties, geometry } of features) {
    const { code } = properties;
    const rings = ringsOf(geometry);
    points += rings.reduce((sum, ring) => sum + ring.length, 0);
    if (!codes.has(code)) faults.push(new Refusal('units.mapUnitUnknown', { code }));
    else if (seen.has(code)) faults.push(new Refusal('units.mapUnitRepeated', { code }));
    else if (rings.some(isOpen)) faults.push(new Refusal('units.mapRingOpen', { code }));
    seen.add(code);
  }
  if (points > mapPointsMax) faults.push(new Refusal('units.mapTooFine', { points, max: mapPointsMax }));
  return faults;
}

function isOpen(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1];
}

/** @throws {Refusal} the first of `mapFaults` */
export function checkMap(features: readonly MapFeature[], codes: ReadonlySet<string>): void {
  const [first] = mapFaults(features, codes);
  if (first) throw first;
}

function ringsOf(geometry: Geometry): Ring[] {
  if (geometry.type === 'Point') return [];
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** About where a unit lies: its point, or the middle of what its outer rings span. Good enough to set a tile beside its neighbours. */
export function positionOf(geometry: Geometry): Position {
  if (geometry.type === 'Point') return { longitude: geometry.coordinates[0], latitude: geometry.coordinates[1] };
  const points = ringsOf(geometry).flat();
  const middle = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
  };
  return { longitude: middle(0), latitude: middle(1) };
}
