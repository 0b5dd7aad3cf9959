import { expect, test } from 'vitest';
import { startPlatform } from './platform.ts';
import { examine, type Screen, speak, visitors } from './screens.ts';
import { wordFaults } from './words-on-page.ts';

const platform = await startPlatform({ sample: 'years' });
const visitor = visitors(platform);

const screens: Screen[] = [
  { name: 'star wall', address: '/?year=2025', thorough: true, printed: true },
  { name: 'star wall before a result', address: '/' },
  { name: 'public village page', address: '/villages/650203200202?year=2025', thorough: true, printed: true },
  { name: 'public village page before a result', address: '/villages/650203200202' },
  { name: 'receipt', address: '/receipts' },
  { name: 'sign-in', address: '/sign-in' },
  { name: 'no such page', address: '/nowhere' },
];

test.for(screens)('$name', async (screen) => examine(await visitor(screen.as), screen));

test('the check of words sees what nobody should read', async () => {
  const { page, open, heard } = await visitor(undefined);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('/receipts');
  await speak(page, 'en');
  const planted = ['wall.title', 'selfAssessment', '2026-11-01T02:03:04Z', '{count} stars', 'undefined', '请填写', 'Theme：dark'];
  await page.evaluate((texts) => {
    for (const text of texts) document.body.append(Object.assign(document.createElement('p'), { textContent: text }));
  }, planted);
  const faults = await wordFaults(page, heard);
  for (const text of planted)
    expect(
      faults.some((fault) => fault.includes(`“${text}”`)),
      text,
    ).toBe(true);
});
