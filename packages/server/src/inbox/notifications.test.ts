import { confirmAddress, readNotifications, saveNotifications, stopDigest } from '@xingcun/core/inbox/contract';
import { listAudit } from '@xingcun/core/records/contract';
import { afterAll, beforeEach, expect, test } from 'vitest';
import * as given from '../test/given.ts';
import { mailbox } from '../test/mailbox.ts';
import { places, testServer } from '../test/server.ts';
import { deliverAll } from './deliver.ts';
import { planDeliveries } from './plan.ts';

const server = await testServer();
const { app, clock, platform, anyone } = server;
const box = await mailbox();
const before = { ...process.env };
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = '星村 <xingcun@example.org>';
const sender = { now: clock.now, baseUrl: 'https://stars.example.org' };
afterAll(() => {
  process.env = before;
});
await given.cycle(server, { villages: [places.xiaoguai] });
const who = await given.people(server);
const { assessmentId } = await applied();

async function applied() {
  const { id: assessmentId } = await platform.owner.selectFrom('assessment').select('id').executeTakeFirstOrThrow();
  await given.application(server, { assessmentId, secretary: who.secretary });
  return { assessmentId };
}

const daily = { address: 'clerk@example.org', digest: 'daily', weekday: 1, language: 'zh' } as const;
/** The self-assessment is due on Saturday 31 October; 2026-10-29 is the Thursday before. */
const morning = (day: string) => `${day}T00:00:00Z`;
async function run(day: string): Promise<void> {
  clock.set(morning(day));
  await planDeliveries(platform.db, { today: day, now: clock.now() });
  await deliverAll(platform.db, sender);
}
const confirmLink = /https:\/\/stars\.example\.org\/notifications\/confirm\/([\w-]+)/;
const stopLink = /https:\/\/stars\.example\.org\/notifications\/stop\/([\w-]+)/;
beforeEach(() => void box.mails.splice(0));

test('nobody is written to until he asked for it and opened the link in the first mail', async () => {
  clock.set(morning('2026-10-28'));
  expect((await who.clerk.call(readNotifications, {})).body).toMatchObject({ digest: 'off', address: null, mailReady: true });
  const { body } = await who.clerk.call(saveNotifications, { body: daily });
  expect(body).toMatchObject({ confirmed: false, digest: 'daily', address: 'clerk@example.org' });
  await run('2026-10-29');
  expect(box.mails.map(({ to }) => to)).toEqual([['clerk@example.org']]);
  const token = confirmLink.exec(box.mails[0]?.text ?? '')?.[1] ?? '';
  expect((await anyone.call(confirmAddress, { params: { token } })).status).toBe(200);
  expect((await anyone.call(confirmAddress, { params: { token } })).problem.code).toBe('inbox.linkNotValid');
  expect((await who.clerk.call(readNotifications, {})).body.confirmed).toBe(true);
});

test('a digest says what is due where, with links and a way out; it goes out once a day however often the job runs', async () => {
  await run('2026-10-29');
  await run('2026-10-29');
  expect(box.mails).toHaveLength(1);
  const [mail] = box.mails;
  expect(mail?.text).toContain('填写村级自评 小拐村');
  expect(mail?.text).toContain('2026年10月31日（周六）截止');
  expect(mail?.text).toContain(`https://stars.example.org/work/assessments/${assessmentId}/sheets/selfAssessment`);
  expect(mail?.headers).toMatch(/List-Unsubscribe: <https:\/\/stars\.example\.org\/api\/notifications\/stops\//);
  expect(mail?.headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect((await who.clerk.call(readNotifications, {})).body.last).toEqual({ day: '2026-10-29', state: 'sent', problem: '' });
});

test('quiet: no mail when nothing is due, none on a day off, in the language asked for otherwise', async () => {
  await who.clerk.call(saveNotifications, { body: { ...daily, language: 'en' } });
  await run('2026-10-21'); // ten days before the end
  await run('2026-10-31'); // a Saturday
  expect(box.mails).toEqual([]);
  await run('2026-11-02');
  expect(box.mails).toHaveLength(1);
  expect(box.mails[0]?.text).toContain('Overdue');
  expect(box.mails[0]?.text).not.toMatch(/\p{Script=Han}{2}级/u);
});

test('a new address is proven again before anything goes there', async () => {
  await who.clerk.call(saveNotifications, { body: { ...daily, address: 'other@example.org' } });
  await run('2026-11-03');
  expect(box.mails.map(({ to, text }) => [to, confirmLink.test(text)])).toEqual([[['other@example.org'], true]]);
  const token = confirmLink.exec(box.mails[0]?.text ?? '')?.[1] ?? '';
  clock.set(morning('2026-11-06'));
  expect((await anyone.call(confirmAddress, { params: { token } })).problem.code).toBe('inbox.linkNotValid'); // 48 hours are over
});

test('a mail server that refuses is tried again later, and the owner of the address sees why', async () => {
  await who.secretary.call(saveNotifications, { body: { ...daily, address: 'secretary@example.org' } });
  process.env.SMTP_URL = 'smtp://127.0.0.1:1';
  await deliverAll(platform.db, sender);
  const read = () =>
    platform.owner
      .selectFrom('delivery')
      .select(['state', 'attempts', 'problem'])
      .where('accountId', '=', who.secretary.accountId)
      .execute();
  expect(await read()).toEqual([{ state: 'planned', attempts: 1, problem: expect.stringContaining('ECONNREFUSED') }]);
  process.env.SMTP_URL = box.url;
  await deliverAll(platform.db, sender);
  expect(box.mails).toEqual([]); // not yet: a minute later
  clock.set('2026-11-06T00:02:00Z');
  await deliverAll(platform.db, sender);
  expect(box.mails).toHaveLength(1);
  expect(await read()).toEqual([{ state: 'sent', attempts: 2, problem: '' }]);
});

test('one click ends it, as mail programs send it; the log shows neither address nor link', async () => {
  const { confirmToken } = await platform.owner
    .selectFrom('notificationPreference')
    .select('confirmToken')
    .where('accountId', '=', who.secretary.accountId)
    .executeTakeFirstOrThrow();
  await anyone.call(confirmAddress, { params: { token: confirmToken ?? '' } });
  await run('2026-11-09');
  expect(box.mails.map(({ to }) => to)).toEqual([['secretary@example.org']]);
  const stop = stopLink.exec(box.mails[0]?.text ?? '')?.[1] ?? '';
  const answer = await app.inject({
    method: 'POST',
    url: `/api/notifications/stops/${stop}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  expect([answer.statusCode, answer.json()]).toEqual([200, { digest: 'off' }]);
  expect((await who.secretary.call(readNotifications, {})).body).toMatchObject({ digest: 'off', confirmed: true });
  expect((await anyone.call(stopDigest, { params: { token: 'x'.repeat(32) } })).status).toBe(404);
  const supervisor = await server.as('supervisor', places.xiaoguai);
  const log = JSON.stringify((await supervisor.call(listAudit, { query: {} })).body);
  expect(log).toContain('notificationPreference');
  expect(log).not.toContain('@example.org');
  expect(log).not.toContain(stop);
});

test('without a mail server an address cannot be asked for', async () => {
  process.env.SMTP_URL = '';
  const { problem } = await who.reviewer.call(saveNotifications, { body: { ...daily, address: 'reviewer@example.org' } });
  expect(problem.code).toBe('inbox.mailNotSetUp');
  process.env.SMTP_URL = box.url;
  const { problem: missing } = await who.reviewer.call(saveNotifications, { body: { ...daily, address: null } });
  expect(missing.code).toBe('inbox.addressMissing');
});
