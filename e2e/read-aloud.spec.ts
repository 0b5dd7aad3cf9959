import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';

const platform = await startPlatform({ sample: 'years' });
const address = `/villages/${places.xiaoguai}?year=2025`;

const words = {
  zh: {
    read: '朗读',
    bar: '朗读',
    stop: '停止',
    pause: '暂停',
    go: '继续',
    none: /没有中文语音/,
    star: '增收致富星',
    first: '小拐村',
  },
  en: {
    read: 'Read aloud',
    bar: 'Reading aloud',
    stop: 'Stop',
    pause: 'Pause',
    go: 'Go on',
    none: /no English voice/,
    star: 'Prosperity',
    first: 'Xiaoguai Village',
  },
} as const;

/** A voice that says each sentence when the test lets it; the browser of the tests has none of its own. */
async function giveVoice(page: Page, lang: string): Promise<void> {
  await page.addInitScript((voiceLang) => {
    const said: string[] = [];
    let current: SpeechSynthesisUtterance | null = null;
    let paused = false;
    const voice = { lang: voiceLang, name: 'test', localService: true, default: true, voiceURI: 'test' };
    class Utterance extends EventTarget {
      voice = null;
      lang = '';
      rate = 1;
      text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    const speech = {
      getVoices: () => [voice],
      addEventListener: () => undefined,
      speak: (utterance: SpeechSynthesisUtterance) => {
        current = utterance;
        said.push(utterance.text);
      },
      pause: () => void (paused = true),
      resume: () => void (paused = false),
      cancel: () => void (current = null),
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    Object.assign(window, { said, isPaused: () => paused, sayOn: () => current?.dispatchEvent(new Event('end')) });
  }, lang);
}
interface Heard {
  said: string[];
  isPaused: () => boolean;
  sayOn: () => void;
}
const heard = (page: Page) => page.evaluate(() => (window as unknown as Heard).said);
const sayOn = (page: Page) => page.evaluate(() => (window as unknown as Heard).sayOn());
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('read-aloud') ?? [])].map((range) => (range as Range).toString()));

test.for(['zh', 'en'] as const)(
  'a page is read sentence by sentence, marked as it is heard, paused and ended (%s)',
  async (language) => {
    const t = words[language];
    const reader = await platform.anyone({ language, width: 360 });
    const { page } = reader;
    await giveVoice(page, language === 'zh' ? 'zh-CN' : 'en-US');
    await reader.open(address);
    await page.getByRole('button', { name: t.read, exact: true }).click();
    const bar = page.getByRole('region', { name: t.bar });
    await bar.getByText(/ 1\/\d+/).waitFor();
    expect(await heard(page)).toEqual([t.first]);
    expect(await marked(page)).toEqual([t.first]);
    await sayOn(page);
    await sayOn(page);
    await bar.getByText(/ 3\/\d+/).waitFor();
    const spoken = await heard(page);
    expect(spoken).toHaveLength(3);
    expect(await marked(page)).toEqual([spoken[2]]);
    await expectFits(page);
    await expectAccessible(page);
    await reader.photograph(`read-aloud-${language}`);
    await bar.getByRole('button', { name: t.pause }).click();
    expect(await page.evaluate(() => (window as unknown as Heard).isPaused())).toBe(true);
    await bar.getByRole('button', { name: t.go }).click();
    expect(await page.evaluate(() => (window as unknown as Heard).isPaused())).toBe(false);
    await bar.getByRole('button', { name: t.stop }).click();
    await bar.waitFor({ state: 'detached' });
    expect(await marked(page)).toEqual([]);

    // one star alone: its name, its state, its reason; nothing that can only be pressed
    const [card] = await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3 }) })
      .all();
    await card?.getByRole('button').click();
    for (let step = 0; step < 20; step += 1) await sayOn(page);
    await bar.waitFor({ state: 'detached' });
    const ofCard = (await heard(page)).slice(3);
    expect(ofCard.length).toBeGreaterThan(2);
    expect(ofCard.join(' ')).not.toContain(t.read);
    for (const sentence of ofCard)
      expect(((await card?.innerText()) ?? '').replace(/\s+/g, '')).toContain(sentence.replace(/\s+/g, ''));
  },
);

test.for(['zh', 'en'] as const)('a browser without a voice says so (%s)', async (language) => {
  const t = words[language];
  const reader = await platform.anyone({ language });
  await reader.open(address);
  await reader.page.getByRole('button', { name: t.read, exact: true }).click();
  await reader.page.getByText(t.none).waitFor();
  await reader.photograph(`read-aloud-no-voice-${language}`);
});

test.for(['zh', 'en'] as const)(
  'a print-out is paper: no buttons, where the page is, and a code that is the same for the same content (%s)',
  async (language) => {
    const reader = await platform.anyone({ language });
    const { page } = reader;
    const footOf = async (path: string) => {
      await page.emulateMedia({ media: 'screen' });
      await reader.open(path);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 688, height: 1002 }); // A4 less its margins
      await expectFits(page);
      expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
      return page.locator('footer.print-only').innerText();
    };
    const first = await footOf(address);
    expect(first).toContain(address);
    expect(await footOf(address)).toBe(first);
    expect(await footOf(`/villages/${places.hake}?year=2025`)).not.toBe(first);
    for (const path of ['/?year=2025', '/public?year=2025', address, '/public/data']) {
      expect(await footOf(path)).toMatch(/([0-9a-f]{4} ){3}[0-9a-f]{4}/);
      const folder = process.env.SCREENSHOTS;
      const paper = await page.pdf({ preferCSSPageSize: true });
      if (folder) writeFileSync(`${folder}/paper-${language}-${path.replace(/\W+/g, '-')}.pdf`, paper);
    }
  },
);
