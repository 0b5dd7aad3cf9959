import { expect, test } from 'vitest';
import { fillMessage } from './message.ts';
import { faultsOf, type LanguageFolder, missingIn, pageLanguageSchema, translated } from './page-language.ts';

const known = { app: { hello: '{name}，您好', count: '{count} 户' }, ui: { close: '关闭' } };
const folder = (tables: LanguageFolder['tables']): LanguageFolder => ({
  language: { tag: 'ru', name: 'Русский', direction: 'ltr', fallback: 'zh' },
  tables,
  version: '1',
});

test('a word that no page asks for, and a slot that no page fills, are named with their place', () => {
  expect(faultsOf(folder({ app: { hello: 'Привет, {nmae}', helo: '…' }, apps: {}, texts: { 任何: '…' } }), known)).toEqual([
    'ru/app.json “hello”: {nmae} is never filled · 没有这个空位',
    'ru/app.json “helo”: no page asks for it · 没有这一条',
    'ru/apps.json: no page has words of this name · 没有这一类词',
  ]);
  expect(faultsOf(folder({ app: { count: '{count} {count|one=двор|few=двора|other=дворов}' } }), known)).toEqual([]);
});

test('an empty word is not translated yet', () => {
  expect(missingIn(folder({ app: { hello: 'Привет, {name}', count: '' } }), known)).toEqual({ app: ['count'], ui: ['close'] });
  expect(translated({ 得星: '' }, { zh: '得星', en: 'won' })).toBe(null);
  expect(translated({ 得星: 'есть' }, { zh: '得星', en: 'won' })).toBe('есть');
});

test('a language names its plural forms; one that it does not name takes “other”', () => {
  const message = '{count} {count|one=двор|few=двора|other=дворов}';
  expect([1, 2, 5, 21].map((count) => fillMessage(message, { count }, 'ru'))).toEqual([
    '1 двор',
    '2 двора',
    '5 дворов',
    '21 двор',
  ]);
});

test('figures stay in western digits', () => {
  expect(fillMessage('{count}', { count: 12_345 }, 'ar')).toBe('12,345');
});

test('a manifest knows nothing else, and its tag is a tag', () => {
  const language = folder({}).language;
  expect(pageLanguageSchema.safeParse({ ...language, tag: '../ru' }).success).toBe(false);
  expect(pageLanguageSchema.safeParse({ ...language, rtl: true }).success).toBe(false);
});
