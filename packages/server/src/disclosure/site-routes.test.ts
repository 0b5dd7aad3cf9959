import { readPublicStandard, readPublicUnit } from '@xingcun/core/disclosure/site-contract';
import { listOpenData, readOpenData } from '@xingcun/core/disclosure/open-data-contract';
import { publishPreliminary } from '@xingcun/core/disclosure/contract';
import { readCycle } from '@xingcun/core/cycles/contract';
import { loadMap, readMap } from '@xingcun/core/units/map-contract';
import { expect, test } from 'vitest';
import { application, cycle, noon, passage, people } from '../test/given.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { anyone, as, app } = server;
const { cycleId, assessments } = await cycle(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(server);
await application(server, { assessmentId, secretary: who.secretary });
await passage(server, assessmentId, who, 'finalAppraisal');
server.clock.set(noon('2026-12-29'));

const unit = (unitCode: string) => anyone.call(readPublicUnit, { params: { unitCode }, query: {} });

test('before publication a unit’s page shows who takes part and no result', async () => {
  const { status, body } = await unit('city');
  expect([status, body.unit.code, body.rated]).toEqual([200, places.city, 0]);
  expect(body.tiles.every(({ starsWon }) => starsWon === null)).toBe(true);
  expect((await anyone.call(readOpenData, { query: {} })).body.stars).toEqual([]);
});

test('once published, each level counts its villages, in the order of the codes', async () => {
  const { body } = await who.cityOrganiser.call(readCycle, { params: { cycleId } });
  const published = await who.cityOrganiser.call(publishPreliminary, { params: { cycleId }, body: { version: body.version } });
  expect(published.status, published.problem.detail).toBe(201);
  const city = (await unit('city')).body;
  expect(city.children.map(({ code }) => code)).toEqual(city.children.map(({ code }) => code).toSorted());
  expect(city.rated).toBe(1);
  const township = (await unit(places.xiaoguaiTownship)).body;
  expect(township.above.map(({ code }) => code)).toEqual([places.city, places.karamay]);
  expect(township.children.find(({ code }) => code === places.xiaoguai)?.starsWon).toBe(
    city.stars.reduce((n, { won }) => n + won, 0),
  );
});

test('villages and departments have no page of this kind, and an unknown unit says so', async () => {
  for (const code of [places.xiaoguai, '650203999000']) expect((await unit(code)).problem.code).toBe('units.unitNotFound');
});

test('the standard of a published programme reads in sentences; a draft is nobody’s', async () => {
  const { body: list } = await anyone.call(listOpenData, {});
  const { status, body } = await anyone.call(readPublicStandard, { params: { standardId: list.years[0]?.standardId ?? '' } });
  expect(status).toBe(200);
  expect(body.stars.every(({ won, indicators }) => won.length > 0 && indicators.every(({ words }) => words.zh.length > 0))).toBe(
    true,
  );
});

test('open data: JSON and CSV hold the same stars, nobody’s name, and a tag to ask again with', async () => {
  const { body } = await anyone.call(readOpenData, { query: { under: places.xiaoguai } });
  expect(body.licence.code).toBe('CC-BY-4.0');
  expect(new Set(body.stars.map(({ villageCode }) => villageCode))).toEqual(new Set([places.xiaoguai]));
  const csv = await app.inject({ url: `/api/public/data/stars.csv?under=${places.xiaoguai}` });
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(csv.body.trim().split('\r\n')).toHaveLength(body.stars.length + 1);
  const etag = String(csv.headers.etag);
  const again = await app.inject({
    url: `/api/public/data/stars.csv?under=${places.xiaoguai}`,
    headers: { 'if-none-match': etag },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

const point = (code: string) => ({
  type: 'Feature' as const,
  properties: { code },
  geometry: { type: 'Point' as const, coordinates: [85, 45.5] as [number, number] },
});
const origin = { cityCode: places.city, approvalNumber: '新S（2026）001号', source: '某市测绘院' };

test('a map is loaded with its approval number, and places the tiles; a unit of elsewhere is refused', async () => {
  const admin = await as('systemAdmin', places.city);
  const load = (codes: string[]) =>
    admin.call(loadMap, { body: { ...origin, map: { type: 'FeatureCollection', features: codes.map(point) } } });
  expect((await load(['110101001001'])).problem).toMatchObject({
    code: 'units.mapUnitUnknown',
    values: { code: '110101001001' },
  });
  expect((await anyone.call(readMap, { params: { cityCode: places.city } })).problem.code).toBe('units.mapMissing');
  expect((await load([places.xiaoguai])).body.features).toBe(1);
  const { body } = await anyone.call(readMap, { params: { cityCode: places.city } });
  expect([body.approvalNumber, body.features.length]).toEqual([origin.approvalNumber, 1]);
  expect((await unit('city')).body.map).toBe(true);
});
