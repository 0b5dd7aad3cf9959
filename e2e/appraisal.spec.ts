import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { villageAtReview } from '../packages/server/src/fieldwork/appraisal/given.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { speak, type Visitor } from './screens.ts';
import { expectPlainWords, listenToServer } from './words-on-page.ts';

// An appraisal with 53 voters, from the roll to the slips.
const platform = await startPlatform({ sample: 'nothing' });
const { assessmentId, who } = await villageAtReview(platform);
await platform.at('2026-11-05');
const visitorOf = async (username: string): Promise<Visitor> => {
  const person = await platform.person(username);
  return { ...person, heard: listenToServer(person.page) };
};
const township = await visitorOf(who.reviewer.username);
const list = `/work/assessments/${assessmentId}/appraisals`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Both languages and widths of what stands, without loading it again. */
async function look({ page, heard, photograph }: Visitor, name: string): Promise<void> {
  for (const language of ['en', 'zh'] as const) {
    await speak(page, language);
    await expectPlainWords(page, heard);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
      await expectFits(page);
      await expectAccessible(page);
    }
    await photograph(`${name}-${language}`);
  }
}

test('the township prepares: a closed list of subjects, a roll of seats without names, 53 of 60 present', async () => {
  const { page, open } = township;
  await open(list);
  await look(township, 'appraisals-none');
  await button(page, '筹备民主测评').click();
  await page.getByRole('dialog').getByLabel('村党支部书记').check();
  await page.getByRole('dialog').getByRole('button', { name: '筹备民主测评' }).click();
  await page.getByRole('heading', { name: '名册和到会' }).waitFor();

  await button(page, '录入名册').click();
  await page.getByLabel('名册（一行一个席位）').fill('1,张三\n2,代表02');
  await page.getByText('名册第 1 行“张三”不是席位标签').waitFor();
  expect(await button(page, '采用这份名册').isDisabled()).toBe(true);
  await page.getByLabel('生成连续席位数').fill('60');
  await button(page, '生成“代表01…”').click();
  await button(page, '采用这份名册').click();
  expect(await button(page, '开始投票').getAttribute('aria-disabled')).toBe('true');
  await page.getByText('到会须过半数').waitFor();
  await button(page, '全部到会').click();
  for (const seat of [54, 55, 56, 57, 58, 59, 60]) await page.getByLabel(`代表${seat}`).uncheck();
  await page.getByText('53 / 应到 60').waitFor();
  await button(page, '保存').click();
  await page.getByText('已保存').waitFor();
  await look(township, 'appraisal-preparation');

  await button(page, '开始投票').click();
  await page.getByRole('dialog').getByText('按到会人数随机生成 53 张票').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '开始投票' }).click();
  await page.getByText('本页手里有 53 张票号').waitFor();
  await look(township, 'appraisal-running');
});
