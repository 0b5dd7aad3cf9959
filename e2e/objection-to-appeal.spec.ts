import { makeObjection, answerObjection, listObjections, publishPreliminary } from '@xingcun/core/disclosure/contract';
import { confirmPosting, recordPosting } from '@xingcun/core/disclosure/posting-contract';
import { readCycle } from '@xingcun/core/cycles/contract';
import { expect, test } from 'vitest';
import { application, cycle, noon, passage, people } from '../packages/server/src/test/given.ts';
import { uploaded } from '../packages/server/src/test/given-evidence.ts';
import { photo } from '../packages/server/src/test/pictures.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, settled, startPlatform } from './platform.ts';
import { examine, speak, visitors } from './screens.ts';
import { threeStars } from './three-stars.ts';

const platform = await startPlatform({ sample: 'nothing' });
const villageCode = places.xiaoguai;

// 小拐村 has passed the district's joint review; the city appraises it later in this file.
const { cycleId, assessments } = await cycle(platform, { standard: threeStars(), villages: [villageCode] });
const assessmentId = assessments[villageCode] ?? '';
const who = await people(platform);
await application(platform, { assessmentId, secretary: who.secretary });
await passage(platform, assessmentId, who, 'jointReview');
const panel = [
  await platform.as('cityAssessor', places.city),
  await platform.as('cityAssessor', places.city),
  await platform.as('cityAssessor', places.city),
] as const;
const visitor = visitors(platform);
const disclosure = `/work/cycles/${cycleId}/disclosure`;

const words = {
  zh: {
    open: '开始征求意见',
    village: '小拐村：请您提意见',
    opinion: '您的意见',
    said: '培训的通知贴得太晚，宗教人士也没有通知到。',
    reminder: '请只说村里的工作和服务',
    send: '提交意见',
    thanks: '已收到您的意见',
    themeTitle: '主题名称',
    theme: '培训通知',
    gather: /^归入主题（已选 1 条）/,
    answerTheme: '答复“培训通知”',
    gist: '意见要点（公开）',
    publicAnswer: '公开答复',
    few: '少于 5 条意见',
    code: '回执码',
    find: '查询',
    answered: /已于 .* 公开答复：/,
    appealWords: '申诉理由',
    sendAppeal: '提交申诉',
    waiting: '复核组还没有决定。',
    whyDay: '为什么是这一天',
    counted: /次日起算 15 个工作日/,
    unpublished: /2027年放假安排尚未公布/,
    name: /^组成复核组（3 人）/,
    outcome: '结论',
    upheld: '申诉成立',
    decision: '决定（公开）',
    item: '添加一项',
    how: '怎样更正',
    propose: '提出草案',
    agree: '同意这份草案',
    decided: /已于 .* 决定：申诉成立/,
    newScore: /改为$/,
    reason: '执行情况和理由',
    carryOut: '执行更正',
    done: /^已于 .* 执行/,
    chain: '已答复的异议',
  },
  en: {
    open: 'Hear the public',
    village: 'Xiaoguai Village: what do you think?',
    opinion: 'Your opinion',
    said: 'The notice of the training came late, and religious people were not told.',
    reminder: 'Please speak of the village’s work and services only',
    send: 'Send the opinion',
    thanks: 'Your opinion has arrived',
    themeTitle: 'Title of the theme',
    theme: 'Notice of trainings',
    gather: /^Gather \(1 chosen\)/,
    answerTheme: 'Answer “Notice of trainings”',
    gist: 'What people said (published)',
    publicAnswer: 'The public answer',
    few: 'fewer than 5 opinions',
    code: 'Receipt code',
    find: 'Look up',
    answered: /answered in public on/,
    appealWords: 'Why you appeal',
    sendAppeal: 'Send the appeal',
    waiting: 'The panel has not decided yet.',
    whyDay: 'Why this date',
    counted: /^15 working days from the day after/,
    unpublished: /The holidays of 2027 are not announced yet/,
    name: /^Name the panel \(3\)/,
    outcome: 'Outcome',
    upheld: 'Upheld',
    decision: 'Decision (published)',
    item: 'Add an item',
    how: 'How to correct them',
    propose: 'Propose',
    agree: 'Agree to this proposal',
    decided: /^Decided on .*: Upheld/,
    newScore: /: new score$/,
    reason: 'What was done and why',
    carryOut: 'Carry out the correction',
    done: /^carried out on/,
    chain: 'Objections answered',
  },
} as const;

