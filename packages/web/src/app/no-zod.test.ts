import { expect, test } from 'vitest';
import type { z as realZod } from 'zod';
import { z as standIn } from './no-zod.ts';

const z = standIn as typeof realZod;

test('a contract can be declared without zod', () => {
  const schema = z.strictObject({ code: z.string().regex(/x/).nullable(), kinds: z.array(z.enum(['a'])).optional() });
  expect(typeof schema).toBe('function');
});

test('checking with it is refused rather than passed', () => {
  expect(() => z.string().safeParse(1)).toThrow('checked by the server');
  expect(() => z.strictObject({}).parse({})).toThrow('checked by the server');
});
