// Elder mode, reading aloud and paper: the public pages for who sees little, hears better, or wants them on the wall.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, inColours, startPlatform } from './platform.ts';

const platform = await startPlatform({ sample: 'years' });
const village = `/villages/${places.xiaoguai}?year=2025`;
const words = {
  zh: {
    take: '大字版',
    leave: '标准版',
    more: '更多内容',
    read: '朗读本页',
    readStar: /^朗读：“/,
    pause: '暂停',
    goOn: '继续',
    stop: '停止',
    levels: '四级得分',
    scan: '扫码打开本页',
    village: '小拐村',
    noVoice: '这个浏览器没有语音，不能朗读本页。',
  },
  en: {
    take: 'Large type',
    leave: 'Standard type',
    more: 'More on this page',
    read: 'Read aloud',
    readStar: /^Read aloud: why/,
    pause: 'Pause',
    goOn: 'Continue',
    stop: 'Stop',
    levels: 'Scores of the four levels',
    scan: 'Scan to open this page',
    village: 'Xiaoguai Village',
    noVoice: 'This browser has no voice to read this page aloud.',
  },
} as const;
const both = ['zh', 'en'] as const;

const body = (page: Page) =>
  page.evaluate(() => {
    const { fontSize, lineHeight } = getComputedStyle(document.body);
    return [fontSize, lineHeight];
  });

/** Buttons, fields, and links that are not part of a sentence, under 48 px. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, input, nav a, .link-alone, li > a, h2 > a')]
      .filter((element) => element.checkVisibility() && !element.closest('.said'))
      .filter((element) => !element.matches('[type=hidden], [type=checkbox], [type=radio]')) // their labels are the target
      .filter((element) => element.getBoundingClientRect().height < 47.5)
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );

test.for(both)('large type, remembered from the first byte on, with the essential first (%s)', async (language) => {
  const say = words[language];
  const { page, context, open, photograph } = await platform.anyone({ language, width: 360 });
  await open(`${village}&lang=${language}`);
  expect(await body(page)).toEqual(['16px', '28px']);
  await page.getByRole('button', { name: say.take }).click();
  await page.locator('html[data-elder]').waitFor();
  expect(await body(page)).toEqual(['20px', '34px']);
  const firstByte = await context.request.get(village);
  expect(await firstByte.text()).toMatch(/<html [^>]*data-elder/);
  await open(village);
  expect(await body(page)).toEqual(['20px', '34px']);
  expect(await page.getByRole('heading', { name: say.levels }).isVisible()).toBe(false);
  expect.soft(await smallTargets(page)).toEqual([]);
  await expectFits(page);
  await expectAccessible(page);
  await photograph(`elder-village-${language}`);
  await page.getByText(say.more, { exact: true }).click();
  await page.getByRole('heading', { name: say.levels }).waitFor();
  expect.soft(await smallTargets(page)).toEqual([]);
  await expectFits(page);
  for (const [name, address] of [
    ['wall', '/?year=2025'],
    ['city', '/public?year=2025'],
    ['receipts', '/receipts'],
    ['sign-in', '/sign-in'],
  ] as const) {
    await open(address);
    expect(await body(page), address).toEqual(['20px', '34px']);
    expect.soft(await smallTargets(page), address).toEqual([]);
    await expectFits(page);
    await photograph(`elder-${name}-${language}`);
  }
  await open(village);
  if (language === 'zh') {
    await inColours(page, 'dark');
    await expectAccessible(page);
    await photograph('elder-village-dark');
  }
  await page.getByRole('button', { name: say.leave }).click();
  await page.locator('html:not([data-elder])').waitFor();
  expect(await body(page)).toEqual(['16px', '28px']);
});

test('the workspace keeps its measures; without script elder mode is a button all the same', async () => {
  const official = await platform.person('city.organiser');
  await official.open('/?elder=1');
  expect(await body(official.page)).toEqual(['20px', '34px']);
  await official.open('/work');
  expect((await body(official.page))[0]).toBe('16px');
  const context = await platform.browser.newContext({ baseURL: platform.url, javaScriptEnabled: false, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(village);
  await page.getByRole('button', { name: '大字版' }).click();
  await page.locator('html[data-elder]').waitFor();
  expect(new URL(page.url()).searchParams.get('year')).toBe('2025');
  await page.getByText('更多内容', { exact: true }).click();
  expect(await page.getByRole('heading', { name: '四级得分' }).isVisible()).toBe(true);
  await context.close();
});

test.for(both)('a browser without a voice says so (%s)', async (language) => {
  const { page, open } = await platform.anyone({ language, width: 360 });
  await open(`${village}&lang=${language}`);
  await page.getByRole('button', { name: words[language].read }).click();
  await page.getByText(words[language].noVoice).waitFor();
  await expectFits(page);
});

/**
 * This browser has no voice as a phone has. One stands in for it that says nothing, notes what it is given, and ends a sentence when it is
 * told to; all else is the page's own.
 */
