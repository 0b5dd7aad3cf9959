import { fileURLToPath } from 'node:url';
import { listAssessments } from '@xingcun/core/assessment/contract';
import { listCycles } from '@xingcun/core/cycles/contract';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { callerOf } from '../packages/server/src/sample/caller.ts';
import { type Person, settled, startPlatform } from './platform.ts';

// One year in Chinese, from the standard to the confirmed result, every act on its page by the person whose act it is.
// The tests of this file are chapters of one story and run in order.
const standardFile = fileURLToPath(new URL('two-stars.yaml', import.meta.url));
const platform = await startPlatform({ sample: 'accounts' });

const people = new Map<string, Promise<Person>>();
/** A sample account in a browser that stays open through the year. */
function as(username: string): Promise<Person> {
  const known = people.get(username) ?? platform.person(username);
  people.set(username, known);
  return known;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const dialog = (page: Page) => page.getByRole('dialog');
/** Does something on a sheet and waits until the server has answered the value that it saves. */
async function saving(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse(
    (response) => /\/sheets\/\w+\/(cells|adoptions)/.test(response.url()) && response.request().method() !== 'GET',
  );
  await act();
  await answered;
}

/** The address of 小拐村's assessment, once the programme is out. */
async function assessmentAddress(): Promise<string> {
  const { context } = await as('city.organiser');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const call = callerOf(platform.app, cookie);
  const [cycle] = await call(listCycles, {});
  const rows = await call(listAssessments, { params: { cycleId: cycle?.id ?? '' } });
  return `/work/assessments/${rows.find(({ villageName }) => villageName === '小拐村')?.id}`;
}

/** Types a mark into a level's column of the grid, as one does from Excel: stand on the cell, type, Enter. */
async function typeMark(page: Page, item: RegExp, column: string, mark: string): Promise<void> {
  const grid = page.getByRole('grid');
  const titles = await grid.getByRole('columnheader').allInnerTexts();
  const place = titles.findIndex((title) => title.startsWith(column)) - 1; // the first column names the row
  await grid.getByRole('row', { name: item }).getByRole('gridcell').nth(place).click();
  await page.keyboard.type(mark);
  await saving(page, () => page.keyboard.press('Enter'));
}

test('the city imports a standard and publishes it', async () => {
  await platform.at('2026-01-12');
  const { page, open, photograph } = await as('city.organiser');
  await open('/work/standards');
  await button(page, '导入标准').click();
  await dialog(page).locator('input[type="file"]').setInputFiles(standardFile);
  await dialog(page).getByText('没有问题，可以保存').waitFor();
  await button(page, '保存为未发布版本').click();
  await page.getByRole('heading', { level: 1, name: /两颗星评定标准/ }).waitFor();
  await button(page, '发布标准').click();
  await dialog(page).getByRole('button', { name: '发布标准' }).click();
  await page.getByText('已发布，已冻结').first().waitFor();
  await photograph('year-standard');
});

test('the city makes the year’s programme and publishes it', async () => {
  const { page, open, photograph } = await as('city.organiser');
  await open('/work/cycles');
  await page.getByRole('link', { name: '新建年度方案' }).or(button(page, '新建年度方案')).first().click();
  await settled(page);
  await page.getByLabel('批准文件').fill('测试〔2026〕1号');
  await page.getByLabel('主办单位').fill('市委组织部');
  await page.getByLabel('评定标准').selectOption({ index: 1 });
  await button(page, '全选').first().click();
  await photograph('year-programme-form');
  await button(page, '保存草案').click();
  await button(page, '发布方案').click();
  await dialog(page).getByRole('button', { name: '发布方案' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByText('进行中').first().waitFor();
});

test('the village declares its stars', async () => {
  await platform.at('2026-02-06');
  const { page, open, photograph } = await as('xiaoguai.secretary');
  await open('/work');
  await page.getByText('申报要创建的星').click();
  await settled(page);
  await page.getByRole('checkbox', { name: /增收致富星/ }).check();
  await page.getByRole('checkbox', { name: /民主管理星/ }).check();
  await page.getByLabel('为“增收致富星”作出的承诺').fill('年底前办满五期培训。');
  await button(page, '保存').click();
  await page.getByText('已保存').waitFor();
  await photograph('year-application');
  await button(page, '提交申报').click();
  await dialog(page).getByRole('button', { name: '提交申报' }).click();
  await page.getByText('申报已经提交，自评已开始。').waitFor();
});

test('the clerk scores by keyboard; figures compute a score; two people on one cell see both values', async () => {
  await platform.at('2026-10-12');
  const address = `${await assessmentAddress()}/sheets/selfAssessment`;
  const { page, open, photograph } = await as('xiaoguai.clerk');
  await open(address);
  await typeMark(page, /ZF1/, '自评', '55');

  await page.keyboard.press('Control+Enter'); // the cursor has gone on to ZF2: its figures open beside the grid
  await page.getByLabel('已办培训').fill('4');
  await page.getByLabel('计划培训').fill('5');
  await saving(page, () => page.getByLabel('计划培训').press('Enter'));
  await page.getByText('32.00').first().waitFor();
  await photograph('year-sheet-panel');

  const secretary = await as('xiaoguai.secretary');
  await secretary.open(address);
  await typeMark(page, /ZF1/, '自评', '50');
  await typeMark(secretary.page, /ZF1/, '自评', '58');
  const conflict = secretary.page.getByRole('dialog', { name: '别人刚刚改过同一项' });
  await conflict.waitFor();
  expect(await conflict.innerText()).toMatch(/50[\s\S]*58|58[\s\S]*50/);
  await secretary.photograph('year-conflict');
  await saving(secretary.page, () => conflict.getByRole('button', { name: '保留我填写的' }).click());

  await open(`${address}?star=MG`);
  await typeMark(page, /MG1/, '自评', '88');
});

test('both meetings are held; one short of quorum says how many are missing', async () => {
  const { page, open, photograph } = await as('xiaoguai.clerk');
  await open(await assessmentAddress());
  const record = async (index: number, counts: Record<string, string>) => {
    await button(page, '登记会议').nth(index).click();
    for (const [label, value] of Object.entries(counts)) await dialog(page).getByLabel(label).fill(value);
  };
  await record(0, { '应到（有表决权）': '21', 实到: '9', 赞成: '9', 反对: '0', 弃权: '0' });
  await dialog(page).getByText('还差2人到会，不能表决。').waitFor();
  await photograph('year-meeting');
  for (const [label, value] of [
    ['实到', '17'],
    ['赞成', '16'],
    ['弃权', '1'],
  ] as const)
    await dialog(page).getByLabel(label).fill(value);
  await dialog(page).getByText('会议通过。').waitFor();
  await dialog(page).getByRole('button', { name: '登记会议' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await record(0, { '应到（有表决权）': '25', 实到: '20', 赞成: '18', 反对: '1', 弃权: '1' });
  await dialog(page).getByRole('button', { name: '登记会议' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  expect(await page.getByText('通过', { exact: true }).count()).toBe(2);

  const supervisor = await as('xiaoguai.supervisor');
  await supervisor.open(await assessmentAddress());
  await supervisor.page.getByLabel('同意').check();
  await button(supervisor.page, '签署意见').click();
  await supervisor.page.getByText('小拐村监委会主任（样例）').first().waitFor();
});

/** The person who signs a stage submits its sheet. */
async function submit(username: string, stage: string): Promise<void> {
  const { page, open } = await as(username);
  await open(`${await assessmentAddress()}/sheets/${stage}`);
  await button(page, '上报…').click();
  await dialog(page).getByRole('button', { name: '上报并封存' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

test('the township sends one item back; only that unlocks; the village corrects it', async () => {
  await submit('xiaoguai.secretary', 'selfAssessment');
  await platform.at('2026-11-03');
  const address = await assessmentAddress();
  const township = await as('xgx.reviewer');
  await township.open(`${address}/sheets/preliminaryReview`);
  await button(township.page, /^退回/).click();
  await dialog(township.page).getByRole('checkbox', { name: /MG1/ }).check();
  await dialog(township.page).getByLabel('退回“村务公开”的理由').fill('请补第三季度公开记录。');
  await dialog(township.page).getByLabel('改正期限').fill('2026-11-10');
  await township.photograph('year-return');
  await dialog(township.page).getByRole('button', { name: '退回 1 项' }).click();
  await dialog(township.page).waitFor({ state: 'detached' });

  const clerk = await as('xiaoguai.clerk');
  await clerk.open('/work');
  await clerk.page.getByText('修改被退回的项目').click();
  await settled(clerk.page);
  await clerk.page.getByText('请补第三季度公开记录。').first().waitFor();
  await clerk.photograph('year-returned');
  await typeMark(clerk.page, /MG1/, '自评', '86');
  await submit('xiaoguai.secretary', 'selfAssessment');
});

/** A higher level takes over what the lower one gave, star by star. */
async function adopt(page: Page, address: string, star: string): Promise<void> {
  await page.goto(`${address}?star=${star}`);
  await settled(page);
  await saving(page, () => button(page, /^采纳/).click());
}

test('the township reviews, with a reason for what it changes', async () => {
  const address = `${await assessmentAddress()}/sheets/preliminaryReview`;
  const { page, photograph } = await as('xgx.reviewer');
  await adopt(page, address, 'ZF');
  await adopt(page, address, 'MG');
  const grid = page.getByRole('grid');
  await grid.getByRole('row', { name: /MG1/ }).getByRole('gridcell').first().click();
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('得分', { exact: true }).fill('84');
  await page.getByLabel('得分', { exact: true }).press('Enter');
  await page.getByLabel('说明（理由）').fill('第三季度公开迟了三天。');
  await saving(page, () => page.getByLabel('说明（理由）').press('Tab'));
  await photograph('year-township');
  await submit('xgx.secretary', 'preliminaryReview');
});

test('lead units score and sign off their own star, the district submits', async () => {
  await platform.at('2026-11-25');
  const address = `${await assessmentAddress()}/sheets/jointReview`;
  for (const [username, star] of [
    ['karamay.nongye', 'ZF'],
    ['karamay.minzheng', 'MG'],
  ] as const) {
    const { page } = await as(username);
    await adopt(page, address, star);
    await button(page, '确认本星评分完成').click();
    await page
      .getByText(/已于.*确认/)
      .first()
      .waitFor();
  }
  await submit('karamay.organiser', 'jointReview');
});

test('the city appraises; the preliminary result is published', async () => {
  await platform.at('2026-12-18');
  const address = `${await assessmentAddress()}/sheets/finalAppraisal`;
  const { page } = await as('city.assessor');
  await adopt(page, address, 'ZF');
  await adopt(page, address, 'MG');
  await submit('city.organiser', 'finalAppraisal');

  const organiser = await as('city.organiser');
  await organiser.open('/work/cycles');
  await organiser.page
    .getByRole('link', { name: /2026年/ })
    .first()
    .click();
  await settled(organiser.page);
  await organiser.page.getByRole('link', { name: '公示与异议' }).click();
  await settled(organiser.page);
  await platform.at('2026-12-29');
  await organiser.page.reload();
  await settled(organiser.page);
  await button(organiser.page, /公示初步结果/).click();
  await dialog(organiser.page).getByRole('button', { name: /公示/ }).click();
  await dialog(organiser.page).waitFor({ state: 'detached' });
  await organiser.photograph('year-notice');
});

test('anyone objects on a phone and is answered; the result is confirmed and stands on the wall', async () => {
  const { page, open, photograph } = await platform.anyone({ width: 360 });
  await open('/villages/650203200202');
  await page.getByText('2026年：2 颗星').waitFor();
  await page.getByLabel('您的异议').fill('培训期数是怎么统计的，请公开依据。');
  await button(page, '提交异议').click();
  await page.getByText('已收到您的异议').waitFor();
  await photograph('year-objection');

  await platform.at('2026-12-31');
  const organiser = await as('city.organiser');
  await organiser.page.reload();
  await settled(organiser.page);
  await button(organiser.page, /答复：小拐村/).click();
  await organiser.page.getByLabel('异议要点（公开）').fill('询问培训期数的统计口径。');
  await organiser.page.getByLabel('书面答复').fill('按培训签到表统计，台账已公开。');
  await button(organiser.page, '发出答复').click();
  await organiser.page.getByText('已答复').first().waitFor();

  await platform.at('2027-01-20');
  await organiser.page.reload();
  await settled(organiser.page);
  await button(organiser.page, '认定最终结果').click();
  await dialog(organiser.page).getByRole('button', { name: '认定最终结果' }).click();
  await dialog(organiser.page).waitFor({ state: 'detached' });

  await open('/');
  await page.getByText('已认定').first().waitFor();
  await page.getByRole('link', { name: '小拐村' }).click();
  await page.getByText('2026年：2 颗星').waitFor();
  await page.getByText(/得84\.00分，达到80分的达标线/).waitFor();
  await photograph('year-village');
});

test('the auditor finds every chain whole', async () => {
  const { page, open, photograph } = await as('admin.audit');
  await open('/work/audit');
  await button(page, '核验日志').click();
  await page
    .getByText(/核验通过/)
    .first()
    .waitFor();
  await photograph('year-audit');
});
