import { Refusal } from '../refusal.ts';
import type { Geometry, MapFeature } from './map-layer.ts';

/** What a file of boundaries holds that can be used, and every feature that cannot, by its place in the file from 1. */
export interface MapFile {
  features: MapFeature[];
  faults: Refusal[];
}

/**
 * Reads a GeoJSON FeatureCollection as a city’s own office writes it. Of a feature’s properties only `code` is kept, of a position only
 * longitude and latitude: what else the file says of a place goes nowhere.
 * @throws {Refusal} units.mapFileNotReadable where it is no such file
 */
export function readMapFile(text: string): MapFile {
  const parsed = parse(text);
  if (!isRecord(parsed) || parsed.type !== 'FeatureCollection' || !Array.isArray(parsed.features) || parsed.features.length === 0)
    throw new Refusal('units.mapFileNotReadable');
  const features: MapFeature[] = [];
  const faults: Refusal[] = [];
  for (const [index, given] of parsed.features.entries()) {
    const feature: unknown = given;
    const code = isRecord(feature) ? codeIn(feature.properties) : '';
    const geometry = isRecord(feature) ? geometryOf(feature.geometry) : null;
    if (!/^\d{12}$/.test(code)) faults.push(new Refusal('units.mapFeatureWithoutCode', { feature: index + 1, code }));
    else if (!geometry) faults.push(new Refusal('units.mapGeometryNotValid', { feature: index + 1, code }));
    else features.push({ type: 'Feature', properties: { code }, geometry });
  }
  return { features, faults };
}

/** A code may have been written as a number. */
function codeIn(properties: unknown): string {
  const code = isRecord(properties) ? properties.code : '';
  return typeof code === 'string' || typeof code === 'number' ? String(code) : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A geometry that can be drawn, without heights; null for any other. */
function geometryOf(given: unknown): Geometry | null {
  if (!isRecord(given)) return null;
  const { type, coordinates } = given;
  if (type === 'Point') return build(pointOf(coordinates), (point) => ({ type, coordinates: point }));
  const ringOf = (ring: unknown) => listOf(ring, pointOf);
  const areaOf = (area: unknown) => listOf(area, ringOf);
  if (type === 'Polygon') return build(areaOf(coordinates), (rings) => ({ type, coordinates: rings }));
  if (type === 'MultiPolygon') return build(listOf(coordinates, areaOf), (areas) => ({ type, coordinates: areas }));
  return null;
}

const build = <T>(found: T | null, make: (value: T) => Geometry): Geometry | null => (found === null ? null : make(found));

function listOf<T>(given: unknown, one: (each: unknown) => T | null): T[] | null {
  if (!Array.isArray(given) || given.length === 0) return null;
  const found: T[] = [];
  for (const each of given) {
    const value = one(each);
    if (value === null) return null;
    found.push(value);
  }
  return found;
}

function pointOf(given: unknown): [number, number] | null {
  if (!Array.isArray(given)) return null;
  const [longitude, latitude]: unknown[] = given;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null;
}
