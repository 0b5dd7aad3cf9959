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
 * What a file of boundaries must be before it is kept: every unit exists in the city and comes once, rings are closed, and it can be drawn.
 * @param codes the units of the city
 * @throws {Refusal} units.mapUnitUnknown, .mapUnitRepeated, .mapRingOpen, .mapTooFine
 */
export function checkMap(features: readonly MapFeature[], codes: ReadonlySet<string>): void {
  const seen = new Set<string>();
  let points = 0;
  for (const { properties, geometry } of features) {
    const { code } = properties;
    if (!codes.has(code)) throw new Refusal('units.mapUnitUnknown', { code });
    if (seen.has(code)) throw new Refusal('units.mapUnitRepeated', { code });
    seen.add(code);
    for (const ring of ringsOf(geometry)) {
      points += ring.length;
      const [first, last] = [ring[0], ring.at(-1)];
      if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
        throw new Refusal('units.mapRingOpen', { code });
    }
  }
  if (points > mapPointsMax) throw new Refusal('units.mapTooFine', { points, max: mapPointsMax });
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
