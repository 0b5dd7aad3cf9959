import { expect, test } from 'vitest';
import { messageBody, readAnswer, signedText } from './webhook.ts';

const subject = { unitCode: '650203000000', day: '2026-10-30' };

test('both robots take a text message as their documents describe it', () => {
  expect(JSON.parse(messageBody('weCom', '两个村到期', subject))).toEqual({ msgtype: 'text', text: { content: '两个村到期' } });
  expect(messageBody('dingTalk', 'x', subject)).toBe(messageBody('weCom', 'x', subject));
});

test('DingTalk’s signature covers the time in milliseconds, a line feed and the secret', () =>
  expect(signedText(1_700_000_000_000, 'SEC1')).toBe('1700000000000\nSEC1'));

test('a robot that answers 200 with an error code did not take the message', () => {
  expect(readAnswer('weCom', { status: 200, body: '{"errcode":0,"errmsg":"ok"}' }).arrived).toBe(true);
  const refused = '{"errcode":310000,"errmsg":"sign not match"}';
  expect(readAnswer('dingTalk', { status: 200, body: refused })).toEqual({ arrived: false, words: refused });
  expect(readAnswer('dingTalk', { status: 200, body: '<html>' }).arrived).toBe(false);
  expect(readAnswer('generic', { status: 204, body: '' }).arrived).toBe(true);
  expect(readAnswer('generic', { status: 500, body: 'no' })).toEqual({ arrived: false, words: 'HTTP 500 no' });
});
