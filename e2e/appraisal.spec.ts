import { enterPaperBallot } from '@xingcun/core/fieldwork/appraisal/contract';
import { castBallot } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import { slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { everywhere, villageAtReview } from '../packages/server/src/fieldwork/appraisal/given.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { examine, speak, type Visitor } from './screens.ts';
import { expectPlainWords, listenToServer } from './words-on-page.ts';

// An appraisal with 53 voters on paper and phones, from the roll to the score sheet. The tests are chapters of one story, in order.
const platform = await startPlatform({ sample: 'nothing' });
const { assessmentId, who } = await villageAtReview(platform);
await platform.at('2026-11-05');
const asked = ['partyBranch', 'partySecretary'] as const;
const visitorOf = async (username: string): Promise<Visitor> => {
  const person = await platform.person(username);
  return { ...person, heard: listenToServer(person.page) };
};
const township = await visitorOf(who.reviewer.username);
const second = await visitorOf(who.districtAssessor.username);
const list = `/work/assessments/${assessmentId}/appraisals`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

let appraisal = '';
/** Codes on paper, and those set aside for phones. */
let papers: string[] = [];
let phones: string[] = [];

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
  appraisal = new URL(page.url()).pathname;

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

test('slips are printed to cut, and some are shown one by one for phones', async () => {
  const { page } = township;
  await page.getByLabel('其中留给手机投票的张数').fill('3');
  await page.getByRole('link', { name: '打印票面' }).click();
  await page.getByRole('article').first().waitFor();
  papers = await page
    .getByRole('article')
    .locator('strong')
    .filter({ hasText: /^(\w{4}-){3}\w{4}$/ })
    .allInnerTexts();
  expect(papers).toHaveLength(50);
  const stubs = await page
    .getByRole('article')
    .locator('strong')
    .filter({ hasText: /^(\w{4}-){2}\w{4}$/ })
    .allInnerTexts();
  expect(stubs).toEqual(papers.map((code) => slipOf(code)?.tracker));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1046 });
  await expectFits(page);
  await township.photograph('slips-printed');
  await page.emulateMedia({ media: 'screen' });
  await look(township, 'slips');

  await page.getByRole('link', { name: '返回测评' }).click();
  await page.getByRole('link', { name: '手机投票' }).click();
  for (let shown = 0; shown < 3; shown += 1) {
    phones.push(await page.getByText(/^(\w{4}-){3}\w{4}$/).innerText());
    if (shown === 0) await look(township, 'phone-slip');
    await button(page, '换下一张').click();
  }
  await page.getByText('留给手机的票已全部显示').waitFor();
  expect(new Set([...papers, ...phones]).size).toBe(53);
});

const words = {
  zh: {
    mark: '满意',
    blank: '未填',
    review: '核对',
    cast: '确认投票',
    thanks: '已计入',
    before: '此前已经计入',
    used: '已经投过',
  },
  en: {
    mark: 'Satisfied',
    blank: 'Left blank',
    review: 'Review',
    cast: 'Cast the ballot',
    thanks: 'Your ballot is counted',
    before: 'had been counted before',
    used: 'was used already',
  },
} as const;

test.for(['zh', 'en'] as const)(
  'a voter marks, reviews and casts on a phone; an answer that is lost counts once (%s)',
  async (language) => {
    const t = words[language];
    const code = phones[language === 'zh' ? 0 : 1] ?? '';
    const person = await platform.anyone({ language, width: 360 });
    const voter = { ...person, heard: listenToServer(person.page) };
    const { page, open, photograph } = voter;
    const paths: string[] = [];
    page.on('request', (request) => paths.push(`${request.url()} ${request.headers().referer ?? ''}`));
    await open(`/ballot#${code}`);
    await expectPlainWords(page, voter.heard);
    await expectFits(page);
    await expectAccessible(page);
    await photograph(`ballot-${language}`);
    const [first, other] = [page.getByRole('group').first(), page.getByRole('group').nth(1)];
    await first.getByLabel(t.mark, { exact: true }).check();
    await other.getByLabel(t.blank, { exact: true }).check();
    await button(page, t.review).click();
    await expectAccessible(page);
    await photograph(`ballot-review-${language}`);
    let lost = 0;
    await page.route('**/api/public/ballots', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch(); // it arrived; its answer does not
      await route.abort();
    });
    await button(page, t.cast).click();
    await page.getByText(t.before).waitFor();
    await page.getByText(slipOf(code)?.tracker ?? '—').waitFor();
    await expectPlainWords(page, voter.heard);
    await expectFits(page);
    await expectAccessible(page);
    await photograph(`ballot-tracker-${language}`);
    expect(lost).toBe(1);
    for (const path of paths) expect(path).not.toContain(code);
    await page.reload();
    await page.getByText(t.used).waitFor();
  },
);