test('the district opens its round, and the poster leads anyone to it', async () => {
  await platform.at('2026-11-26');
  const organiser = await platform.person(who.districtOrganiser.username);
  const { page } = organiser;
  await organiser.open(disclosure);
  await page.getByRole('button', { name: words.zh.open }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.zh.open }).click();
  await page.getByRole('link', { name: '小拐村海报' }).waitFor();
  await examine(await visitor(undefined), {
    name: 'opinion poster',
    address: `/villages/${villageCode}/opinions/poster`,
    printed: true,
  });
});

test.for(['zh', 'en'] as const)('an opinion given on a phone is gathered, answered and found again (%s)', async (language) => {
  const t = words[language];
  await platform.at('2026-11-27');
  const anyone = await platform.anyone({ language, width: 360 });
  const { page } = anyone;
  await anyone.open(`/opinions/${villageCode}`);
  await page.getByRole('heading', { name: t.village }).waitFor();
  await page.getByLabel(t.opinion, { exact: true }).fill(t.said);
  await page.getByRole('status').filter({ hasText: t.reminder }).waitFor(); // reminds, and hinders nothing
  await expectFits(page);
  await expectAccessible(page);
  await anyone.photograph(`opinion-${language}`);
  await page.getByRole('button', { name: t.send }).click();
  const receipt = page.getByRole('status').filter({ hasText: t.thanks });
  await receipt.waitFor();
  const code = /[A-Z0-9]{4}(-[A-Z0-9]{4})+/.exec(await receipt.innerText())?.[0] ?? '';
  expect(code).not.toBe('');

  const organiser = await platform.person(who.districtOrganiser.username, { language });
  const work = organiser.page;
  await organiser.open(disclosure);
  await work.getByRole('checkbox', { name: t.said }).check();
  await work.getByLabel(t.themeTitle).fill(t.theme);
  await work.getByRole('button', { name: t.gather }).click();
  await work.getByRole('button', { name: t.answerTheme }).click();
  const dialog = work.getByRole('dialog');
  await dialog.getByLabel(t.gist).fill('培训通知贴得晚。');
  await dialog.getByLabel(t.publicAnswer).fill('今后提前五天张贴，并在广播里通知。');
  await expectAccessible(work);
  await organiser.photograph(`theme-${language}`);
  await dialog.getByRole('button', { name: language === 'zh' ? '公开答复' : 'Publish the answer' }).click();
  await dialog.waitFor({ state: 'detached' });

  await anyone.open('/receipts');
  await page.getByLabel(t.code).fill(code);
  await page.getByRole('button', { name: t.find }).click();
  await page.getByText(t.answered).waitFor();
  await anyone.open(`/opinions/${villageCode}`);
  await page.getByText(t.few).first().waitFor();
  await expectFits(page);
  await expectAccessible(page);
});

test('the village records that its board carries the notice, and another person saw it', async () => {
  await passage2();
  await platform.at('2026-12-30');
  const record = await who.clerk.call(recordPosting, {
    params: { assessmentId },
    body: { noticeId: published.id, act: 'posted', on: '2026-12-29', place: '村委会门前公示栏', evidenceIds: [boardPhoto] },
  });
  expect(record.status, record.problem.detail).toBe(201);
  await who.supervisor.call(confirmPosting, { params: { postingId: record.body.id } });
  const screens = [
    { name: 'board', address: `/work/assessments/${assessmentId}/board`, as: who.clerk.username },
    {
      name: 'notice poster',
      address: `/notices/${published.id}/poster?village=${villageCode}&year=2026`,
      printed: true as const,
    },
    { name: 'village under notice', address: `/villages/${villageCode}?year=2026` },
  ];
  for (const screen of screens) await examine(await visitor('as' in screen ? screen.as : undefined), screen);
  const { page } = await visitor(undefined);
  await speak(page, 'zh');
  await page.getByText('村公示栏正在张贴').waitFor();
  await page.getByRole('button', { name: '核对校验码' }).click();
  await page.getByText(/算出的校验码相同/).waitFor();
});

let published = { id: '' };
let boardPhoto = '';
/** The city appraises, and the preliminary result is published on 2026-12-29. */
async function passage2(): Promise<void> {
  const { adoptStar, submitSheet } = await import('@xingcun/core/assessment/contract');
  platform.clock.set(noon('2026-12-18'));
  // in the library before the result is public: from then on nothing is added there
  boardPhoto = (await uploaded(who.clerk, assessmentId, photo(), '公示栏近照')).id;
  const params = { assessmentId, stage: 'finalAppraisal' as const };
  for (const starCode of ['ZF', 'MG', 'LD', null]) await who.cityAssessor.call(adoptStar, { params, body: { starCode } });
  await who.cityOrganiser.call(submitSheet, { params, body: { words: '' } });
  platform.clock.set(noon('2026-12-29'));
  const { body } = await who.cityOrganiser.call(readCycle, { params: { cycleId } });
  const answer = await who.cityOrganiser.call(publishPreliminary, { params: { cycleId }, body: { version: body.version } });
  expect(answer.status, answer.problem.detail).toBe(201);
  published = answer.body;
}

