// What a first visit to each public page costs on a phone: slow 4G (1.6 Mbit/s down, 0.75 up, 150 ms) and a processor four times slower.
// `node bench/public-pages.ts http://127.0.0.1:8080 [address …]` against a running server; ends with 1 where a limit is broken.
import { chromium, type Page } from 'playwright';

const [base = 'http://127.0.0.1:8080', ...given] = process.argv.slice(2);
const addresses =
  given.length > 0
    ? given
    : [
        '/',
        '/public',
        '/public/units/650203200000',
        '/villages/650203200202?year=2025',
        '/opinions/650203200202',
        '/public/data',
        '/receipts',
        '/ballot',
        '/public/verify',
      ];
const limits = { scriptKiB: 150, lcpMs: 2000, cls: 0.1, inpMs: 200 };

interface Measured {
  lcpMs: number;
  cls: number;
  inpMs: number;
}

/** Observes before anything of the page runs; the browser reports by itself, nothing is estimated. */
function observe(): void {
  const found: Measured = { lcpMs: 0, cls: 0, inpMs: 0 };
  Object.assign(globalThis, { measured: found });
  const watch = (type: string, take: (entry: PerformanceEntry & { value?: number; interactionId?: number }) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry);
    }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  watch('largest-contentful-paint', ({ startTime }) => (found.lcpMs = startTime));
  watch('layout-shift', ({ value = 0 }) => (found.cls += value));
  watch('event', ({ duration, interactionId }) => {
    if (interactionId) found.inpMs = Math.max(found.inpMs, duration);
  });
}

async function measure(page: Page, address: string): Promise<Measured & { scriptKiB: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1600 * 1000) / 8,
    uploadThroughput: (750 * 1000) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  // bodies as they came, compressed; without the headers of each answer
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(observe);
  await page.goto(base + address, { waitUntil: 'networkidle' });
  await page
    .getByRole('button', { name: /Switch to English/ })
    .first()
    .click();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const measured = await page.evaluate(() => (globalThis as unknown as { measured: Measured }).measured);
  return { ...measured, scriptKiB: bytes / 1024 };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
console.log('page'.padEnd(40), 'script KiB  LCP ms   CLS   INP ms');
console.log('limit'.padEnd(40), '150         2000     0.1   200');
for (const address of addresses) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'zh-CN' });
  const { scriptKiB, lcpMs, cls, inpMs } = await measure(await context.newPage(), address);
  await context.close();
  const over = scriptKiB >= limits.scriptKiB || lcpMs >= limits.lcpMs || cls >= limits.cls || inpMs >= limits.inpMs;
  if (over) process.exitCode = 1;
  const figures = [scriptKiB.toFixed(1).padEnd(11), lcpMs.toFixed(0).padEnd(8), cls.toFixed(3).padEnd(5), inpMs.toFixed(0)];
  console.log(address.padEnd(40), figures.join(' '), over ? ' over the limit' : '');
}
await browser.close();
