import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublicDraw } from './published.ts';
import { drawAlgorithm } from '../draw.ts';
import { seedText } from '../seed.ts';
import { checkDraw, firstDifference } from './check.ts';
import { frameProblems, groupsOf, readFrameText, tidyHousehold } from './frame.ts';
import { questionsFrom, serviceQuestions } from './question.ts';
import { closeObstacles, drawObstacles, drawRound, frameDigest, publishObstacles } from './round.ts';
import { answersObstacles, formObstacles, outcomeObstacles, outcomeOf } from './slot.ts';

const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);
const village = ['1组', '2组', '3组'].flatMap((group, index) =>
  Array.from({ length: 30 + 20 * index }, (_, number) => ({ group, number: `${number + 1}`, label: '' })),
);
const dice = (from: number) => ({
  kind: 'dice' as const,
  throws: Array.from({ length: 20 }, (_, index) => ((index * from) % 6) + 1),
  witnesses: ['村监委会主任', '村民代表'],
});

/** A village’s published draw, widened once. */
function published(): PublicDraw {
  const draws: PublicDraw['draws'] = [];
  for (const seedParts of [dice(5), dice(7)]) {
    const seed = seedText(seedParts);
    draws.push({ seed, seedParts, drawnAt: '2026-11-05T04:00:00.000Z', ...drawRound(village, draws, { seed, size: 20 }) });
  }
  return {
    algorithm: drawAlgorithm,
    households: village.map(({ group, number }) => ({ group, number })),
    digest: frameDigest(village),
    draws,
  } as PublicDraw;
}

test('a published draw is recomputed from list and seed alone: sample, reserves and the widening', () => {
  const draw = published();
  const checked = checkDraw(draw);
  expect(firstDifference(checked)).toBeNull();
  expect(checked.filter(({ step }) => step === 'sample')).toHaveLength(40);
  expect(checkDraw({ ...draw, households: draw.households.toReversed() })).toEqual(checked);
  const drawn = draw.draws.flatMap(({ sample, reserves }) => [...sample, ...reserves]);
  expect(new Set(drawn.map(({ group, number }) => `${group}/${number}`)).size).toBe(drawn.length);
});

test('a household struck off or added after the digest, another seed, two drawn households exchanged: the check names the first difference', () => {
  const draw = published();
  const difference = (changed: PublicDraw) => firstDifference(checkDraw(changed))?.step;
  expect(difference({ ...draw, households: draw.households.slice(1) })).toBe('digest');
  expect(difference({ ...draw, households: [...draw.households, { group: '1组', number: '1' }] })).toBe('list');
  expect(difference({ ...draw, algorithm: 'other' })).toBe('algorithm');
  const other = structuredClone(draw);
  if (other.draws[0]) other.draws[0].seed = other.draws[0].seed.replace(/.$/, '1').replace(/1$/, '2');
  expect(difference(other)).toBe('seed');
  const exchanged = structuredClone(draw);
  const sample = exchanged.draws[1]?.sample ?? [];
  [sample[0], sample[1]] = [sample[1] ?? sample[0]!, sample[0]!];
  const found = firstDifference(checkDraw(exchanged));
  expect([found?.step, found?.draw]).toEqual(['sample', 2]);
});

const round = {
  state: 'committed',
  households: 150,
  sampleSize: 0,
  waiting: 0,
  precisionPercent: 10,
  confidencePercent: 95,
  commitments: [],
  seeds: [],
} as const;

test('the list is out before the seed: no draw from an unpublished list, none with a seed used before, none beyond the limits', () => {
  const asked = { seedParts: dice(5), size: 30 };
  expect(drawObstacles(round, asked)).toEqual([]);
  expect(codes(drawObstacles({ ...round, state: 'frame' }, asked))).toEqual(['fieldwork.visitStateOther']);
  expect(codes(drawObstacles({ ...round, seeds: [seedText(dice(5))] }, asked))).toEqual(['fieldwork.seedUsed']);
  expect(codes(drawObstacles(round, { ...asked, size: 19 }))).toEqual(['fieldwork.sampleTooSmall']);
  expect(codes(drawObstacles(round, { ...asked, size: 46 }))).toEqual(['fieldwork.sampleTooLarge']);
  expect(codes(drawObstacles({ ...round, state: 'visiting', sampleSize: 45 }))).toEqual(['fieldwork.sampleFull']);
  expect(codes(publishObstacles({ state: 'frame', households: 0 }))).toEqual(['fieldwork.frameEmpty']);
});

test('nobody stops where the figures please him: a round closes when every door has its outcome', () => {
  expect(codes(closeObstacles({ state: 'visiting', waiting: 1 }))).toEqual(['fieldwork.visitsWaiting']);
  expect(closeObstacles({ state: 'visiting', waiting: 0 })).toEqual([]);
});

