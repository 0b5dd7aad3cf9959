import { expect, test } from 'vitest';
import { drawAlgorithm } from '../draw.ts';
import { seedText } from '../seed.ts';
import { checkReinspection, differingVillages, type ReinspectionToCheck } from './check.ts';
import { type Candidate, drawPlan, planDigest, planFirst } from './plan.ts';

const candidates = Array.from(
  { length: 14 },
  (_, n): Candidate => ({
    villageCode: `6502032${String(n + 1).padStart(5, '0')}`,
    items: Array.from({ length: 12 }, (_, item) => ({
      code: `I${item}`,
      judged: item % 3 === 0,
      maxScore: 1000,
      claimed: n < 3 ? 1000 : 800,
      expected: n < 3 ? 700 : 800,
    })),
    distances: [1500],
    correctedLastTime: 0,
  }),
);

function givenPublished(): ReinspectionToCheck {
  const plan = planFirst(candidates);
  const seedParts = {
    kind: 'dice' as const,
    throws: Array.from({ length: 20 }, (_, n) => (n % 6) + 1),
    witnesses: ['市委组织部代表', '纪委监委代表'],
  };
  const seed = seedText(seedParts);
  const round = { round: 1, plan, digest: planDigest(plan), publishedAt: '2026-11-02T03:00:00.000Z', commitments: [] };
  const drawn = drawPlan(plan, seed);
  return { algorithm: drawAlgorithm, rounds: [{ ...round, seedParts, seed, drawnAt: '2026-11-05T04:00:00.000Z', drawn }] };
}

const odd = (published: ReinspectionToCheck) => checkReinspection(published).filter(({ agrees }) => !agrees);

/** The only round, with some of it exchanged. */
function tampered(change: (round: ReinspectionToCheck['rounds'][number]) => Partial<ReinspectionToCheck['rounds'][number]>) {
  const published = givenPublished();
  return { ...published, rounds: published.rounds.map((round) => ({ ...round, ...change(round) })) };
}

test('what is published honestly agrees in every step, before the draw as after it', () => {
  const checked = checkReinspection(givenPublished());
  expect(checked.every(({ agrees }) => agrees)).toBe(true);
  expect(checked.filter(({ step }) => step === 'item')).toHaveLength(4 * 6);
  expect(odd(tampered(() => ({ seed: null, seedParts: null, drawnAt: null, drawn: [] })))).toEqual([]);
});

test('a village put in the place of another is found, and both are named', () => {
  const published = givenPublished();
  const drawn = published.rounds[0]?.drawn ?? [];
  const out = drawn[0]?.villageCode ?? '';
  const put = candidates.find(({ villageCode }) => !drawn.some((item) => item.villageCode === villageCode))?.villageCode ?? '';
  const exchanged = tampered((round) => ({
    drawn: round.drawn.map((item) => (item.villageCode === out ? { ...item, villageCode: put } : item)),
  }));
  expect(differingVillages(checkReinspection(exchanged)).toSorted()).toEqual([out, put].toSorted());
});

test('changed lots show in the digest, an unsound or other seed in the seed, a draw without a seed in the count', () => {
  const lots = tampered(({ plan }) => ({
    plan: { ...plan, villages: plan.villages.map((village, n) => (n === 5 ? { ...village, lots: 9 } : village)) },
  }));
  expect(odd(lots)[0]).toMatchObject({ step: 'digest', round: 1 });
  expect(odd(tampered(() => ({ seed: 'dice:1' })))[0]).toMatchObject({ step: 'seed', published: 'dice:1' });
  const alone = tampered(({ seedParts }) => ({ seedParts: seedParts?.kind === 'dice' ? { ...seedParts, witnesses: [] } : null }));
  expect(odd(alone).map(({ step, computed }) => [step, computed])).toEqual([['seed', '']]);
  expect(odd(tampered(() => ({ seed: null, seedParts: null })))[0]).toMatchObject({ step: 'count', computed: '0' });
  expect(odd(tampered(({ drawn }) => ({ drawn: [...drawn, ...drawn.slice(0, 1)] })))[0]).toMatchObject({ step: 'count' });
});
