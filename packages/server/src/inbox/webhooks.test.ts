import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addWebhook, listWebhooks, removeWebhook, switchWebhook, testWebhook } from '@xingcun/core/inbox/contract';
import { afterAll, expect, test } from 'vitest';
import * as given from '../test/given.ts';
import { places, testServer } from '../test/server.ts';
import { deliverAll } from './deliver.ts';
import { planDeliveries } from './plan.ts';
import { isPrivate } from './robot.ts';

const server = await testServer();
const { as, clock, platform } = server;

/** A robot on loopback that keeps what it is told. */
const heard: { url: string; headers: IncomingHttpHeaders; text: string; body: unknown }[] = [];
let answer: { status: number; body: string } = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
const robot = createServer((request, response) => {
  let text = '';
  request.on('data', (part: Buffer) => (text += part.toString('utf8')));
  request.on('end', () => {
    heard.push({
      url: request.url ?? '',
      headers: request.headers,
      text,
      body: JSON.parse(text),
    });
    response.writeHead(answer.status, { location: 'http://127.0.0.1:1/' }).end(answer.body);
  });
});
await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(robot.address() as AddressInfo).port}`;
const before = { ...process.env };
process.env.WEBHOOK_HOSTS = `hooks.example.org, ${origin}`;
const sender = { now: clock.now, baseUrl: 'https://stars.example.org' };
afterAll(() => {
  process.env = before;
  return new Promise<unknown>((resolve) => robot.close(resolve));
});

await given.cycle(server, { villages: [places.xiaoguai, places.hexie, places.hake] });
clock.set('2026-10-29T00:00:00Z');
const organiser = await as('districtOrganiser', places.karamay);
const params = { unitCode: places.karamay };
const secret = 'a secret of some length';
const generic = { kind: 'generic', url: `${origin}/hook?key=hidden`, secret, language: 'zh' } as const;

test('the robots’ own addresses are taken, and what the operator allows; nothing else', async () => {
  const code = async (body: { kind: 'weCom' | 'dingTalk' | 'generic'; url: string }) =>
    (await organiser.call(addWebhook, { params, body: { ...body, secret: null, language: 'zh' } })).problem.code;
  for (const [kind, url] of [
    ['weCom', 'https://oapi.dingtalk.com/robot/send?access_token=1'],
    ['weCom', 'https://qyapi.weixin.qq.com.example.org/cgi-bin/webhook/send?key=1'],
    ['weCom', 'https://user@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1'],
    ['weCom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1'],
    ['dingTalk', 'https://oapi.dingtalk.com/user/get'],
    ['generic', 'https://localhost/'],
    ['generic', 'http://127.0.0.1:5432/'],
    ['generic', 'https://169.254.169.254/latest/meta-data'],
  ] as const)
    expect([url, await code({ kind, url })]).toEqual([url, 'inbox.webhookHostNotAllowed']);
  expect(await code({ kind: 'weCom', url: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' })).toBe(
    'inbox.webhookNotHttps',
  );
  expect(await code({ kind: 'generic', url: 'ftp://hooks.example.org/' })).toBe('inbox.webhookNotHttps');
});

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '169.254.169.254',
  '[::1]',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  'fd00::1',
  '0.0.0.0',
  '192.168.1.1',
])('%s lies inside a network', (address) => expect(isPrivate(address)).toBe(true));
test.each(['1.1.1.1', '2606:4700::1111', 'example.org'])('%s does not', (address) => expect(isPrivate(address)).toBe(false));

test('a test message shows what the robot says; key and secret are never shown again', async () => {
  const { body: made, status } = await organiser.call(addWebhook, { params, body: generic });
  expect(status).toBe(201);
  expect(made).toMatchObject({ kind: 'generic', signed: true, enabled: true, last: null });
  expect(JSON.stringify(made)).not.toMatch(/hidden\b.*|a secret/);
  const tested = await organiser.call(testWebhook, { params: { webhookId: made.id } });
  expect(tested.body).toEqual({ arrived: true, words: '{"errcode":0,"errmsg":"ok"}' });
  const [message] = heard.splice(0);
  expect(message).toMatchObject({
    url: '/hook?key=hidden',
    body: { event: 'digest', unitCode: places.karamay, day: '2026-10-29' },
  });
  const at = String(message?.headers['x-xingcun-timestamp']);
  expect(Number(at)).toBe(clock.now().getTime());
  const signed = createHmac('sha256', secret).update(`${at}.${message?.text}`).digest('hex');
  expect(message?.headers['x-xingcun-signature']).toBe(`sha256=${signed}`);
  answer = { status: 302, body: 'elsewhere' };
  const refused = await organiser.call(testWebhook, { params: { webhookId: made.id } });
  expect(refused.body).toEqual({ arrived: false, words: 'HTTP 302 elsewhere' }); // not followed
  answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  heard.splice(0);
});

test('on a working day a group is told once how many villages are due, no village and no person by name', async () => {
  const run = async (day: string) => {
    clock.set(`${day}T00:00:00Z`);
    await planDeliveries(platform.db, { today: day, now: clock.now() });
    await deliverAll(platform.db, sender);
    return heard.splice(0).map(({ body }) => (body as { text: string }).text);
  };
  expect(await run('2026-10-29')).toEqual([]); // nobody has applied: nothing is due
  await platform.owner.updateTable('assessment').set({ stage: 'selfAssessment' }).execute();
  const [text, ...more] = [...(await run('2026-10-30')), ...(await run('2026-10-30'))];
  expect(more).toEqual([]);
  expect(text).toBe('【星村】克拉玛依区星级创建\n村级自评：2 个村三个工作日内到期\nhttps://stars.example.org/work');
  expect(await run('2026-10-31')).toEqual([]); // a Saturday
  expect(await run('2026-11-02')).toEqual(['【星村】克拉玛依区星级创建\n村级自评：2 个村已逾期\nhttps://stars.example.org/work']);
});

test('switched off it is quiet; removed it is gone; another district sees nothing of it', async () => {
  const { body } = await organiser.call(listWebhooks, { params });
  const [webhook] = body.webhooks;
  expect(webhook?.last).toEqual({ day: '2026-11-02', state: 'sent', problem: '' });
  const webhookId = webhook?.id ?? '';
  const other = await as('districtOrganiser', places.urho);
  expect((await other.call(testWebhook, { params: { webhookId } })).problem.code).toBe('inbox.webhookNotFound');
  expect((await other.call(listWebhooks, { params })).status).toBe(403);
  await organiser.call(switchWebhook, { params: { webhookId }, body: { enabled: false } });
  expect(await planDeliveries(platform.db, { today: '2026-11-03', now: clock.now() })).toBe(0);
  await organiser.call(removeWebhook, { params: { webhookId } });
  expect((await organiser.call(listWebhooks, { params })).body.webhooks).toEqual([]);
  expect((await organiser.call(testWebhook, { params: { webhookId } })).status).toBe(404);
});
