import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir } from 'node:os';
import type { WorkbookCell } from '@xingcun/core/standards/workbook';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { readWorkbookFile, workbookLimits, writeWorkbookFile } from '../packages/spreadsheet/src/workbook-file.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { sampleIds, speak } from './screens.ts';
import { expectPlainWords, listenToServer } from './words-on-page.ts';

const started = await startPlatform({ sample: 'years' });
const { current } = await sampleIds(started);

const words = {
  zh: {
    take: '导出 xlsx',
    bring: '导入填好的表',
    choose: '填好的 xlsx 文件',
    save: /^保存 \d+ 项$/,
    refused: /格不能收，还没有保存/,
    number: /不是数字/,
  },
  en: {
    take: 'Export as xlsx',
    bring: 'Bring a filled sheet back',
    choose: 'Filled xlsx file',
    save: /^Save items: \d+$/,
    refused: /Cells that cannot be taken/,
    number: /is not a number/,
  },
} as const;

/** The exported sheet with the marks of two judged indicators changed, as an office program would save it. */
async function filled(page: Page, take: string, values: readonly WorkbookCell[]): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: take }).click()]);
  const sheets = await readWorkbookFile(await readFile(await download.path()), workbookLimits);
  const marks = (sheets[0]?.rows ?? []).filter((row) => typeof row[3] === 'number' && /^(0至|0 to )/.test(String(row[4])));
  for (const [index, value] of values.entries()) {
    const row = marks[index];
    if (!row) throw new Error('two judged indicators');
    row[5] = value === 'half' ? Math.floor(Number(row[3]) / 2) : value;
    row[6] = '按会议记录核对';
  }
  const file = path.join(tmpdir(), `filled-${process.pid}.xlsx`);
  await writeFile(file, await writeWorkbookFile(sheets));
  return file;
}

test.each(['zh', 'en'] as const)('a clerk fills the sheet in an office program and brings it back (%s)', async (language) => {
  const { page, open, photograph } = await started.person('xiaoguai.clerk');
  const heard = listenToServer(page);
  const said = words[language];
  await open(`/work/assessments/${current.assessmentId}/sheets/selfAssessment`);
  await speak(page, language);

  const wrong = await filled(page, said.take, ['half', '优秀']);
  await page.getByRole('button', { name: said.bring }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(said.choose).setInputFiles(wrong);
  await dialog.getByText(said.refused).waitFor();
  expect(await dialog.getByText(said.number).count()).toBe(1);
  expect(await dialog.getByRole('button').last().isDisabled()).toBe(true);
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expectFits(page);
    await expectAccessible(page);
  }
  await photograph(`workbook-faults-${language}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');

  const right = await filled(page, said.take, ['half', language === 'zh' ? 'half' : 1]);
  await page.getByRole('button', { name: said.bring }).click();
  await dialog.getByLabel(said.choose).setInputFiles(right);
  const save = dialog.getByRole('button', { name: said.save });
  await save.waitFor();
  expect(await dialog.getByText('按会议记录核对').count()).toBeGreaterThan(0);
  await expectPlainWords(page, heard);
  await photograph(`workbook-changes-${language}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await save.click();
  await dialog.waitFor({ state: 'detached' });

  // the file that was saved says what the sheet says now
  await page.getByRole('button', { name: said.bring }).click();
  await dialog.getByLabel(said.choose).setInputFiles(right);
  await dialog.getByText(language === 'zh' ? /没有要保存的/ : /nothing to save/).waitFor();
});
