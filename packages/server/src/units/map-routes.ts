import { Refusal } from '@xingcun/core/refusal';
import { loadMap, readMap } from '@xingcun/core/units/map-contract';
import { checkMap, positionOf } from '@xingcun/core/units/map-layer';
import { implement } from '../http/implement.ts';
import { findMap, saveMap } from './map-store.ts';
import { findOutsideScope, findUnits, getUnit } from './store.ts';

export const mapRoutes = [
  implement(loadMap, async ({ tx, actor, now, today, body, audit }) => {
    const { cityCode, approvalNumber, source, map } = body;
    const { path } = await getUnit(tx, cityCode);
    if ((await findOutsideScope(tx, [path])).size > 0)
      throw new Refusal('accounts.outsideScope', { permission: loadMap.permission, unit: path });
    const units = await findUnits(tx, { under: cityCode, on: today });
    checkMap(map.features, new Set(units.map(({ code }) => code)));
    const positions = Object.fromEntries(map.features.map(({ properties, geometry }) => [properties.code, positionOf(geometry)]));
    const kept = { approvalNumber, source, features: map.features, positions };
    const id = await saveMap(tx, { ...kept, cityCode, cityPath: path, loadedBy: actor.accountId, loadedAt: now });
    audit({
      path,
      subjectKind: 'mapLayer',
      subjectId: id,
      after: { approvalNumber, source, features: map.features.length },
    });
    return { id, features: map.features.length };
  }),
  implement(readMap, async ({ tx, params: { cityCode } }) => {
    const found = await findMap(tx, cityCode);
    if (!found) throw new Refusal('units.mapMissing', { code: cityCode });
    return { ...found, loadedAt: found.loadedAt.toISOString() };
  }),
];
