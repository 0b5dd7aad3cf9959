import { drawAlgorithm } from '@xingcun/core/fieldwork/draw';
import { seedText } from '@xingcun/core/fieldwork/seed';
import { drawRound, frameDigest } from '@xingcun/core/fieldwork/visits/round';
import { expect, test } from 'vitest';
import { givenFiles, run } from '../test-run.ts';

const households = ['1组', '2组'].flatMap((group) =>
  Array.from({ length: 30 }, (_, index) => ({ group, number: `${index + 1}` })),
);
const seedParts = {
  kind: 'dice' as const,
  throws: Array.from({ length: 20 }, (_, index) => (index % 6) + 1),
  witnesses: ['甲', '乙'].map((post) => `${post}方代表`),
};
const seed = seedText(seedParts);
const draw = {
  algorithm: drawAlgorithm,
  villageName: '小拐村',
  households,
  digest: frameDigest(households),
  draws: [{ seed, seedParts, drawnAt: '2026-11-05T04:00:00.000Z', ...drawRound(households, [], { seed, size: 20 }) }],
};

test('a published draw is re-checked from its file, in both languages', async () => {
  const { path } = givenFiles({ 'draw.json': JSON.stringify(draw), 'early.json': JSON.stringify({ ...draw, draws: [] }) });
  expect(await run('draw', 'check', path('draw.json'))).toEqual({
    code: 0,
    out: '一致：名册 60 户，抽签 1 次，抽中 20 户，替补 20 户，都由名册和种子算出。\n',
    errors: '',
  });
  const english = await run('draw', 'check', path('draw.json'), '--lang', 'en');
  expect([english.code, english.out]).toEqual([0, expect.stringMatching(/^It holds: 60 households/)]);
  expect((await run('draw', 'check', path('early.json'))).out).toContain('还没有抽签');
});

test('a list tampered with, or a household exchanged, is found; the first difference is named', async () => {
  const exchanged = structuredClone(draw);
  exchanged.draws[0]?.sample.splice(3, 1, { order: 4, group: '2组', number: '99', ticket: '0'.repeat(64) });
  const { path } = givenFiles({
    'shorter.json': JSON.stringify({ ...draw, households: households.slice(1) }),
    'exchanged.json': JSON.stringify(exchanged),
  });
  const shorter = await run('draw', 'check', path('shorter.json'));
  expect([shorter.code, shorter.out]).toEqual([1, expect.stringContaining('第一处不同：名册校验码')]);
  const other = await run('draw', 'check', path('exchanged.json'), '--lang', 'en');
  expect(other.code).toBe(1);
  expect(other.out).toContain('First difference: Household drawn (draw 1)');
  expect(other.out).toContain('published: 4 2组/99');
});

test('another file is refused with its place, and a call without one with the usage', async () => {
  const { path } = givenFiles({ 'other.json': JSON.stringify({ ...draw, digest: 'short' }), 'text.json': 'no json' });
  expect(await run('draw', 'check', path('other.json'))).toMatchObject({ code: 1, errors: expect.stringContaining('digest') });
  expect((await run('draw', 'check', path('text.json'))).code).toBe(1);
  expect((await run('draw', 'check')).code).toBe(2);
});
