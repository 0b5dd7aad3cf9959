import { checkPassword } from '@xingcun/core/accounts/password';
import { expect, test } from 'vitest';
import { suggestPassword } from './password-suggestion.ts';

test('a suggested password passes the rule for passwords and differs every time', () => {
  const some = Array.from({ length: 200 }, () => suggestPassword());
  for (const password of some) {
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    checkPassword(password, 'xiaoguai.clerk');
  }
  expect(new Set(some).size).toBe(some.length);
});

test('bytes that would favour the first signs are passed over', () => {
  let calls = 0;
  const random = (bytes: Uint8Array) => bytes.fill(calls++ === 0 ? 255 : 1);
  expect(suggestPassword(random)).toBe('bbbb-bbbb-bbbb-bbbb');
});
