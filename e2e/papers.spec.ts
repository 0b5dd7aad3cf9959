import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readWorkbookFile } from '../packages/spreadsheet/src/workbook-file.ts';
import { makeDocuments } from '../packages/server/src/insight/document-jobs.ts';
import { readPaper } from '../packages/server/src/test/read-pdf.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { sampleIds, speak } from './screens.ts';
import { expectPlainWords, listenToServer } from './words-on-page.ts';

const started = await startPlatform({ sample: 'years' });
const { last } = await sampleIds(started);
const { db, files } = started.platform;

const words = {
  zh: { request: '生成年度报告（PDF）', follow: '已开始，到“我的文档”查看', download: '下载', sheet: '评分表 A4' },
  en: {
    request: 'Make the season report (PDF)',
    follow: 'Begun: follow it in “My documents”',
    download: 'Download',
    sheet: 'Sheet, A4',
  },
} as const;

test('the season report is asked for on the dashboard, left, and fetched from my documents', async () => {
  const organiser = await started.person('city.organiser');
  const { page, open, photograph } = organiser;
  const heard = listenToServer(page);
  for (const language of ['zh', 'en'] as const) {
    const said = words[language];
    await open(`/work/insight?cycle=${last.cycleId}`);
    await speak(page, language);
    await page.getByRole('button', { name: said.request }).click();
    await page.getByRole('link', { name: said.follow }).click();
    await page.getByRole('progressbar').or(page.getByRole('table')).first().waitFor();
    await makeDocuments(db, { files, now: () => new Date(), baseUrl: 'http://localhost' });
    const link = page.getByRole('link', { name: said.download }).first();
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('2025-克拉玛依市-年度结果报告.pdf');
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await expectFits(page);
      await expectAccessible(page);
    }
    await expectPlainWords(page, heard);
    await photograph(`documents-${language}`);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test.each(['zh', 'en'] as const)('all score sheets of a township wait in the inbox when they are made (%s)', async (language) => {
  const said = {
    zh: { request: '生成各村评分表（PDF）', follow: words.zh.follow, waits: /下载已生成的文档/, row: /小拐乡各村评分表/ },
    en: {
      request: 'Make all score sheets (PDF)',
      follow: words.en.follow,
      waits: /Download documents/,
      row: /Score sheets of the villages/,
    },
  }[language];
  const { page, open, photograph } = await started.person('xgx.reviewer');
  const heard = listenToServer(page);
  await open(`/work/insight?cycle=${last.cycleId}`);
  await speak(page, language);
  await page.getByRole('button', { name: said.request }).click();
  await page.getByRole('link', { name: said.follow }).click();
  await page.getByRole('row', { name: said.row }).first().waitFor();
  await makeDocuments(db, { files, now: () => new Date(), baseUrl: 'http://localhost' });
  await open('/work');
  await expectPlainWords(page, heard);
  await photograph(`documents-waiting-${language}`);
  await page.getByRole('link', { name: said.waits }).click();
  const link = page.getByRole('row', { name: said.row }).first().getByRole('link', { name: words[language].download });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^2025-小拐乡-(各村评分表|score-sheets)\.pdf$/);
  const { pages, words: set } = readPaper({ bytes: await readFile(await download.path()) });
  expect(pages).toBeGreaterThan(3);
  expect(set).toContain(language === 'zh' ? '小拐乡2025年各村评分表' : 'scoresheetsofthevillages,2025');
  await open('/work');
  expect(await page.getByRole('link', { name: said.waits }).count()).toBe(0);
});

test('a score sheet comes as a file from its page', async () => {
  const { page, open } = await started.person('xiaoguai.secretary');
  for (const language of ['zh', 'en'] as const) {
    await open(`/work/assessments/${last.assessmentId}/sheets/selfAssessment`);
    await speak(page, language);
    const address = await page.getByRole('link', { name: words[language].sheet }).getAttribute('href');
    const answer = await page.request.get(new URL(address ?? '', page.url()).href);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const { pages, words: set } = readPaper({ bytes: await answer.body() });
    expect(pages).toBeGreaterThan(1);
    expect(set).toContain(language === 'zh' ? '小拐村村级自评评分表' : 'Contentdigest');
  }
});

test('a table is taken along as it is shown, numbers as numbers', async () => {
  const { page, open } = await started.person('city.organiser');
  for (const language of ['zh', 'en'] as const) {
    await open(`/work/cycles/${last.cycleId}/villages`);
    await speak(page, language);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    const limits = { bytes: 100_000, unpackedBytes: 1_000_000, sheets: 1, rows: 50, columns: 30, cells: 1000 };
    const [sheet] = await readWorkbookFile(await readFile(await download.path()), limits);
    const headers = await page.getByRole('columnheader').allInnerTexts();
    expect(sheet?.rows[0]?.[0]).toBe(headers[0]?.trim());
    expect(sheet?.rows).toHaveLength(6);
    expect(sheet?.rows.map(([name]) => name).join(' ')).toContain('小拐村');
    // on a phone the cards give the same file
    await page.setViewportSize({ width: 360, height: 780 });
    await page.getByRole('listitem').filter({ hasText: '小拐村' }).first().waitFor();
    const [ofCards] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Excel' }).click()]);
    const [cards] = await readWorkbookFile(await readFile(await ofCards.path()), limits);
    expect(cards?.rows).toEqual(sheet?.rows);
    await expectFits(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});
