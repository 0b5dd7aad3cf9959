import { loadMap } from '@xingcun/core/units/map-contract';
import { expect, test } from 'vitest';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { examine, sampleIds, type Screen, visitors } from './screens.ts';

const platform = await startPlatform({ sample: 'years' });
const { last } = await sampleIds(platform);
const visitor = visitors(platform);
const year = 2025;

const square = (west: number, south: number): [number, number][] => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
];
const area = (code: string, west: number, south: number) => ({
  type: 'Feature' as const,
  properties: { code },
  geometry: { type: 'Polygon' as const, coordinates: [square(west, south)] },
});
const point = (code: string, longitude: number, latitude: number) => ({
  type: 'Feature' as const,
  properties: { code },
  geometry: { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] },
});
// invented squares, not the borders of anything
const admin = await platform.as('systemAdmin', places.city);
const loaded = await admin.call(loadMap, {
  body: {
    cityCode: places.city,
    approvalNumber: '测试用，非真实边界',
    source: '测试数据',
    map: {
      type: 'FeatureCollection',
      features: [area(places.karamay, 84, 45), area(places.urho, 85, 46), point(places.xiaoguai, 84.8, 45.2)],
    },
  },
});
expect(loaded.status, loaded.problem.detail).toBe(201);

test.for(['zh', 'en'] as const)('from the city down to a village on a phone (%s)', async (language) => {
  const reader = await platform.anyone({ language, width: 360 });
  const { page } = reader;
  const zh = language === 'zh';
  await reader.open(`/public?year=${year}`);
  await page.getByRole('link', { name: zh ? /^克拉玛依区$/ : /^Karamay District$/ }).click();
  await page.getByRole('link', { name: zh ? /^小拐乡$/ : /^Xiaoguai Township$/ }).click();
  await page
    .getByRole('link', { name: zh ? /^小拐村/ : /^Xiaoguai Village/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: zh ? '小拐村' : 'Xiaoguai Village' }).waitFor();
  await page.getByRole('heading', { name: zh ? '四级得分' : 'Scores of the four levels' }).waitFor();
  expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe(
    `/api/public/data/stars.csv?under=${places.xiaoguai}`,
  );
});

test('the map with boundaries says its approval number, and its units are links', async () => {
  const reader = await platform.anyone();
  const { page } = reader;
  await reader.open(`/public?year=${year}`);
  await page.getByRole('button', { name: '打开地图' }).click();
  await page.getByText('审图号：测试用，非真实边界').waitFor();
  await expectAccessible(page);
  await reader.photograph('site-map-zh');
  await page.getByRole('navigation', { name: '地图' }).getByRole('link', { name: '克拉玛依区' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: '克拉玛依区' }).waitFor();
});

test.for(['zh', 'en'] as const)('the administrator loads a map: every fault is named, then it stands (%s)', async (language) => {
  const zh = language === 'zh';
  const { page, open, photograph } = await platform.person('admin.system', { language });
  await open('/work/units');
  await page.getByRole('button', { name: zh ? '载入地图' : 'Load a map' }).click();
  const dialog = page.getByRole('dialog');
  const choose = (...features: unknown[]) =>
    dialog.locator('input[type=file]').setInputFiles({
      name: 'map.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    });
  await choose(point('110101001001', 85, 45), { type: 'Feature', properties: {}, geometry: null });
  await dialog.getByText('110101001001').waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(2);
  await photograph(`site-load-map-faults-${language}`);
  await choose(area(places.karamay, 84, 45), area(places.urho, 85, 46), point(places.xiaoguai, 84.8, 45.2));
  await dialog.getByText(zh ? '3 个单位，没有发现问题。' : '3 units, no problem found.').waitFor();
  await dialog.getByLabel(zh ? '审图号' : 'Approval number').fill('测试用，非真实边界');
  await dialog.getByLabel(zh ? '来源' : 'Source').fill('测试数据');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: zh ? '载入并公开' : 'Load and publish' }).click();
  await dialog.getByText(zh ? '已载入 3 个单位' : 'Boundaries of 3 units are loaded').waitFor();
});

const screens: Screen[] = [
  { name: 'site city', address: `/public?year=${year}`, thorough: true },
  { name: 'site township', address: `/public/units/${places.xiaoguaiTownship}?year=${year}` },
  { name: 'site village', address: `/villages/${places.xiaoguai}?year=${year}`, thorough: true, printed: true },
  { name: 'site wall', address: `/?year=${year}` },
  { name: 'site standard', address: `/public/standards/${last.standardId}`, printed: true },
  { name: 'site data', address: '/public/data' },
];
test.each(screens)('$name: both languages, both widths', async (screen) => {
  await examine(await visitor(undefined), screen);
});

test.for(['zh', 'en'] as const)('everything reads without script (%s)', async (language) => {
  const context = await platform.browser.newContext({
    baseURL: platform.url,
    javaScriptEnabled: false,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    viewport: { width: 360, height: 780 },
  });
  const page = await context.newPage();
  const zh = language === 'zh';
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).first();
  await page.goto(`/?year=${year}`);
  expect(await page.locator('html').getAttribute('lang')).toBe(zh ? 'zh-CN' : 'en');
  await page
    .getByRole('link', { name: zh ? '小拐村' : 'Xiaoguai Village' })
    .first()
    .click();
  expect(await heading(zh ? '每颗星的理由' : 'The reason for each star').isVisible()).toBe(true);
  expect(await heading(zh ? '四级得分' : 'Scores of the four levels').isVisible()).toBe(true);
  const star = page.getByRole('heading', { level: 3, name: zh ? /^增收致富星/ : /^Income and prosperity/ });
  expect(await star.isVisible()).toBe(true);
  await page.goto(`/public/standards/${last.standardId}`);
  expect(await heading(zh ? '怎样得星' : 'How it is won').isVisible()).toBe(true);
  await page.goto(`/public/units/${places.xiaoguaiTownship}?year=${year}`);
  expect(await heading(zh ? '村庄方格图' : 'The villages as tiles').isVisible()).toBe(true);
  await page.getByRole('button', { name: zh ? 'Switch to English' : '切换为中文' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe(zh ? 'en' : 'zh-CN');
  expect(new URL(page.url()).searchParams.get('year')).toBe(String(year));
  await context.close();
});

test('an unknown village says so, in a page that is not found', async () => {
  const { page } = await platform.anyone({ width: 360 });
  const answer = await page.goto('/villages/650203200999');
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()['x-robots-tag']).toBe('noindex');
  expect(await page.getByRole('alert').innerText()).toContain('650203200999');
  await expectFits(page);
});