function giveVoices(): void {
  const spoken: SpeechSynthesisUtterance[] = [];
  const voices = ['zh-CN', 'en-GB'].map((lang) => ({ lang, localService: true, name: lang, default: false, voiceURI: lang }));
  class Utterance extends EventTarget {
    lang = '';
    rate = 1;
    voice: unknown = null;
    text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const engine = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => {},
    speak: (utterance: SpeechSynthesisUtterance) => void spoken.push(utterance),
  });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.defineProperty(window, 'speechSynthesis', { value: engine });
  Object.assign(window, { spoken });
}

/** What the voice was given last, and how often it was given something. */
const lastSaid = (page: Page) =>
  page.evaluate(() => {
    const { spoken } = window as unknown as { spoken: SpeechSynthesisUtterance[] };
    const last = spoken.at(-1);
    return { count: spoken.length, text: last?.text ?? '', lang: last?.lang, rate: last?.rate };
  });
const sentenceOver = (page: Page) =>
  page.evaluate(() => {
    const { spoken } = window as unknown as { spoken: SpeechSynthesisUtterance[] };
    spoken.at(-1)?.dispatchEvent(new Event('end'));
  });
const marked = (page: Page) =>
  page.evaluate(() => {
    const ranges: string[] = [];
    CSS.highlights.get('being-read')?.forEach((range) => ranges.push(range instanceof Range ? range.toString() : ''));
    return ranges;
  });

test.for(both)('a star’s reason is read sentence by sentence, marked, held and stopped (%s)', async (language) => {
  const say = words[language];
  const { page, context, open, photograph } = await platform.anyone({ language, width: 360 });
  await context.addInitScript(giveVoices);
  await open(`${village}&lang=${language}&elder=1`);
  const bar = page.getByRole('complementary');
  await page.getByRole('button', { name: say.readStar }).first().click();
  const first = await lastSaid(page);
  expect(first).toMatchObject({ count: 1, lang: language === 'zh' ? 'zh-CN' : 'en', rate: 0.85 });
  expect(await marked(page)).toEqual([first.text]);
  await sentenceOver(page);
  const second = await lastSaid(page);
  expect(second.count).toBe(2);
  expect(await marked(page)).toEqual([second.text]);
  await bar.getByRole('button', { name: say.pause }).click();
  expect(await marked(page)).toEqual([]);
  await sentenceOver(page); // a voice that is cancelled ends as well, and must not lead on
  expect((await lastSaid(page)).count).toBe(2);
  await bar.getByRole('button', { name: say.goOn }).click();
  expect(await lastSaid(page)).toMatchObject({ count: 3, text: second.text });
  await expectFits(page);
  await expectAccessible(page);
  await photograph(`elder-reading-${language}`);
  await bar.getByRole('button', { name: say.stop }).click();
  expect(await bar.count()).toBe(0);
});

test.for(both)('the whole page is read to its end, without its controls and check codes (%s)', async (language) => {
  const say = words[language];
  const { page, context, open } = await platform.anyone({ language });
  await context.addInitScript(giveVoices);
  await open(`${village}&lang=${language}`);
  await page.getByRole('button', { name: say.read, exact: true }).first().click();
  const said: string[] = [];
  for (let last = await lastSaid(page); said.length < last.count; last = await lastSaid(page)) {
    said.push(last.text);
    await sentenceOver(page);
  }
  const whole = said.join('\n');
  expect(whole).toContain(say.village);
  expect(said.length).toBeGreaterThan(20);
  expect(whole).not.toMatch(/[0-9a-f]{16}/);
  expect(whole).not.toContain(say.take);
  expect(await page.getByRole('complementary').count()).toBe(0);
});

test.for(both)('on paper: the page, its address and code, its digest, and no button (%s)', async (language) => {
  const say = words[language];
  const { page, open, photograph } = await platform.anyone({ language });
  await page.setViewportSize({ width: 688, height: 1001 }); // A4 less the margins of base.css
  for (const address of ['/?year=2025', '/public/data', village]) {
    await page.emulateMedia({ media: 'screen' });
    await open(address);
    await page.emulateMedia({ media: 'print' });
    await expectFits(page);
    const controls = page.locator('.button, select, header button').filter({ visible: true });
    expect(await controls.count(), address).toBe(0);
    const foot = page.getByRole('contentinfo').filter({ hasText: say.scan });
    expect(await foot.locator('svg').isVisible()).toBe(true);
    expect(await foot.innerText()).toContain(address);
    expect(await foot.innerText()).toMatch(/([0-9a-f]{4} ){3}[0-9a-f]{4}/);
  }
  expect(
    await page
      .getByText(/[0-9a-f]{16}/)
      .first()
      .isVisible(),
  ).toBe(true);
  await photograph(`paper-village-${language}`);
});
