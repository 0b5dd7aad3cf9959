import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addWebhook } from '@xingcun/core/inbox/contract';
import { afterAll, expect, test } from 'vitest';
import { deliverAll } from '../packages/server/src/inbox/deliver.ts';
import { planDeliveries } from '../packages/server/src/inbox/plan.ts';
import { seedSampleAccounts } from '../packages/server/src/sample/seed.ts';
import { application, cycle, people } from '../packages/server/src/test/given.ts';
import { mailbox } from '../packages/server/src/test/mailbox.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { examine, visitors } from './screens.ts';

const platform = await startPlatform({ sample: 'nothing' });
const { platform: opened, clock, url } = platform;
const box = await mailbox();
const robot = createServer((request, response) => request.resume().on('end', () => response.end('{"errcode":0,"errmsg":"ok"}')));
await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve));
const robotOrigin = `http://127.0.0.1:${(robot.address() as AddressInfo).port}`;
const before = { ...process.env };
Object.assign(process.env, { SMTP_URL: box.url, MAIL_FROM: 'xingcun@example.org', WEBHOOK_HOSTS: robotOrigin });
afterAll(() => {
  process.env = before;
  return new Promise<unknown>((resolve) => robot.close(resolve));
});

// 小拐村 declared its stars and has until Saturday 31 October for its self-assessment; 2026-10-29 is the Thursday before.
const { assessments } = await cycle(platform, { villages: [places.xiaoguai, places.hexie] });
const who = await people(platform);
await application(platform, { assessmentId: assessments[places.xiaoguai] ?? '', secretary: who.secretary });
await seedSampleAccounts(opened);
const visit = visitors(platform);

/** What the jobs of a morning do. */
async function morning(day: string): Promise<void> {
  await platform.at(day);
  await planDeliveries(opened.db, { today: day, now: clock.now() });
  await deliverAll(opened.db, { now: clock.now, baseUrl: url });
}

const words = {
  zh: {
    reminders: '设置提醒',
    often: '多久一次',
    daily: '每个工作日',
    address: '邮箱地址',
    missing: '请填写邮箱地址',
    mailLanguage: '邮件语言',
    inThis: '中文',
    save: '保存',
    sent: /已向 .*@example\.org 发出确认邮件/,
    confirm: '确认这个地址',
    confirmed: '地址已确认。可以关闭本页。',
    task: '填写村级自评 小拐村',
    sheet: '小拐村村级自评评分表',
    stop: '不再接收',
    stopped: '已停止，不会再收到待办邮件。',
    title: '待办提醒',
    off: '不发邮件',
  },
  en: {
    reminders: 'Reminders',
    often: 'How often',
    daily: 'Every working day',
    address: 'E-mail address',
    missing: 'Give an e-mail address',
    mailLanguage: 'Language of the e-mail',
    inThis: 'English',
    save: 'Save',
    sent: /An e-mail has gone to .*@example\.org/,
    confirm: 'Confirm this address',
    confirmed: 'The address is confirmed. You may close this page.',
    task: 'Fill in the self-assessment 小拐村',
    sheet: /Score sheet|小拐村/,
    stop: 'End them',
    stopped: 'Ended. No more reminders will come.',
    title: 'Reminders',
    off: 'No e-mail',
  },
} as const;

test.for([
  ['zh', '2026-10-29', 'xiaoguai.clerk'],
  ['en', '2026-10-30', 'xiaoguai.secretary'],
] as const)('asked for, confirmed, received, followed to the page, and ended again (%s)', async ([language, day, username]) => {
  const t = words[language];
  box.mails.splice(0);
  await platform.at(day);
  const reader = await platform.person(username, { language });
  const { page } = reader;
  await reader.open('/work');
  await page.getByRole('main').getByRole('link', { name: t.reminders }).click();
  await page.getByLabel(t.often).selectOption(t.daily);
  await page.getByRole('button', { name: t.save }).click();
  await page.getByText(t.missing).waitFor();
  await page.getByLabel(t.address).fill(`${username}@example.org`);
  await page.getByLabel(t.mailLanguage).selectOption({ label: language === 'zh' ? '中文' : 'English' });
  await page.getByRole('button', { name: t.save }).click();
  await page.getByText(t.sent).waitFor();
  await expectAccessible(page);

  await morning(day); // not confirmed: the link alone goes out
  expect(box.mails.map(({ to }) => to)).toEqual([[`${username}@example.org`]]);
  const link = /http:\S+\/notifications\/confirm\/[\w-]+/.exec(box.mails[0]?.text ?? '')?.[0] ?? '';
  const anyone = await platform.anyone({ language, width: 360 }); // the telephone on which mail is read
  await anyone.open(link);
  await expectFits(anyone.page);
  await expectAccessible(anyone.page);
  await anyone.photograph(`mail-link-${language}`);
  await anyone.page.getByRole('button', { name: t.confirm }).click();
  await anyone.page.getByText(t.confirmed).waitFor();

  await morning(day);
  const digest = box.mails[1]?.text ?? '';
  expect(digest).toContain(t.task);
  await page.goto(/http:\S+\/sheets\/selfAssessment/.exec(digest)?.[0] ?? '');
  await page.getByRole('heading', { level: 1, name: t.sheet }).waitFor();

  await anyone.open(/http:\S+\/notifications\/stop\/[\w-]+/.exec(digest)?.[0] ?? '');
  await anyone.page.getByRole('button', { name: t.stop }).click();
  await anyone.page.getByText(t.stopped).waitFor();
  await reader.open('/work/notifications');
  await page.getByRole('heading', { level: 1, name: t.title }).waitFor();
  expect(await page.getByLabel(t.often).locator('option:checked').innerText()).toBe(t.off);
});

test('the inbox of a village, and of the level above when the village is late', async () => {
  await platform.at('2026-11-05');
  await examine(await visit('xiaoguai.clerk'), { name: 'inbox-village', address: '/work' });
  const above = await visit('xgx.secretary');
  await examine(above, { name: 'inbox-escalated', address: '/work', thorough: true });
  await above.page.getByText('shown here because the village level is late').waitFor();
});

test('reminders with a group robot, and its answer to a test message', async () => {
  const organiser = await visit('karamay.organiser');
  const body = { kind: 'generic', url: `${robotOrigin}/hook?key=0123456789abcdef`, secret: null, language: 'zh' } as const;
  const district = await platform.as('districtOrganiser', places.karamay);
  expect((await district.call(addWebhook, { params: { unitCode: places.karamay }, body })).status).toBe(201);
  await examine(organiser, { name: 'reminders', address: '/work/notifications', thorough: true });
  await organiser.page.getByRole('button', { name: 'Send a test message' }).click();
  await organiser.page.getByText('The robot took the test message. It answered:').waitFor();
  await expectFits(organiser.page);
  await organiser.photograph('reminders-tested-en');
});