test('papers are entered by two people with the keyboard alone; where they differ both readings show', async () => {
  const [code = '', ...others] = papers;
  const enter = async ({ page, open }: Visitor, marks: string) => {
    if (!page.url().endsWith('/papers')) await open(`${appraisal}/papers`);
    await page.getByLabel('票号（扫码或输入）').fill(code);
    await page.keyboard.press('Enter');
    for (const mark of marks) await page.keyboard.press(mark);
    await page.keyboard.press('Enter');
  };
  await enter(township, '12');
  await township.page.getByText('已记下第一次录入').waitFor();
  await enter(second, '13');
  await second.page.getByText('两次录入不一致').first().waitFor();
  expect(await second.page.getByRole('row').filter({ hasText: '村党支部书记' }).innerText()).toMatch(
    /基本满意\s+不满意|不满意\s+基本满意/,
  );
  await look(second, 'paper-differs');
  await second.page.getByRole('group').nth(1).getByLabel('基本满意').check();
  await button(second.page, '提交这一张').click();
  await second.page.getByText('两次录入一致，已计入').waitFor();

  // the rest of the hall: 37 satisfied, 8 fairly, 2 dissatisfied, 3 who do not know
  const marks = [
    ...Array.from({ length: 37 }, () => 'satisfied' as const),
    ...Array.from({ length: 8 }, () => 'fairlySatisfied' as const),
    ...Array.from({ length: 2 }, () => 'dissatisfied' as const),
  ];
  const hall = [...others, phones[2] ?? ''];
  for (const [index, slip] of hall.entries()) {
    const choices = { ...everywhere(asked, marks[index] ?? 'unsure'), partySecretary: 'satisfied' as const };
    if (index % 2 === 0) await platform.using(null).call(castBallot, { body: { code: slip, choices } });
    else
      for (const person of [who.reviewer, who.districtAssessor])
        await person.call(enterPaperBallot, {
          params: { appraisalId: appraisal.split('/').at(-1) ?? '' },
          body: { code: slip, choices },
        });
  }
});

test('nothing shows before the close; then the result, its public list, and the figures in the sheet', async () => {
  const { page, open } = township;
  await open(appraisal);
  await page.getByText('结束投票前不显示票数').waitFor();
  expect(await page.getByText('满意率').count()).toBe(0);
  await button(page, '登记协助投票').click();
  await button(page, '登记').click();
  await page.getByText('1 次').waitFor();
  await button(page, '结束投票并计票').click();
  await page.getByLabel('清点收回的纸质票（张）').fill('26');
  await page.getByRole('dialog').getByRole('button', { name: '结束投票并计票' }).click();
  await page.getByText('得分 91.20').waitFor();
  await page.getByText('满意率 96.00%').waitFor();
  expect(await page.getByRole('row').filter({ hasText: '不了解' }).first().innerText()).toContain('不足5票');
  await button(page, '带入评分表').click();
  await page.getByText('已写入评分表，得分 91.20。').waitFor();
  await examine(township, { name: 'appraisal-result', address: appraisal, thorough: true, printed: true });
  await examine(township, { name: 'appraisals', address: list });

  const person = await platform.anyone({ width: 360 });
  const anyone = { ...person, heard: listenToServer(person.page) };
  await examine(anyone, { name: 'public-appraisal', address: appraisal.replace('/work', '') });
  await speak(anyone.page, 'zh');
  await anyone.page.getByLabel('查追踪码').fill((slipOf(phones[0] ?? '')?.tracker ?? '').toLowerCase());
  await anyone.page.getByText('已计入。').waitFor();
  await anyone.page.getByLabel('查追踪码').fill('0000 0000 0000');
  await anyone.page.getByText('清单里没有').waitFor();
});
