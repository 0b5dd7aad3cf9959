import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { standardArbitrary } from './arbitrary.ts';
import { parseStandard, readStandard } from './document.ts';
import type { StandardDocument } from './document-schema.ts';
import { toDocument } from './to-document.ts';

const text = (zh: string) => ({ zh, en: `${zh} (en)` });
const input = (code: string, more: object = {}) => ({ code, title: text('件数'), unit: text('件'), ...more });

/** A small standard that is right; tests spoil one place each. */
function sound() {
  return {
    format: 'xingcun-standard/1' as const,
    code: 'sample',
    version: '2026.1',
    draft: true,
    title: text('示例标准'),
    source: text('自拟'),
    scorePlaces: 2,
    stars: [
      {
        code: 'ZF',
        title: text('增收致富星'),
        maxScore: 100,
        passMark: 80,
        indicators: [
          {
            code: 'ZF1',
            title: text('帮扶响应'),
            maxScore: 60,
            basis: 'computed' as string,
            rule: {
              kind: 'proportion' as string,
              inputs: [input('answered'), input('received')] as object[],
              numerator: 'answered',
              denominator: 'received' as string | number,
              whenNone: 'full',
            } as Record<string, unknown>,
          },
          {
            code: 'ZF2',
            title: text('项目推进'),
            maxScore: 40,
            basis: 'judged',
            rule: { kind: 'judged', step: 0.5, guide: text('看进度') },
          },
        ],
      },
    ],
    measures: [{ code: 'total', title: text('总分'), unit: text('分'), expression: 'ZF * 0.7', places: 2 }],
    grade: {
      by: 'total',
      bands: [
        { code: 'good', title: text('好'), from: 60 as number | string | null },
        { code: 'other', title: text('其他'), from: null },
      ],
      caps: [{ code: 'low', title: text('星少'), when: 'starsWon < 1', atMost: 'other' }],
    },
  };
}
type Sound = ReturnType<typeof sound>;

function problemsAfter(spoil: (document: Sound) => void): Record<string, string> {
  const document = sound();
  spoil(document);
  const result = readStandard(document);
  return 'problems' in result ? Object.fromEntries(result.problems.map(({ path, message }) => [path, message.zh])) : {};
}
const star = (document: Sound) => document.stars[0] ?? expect.fail('no star');
const indicator = (document: Sound, index = 0) => star(document).indicators[index] ?? expect.fail('no indicator');

test('decimals become integers of the smallest unit and defaults are filled in', () => {
  const standard = parseStandard(sound());
  expect(standard.stars[0]).toMatchObject({
    maxScore: 10_000,
    passMark: 8000,
    combine: { kind: 'sum' },
    bonus: null,
    vetoes: [],
  });
  expect(standard.stars[0]?.indicators[1]?.rule).toEqual({ kind: 'judged', step: 50, guide: text('看进度') });
  expect(standard.stars[0]?.indicators[0]).toMatchObject({
    notApplicable: 'never',
    whenMissing: 'incomplete',
    rule: { target: 10_000 },
  });
  expect(standard.grade?.bands.map(({ from }) => from)).toEqual(['60', null]);
});

