import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { assert } from '@xingcun/core/assert';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, expect } from 'vitest';
import { openSession } from '../packages/server/src/accounts/sign-in.ts';
import { seedSample, seedSampleAccounts } from '../packages/server/src/sample/seed.ts';
import { testServer } from '../packages/server/src/test/server.ts';

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

const launchOptions = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: launchArguments };

/** Where screenshots go when SCREENSHOTS names a folder; by default none are taken. */
const screenshots = process.env.SCREENSHOTS;

export interface Person {
  page: Page;
  context: BrowserContext;
  /** Opens an address and waits until the page stands; script errors fail the test. */
  open: (address: string) => Promise<void>;
  /** A screenshot at 1440 and 360 px where asked for. */
  photograph: (name: string) => Promise<void>;
}

export interface PersonOptions {
  /** One of the platform’s, or the tag of an installed one. */
  language?: string;
  dark?: boolean;
  width?: number;
}

/**
 * The whole platform on its own database with the pages it serves, a clock that tests move for server and browsers alike, and a
 * browser. Ends with the test file.
 * @param languagesFrom a folder of languages beside Chinese and English
 * @param sample the sample accounts and both sample years, the accounts alone, or neither
 */
export async function startPlatform({
  sample,
  languagesFrom,
}: {
  sample: 'years' | 'accounts' | 'nothing';
  languagesFrom?: string;
}) {
  const server = await testServer(languagesFrom === undefined ? {} : { languagesFrom });
  if (sample === 'years') await seedSample(server.platform, server.clock.now());
  if (sample === 'accounts') await seedSampleAccounts(server.platform);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const browser: Browser = await chromium.launch(launchOptions);
  afterAll(async () => {
    await browser.close();
  });
  const contexts: BrowserContext[] = [];
  afterEach(async ({ task }) => {
    if (!screenshots || task.result?.state !== 'fail') return;
    const pages = contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries())
      await page.screenshot({ path: path.join(screenshots, `failed-${task.name.slice(0, 40)}-${index}.png`) });
  });

  /** Moves the clock to noon in Beijing on a day, or to an instant. */
  async function at(when: string): Promise<void> {
    server.clock.set(when.includes('T') ? when : `${when}T04:00:00Z`);
    for (const context of contexts) await context.clock.setFixedTime(server.clock.now());
  }

  /** A browser of its own that knows nobody yet. */
  async function anyone(options: PersonOptions = {}): Promise<Person> {
    return asPerson(await browser.newContext(contextOptions(options)), options);
  }

  const contextOptions = ({ language = 'zh', dark = false, width = 1440 }: PersonOptions) =>
    ({
      baseURL: url,
      locale: language === 'en' ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width, height: width < 768 ? 780 : 900 },
      reducedMotion: 'reduce',
    }) as const;

  async function asPerson(context: BrowserContext, { language = 'zh' }: PersonOptions): Promise<Person> {
    context.setDefaultTimeout(Number(process.env.BROWSER_PATIENCE ?? 15_000));
    await context.addInitScript((first) => {
      if (!localStorage.getItem('xingcun.language')) localStorage.setItem('xingcun.language', first);
    }, language);
    await context.clock.setFixedTime(server.clock.now());
    contexts.push(context);
    context.on('close', () => void contexts.splice(contexts.indexOf(context), 1));
    const page = context.pages()[0] ?? (await context.newPage());
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    return {
      page,
      context,
      async open(address) {
        await page.goto(address);
        await settled(page);
        expect(errors, `script errors on ${address}`).toEqual([]);
      },
      async photograph(name) {
        if (!screenshots) return;
        mkdirSync(screenshots, { recursive: true });
        const size = page.viewportSize();
        await page.evaluate(() => window.scrollTo(0, 0)); // what sticks to the top would stand in the middle of a long picture
        for (const photographed of [1440, 360]) {
          await page.setViewportSize({ width: photographed, height: photographed === 360 ? 780 : 900 });
          await page.screenshot({ path: path.join(screenshots, `${name}-${photographed}.png`), fullPage: true });
        }
        if (size) await page.setViewportSize(size);
      },
    };
  }

  /**
   * Someone signed in as a sample account. The session is opened past the form (which without-an-account.spec.ts fills in), because the
   * sign-in library dates sessions by the real clock and these tests move theirs.
   */
  async function person(username: string, options: PersonOptions = {}): Promise<Person> {
    const made = await anyone(options);
    await signIn(made.context, username);
    return made;
  }

  async function signIn(context: BrowserContext, username: string): Promise<void> {
    const { id } = await server.platform.owner
      .selectFrom('account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow();
    const cookie = await openSession(server.platform.db, id, new Date('2100-01-01'));
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }

  /**
   * A browser with a profile on the disk, as on a phone: `kill` ends its process without a farewell, `startAgain` starts one on the same
   * profile, which finds there what a killed browser leaves. It is signed in again, since a cookie may not have reached the disk.
   */
  async function device(username: string, options: PersonOptions = {}) {
    const profile = mkdtempSync(path.join(tmpdir(), 'xingcun-device-'));
    afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
    async function startAgain({ offline = false } = {}) {
      const context = await chromium.launchPersistentContext(profile, { ...launchOptions, ...contextOptions(options), offline });
      afterAll(() => context.close());
      await signIn(context, username);
      const made = await asPerson(context, options);
      return { ...made, kill: () => killBrowserOf(context) };
    }
    return { ...(await startAgain()), startAgain };
  }

  return { ...server, url, browser, at, anyone, person, device };
}

/** SIGKILL, as when a phone runs out of memory: the browser writes nothing more. */
async function killBrowserOf(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  const browserProcess = processInfo.find(({ type }) => type === 'browser');
  assert(browserProcess, 'the browser tells its process');
  const gone = new Promise((resolve) => context.on('close', resolve));
  process.kill(browserProcess.id, 'SIGKILL');
  await gone;
}

/** Waits until a page has come and shows no skeleton. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page
    .getByText(/^(正在载入|Loading)$/)
    .first()
    .waitFor({ state: 'detached' });
}

/** The page in light or dark, once it has heard of it: the colours follow an event, not the stylesheet. */
export async function inColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
}

/** WCAG 2.2 AA as far as a machine can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  // The whole page in the window: what lies behind the bar at the bottom can be scrolled to, but would count as covered.
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size) await page.setViewportSize({ ...size, height });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  if (size) await page.setViewportSize(size);
  expect
    .soft(violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) })))
    .toEqual([]);
}

/** Nothing reaches beyond the page's width: the page does not scroll sideways. Waits for what is drawn anew at another width. */
export async function expectFits(page: Page): Promise<void> {
  const beyond = () =>
    page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > width + 1);
      return [
        `${document.documentElement.scrollWidth} > ${width}`,
        ...wide.slice(-3).map(({ outerHTML }) => outerHTML.slice(0, 160)),
      ];
    });
  await expect.poll(beyond, { timeout: 2000, message: `wider than the page: ${page.url()}` }).toEqual([]);
}
