import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectAccessible, expectFits, type Person, settled, startPlatform } from './platform.ts';
import { sampleIds, speak } from './screens.ts';
import { expectPlainWords, listenToServer } from './words-on-page.ts';

const platform = await startPlatform({ sample: 'years' });
const { last } = await sampleIds(platform);

const words = {
  zh: {
    views: ['进度', '完成度', '热力图', '分布与变化', '历年趋势'],
    own: '本村与同类村',
    table: '数据表',
    csv: '下载 CSV',
    png: '存为图片',
    level: '看哪一级的得分',
    joint: '区级联评',
    peers: '同类村1',
    year: '年度',
  },
  en: {
    views: ['Progress', 'Completeness', 'Heat map', 'Distribution and change', 'Years'],
    own: 'A village and its like',
    table: 'Table',
    csv: 'Download CSV',
    png: 'Save as picture',
    level: 'Scores of',
    joint: 'District joint review',
    peers: 'Similar village 1',
    year: 'Year',
  },
} as const;

/** Every chart of the page is drawn. */
async function drawn({ page }: Person): Promise<void> {
  await settled(page);
  await page.locator('[data-chart][data-drawn] svg').first().waitFor();
  await expect.poll(() => page.locator('[data-chart]:not([data-drawn])').count()).toBe(0);
}

async function look(person: Person, name: string): Promise<void> {
  for (const width of [1440, 360]) {
    await person.page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
    await drawn(person);
    await expectFits(person.page);
    if ((width === 1440) === name.endsWith('zh')) await expectAccessible(person.page);
  }
  await person.photograph(name);
  await person.page.setViewportSize({ width: 1440, height: 900 });
}

test.for(['zh', 'en'] as const)(
  'the city looks at every dashboard and goes from a mark down to its sheet (%s)',
  { timeout: 120_000 },
  async (language) => {
    const t = words[language];
    const organiser = await platform.person('city.organiser', { language });
    const heard = listenToServer(organiser.page);
    const { page } = organiser;
    await organiser.open(`/work/insight?cycle=${last.cycleId}`);
    await speak(page, language);
    for (const [index, view] of t.views.entries()) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await page.locator('[aria-current="page"]', { hasText: view }).waitFor();
      await look(organiser, `insight-${index}-${language}`);
      await expectPlainWords(page, heard);
    }

    // what is chosen stands in the address, which shows the same to whoever is sent it
    await page.getByRole('link', { name: t.views[2], exact: true }).click();
    await page.getByLabel(t.level).selectOption({ label: t.joint });
    await expect.poll(() => page.url()).toContain('level=jointReview');
    await organiser.open(page.url());
    await drawn(organiser);
    await page.getByText(t.table, { exact: true }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: t.png }).click();
    expect((await saving).suggestedFilename()).toMatch(/\.png$/);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: t.csv }).click();
    expect((await downloading).suggestedFilename()).toMatch(/heatMap.*\.csv$/);

    await page.getByRole('table').getByRole('link').first().click();
    await page.waitForURL(/\/sheets\/jointReview\?star=/);
  },
);

test.for(['zh', 'en'] as const)('a village sees where it stands, beside nameless villages like it (%s)', async (language) => {
  const t = words[language];
  const clerk = await platform.person('xiaoguai.clerk', { language });
  const { page } = clerk;
  await clerk.open('/work/insight');
  await speak(page, language);
  await page.locator('[aria-current="page"]', { hasText: t.own }).waitFor();
  await page.getByLabel(t.year, { exact: true }).selectOption(last.cycleId);
  await page.getByRole('heading', { name: t.peers }).waitFor();
  await page.getByText(t.table, { exact: true }).click();
  await page.getByRole('columnheader', { name: t.peers }).waitFor();
  await look(clerk, `insight-village-${language}`);
  const saving = page.waitForEvent('download');
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: t.peers }) })
    .getByRole('button', { name: t.png })
    .click();
  expect((await saving).suggestedFilename()).toBe(`${t.peers}.png`);
  expect(await page.locator('main').innerText()).not.toContain('和谐村');
});

test('in the dark, and on paper', async () => {
  const organiser = await platform.person('city.organiser', { dark: true });
  for (const view of ['progress', 'heatMap', 'distribution', 'trends']) {
    await organiser.open(`/work/insight?cycle=${last.cycleId}&view=${view}`);
    await drawn(organiser);
    await expectAccessible(organiser.page);
    await organiser.photograph(`insight-dark-${view}`);
  }
  const folder = process.env.SCREENSHOTS;
  const paper = await organiser.page.pdf({ format: 'A4', printBackground: true });
  expect(paper.length).toBeGreaterThan(10_000);
  if (folder) writeFileSync(`${folder}/insight-paper.pdf`, paper);
});
