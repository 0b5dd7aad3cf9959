import { expect, test } from 'vitest';
import { fillMessage } from '@xingcun/core/message';

test('a slot takes its value, a number is grouped', () => {
  expect(fillMessage('{name}：{count} 户', { name: '小拐村', count: 12_345 }, 'zh')).toBe('小拐村：12,345 户');
});

test('English tells one from many, Chinese needs not', () => {
  const message = '{count} {count|item|items}';
  expect(fillMessage(message, { count: 1 }, 'en')).toBe('1 item');
  expect(fillMessage(message, { count: 0 }, 'en')).toBe('0 items');
  expect(fillMessage('{count|a|b}', { count: 1 }, 'zh')).toBe('b');
});

test('a value that holds braces is shown as it is', () => {
  expect(fillMessage('{a}{b}', { a: '{b}', b: 'x' }, 'en')).toBe('{b}x');
});

test('a slot without a value stays visible rather than vanish', () => {
  expect(fillMessage('到{day}', {}, 'zh')).toBe('到{day}');
});

const tables = import.meta.glob<{ messages: Record<string, string> }>('../**/messages.*.ts', { eager: true });
const slotsOf = (message = '') => new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name));
const folders = Object.keys(tables).flatMap((file) => (file.endsWith('.zh.ts') ? [file.replace('.zh.ts', '')] : []));

test.each(folders)('%s: every message has the same slots in both languages', (folder) => {
  const [zh, en] = [tables[`${folder}.zh.ts`]?.messages ?? {}, tables[`${folder}.en.ts`]?.messages ?? {}];
  expect(new Set(Object.keys(en))).toEqual(new Set(Object.keys(zh)));
  for (const [key, message] of Object.entries(zh)) expect([key, slotsOf(en[key])]).toEqual([key, slotsOf(message)]);
});
