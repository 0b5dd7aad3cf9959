import { expect, test } from 'vitest';
import { matchesName } from './pinyin.ts';

test.each(['拐', 'xiaoguai', 'xgc', 'guai', ' 小拐 '])('小拐村 is found by “%s”', (typed) => {
  expect(matchesName('小拐村', typed)).toBe(true);
});

test('a name is not found by what it does not contain', () => {
  expect(matchesName('小拐村', 'hxc')).toBe(false);
});
