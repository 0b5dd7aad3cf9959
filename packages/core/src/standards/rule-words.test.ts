import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardArbitrary } from './arbitrary.ts';
import { ruleWords } from './rule-words.ts';
import type { Input, Rule } from './standard.ts';
import { gradeSentences, indicatorSentences, starSentences } from './standard-words.ts';
import { readStandardYaml } from './yaml.ts';

const scale = { maxScore: 2000, places: 2 };
const input = (code: string, zh: string, unit: string, decimals = 0): Input => ({
  code,
  title: { zh, en: code },
  unit: { zh: unit, en: 'units' },
  decimals,
  min: 0,
  max: null,
});
const words = (rule: Rule) => ruleWords(rule, scale).zh;

test('each kind of rule reads as a sentence', () => {
  const done = input('done', '按期办结', '件');
  const due = input('due', '受理', '件');
  expect(
    words({
      kind: 'proportion',
      inputs: [done, due],
      numerator: 'done',
      denominator: { input: 'due' },
      target: 9500,
      whenNone: 'full',
    }),
  ).toBe('按“按期办结”占“受理”的比例计分，达到95%得满分20分，不足的按比例计分。“受理”为0的，得满分20分。');
  expect(
    words({
      kind: 'proportion',
      inputs: [done],
      numerator: 'done',
      denominator: { fixed: 12 },
      target: 10_000,
      whenNone: 'zero',
    }),
  ).toBe('“按期办结”达到12件得满分20分，不足的按比例计分。');
  expect(
    words({
      kind: 'linear',
      inputs: [input('gap', '与平均增幅之差', '个百分点', 2)],
      input: 'gap',
      low: { at: -1000, score: 0 },
      high: { at: 0, score: 2000 },
    }),
  ).toBe('“与平均增幅之差”达到0个百分点得20分，每低1个百分点扣2分，最低0分（-10个百分点及以下）。');
  expect(
    words({
      kind: 'linear',
      inputs: [input('days', '平均用时', '天')],
      input: 'days',
      low: { at: 3, score: 2000 },
      high: { at: 10, score: 0 },
    }),
  ).toBe('“平均用时”在3天（20分）与10天（0分）之间按直线计分，之外按端点计分。');
  expect(
    words({
      kind: 'linear',
      inputs: [input('days', '平均用时', '天')],
      input: 'days',
      low: { at: 5, score: 2000 },
      high: { at: 15, score: 0 },
    }),
  ).toBe('“平均用时”不超过5天得20分，每高1天扣2分，最低0分（15天及以上）。');
  expect(
    words({
      kind: 'steps',
      inputs: [input('people', '人数', '人')],
      input: 'people',
      table: [
        { from: 1, score: 750 },
        { from: 2, score: 2000 },
      ],
    }),
  ).toBe('“人数”达到1人得7.5分，达到2人得20分；不足1人得0分。');
  expect(
    words({
      kind: 'occurrences',
      inputs: [input('faults', '不合格', '份'), input('merits', '受表扬', '次')],
      start: 1500,
      floor: 0,
      items: [
        { input: 'faults', each: -150, limit: 10 },
        { input: 'merits', each: 500, limit: null },
      ],
    }),
  ).toBe('起始15分；“不合格”每1份扣1.5分（最多计10）；“受表扬”每1次得5分；最低0分，最高20分。');
  expect(words({ kind: 'checklist', items: [{ code: 'a', title: { zh: '有章程', en: 'charter' }, score: 2000 }] })).toBe(
    '逐条核对，符合即得分：有章程（20分）。',
  );
  expect(words({ kind: 'formula', inputs: [input('x', '增幅', '%')], expression: 'clamp(20 - x, 0, 20)' })).toBe(
    '按公式计分：clamp(20 - x, 0, 20)，其中x＝“增幅”（%）；最低0分，最高20分。',
  );
  expect(words({ kind: 'judged', step: 50, guide: { zh: '看进度。', en: 'Progress.' } })).toBe(
    '由评定人在0至20分之间打分，以0.5分为一档。看进度。',
  );
});

test('the draft of Karamay reads in both languages, down to the grade', () => {
  const folder = new URL('../../../../standards/', import.meta.url);
  const standard = readStandardYaml(readFileSync(new URL('karamay-ten-stars.yaml', folder), 'utf8'));
  const [star] = standard.stars;
  expect(star && starSentences(star, 2).map(({ zh }) => zh)).toEqual(
    expect.arrayContaining([
      '6项指标得分相加，满分100分；不适用的指标不计，其余按比例折算。',
      '达到80分且没有一票否决情形的，授予此星。',
      '加分：集体项目获区级表彰或推广（附文号），每次1分；集体项目获市级以上表彰或推广（附文号），每次2分；合计最多5分，加分后不超过100分，可以用于达标。',
    ]),
  );
  expect(gradeSentences(standard)[1]?.zh).toBe(
    '按得星数定级：9及以上为“示范村”，7及以上为“先进村”，5及以上为“达标村”，其余为“提升村”。',
  );
  const appraisal = standard.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === 'LD5');
  expect(appraisal && indicatorSentences(appraisal, 2)[2]?.zh).toBe(
    '有效票少于15张或少于到会人数的50%的，样本不足，不出结果；收回票数多于发出票数的，测评无效，须重新组织。',
  );
});

test('property: every rule, indicator, star and grade has words in both languages, without a gap', () => {
  fc.assert(
    fc.property(standardArbitrary, (standard) => {
      const sentences = [
        ...gradeSentences(standard),
        ...standard.stars.flatMap((star) => [
          ...starSentences(star, standard.scorePlaces),
          ...star.indicators.flatMap((indicator) => indicatorSentences(indicator, standard.scorePlaces)),
        ]),
      ];
      for (const { zh, en } of sentences) {
        expect(zh.trim() !== '' && en.trim() !== '').toBe(true);
        expect(`${zh}${en}`).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
    { numRuns: 100 },
  );
}, 60_000);
