import { commitMark, declareNoConflict } from '@xingcun/core/assessment/panel/contract';
import { expect, test } from 'vitest';
import { examine, speak, type Visitor } from './screens.ts';
import { settled, startPlatform } from './platform.ts';
import { listenToServer } from './words-on-page.ts';
import { application, cycle, days, noon, passage, people, type Person as Caller } from '../packages/server/src/test/given.ts';
import { places } from '../packages/server/src/test/server.ts';

// Three people of a township mark one village, blind; one lies beyond the limit; the district decides. Every act on its page.
const platform = await startPlatform({ sample: 'nothing' });
const { assessments, cycleId } = await cycle(platform, { panelStages: ['preliminaryReview'], blind: true });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(platform);
const second = await platform.as('townshipReviewer', places.xiaoguaiTownship);
const third = await platform.as('townshipReviewer', places.xiaoguaiTownship);
const observer = await platform.as('supervisor', places.tuanjie);
const named: [Caller, string][] = [
  [who.reviewer, '艾力'],
  [second, '王芳'],
  [third, '张伟'],
  [observer, '古丽'],
  [who.townshipSecretary, '李强'],
  [who.districtOrganiser, '赵敏'],
];
for (const [{ accountId }, displayName] of named)
  await platform.platform.owner.updateTable('account').set({ displayName }).where('id', '=', accountId).execute();
await application(platform, { assessmentId, secretary: who.secretary });
await passage(platform, assessmentId, who, 'selfAssessment');
await platform.at(noon(days.preliminaryReview));

const group = { assessmentId, stage: 'preliminaryReview' as const };
const address = `/work/assessments/${assessmentId}`;
const itemAddress = `${address}/sheets/preliminaryReview?star=LD&item=LD1`;

const visitors = new Map<string, Promise<Visitor>>();
/** A person in a browser of his own that stays open. */
function as({ username }: Caller): Promise<Visitor> {
  const known =
    visitors.get(username) ?? platform.person(username).then((made) => ({ ...made, heard: listenToServer(made.page) }));
  visitors.set(username, known);
  return known;
}

test('the township’s secretary forms the group: the page says what is lacking, then who sits in it', async () => {
  const visitor = await as(who.townshipSecretary);
  const { page, open } = visitor;
  await open(`${address}/group`);
  await page.getByText('小组尚未组建').waitFor();
  await page.getByRole('button', { name: '组建小组' }).click();
  const part = (name: string) => page.getByRole('combobox', { name: `${name} · 在小组中` });
  await part('艾力').selectOption({ label: '组长' });
  await part('王芳').selectOption({ label: '成员' });
  await page.getByRole('button', { name: '保存小组' }).click();
  await page.getByText('打分成员应为不少于 3 人的单数，现有 2 人').waitFor();
  await page.getByText('小组至少要有一名来自其他村的观察员').waitFor();
  await part('张伟').selectOption({ label: '成员' });
  await part('古丽').selectOption({ label: '观察员' });
  await page.getByText('打分 3 人，观察 1 人').waitFor();
  await page.getByRole('button', { name: '保存小组' }).click();
  await page.getByRole('button', { name: '调整小组' }).waitFor();
  await examine(visitor, { name: 'group', address: `${address}/group`, thorough: true, printed: true });
});

test('a member declares no conflict and marks without seeing what the village gave itself', async () => {
  const visitor = await as(third);
  const { page, open } = visitor;
  await open(`${address}/group`);
  await page.getByRole('button', { name: '声明无须回避' }).click();
  await page.getByRole('button', { name: '声明无须回避' }).waitFor({ state: 'detached' });
  await open(itemAddress);
  await page.getByText('您提交打分之前，下级对这一指标的得分不显示').waitFor();
  await page.getByRole('button', { name: '从佐证库选择' }).waitFor(); // its words come after the form
  expect(await page.getByText('90.00').count()).toBe(0);
  await examine(visitor, { name: 'own-mark', address: itemAddress });
  await page.setViewportSize({ width: 1440, height: 900 });
  await speak(page, 'zh');
  const panel = page.getByRole('region', { name: '小组评分' });
  await panel.getByLabel('打分').fill('65');
  await panel.getByRole('button', { name: '提交打分' }).click();
  await panel.getByText('须写明理由').waitFor();
  await panel.getByLabel('理由').fill('三次会议只有两次记录');
  await panel.getByLabel('佐证名称').fill('会议记录本');
  await panel.getByRole('button', { name: '添加佐证' }).click();
  await panel.getByRole('button', { name: '提交打分' }).click();
  await page.getByRole('dialog').getByText('您的打分是 65.00').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '提交打分' }).click();
  await panel.getByText('已打分 1/3 人').waitFor();
  await page.getByText('90.00').first().waitFor(); // having marked, he sees it
});

