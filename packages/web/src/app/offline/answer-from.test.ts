import { expect, test } from 'vitest';
import { answerFrom, outdated } from './answer-from.ts';

const origin = 'https://xingcun.example';
const asked = (address: string, more: { method?: string; navigates?: boolean } = {}) =>
  answerFrom({
    method: 'GET',
    navigates: false,
    files: ['/start.js', '/index.html'],
    origin,
    url: new URL(address, origin),
    ...more,
  });

test('what the server decides is never answered from the device', () => {
  expect(asked('/api/session')).toBe('network');
  expect(asked('/api/visit-rounds/x/sheet', { navigates: true })).toBe('network');
  expect(asked('/assets/a-1.js', { method: 'POST' })).toBe('network');
  expect(asked('https://other.example/assets/a-1.js')).toBe('network');
  expect(asked('/sw.js')).toBe('network');
});

test('pages of the workspace open without a network, public pages are left alone', () => {
  expect(asked('/work', { navigates: true })).toBe('page');
  expect(asked('/work/visits/1/form?x=1', { navigates: true })).toBe('page');
  expect(asked('/', { navigates: true })).toBe('network');
  expect(asked('/workshop', { navigates: true })).toBe('network');
});

test('files with their content in their name are kept, the others of the shell are there in case', () => {
  expect(asked('/assets/form-page-9x.js')).toBe('kept');
  expect(asked('/start.js')).toBe('inCase');
});

test('the cache before this one stays for pages still open, older ones go', () => {
  expect(outdated(['a', 'b', 'c'], 'c')).toEqual(['a']);
  expect(outdated(['a', 'b'], 'b')).toEqual([]);
  expect(outdated(['b', 'a'], 'b')).toEqual([]);
});