const slot = { order: 3, group: '1组', status: 'waiting', tries: 0, version: 1 } as const;
const held = [
  { order: 22, group: '1组', status: 'held', tries: 0, version: 1 },
  { order: 21, group: '2组', status: 'held', tries: 0, version: 1 },
  { order: 20, group: '1组', status: 'absent', tries: 2, version: 3 },
] as const;

test('a refusal is replaced at once, an absence after the second visit, by the next reserve of the same group', () => {
  expect(outcomeOf(slot, 'refused', held)).toEqual({ status: 'refused', tries: 0, replacedBy: 22 });
  expect(outcomeOf(slot, 'absent', held)).toEqual({ status: 'waiting', tries: 1, replacedBy: null });
  expect(outcomeOf({ ...slot, tries: 1 }, 'absent', held)).toEqual({ status: 'absent', tries: 2, replacedBy: 22 });
  expect(outcomeOf(slot, 'answered', held)).toEqual({ status: 'answered', tries: 0, replacedBy: null });
  expect(outcomeOf({ ...slot, group: '3组' }, 'refused', held).replacedBy).toBeNull();
});

test('an outcome on a door that changed meanwhile is refused with both outcomes', () => {
  expect(outcomeObstacles(slot, 'answered', 1)).toEqual([]);
  expect(outcomeObstacles({ ...slot, status: 'answered', version: 2 }, 'refused', 2)).toEqual([]); // taken back
  const [conflict] = outcomeObstacles({ ...slot, status: 'refused', version: 2 }, 'answered', 1);
  expect(conflict?.details).toMatchObject({ yours: { outcome: 'answered' }, theirs: { status: 'refused', version: 2 } });
});

test('a list of households is taken whole; every faulty line is named', () => {
  const text = '组,户号,标签\n1组,1,桥头\n1组\t2\t\n1组,1,\n,4,\n2组,5,信教户\n2组,6,13812345678\n2组,a/b,';
  const households = readFrameText(text).map(tidyHousehold);
  expect(households[0]).toEqual({ group: '1组', number: '1', label: '桥头' });
  expect(frameProblems(households).map(({ line, code }) => [line, code])).toEqual([
    [3, 'fieldwork.frameRepeated'],
    [4, 'fieldwork.frameValueNotValid'],
    [5, 'fieldwork.frameWordDenied'],
    [6, 'fieldwork.frameNumberDenied'],
    [7, 'fieldwork.frameValueNotValid'],
  ]);
  expect(codes(frameProblems([]))).toEqual(['fieldwork.frameEmpty']);
});

test('property: however a list is written down, its digest and its groups are the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(village, { minLength: village.length }), (shuffled) => {
      expect(frameDigest(shuffled)).toBe(frameDigest(village));
      expect(groupsOf(shuffled)).toEqual(groupsOf(village));
      const pasted = shuffled.map(({ group, number }) => `${group}\t${number}`).join('\r\n');
      expect(frameDigest(readFrameText(pasted))).toBe(frameDigest(village));
    }),
    { numRuns: 20 },
  );
});

test('a form has six to eight questions about services; one about what residents are not asked is refused, in either language', () => {
  expect(formObstacles(serviceQuestions, '村级服务满意度')).toEqual([]);
  const [first, ...others] = serviceQuestions;
  const religious = { id: 'faith', text: { zh: '村里服务怎样？', en: 'What is your religion?' } };
  expect(codes(formObstacles([religious, ...others], '走访'))).toEqual(['fieldwork.questionDenied']);
  expect(codes(formObstacles([...others.slice(1), ...others.slice(1, 2)], '走访'))).toEqual(['fieldwork.questionRepeated']);
  expect(codes(formObstacles(first ? [first] : [], '走访'))).toEqual(['fieldwork.questionCount']);
});

test('a question in the platform’s words keeps its id wherever it stands; in other words it has one of its own', () => {
  const texts = serviceQuestions.map(({ text }) => text);
  expect(questionsFrom(texts)).toEqual(serviceQuestions);
  const [first, second, ...others] = texts;
  if (!first || !second) throw new Error('eight questions');
  const own = questionsFrom([second, { ...first, en: 'Is the office open when it says so?' }, ...others]);
  expect(own.slice(0, 3).map(({ id }) => id)).toEqual([serviceQuestions[1]?.id, 'own2', serviceQuestions[2]?.id]);
  expect(formObstacles(own, '走访')).toEqual([]);
  expect(codes(formObstacles(questionsFrom([second, ...texts.slice(1)]), '走访'))).toEqual(['fieldwork.questionRepeated']);
});

test('every question has one answer and there are no others', () => {
  const answers = Object.fromEntries(serviceQuestions.map(({ id }) => [id, 'yes' as const]));
  expect(answersObstacles(serviceQuestions, answers)).toEqual([]);
  const { officeHours: _, ...rest } = answers;
  expect(answersObstacles(serviceQuestions, { ...rest, other: 'no' })).toEqual([
    { code: 'fieldwork.answersNotComplete', details: { missing: 'officeHours', unknown: 'other' } },
  ]);
});
