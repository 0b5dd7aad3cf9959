import { readVisitSheet, readVisitSlots, submitVisit } from '@xingcun/core/fieldwork/visits/contract';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { seedSampleAccounts } from '../packages/server/src/sample/seed.ts';
import * as given from '../packages/server/src/test/given.ts';
import { drawnRound } from '../packages/server/src/test/given-visits.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, inColours, type Person, startPlatform } from './platform.ts';
import { speak } from './screens.ts';
import { expectPlainWords, listenToServer, type ServerWords } from './words-on-page.ts';

const platform = await startPlatform({ sample: 'nothing' });
const { assessments } = await given.cycle(platform);
const who = await given.people(platform);
const assessmentId = assessments[places.xiaoguai] ?? '';
await given.application(platform, { assessmentId, secretary: who.secretary });
await given.passage(platform, assessmentId, who, 'selfAssessment');
const inReview = given.noon(given.days.preliminaryReview);
platform.clock.set(inReview);
await seedSampleAccounts(platform.platform);
const visitor = 'xgx.reviewer';

let turn = 0;
/** A drawn round, and its first doors as the visitor's list shows them. */
async function aRound() {
  const { id: roundId } = await drawnRound(who.reviewer, assessmentId, { turn: (turn += 1) });
  const { body: sheet } = await who.reviewer.call(readVisitSheet, { params: { roundId } });
  return { roundId, address: `/work/visits/${roundId}/form`, doors: sheet.slots, questions: sheet.questions };
}

const words = {
  zh: {
    title: '走访登记',
    ready: '没有网络时也能打开本页',
    offline: '没有网络，照常填写',
    consent: '先征得同意',
    agree: '同意，开始',
    refuse: '不同意',
    next: '下一步',
    yes: '是',
    kept: '已存到本机',
    remark: '对村里服务的意见（可不填）',
    denied: '请只写服务',
    end: '将会保留这些',
    save: '完成并保存',
    answered: '已登记：回答了问题',
    refused: '已登记：不同意',
    deviceOnly: '仅在本机',
    begun: '继续填写',
    doors: '返回住户列表',
    conflict: '这一户已有人登记',
    first: '先送达的',
    keepTheirs: '保留先送达的',
    drop: '删除我登记的',
    arrived: '已送达',
    door: (group: string, number: string) => `${group}${number}号`,
  },
  en: {
    title: 'Visits',
    ready: 'This page also opens without a network',
    offline: 'No network: go on as usual',
    consent: 'First, consent',
    agree: 'Agreed, begin',
    refuse: 'Declined',
    next: 'Next',
    yes: 'Yes',
    kept: 'Kept on this device',
    remark: 'About the village’s services (optional)',
    denied: 'Please write about services only',
    end: 'This is what will be kept',
    save: 'Finish and save',
    answered: 'Entered: answered',
    refused: 'Entered: declined',
    deviceOnly: 'On this device only',
    begun: 'Go on filling in',
    doors: 'Back to the doors',
    conflict: 'This door has been entered already',
    first: 'Arrived first',
    keepTheirs: 'Keep what arrived first',
    drop: 'Delete mine',
    arrived: 'Arrived',
    door: (group: string, number: string) => `${group}, no. ${number}`,
  },
} as const;

/** At 360 and 1440 px nothing is cut off, accessible, no raw codes; where it matters most also in the dark and with text twice as large. */
async function look({ page, photograph }: Person, heard: ServerWords, name: string, { thorough = false } = {}): Promise<void> {
  const narrow = page.viewportSize();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 780 });
    await expectFits(page);
  }
  if (narrow) await page.setViewportSize(narrow);
  await expectPlainWords(page, heard);
  await expectAccessible(page);
  if (thorough) {
    await inColours(page, 'dark');
    await expectAccessible(page);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    await expectFits(page);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    await inColours(page, 'light');
  }
  await photograph(name);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

