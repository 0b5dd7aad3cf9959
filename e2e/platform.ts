import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, expect } from 'vitest';
import { seedSample } from '../packages/server/src/sample/seed.ts';
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

/** Where screenshots go when SCREENSHOTS names a folder; by default none are taken. */
const screenshots = process.env.SCREENSHOTS;

export interface Person {
  page: Page;
  context: BrowserContext;
  open(address: string): Promise<void>;
  /** A screenshot at 1440 and 360 px where asked for. */
  photograph(name: string): Promise<void>;
}

/** The whole platform on its own database with the pages it serves, a clock that tests move, and a browser. Ends with the test file. */
export async function startPlatform({ sample }: { sample: boolean }) {
  const server = await testServer();
  if (sample) await seedSample(server.platform, server.clock.now());
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: launchArguments,
  });
  afterAll(async () => {
    await browser.close();
  });

  /** A person with a browser of their own: signed in as a sample account, or anyone. */
  async function person(
    username: string | null,
    options: { language?: 'zh' | 'en'; dark?: boolean; width?: number } = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      baseURL: url,
      locale: options.language === 'en' ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: options.dark ? 'dark' : 'light',
      viewport: { width: options.width ?? 1440, height: 900 },
    });
    if (options.language)
      await context.addInitScript((language) => localStorage.setItem('xingcun.language', language), options.language);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    if (username) {
      await page.goto('/sign-in');
      await page.getByLabel(/用户名|User name/).fill(username);
      await page.getByLabel(/^(密码|Password)/).fill('xingcun-sample');
      await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
      await page.waitForURL(/\/work/);
    }
    return {
      page,
      context,
      async open(address) {
        await page.goto(address);
        await page.waitForLoadState('networkidle');
        expect(errors, `script errors on ${address}`).toEqual([]);
      },
      async photograph(name) {
        if (!screenshots) return;
        mkdirSync(screenshots, { recursive: true });
        const size = page.viewportSize();
        for (const width of [1440, 360]) {
          await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
          await page.screenshot({ path: path.join(screenshots, `${name}-${width}.png`), fullPage: true });
        }
        if (size) await page.setViewportSize(size);
      },
    };
  }

  return { ...server, url, person };
}

/** WCAG 2.2 AA as far as a machine can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }))).toEqual(
    [],
  );
}
