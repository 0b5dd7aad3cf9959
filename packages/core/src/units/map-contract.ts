import { z } from 'zod';
import { route } from '../route.ts';
import { instantSchema, unitCodeSchema } from '../wire.ts';
import type { MapFeature } from './map-layer.ts';

const pointSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ringSchema = z.array(pointSchema).min(1).max(60_000);
const geometrySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Point'), coordinates: pointSchema }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1).max(1000) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1).max(1000) }),
]);
const featureSchema = z.strictObject({
  type: z.literal('Feature'),
  properties: z.strictObject({ code: unitCodeSchema }),
  geometry: geometrySchema,
}) satisfies z.ZodType<MapFeature>;

/** Who approved the map and where it comes from: shown beside it wherever it is drawn. */
const originSchema = z.strictObject({
  /** 审图号 of the published map that the boundaries were taken from. */
  approvalNumber: z.string().trim().min(2).max(100),
  source: z.string().trim().min(2).max(300),
});

export const loadMap = route({
  method: 'POST',
  path: '/map-layers',
  permission: 'units.import',
  summary: { zh: '载入地图边界（GeoJSON，注明审图号）', en: 'Load boundaries (GeoJSON) with the approval number of their map' },
  body: originSchema.extend({
    cityCode: unitCodeSchema,
    /** RFC 7946, WGS 84; each feature’s properties hold the unit’s code and nothing else. */
    map: z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(featureSchema).min(1).max(12_000) }),
  }),
  bodyLimit: 8 * 1024 * 1024,
  status: 201,
  response: z.strictObject({ id: z.uuid(), features: z.int() }),
});

export const readMap = route({
  method: 'GET',
  path: '/public/map-layers/:cityCode',
  permission: 'public',
  summary: { zh: '地图边界（公开）', en: 'Boundaries on the map (public)' },
  params: z.strictObject({ cityCode: unitCodeSchema }),
  revalidated: true,
  response: originSchema.extend({ loadedAt: instantSchema, features: z.array(featureSchema) }),
});
