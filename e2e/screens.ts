import type { Page } from 'playwright';
import { expectAccessible, expectFits, inColours, type Person, type startPlatform } from './platform.ts';
import { expectPlainWords, listenToServer, type ServerWords } from './words-on-page.ts';

type Platform = Awaited<ReturnType<typeof startPlatform>>;

export interface Screen {
  name: string;
  address: string;
  /** A sample account; without one, anyone. */
  as?: string;
  /** Also in the dark and with text twice as large. */
  thorough?: true;
  /** Also on paper: A4, upright. */
  printed?: true;
}

/** The ids that addresses of the sample contain: its two years, 小拐村’s assessments in them, and their standard. */
export async function sampleIds({ platform }: Platform) {
  const [current, last] = await platform.owner
    .selectFrom('cycle')
    .innerJoin('assessment', 'assessment.cycleId', 'cycle.id')
    .select(['cycle.id as cycleId', 'cycle.standardId', 'assessment.id as assessmentId'])
    .where('assessment.villageCode', '=', '650203200202')
    .orderBy('cycle.year', 'desc')
    .execute();
  if (!current || !last) throw new Error('the sample has two years');
  return { current, last };
}

export type Visitor = Person & { heard: ServerWords };

/** One browser for each account that looks at screens. */
export function visitors(platform: Platform) {
  const known = new Map<string, Visitor>();
  return async (as: string | undefined): Promise<Visitor> => {
    const found = known.get(as ?? '');
    if (found) return found;
    const made = as ? await platform.person(as) : await platform.anyone();
    const visitor = { ...made, heard: listenToServer(made.page) };
    known.set(as ?? '', visitor);
    return visitor;
  };
}

/** One click to the other language. */
export async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  if ((await page.locator(`html[lang^="${language}"]`).count()) > 0) return;
  await page.getByRole('button', { name: language === 'en' ? 'Switch to English' : '切换为中文' }).click();
  await page.locator(`html[lang^="${language}"]`).waitFor();
}

/** Plain words in both languages, accessible, and no wider than a desk’s or a phone’s window; more where the screen asks for it. */
export async function examine(visitor: Visitor, { name, address, thorough, printed }: Screen): Promise<void> {
  const { page, open, heard, photograph } = visitor;
  const width = (pixels: number) => page.setViewportSize({ width: pixels, height: pixels < 768 ? 780 : 900 });
  const file = name.replaceAll(' ', '-');
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await width(1440);
  await open(address);
  await speak(page, 'zh');
  await expectPlainWords(page, heard);
  await expectFits(page);
  await expectAccessible(page);
  await width(360);
  await expectFits(page);
  await photograph(`${file}-zh`);

  await width(1440);
  await speak(page, 'en');
  await expectPlainWords(page, heard);
  await expectFits(page);
  await width(360);
  await expectPlainWords(page, heard);
  await expectFits(page);
  await expectAccessible(page);
  await photograph(`${file}-en`);

  if (thorough) {
    await inColours(page, 'dark');
    await expectAccessible(page);
    await photograph(`${file}-dark`);
    await inColours(page, 'light');
    await width(1440);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await expectFits(page);
    await photograph(`${file}-large`);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  }
  if (printed) {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1046 }); // A4 less margins of 1 cm
    await expectFits(page);
  }
}