test.for(['zh', 'en'] as const)('an objection goes to appeal, a panel decides, and the city corrects (%s)', async (language) => {
  const t = words[language];
  await platform.at('2026-12-30');
  const said = `村务会议的记录和实际不一样，请核对（${language}）。`;
  const { body: made } = await platform
    .using(null)
    .call(
      makeObjection,
      { params: { villageCode }, body: { starCode: 'LD', words: said } },
      { address: `10.3.0.${language.length + (language === 'zh' ? 1 : 2)}` },
    );
  const { body: objections } = await who.districtOrganiser.call(listObjections, { params: { cycleId } });
  const objection = objections.find((each) => each.words === said);
  await who.districtOrganiser.call(answerObjection, {
    params: { objectionId: objection?.id ?? '' },
    body: { answer: '记录与签到一致，得分不变。', publicWords: '会议记录是否属实' },
  });

  const objector = await platform.anyone({ language, width: 360 });
  const { page } = objector;
  await objector.open('/receipts');
  await page.getByLabel(t.code).fill(made.receiptCode);
  await page.getByRole('button', { name: t.find }).click();
  await page.getByLabel(t.appealWords).fill('签到的人数与记录差三个，请再核对一次。');
  await expectFits(page);
  await expectAccessible(page);
  await objector.photograph(`appeal-form-${language}`);
  await page.getByRole('button', { name: t.sendAppeal }).click();
  await page.getByText(t.waiting).waitFor();
  await page.getByRole('button', { name: t.whyDay }).click();
  await page.getByText(t.counted).waitFor();
  await page.getByText(t.unpublished).waitFor();
  await expectFits(page);
  await expectAccessible(page);
  await objector.photograph(`appeal-clock-${language}`);

  const [first, second] = panel;
  const proposer = await platform.person(first.username, { language });
  await proposer.open(disclosure);
  const work = proposer.page;
  const free = work.getByRole('checkbox', { disabled: false });
  expect(await work.getByRole('checkbox', { disabled: true }).count()).toBeGreaterThan(0); // who scored cannot be ticked
  await free.first().waitFor();
  for (let index = 0; index < 3; index += 1) await free.nth(index).check();
  await work.getByRole('button', { name: t.name }).click();
  await work.getByLabel(t.outcome).selectOption(t.upheld);
  await work.getByLabel(t.decision).fill('签到表与记录相差三人，应当改正。');
  await work.getByLabel(t.item).selectOption({ index: 1 });
  await work.getByLabel(t.how).fill('按签到表重新核定这一项。');
  await expectAccessible(work);
  await proposer.photograph(`appeal-panel-${language}`);
  await work.getByRole('button', { name: t.propose }).click();
  await work.getByRole('button', { name: t.propose }).waitFor({ state: 'detached' });

  const other = await platform.person(second.username, { language });
  await other.open(disclosure);
  await other.page.getByRole('button', { name: t.agree }).click();
  await other.page.getByRole('button', { name: t.agree }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: t.find }).click();
  await page.getByText(t.decided).waitFor();
  await objector.photograph(`appeal-decided-${language}`);

  const organiser = await platform.person(who.cityOrganiser.username, { language });
  await organiser.open(disclosure);
  await organiser.page.getByLabel(t.newScore).fill('85');
  await organiser.page.getByLabel(t.reason).fill('按复核组的决定改正，原得分保留在历史里。');
  await organiser.page.getByRole('button', { name: t.carryOut }).click();
  await organiser.page.getByText(t.done).first().waitFor();
  await settled(organiser.page);
  await expectFits(organiser.page);
  await expectAccessible(organiser.page);
  await organiser.photograph(`disclosure-${language}`);

  await objector.open(`/villages/${villageCode}?year=2026`);
  await page.getByRole('heading', { name: t.chain }).waitFor();
  expect(await page.getByText('签到表与记录相差三人，应当改正。').first().isVisible()).toBe(true);
  expect(await page.getByText(said).count()).toBe(0); // the objector's own words stay sealed
  await expectFits(page);
  await expectAccessible(page);
  await objector.photograph(`appeal-public-${language}`);
});

test('the disclosure page speaks plainly in both languages at both widths', async () => {
  await examine(await visitor(who.cityOrganiser.username), { name: 'disclosure page', address: disclosure });
});
