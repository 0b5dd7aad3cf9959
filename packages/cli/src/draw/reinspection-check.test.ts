import { drawAlgorithm } from '@xingcun/core/fieldwork/draw';
import { drawPlan, planDigest, planFirst } from '@xingcun/core/fieldwork/reinspection/plan';
import { seedText } from '@xingcun/core/fieldwork/seed';
import { expect, test } from 'vitest';
import { givenFiles, run } from '../test-run.ts';

const code = (n: number) => `6502032${String(n).padStart(5, '0')}`;
const plan = planFirst(
  Array.from({ length: 12 }, (_, n) => ({
    villageCode: code(n + 1),
    items: Array.from({ length: 10 }, (_, item) => ({
      code: `ZF${item + 1}`,
      judged: false,
      maxScore: 1000,
      claimed: n < 2 ? 1000 : 800,
      expected: n < 2 ? 500 : 800,
    })),
    distances: [900],
    correctedLastTime: 0,
  })),
);
const seedParts = {
  kind: 'dice' as const,
  throws: Array.from({ length: 20 }, (_, n) => (n % 6) + 1),
  witnesses: ['组织部代表', '纪委监委代表'],
};
const seed = seedText(seedParts);
const drawn = drawPlan(plan, seed);
const round = {
  round: 1,
  plan,
  digest: planDigest(plan),
  publishedAt: '2026-11-02T03:00:00.000Z',
  commitments: [],
  seedParts,
  seed,
  drawnAt: '2026-11-05T04:00:00.000Z',
  drawn,
};
const published = {
  algorithm: drawAlgorithm,
  cycleTitle: { zh: '2026年度评定', en: 'Rating 2026' },
  villages: Array.from({ length: 12 }, (_, n) => ({
    villageCode: code(n + 1),
    villageName: { zh: `第${n + 1}村`, en: `Village ${n + 1}` },
  })),
  rounds: [round],
};
const drawnCodes = new Set(drawn.map(({ villageCode }) => villageCode));

test('a re-inspection is re-checked from its file, weighted and equal lots alike', async () => {
  const undrawn = { ...round, seed: null, seedParts: null, drawnAt: null, drawn: [] };
  const { path } = givenFiles({
    'good.json': JSON.stringify(published),
    'early.json': JSON.stringify({ ...published, rounds: [undrawn] }),
  });
  expect(new Set(drawn.map(({ because }) => because))).toEqual(new Set(['equal', 'weighted']));
  expect(await run('draw', 'check', path('good.json'))).toEqual({
    code: 0,
    out: '一致：复验名单 12 个村，1 轮，抽中 3 个村、18 项，都由名单和种子算出。\n',
    errors: '',
  });
  expect((await run('draw', 'check', path('early.json'), '--lang', 'en')).out).toContain('nothing is drawn yet');
});

test('a village spared for another is named, with its round; changed lots show in the digest', async () => {
  const [spared] = drawnCodes;
  const put = published.villages.find(({ villageCode }) => !drawnCodes.has(villageCode));
  const exchanged = drawn.map((item) => (item.villageCode === spared ? { ...item, villageCode: put?.villageCode ?? '' } : item));
  const heavier = { ...plan, villages: plan.villages.map((village) => ({ ...village, lots: village.lots + 1 })) };
  const { path } = givenFiles({
    'spared.json': JSON.stringify({ ...published, rounds: [{ ...round, drawn: exchanged }] }),
    'heavier.json': JSON.stringify({ ...published, rounds: [{ ...round, plan: heavier }] }),
    'other.json': JSON.stringify({ ...published, rounds: [{ ...round, digest: 'short' }] }),
  });
  const found = await run('draw', 'check', path('spared.json'));
  expect(found.code).toBe(1);
  expect(found.out).toContain(`第一处不同：抽中的项目 ${put?.villageName.zh}（${put?.villageCode}）（第 1 轮）`);
  expect(found.out).toContain(`（${spared}）`);
  const digest = await run('draw', 'check', path('heavier.json'), '--lang', 'en');
  expect([digest.code, digest.out]).toEqual([1, expect.stringContaining('First difference: Digest of the list (round 1)')]);
  expect(await run('draw', 'check', path('other.json'))).toMatchObject({
    code: 1,
    errors: expect.stringContaining('rounds.0.digest'),
  });
});