test('beyond the limit the marks stand side by side; the members talk, and one asks the level above', async () => {
  for (const [member, score] of [
    [who.reviewer, 9000],
    [second, 8800],
  ] as const) {
    await member.call(declareNoConflict, { params: group, body: {} });
    const body = { itemCode: 'LD1', score, reason: '记录齐全', proofs: [], revision: 0 };
    expect((await member.call(commitMark, { params: group, body })).status).toBe(201);
  }
  const visitor = await as(third);
  const { page, open } = visitor;
  await open(`${address}/group`);
  await page.getByRole('link', { name: '查看分歧' }).click();
  await settled(page);
  for (const text of ['90.00', '88.00', '65.00', '三次会议只有两次记录', '会议记录本'])
    await page.getByText(text).first().waitFor();
  await page.getByText('打分最多相差 25.00 分，限度为 20.00 分').waitFor();
  await page.getByLabel('发言').fill('第二次会议的记录在哪里');
  await page.getByRole('button', { name: '发言' }).click();
  await page.getByText('第二次会议的记录在哪里').waitFor();
  await page.getByRole('button', { name: '修改我的打分' }).click();
  await page.getByRole('dialog').getByLabel('打分').fill('75');
  await page.getByRole('dialog').getByLabel('理由').fill('已见两次记录');
  await page.getByRole('dialog').getByRole('button', { name: '提交修改后的打分' }).click();
  await page.getByText('初次打分 65.00').waitFor();
  await examine(visitor, { name: 'disagreement', address: new URL(page.url()).pathname, thorough: true, printed: true });
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await speak(page, 'zh');
  await page.getByRole('button', { name: '提请上一级裁定' }).click();
  await page.getByRole('dialog').getByLabel('分歧所在').fill('对两次会议的记录看法不一');
  await page.getByRole('dialog').getByRole('button', { name: '提请上一级裁定' }).click();
  await page.getByText('待裁定').first().waitFor();
  await page
    .getByText(/2026年11月12日/)
    .first()
    .waitFor();
});

test('the district finds it among the differences and decides in words; the decision is the cell', async () => {
  const visitor = await as(who.districtOrganiser);
  const { page, open } = visitor;
  await open(`/work/cycles/${cycleId}/villages`);
  await page.getByRole('link', { name: '评分差异' }).click();
  await settled(page);
  await page.getByLabel('只看').selectOption({ label: '待裁定' });
  await page.getByRole('link', { name: '待裁定' }).click();
  await settled(page);
  await page.getByRole('button', { name: '裁定' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('打分').fill('75');
  await dialog.getByRole('button', { name: '裁定' }).click();
  await dialog.getByText('请写明意见').waitFor();
  await dialog.getByLabel('裁定意见').fill('两次会议有记录，一次没有。');
  await dialog.getByRole('button', { name: '裁定' }).click();
  await page.getByText('上一级裁定：75.00').waitFor();
  const matrix = `/work/cycles/${cycleId}/discrepancies`;
  await open(matrix);
  await page
    .getByRole('row', { name: /小拐村/ })
    .getByText('影响得星')
    .waitFor();
  await examine(visitor, { name: 'matrix', address: matrix, thorough: true, printed: true });
  const reviewer = await as(who.reviewer);
  await reviewer.open(itemAddress);
  await reviewer.page.getByText('75.00').first().waitFor();
  expect(await reviewer.page.locator('textarea').first().inputValue()).toBe('上一级裁定：两次会议有记录，一次没有。');
});

test('the observer follows the group from another village; the village itself reads no mark', async () => {
  const watcher = await as(observer);
  await watcher.open('/work/groups');
  await watcher.page.getByText('小拐村').first().waitFor();
  await watcher.page.getByText('观察员只查看进度').waitFor();
  await examine(watcher, { name: 'my-groups', address: '/work/groups' });
  const clerk = await as(who.clerk);
  await clerk.open(`${address}/group`);
  await clerk.page.getByText('3/3 人').first().waitFor();
  expect(await clerk.page.getByRole('link', { name: '查看分歧' }).count()).toBe(0);
});