test.for(['zh', 'en'] as const)(
  'a visit filled in without a network outlives a killed browser and is sent once, later (%s)',
  async (language) => {
    const t = words[language];
    const { roundId, address, doors, questions } = await aRound();
    const [door, other] = doors;
    if (!door || !other) throw new Error('a round has doors');
    const linkTo = (page: Page, { group, number }: typeof door) =>
      page.getByRole('link', { name: new RegExp(`^${t.door(group, number)}(?!\\d)`) });

    const phone = await platform.device(visitor, { language, width: 360 });
    const heard = listenToServer(phone.page);
    await phone.open(address);
    await phone.page.getByText(t.ready).waitFor(); // prepared by itself

    await phone.context.setOffline(true);
    await phone.page.getByText(t.offline).waitFor();
    await linkTo(phone.page, door).click();
    await heading(phone.page, t.consent);
    await look(phone, heard, `visit-consent-${language}`);
    await press(phone.page, t.agree);
    for (const [index, { text }] of questions.entries()) {
      await heading(phone.page, text[language]);
      await phone.page.getByRole('radio', { name: t.yes, exact: true }).check();
      await phone.page.getByText(t.kept).waitFor();
      if (index === 0) await look(phone, heard, `visit-question-${language}`, { thorough: language === 'zh' });
      if (index < 3) await press(phone.page, t.next);
      else break;
    }
    await phone.kill();

    // The same profile, still without a network: page, doors and answers are there.
    const again = await phone.startAgain({ offline: true });
    const { page } = again;
    const loaded = await page.goto(address);
    expect(loaded?.fromServiceWorker()).toBe(true);
    await heading(page, t.title);
    await linkTo(page, door).filter({ hasText: t.begun }).click();
    await press(page, t.agree);
    await heading(page, questions[0]?.text[language] ?? '');
    for (const { text } of questions) {
      await heading(page, text[language]);
      const yes = page.getByRole('radio', { name: t.yes, exact: true });
      if (questions.findIndex((each) => each.text === text) < 4) expect(await yes.isChecked()).toBe(true);
      else await yes.check();
      await press(page, t.next);
    }
    await page.getByLabel(t.remark).fill(language === 'zh' ? '他们信仰宗教' : 'their religion');
    await page.getByRole('alert').filter({ hasText: t.denied }).waitFor();
    await page
      .getByLabel(t.remark)
      .fill(language === 'zh' ? '路灯报修三天就修好了' : 'The street light was mended within three days.');
    await look(again, heard, `visit-remark-${language}`);
    await press(page, t.next);
    await heading(page, t.end);
    await look(again, heard, `visit-end-${language}`);
    await press(page, t.save);
    await heading(page, t.answered);
    await page.getByText(t.deviceOnly).first().waitFor();
    await page.getByRole('link', { name: t.doors }).click();
    await linkTo(page, other).click();
    await press(page, t.refuse); // one tap
    await heading(page, t.refused);
    await page.getByRole('link', { name: t.doors }).click();
    await look(again, heard, `visit-unsent-${language}`, { thorough: language === 'en' });
    await again.kill();

    // Killed once more with two visits unsent; with a network they go out by themselves, each once.
    const online = await phone.startAgain();
    await online.open(address);
    await online.page.getByText(t.ready).waitFor();
    expect(await online.page.getByText(t.deviceOnly).count()).toBe(0);
    const { body: slots } = await who.reviewer.call(readVisitSlots, { params: { roundId } });
    const standing = (order: number) => slots.find((slot) => slot.order === order);
    expect(standing(door.order)).toMatchObject({ status: 'answered', version: 2 });
    expect(standing(other.order)).toMatchObject({ status: 'refused', version: 2 });
    const kept = await platform.platform.owner.selectFrom('visitAnswer').selectAll().where('roundId', '=', roundId).execute();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.answers).toEqual(Object.fromEntries(questions.map(({ id }) => [id, 'yes'])));
    await linkTo(online.page, door).filter({ hasText: t.arrived }).waitFor();
  },
);

test.for(['zh', 'en'] as const)(
  'another device was first: both outcomes are shown and the visitor chooses (%s)',
  async (language) => {
    const t = words[language];
    const { roundId, address, doors } = await aRound();
    const door = doors[0];
    if (!door) throw new Error('a round has doors');
    const person = await platform.person(visitor, { language, width: 360 });
    const heard = listenToServer(person.page);
    const { page } = person;
    await person.open(address);
    await page.getByText(t.ready).waitFor();
    await person.context.setOffline(true);
    await page.getByRole('link', { name: new RegExp(`^${t.door(door.group, door.number)}(?!\\d)`) }).click();
    await press(page, t.refuse);
    await heading(page, t.refused);

    const params = { roundId, order: door.order };
    const body = { answerId: randomUUID(), outcome: 'absent', seenSlotVersion: door.version } as const;
    for (const seenSlotVersion of [door.version, door.version + 1])
      await who.reviewer.call(submitVisit, { params, body: { ...body, answerId: randomUUID(), seenSlotVersion } });

    await person.context.setOffline(false);
    await heading(page, t.conflict);
    await page.getByText(t.first, { exact: true }).waitFor();
    await look(person, heard, `visit-conflict-${language}`);
    await press(page, t.keepTheirs);
    await press(page, t.drop);
    await page.getByRole('link', { name: t.doors }).click();
    await page.getByText(t.ready).waitFor();
    const { body: slots } = await who.reviewer.call(readVisitSlots, { params: { roundId } });
    expect(slots.find(({ order }) => order === door.order)).toMatchObject({ status: 'absent', tries: 2, version: 3 });
    await speak(page, language === 'zh' ? 'en' : 'zh');
  },
);

test('signing out takes everything along, after a question where something is unsent', async () => {
  const { address, doors } = await aRound();
  const person = await platform.person(visitor, { width: 360 });
  const { page } = person;
  await person.open(address);
  await page.getByText(words.zh.ready).waitFor();
  const door = doors[0];
  if (!door) throw new Error('a round has doors');
  await page.getByRole('link', { name: new RegExp(`^${words.zh.door(door.group, door.number)}(?!\\d)`) }).click();
  await press(page, words.zh.agree);
  await heading(page, doors.length > 0 ? '今年到村委会办事' : '');
  await page.getByRole('button', { name: /^账号：/ }).click();
  await press(page, '退出登录');
  await page.getByRole('dialog').getByText('有 1 项内容只在本机上').waitFor();
  await press(page, '删除并退出');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['xingcun.session']);
});
