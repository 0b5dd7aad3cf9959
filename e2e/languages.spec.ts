// A third language is one folder: two invented ones show that every word, every width and both directions of reading hold.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { pseudoLanguages } from './pseudo-languages.ts';
import { sampleIds } from './screens.ts';
import { expectTranslated, listenToServer } from './words-on-page.ts';

const platform = await startPlatform({ sample: 'years', languagesFrom: await pseudoLanguages() });
const { last } = await sampleIds(platform);
const year = 2025;

/** Names of files' kinds, of the software's own terms, of days as Unicode's data say them; languages call themselves by their own names. */
const asTheyAre =
  /中文|English|语言|CSV|JSON|GeoJSON|OpenAPI|SHA-256|CC BY 4\.0|https?:\/\/\S+|\/api\/\S+|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b/g;

const publicPages = [
  ['wall', `/?year=${year}`],
  ['village', `/villages/${places.xiaoguai}?year=${year}`],
  ['city', `/public?year=${year}`],
  ['township', `/public/units/${places.xiaoguaiTownship}?year=${year}`],
  ['standard', `/public/standards/${last.standardId}`],
  ['data', '/public/data'],
  ['receipts', '/receipts'],
] as const;
const workPages = [
  ['inbox', '/work', 'city.organiser'],
  ['units', '/work/units', 'admin.system'],
  ['account', '/work/account', 'city.organiser'],
] as const;

for (const [tag, direction] of [
  ['en-XA', 'ltr'],
  ['ar-XB', 'rtl'],
] as const) {
  test.for(publicPages)(`${tag}: public page %s`, async ([name, address]) => {
    const { page, open, photograph } = await platform.anyone({ language: tag });
    const heard = listenToServer(page);
    const answer = await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${tag}`);
    const firstBytes = await answer?.text();
    expect(firstBytes).toContain(`<html lang="${tag}" dir="${direction}"`);
    await open(address);
    await expectTranslated(page, heard, asTheyAre);
    await expectHolds(page);
    await photograph(`languages-${tag}-${name}`);
    if (name === 'village') await expectAccessible(page);
  });

  test.for(workPages)(`${tag}: workspace page %s`, async ([name, address, as]) => {
    const { page, open, photograph } = await platform.person(as, { language: tag });
    const heard = listenToServer(page);
    await open(address);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    await expectTranslated(page, heard, asTheyAre);
    await expectHolds(page);
    await photograph(`languages-${tag}-work-${name}`);
  });
}

/** At a desk and on a phone: nothing wider than the page, nothing cut off, no control upon another. */
async function expectHolds(page: Page): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: width < 768 ? 780 : 900 });
    await expectFits(page);
    expect.soft(await page.evaluate(cutOrCovered), `${page.url()} ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Runs in the page. */
function cutOrCovered(): string[] {
  const seen = [...document.querySelectorAll<HTMLElement>('main *, header *, nav *')].filter(
    (element) => element.checkVisibility() && !element.closest('.said, [inert]') && element.getBoundingClientRect().width > 1,
  );
  const hides = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
  const cut = seen.filter(
    (element) => hides(element) && element.scrollWidth > element.clientWidth + 1 && element.innerText !== '',
  );
  const controls = seen.filter((element) => element.matches('a, button, select, input:not([type=hidden])'));
  const boxes = controls.map((element) => ({ element, ...rectOf(element) }));
  const covered = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(({ element }) => !one.element.contains(element) && !element.contains(one.element))
      .filter((other) => sameLayer(one.element, other.element))
      .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3)
      .filter((other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6)
      .map((other) => `covered: ${one.element.outerHTML.slice(0, 100)} / ${other.element.outerHTML.slice(0, 100)}`),
  );
  return [...cut.map((element) => `cut: ${element.outerHTML.slice(0, 160)}`), ...covered].slice(0, 6);

  function rectOf(element: Element) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  }
  /** A bar that stays while the page moves below it may lie upon a control: that can be scrolled away. */
  function sameLayer(one: Element, other: Element): boolean {
    const stays = (element: Element | null): Element | null =>
      element && (/fixed|sticky/.test(getComputedStyle(element).position) ? element : stays(element.parentElement));
    return stays(one) === stays(other);
  }
}

test('from right to left the page is mirrored: name, tools, first column and arrows; figures and the map are not', async () => {
  const { page, open, photograph } = await platform.anyone({ language: 'ar-XB' });
  await open(`/villages/${places.xiaoguai}?lang=ar-XB&year=${year}`);
  const middle = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  expect(await middle('header > a')).toBeGreaterThan(await middle('header select'));
  expect(await middle('thead th:first-child')).toBeGreaterThan(await middle('thead th:last-child'));
  await open(`/public?year=${year}`);
  const columns = await page
    .locator('li[style*="--column"]')
    .evaluateAll((tiles) =>
      tiles.map((tile) => [Number(getComputedStyle(tile).getPropertyValue('--column')), tile.getBoundingClientRect().left]),
    );
  const [west, east] = [columns.toSorted(([a = 0], [b = 0]) => a - b)[0], columns.toSorted(([a = 0], [b = 0]) => b - a)[0]];
  if (west?.[0] !== east?.[0]) expect(west?.[1]).toBeLessThan(east?.[1] ?? 0);
  const official = await platform.person('city.organiser', { language: 'ar-XB' });
  await official.open('/work');
  const arrow = official.page.locator('svg.mirrors').first();
  expect(await arrow.evaluate((svg) => getComputedStyle(svg).transform)).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  await official.page.emulateMedia({ colorScheme: 'dark' });
  await official.photograph('languages-ar-XB-dark');
  await photograph('languages-ar-XB-map');
});

test('the switch offers every language by its own name, and the choice holds on the next page', async () => {
  const { page, open } = await platform.anyone({ language: 'zh', width: 360 });
  await open(`/?year=${year}`);
  const choice = page.getByRole('combobox', { name: '语言（Language）' });
  expect(await choice.locator('option').allInnerTexts()).toEqual(['中文', 'English', 'مرآة', 'Åççéñţš']);
  await choice.selectOption('ar-XB');
  await page.locator('html[lang="ar-XB"][dir="rtl"]').waitFor();
  await open('/public/data');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.getByRole('combobox').selectOption('en');
  await page.locator('html[lang="en"][dir="ltr"]').waitFor();
});