test('every problem is reported at once, each with its path and value', () => {
  const document = sound();
  indicator(document).maxScore = 59.999;
  indicator(document, 1).basis = 'counted';
  star(document).passMark = 120;
  const refusal: unknown = (() => {
    try {
      return parseStandard({ ...document, colour: 'red' });
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code: 'standards.invalid' });
  const problems = refusal instanceof Refusal ? refusal.details['problems'] : [];
  expect(problems).toEqual(
    expect.arrayContaining([
      { path: 'stars[0].indicators[1].basis', message: expect.any(Object), value: 'counted', at: null },
      { path: 'colour', message: { zh: '没有“colour”这一项', en: 'There is no “colour” here' }, value: 'red', at: null },
      {
        path: 'stars[0].indicators[0].maxScore',
        message: { zh: '小数位超过 2 位', en: expect.any(String) },
        value: 59.999,
        at: null,
      },
    ]),
  );
});

test.each<[string, (document: Sound) => void, Record<string, string>]>([
  [
    'maxima that do not sum to the star',
    (d) => (indicator(d).maxScore = 50),
    { 'stars[0].indicators': '合计 90，应等于满分 100' },
  ],
  ['a pass mark above the maximum', (d) => (star(d).passMark = 101), { 'stars[0].passMark': '超过满分 100' }],
  [
    'a repeated code',
    (d) => (indicator(d, 1).code = 'ZF1'),
    { 'stars[0].indicators[1].code': '代码“ZF1”与 stars[0].indicators[0].code 重复' },
  ],
  [
    'a reserved code',
    (d) => (star(d).code = 'let'),
    {
      'stars[0].code': '“let”是公式的保留字，不能作代码',
      'measures[0].expression': '公式“ZF * 0.7”第1个字符处的“ZF”不存在。请先定义，或改用已有的代码。',
    },
  ],
  [
    'a code of an object property',
    (d) => (indicator(d).code = 'constructor'),
    { 'stars[0].indicators[0].code': '“constructor”是公式的保留字，不能作代码' },
  ],
  [
    'an input that does not exist and one that nothing uses',
    (d) => (indicator(d).rule['numerator'] = 'handled'),
    {
      'stars[0].indicators[0].rule.numerator': '本细则没有数据项“handled”',
      'stars[0].indicators[0].rule.inputs[0]': '数据项“answered”没有用到，不应要求填报',
    },
  ],
  [
    'a denominator without an answer to “none”',
    (d) => delete indicator(d).rule['whenNone'],
    { 'stars[0].indicators[0].rule.whenNone': '请写明没有对象时（分母为 0）怎样计分' },
  ],
  [
    'not applicable where the indicator does not allow it',
    (d) => (indicator(d).rule['whenNone'] = 'notApplicable'),
    { 'stars[0].indicators[0].rule.whenNone': '指标未允许“不适用”（notApplicable: allowed）' },
  ],
  [
    'an input about residents’ ethnicity',
    (d) => (indicator(d).rule['inputs'] = [input('answered', { title: text('少数民族人数') }), input('received')]),
    {
      'stars[0].indicators[0].rule.inputs[0].title.zh': '含有“民族”：星村只评价组织，不采集居民的此类信息',
      'stars[0].indicators[0].rule.inputs[0].title.en': '含有“民族”：星村只评价组织，不采集居民的此类信息',
    },
  ],
  [
    'steps that fall and never reach the maximum',
    (d) =>
      (indicator(d).rule = {
        kind: 'steps',
        inputs: [input('count')],
        input: 'count',
        table: [
          { from: 2, score: 30 },
          { from: 1, score: 50 },
        ],
      }),
    {
      'stars[0].indicators[0].rule.table[1].from': '阶梯须从低到高，且不重复',
      'stars[0].indicators[0].rule.table': '按此细则得不到满分 60',
    },
  ],
  [
    'an appraisal whose worst option counts, from few answers',
    (d) =>
      (indicator(d).rule = {
        kind: 'appraisal',
        inputs: ['good', 'poor', 'issued', 'present'].map((code) => input(code)),
        options: [
          { input: 'good', weight: 100 },
          { input: 'poor', weight: 40 },
        ],
        issued: 'issued',
        present: 'present',
        minimumValid: 15,
        minimumShareOfPresent: 50,
      }),
    { 'stars[0].indicators[0].rule.options[1].weight': '最差一档的权重必须为 0' },
  ],
  [
    'a formula over a name that does not exist',
    (d) => (indicator(d).rule = { kind: 'formula', inputs: [input('x')], expression: 'min(60, x + z)' }),
    { 'stars[0].indicators[0].rule.expression': '公式“min(60, x + z)”第13个字符处的“z”不存在。请先定义，或改用已有的代码。' },
  ],
  [
    'a marked rule that claims to be computed',
    (d) => (indicator(d, 1).basis = 'computed'),
    { 'stars[0].indicators[1].basis': '评议打分的细则，指标性质须为“judged”' },
  ],
  [
    'bands out of order',
    (d) => d.grade.bands.unshift({ code: 'fair', title: text('中'), from: '50' }),
    { 'grade.bands[1].from': '等级须从高到低，分数线依次下降' },
  ],
  [
    'a last band with a mark',
    (d) => (d.grade.bands[1] = { code: 'other', title: text('其他'), from: 0 }),
    { 'grade.bands[1].from': '末档的分数线须为 null（其余全部）' },
  ],
  [
    'a cap to an unknown grade',
    (d) => (d.grade.caps[0] = { code: 'low', title: text('星少'), when: 'ZF < 10', atMost: 'bad' }),
    { 'grade.caps[0].atMost': '没有等级“bad”' },
  ],
  ['a grade by an unknown measure', (d) => (d.grade.by = 'sum'), { 'grade.by': '没有测算项“sum”' }],
  [
    'a version that YAML read as a number',
    (d) => Object.assign(d, { version: 2026.1 }),
    { version: '应为文字（版本号等请加引号）' },
  ],
  ['control characters', (d) => (d.title.zh = 'a\u0007b'), { 'title.zh': '含有不可打印的字符' }],
])('refused: %s', (_, spoil, expected) => {
  expect(problemsAfter(spoil)).toEqual(expected);
});

test('weights of a weighted mean cover the indicators, which share the scale of the star', () => {
  const problems = problemsAfter((document) =>
    Object.assign(star(document), { combine: { kind: 'weightedMean', weights: { ZF1: 2, ZF9: 1 } } }),
  );
  expect(problems).toEqual({
    'stars[0].indicators[0].maxScore': '求平均的指标满分须与星的满分 100 相同',
    'stars[0].indicators[1].maxScore': '求平均的指标满分须与星的满分 100 相同',
    'stars[0].combine.weights': '缺少指标权重：ZF2',
    'stars[0].combine.weights.ZF9': '本星没有指标“ZF9”',
  });
});

test('what is no object at all is refused', () => {
  for (const document of [null, 7, 'x', [], {}]) expect('problems' in readStandard(document)).toBe(true);
});

test('property: a standard returns from its document form unchanged', () => {
  fc.assert(
    fc.property(standardArbitrary, (standard) => {
      const document: StandardDocument = toDocument(standard);
      expect(readStandard(JSON.parse(JSON.stringify(document)))).toEqual({ standard });
    }),
    { numRuns: 100 },
  );
}, 60_000);
