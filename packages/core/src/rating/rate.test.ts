import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import type { Indicator, Rule, Star } from '../standards/standard.ts';
import { starReason, stepSentence } from './explanation-words.ts';
import { givenGrade, givenIndicator, givenInput, givenStandard, givenStar, givenVeto, words } from './given.ts';
import { rate } from './rate.ts';
import { emptySheet, type Sheet } from './sheet.ts';

const mark = (score: number) => ({ kind: 'mark' as const, score });
const sheetOf = (more: Partial<Sheet>): Sheet => ({ ...emptySheet, ...more });

function rateOne(indicator: Indicator, values: Record<string, number>) {
  const standard = givenStandard([givenStar('A', [indicator])]);
  const [star] = rate(standard, sheetOf({ entries: { [indicator.code]: { kind: 'inputs', values } } })).stars;
  const [rating] = star?.indicators ?? [];
  return rating?.state === 'scored' ? rating.score : rating?.state;
}

const appraisal: Rule = {
  kind: 'appraisal',
  inputs: ['satisfied', 'fairly', 'dissatisfied', 'unsure', 'issued', 'present'].map((code) => givenInput(code)),
  options: [
    { input: 'satisfied', weight: 100 },
    { input: 'fairly', weight: 70 },
    { input: 'dissatisfied', weight: 0 },
  ],
  excluded: ['unsure'],
  issued: 'issued',
  present: 'present',
  minimumValid: 15,
  minimumShareOfPresent: 50,
};

function appraise(satisfied: number, fairly: number, dissatisfied: number, unsure: number, issued: number, present: number) {
  const standard = givenStandard([givenStar('A', [givenIndicator('A1', 10_000, appraisal)])]);
  const values = { satisfied, fairly, dissatisfied, unsure, issued, present };
  const { stars, explanation } = rate(standard, sheetOf({ entries: { A1: { kind: 'inputs', values } } }));
  return { score: stars[0]?.indicators[0]?.score ?? null, steps: explanation.children[0]?.children[0]?.steps ?? [] };
}

test('Appendix B, appraisal: 40 satisfied, 8 fairly, 2 not, 3 unsure is 91.20 of 50 valid ballots, 96.00 % satisfied', () => {
  const { score, steps } = appraise(40, 8, 2, 3, 53, 60);
  expect(score).toBe(9120);
  expect(steps).toContainEqual({ code: 'appraisalCount', values: { issued: '53', returned: '53', valid: '50', excluded: '3' } });
  expect(steps).toContainEqual({
    code: 'appraisalScore',
    values: { percent: '91.20', satisfaction: '96.00', max: '100', exact: '91.2' },
  });
});

test('Appendix B, appraisal: all dissatisfied is 0', () => {
  expect(appraise(0, 0, 50, 0, 53, 60).score).toBe(0);
});

test('Appendix B, appraisal: 54 returned of 53 issued is void', () => {
  const { score, steps } = appraise(41, 8, 2, 3, 53, 60);
  expect(score).toBe(null);
  expect(steps.map(({ code }) => code)).toEqual(['appraisalVoid']);
});

test('Appendix B, appraisal: 8 valid ballots are too small a sample, not a score of 0', () => {
  const { score, steps } = appraise(8, 0, 0, 0, 53, 10);
  expect(score).toBe(null);
  expect(steps).toContainEqual({ code: 'sampleTooSmall', values: { valid: '8', needed: '15' } });
});

test('an appraisal needs half of those present, counted up', () => {
  expect(appraise(30, 0, 0, 0, 90, 61).steps).toContainEqual({ code: 'sampleTooSmall', values: { valid: '30', needed: '31' } });
  expect(appraise(31, 0, 0, 0, 90, 61).score).toBe(10_000);
});

function starOf(base: number, bonus: number, more: Partial<Star> = {}) {
  const star = givenStar('A', [givenIndicator('A1', 10_000)], {
    bonus: {
      items: [{ code: 'A+', title: words('praise'), each: 100, proofRequired: true }],
      cap: 500,
      mayLiftOverPassMark: true,
    },
    ...more,
  });
  return { star, sheet: sheetOf({ entries: { A1: mark(base) }, bonus: { 'A+': bonus } }) };
}

test('Appendix B, star: base 79.99 and bonus 5 make 84.99, which passes', () => {
  const { star, sheet } = starOf(7999, 5);
  expect(rate(givenStandard([star]), sheet).stars[0]).toMatchObject({ base: 7999, bonus: 500, score: 8499, state: 'won' });
});

test('Appendix B, star: the bonus is capped, and base + bonus is limited to 100', () => {
  const capped = starOf(7999, 9);
  expect(rate(givenStandard([capped.star]), capped.sheet).stars[0]).toMatchObject({ bonus: 500, score: 8499 });
  const limited = starOf(9800, 5);
  expect(rate(givenStandard([limited.star]), limited.sheet).stars[0]).toMatchObject({ bonus: 500, score: 10_000 });
});

test('Appendix B, star: with a star veto it is not awarded', () => {
  const { star, sheet } = starOf(7999, 5, { vetoes: [givenVeto('AV')] });
  const { stars, starsWon } = rate(givenStandard([star]), { ...sheet, vetoes: ['AV'] });
  expect(stars[0]).toMatchObject({ score: 8499, state: 'vetoed', won: false });
  expect(starsWon).toBe(0);
});

test('Appendix B, star: 68 of 85 applicable points are 80.00 and win', () => {
  const star = givenStar('A', [givenIndicator('A1', 8500), givenIndicator('A2', 1500)]);
  const sheet = sheetOf({ entries: { A1: mark(6800), A2: { kind: 'notApplicable' } } });
  expect(rate(givenStandard([star]), sheet).stars[0]).toMatchObject({ base: 8000, score: 8000, state: 'won' });
});

test('Appendix B, star: where the setting says so, bonus does not lift a star over the line', () => {
  const { star, sheet } = starOf(7999, 5);
  const strict = { ...star, bonus: star.bonus && { ...star.bonus, mayLiftOverPassMark: false } };
  const { stars, explanation } = rate(givenStandard([strict]), sheet);
  expect(stars[0]).toMatchObject({ score: 8499, state: 'notYet' });
  expect(starReason(explanation.children[0] ?? explanation, 'en')).toContain('Scored 79.99 before bonus');
});

test('a threshold is decimal: 79.995 rounds to 80.00 and wins, 79.994 does not', () => {
  const share = (decimals: number): Rule => ({
    kind: 'linear',
    inputs: [givenInput('x', { decimals })],
    input: 'x',
    low: { at: 0, score: 0 },
    high: { at: 100 * 10 ** decimals, score: 10_000 },
  });
  const star = givenStar('A', [givenIndicator('A1', 10_000, share(3))]);
  const at = (x: number) => rate(givenStandard([star]), sheetOf({ entries: { A1: { kind: 'inputs', values: { x } } } }));
  expect(at(79_995).stars[0]).toMatchObject({ score: 8000, state: 'won' });
  expect(at(79_994).stars[0]).toMatchObject({ score: 7999, state: 'notYet' });
  expect(at(79_995).explanation.children[0]?.children[0]?.rounding).toEqual({ exact: '79.995', places: 2, rounded: '80.00' });
});

test('each rule computes as it says', () => {
  const x = [givenInput('x'), givenInput('y', { min: null })];
  const proportion: Rule & { kind: 'proportion' } = {
    kind: 'proportion',
    inputs: x,
    numerator: 'x',
    denominator: { input: 'y' },
    target: 10_000,
    whenNone: 'full',
  };
  expect(rateOne(givenIndicator('P', 1000, proportion), { x: 2, y: 3 })).toBe(667);
  expect(rateOne(givenIndicator('P', 1000, { ...proportion, target: 8000 }), { x: 2, y: 4 })).toBe(625);
  expect(rateOne(givenIndicator('P', 1000, proportion), { x: 4, y: 3 })).toBe(1000);
  expect(rateOne(givenIndicator('P', 1000, proportion), { x: 0, y: 0 })).toBe(1000);
  expect(rateOne(givenIndicator('P', 1000, { ...proportion, whenNone: 'notApplicable' }), { x: 0, y: 0 })).toBe('notApplicable');
  expect(rateOne(givenIndicator('P', 1000, proportion), { x: 1 })).toBe('missing');
  expect(rateOne(givenIndicator('P', 2000, { ...proportion, inputs: x.slice(0, 1), denominator: { fixed: 12 } }), { x: 5 })).toBe(
    833,
  );

  const steps: Rule = {
    kind: 'steps',
    inputs: x,
    input: 'y',
    table: [
      { from: 0, score: 100 },
      { from: 10, score: 700 },
    ],
  };
  expect([-1, 0, 9, 10, 99].map((y) => rateOne(givenIndicator('S', 1000, steps), { y }))).toEqual([0, 100, 100, 700, 700]);

  const linear: Rule = { kind: 'linear', inputs: x, input: 'y', low: { at: 0, score: 1000 }, high: { at: 30, score: 0 } };
  expect([-5, 0, 10, 20, 31].map((y) => rateOne(givenIndicator('L', 1000, linear), { y }))).toEqual([1000, 1000, 667, 333, 0]);

  const occurrences: Rule = {
    kind: 'occurrences',
    inputs: x,
    start: 1000,
    floor: 200,
    items: [
      { input: 'x', each: -150, limit: null },
      { input: 'y', each: 100, limit: 2 },
    ],
  };
  expect(rateOne(givenIndicator('O', 1000, occurrences), { x: 3, y: 5 })).toBe(750);
  expect(rateOne(givenIndicator('O', 1000, occurrences), { x: 9, y: 0 })).toBe(200);
  expect(rateOne(givenIndicator('O', 1000, occurrences), { x: 0, y: 2 })).toBe(1000);

  const checklist: Rule = {
    kind: 'checklist',
    items: [
      { code: 'a', title: words('a'), score: 400 },
      { code: 'b', title: words('b'), score: 600 },
    ],
  };
  expect(rateOne(givenIndicator('C', 1000, checklist), { a: 1, b: 0 })).toBe(400);

  const formula: Rule = { kind: 'formula', inputs: x, expression: 'x * 10 / 3' };
  expect(rateOne(givenIndicator('F', 1000, formula), { x: 2, y: 9 })).toBe(667);
  expect(rateOne(givenIndicator('F', 1000, formula), { x: 4 })).toBe(1000);

  const thirds = (code: string) => ({ code, title: words(code), maxScore: 500, rule: { ...proportion, target: 10_000 } });
  const sum: Rule = { kind: 'sum', parts: [thirds('a'), thirds('b')] };
  expect(rateOne(givenIndicator('T', 1000, sum), { 'a.x': 1, 'a.y': 3, 'b.x': 1, 'b.y': 3 })).toBe(333); // 166.67 + 166.67, rounded once
  expect(rateOne(givenIndicator('T', 1000, sum), { 'a.x': 1, 'a.y': 3 })).toBe('missing');
});

test('a missing indicator leaves the star open, unless the standard says that it counts 0', () => {
  const star = givenStar('A', [givenIndicator('A1', 9000), givenIndicator('A2', 1000)]);
  const open = rate(givenStandard([star]), sheetOf({ entries: { A1: mark(9000) } }));
  expect(open.stars[0]).toMatchObject({ base: null, score: null, state: 'incomplete' });
  expect(open.state).toBe('incomplete');
  expect(starReason(open.explanation.children[0] ?? open.explanation, 'zh')).toBe('还缺1项，暂不能评定此星。尚缺：A2。');

  const zero = givenStar('A', [givenIndicator('A1', 9000), givenIndicator('A2', 1000, undefined, { whenMissing: 'zero' })]);
  expect(rate(givenStandard([zero]), sheetOf({ entries: { A1: mark(9000) } })).stars[0]).toMatchObject({
    score: 9000,
    state: 'won',
  });
});

test('a hard standard must hold whatever the score, and not knowing leaves the star open', () => {
  const star = givenStar('A', [givenIndicator('A1', 10_000)], {
    hardStandards: [{ code: 'AH', title: words('AH'), legalBasis: null }],
  });
  const at = (score: number, hardStandards: Record<string, boolean>) =>
    rate(givenStandard([star]), sheetOf({ entries: { A1: mark(score) }, hardStandards })).stars[0]?.state;
  expect([at(9000, { AH: true }), at(9000, { AH: false }), at(9000, {}), at(7000, {})]).toEqual([
    'won',
    'notYet',
    'incomplete',
    'notYet',
  ]);
});

test('a global veto leaves the village unrated, with the scores still to be seen', () => {
  const standard = givenStandard([givenStar('A', [givenIndicator('A1', 10_000)])], {
    vetoes: [givenVeto('GV')],
    grade: givenGrade('starsWon', [
      ['top', '1'],
      ['rest', null],
    ]),
  });
  const result = rate(standard, sheetOf({ entries: { A1: mark(9000) }, vetoes: ['GV'] }));
  expect(result).toMatchObject({ state: 'notRated', starsWon: 0, grade: null });
  expect(result.stars[0]).toMatchObject({ state: 'notRated', score: 9000 });
});

test('weighted and geometric means leave out what does not apply', () => {
  const indicators = [givenIndicator('a', 10_000), givenIndicator('b', 10_000), givenIndicator('c', 10_000)];
  const weighted = givenStar('A', indicators, { combine: { kind: 'weightedMean', weights: { a: 1, b: 2, c: 4 } } });
  const geometric = givenStar('A', indicators, { combine: { kind: 'geometricMean' } });
  const all = { a: mark(5000), b: mark(8000), c: mark(9999) };
  const two = { ...all, c: { kind: 'notApplicable' as const } };
  const base = (star: Star, entries: Sheet['entries']) => rate(givenStandard([star]), sheetOf({ entries })).stars[0]?.base;
  expect([base(weighted, all), base(weighted, two)]).toEqual([8714, 7000]); // 60996 ÷ 7 = 8713.7
  expect([base(geometric, all), base(geometric, two)]).toEqual([7368, 6325]);
  expect(rate(givenStandard([geometric]), sheetOf({ entries: { a: two.c, b: two.c, c: two.c } })).stars[0]?.state).toBe(
    'notApplicable',
  );
});

test('bands, caps and the allowed rise make the grade, each with its step', () => {
  const standard = givenStandard([givenStar('A', [givenIndicator('A1', 10_000)], { passMark: null })], {
    inputs: [givenInput('satisfaction', { max: 100 })],
    measures: [
      { code: 'total', title: words('total'), unit: words('points'), expression: 'A * 0.7 + satisfaction * 0.3', places: 2 },
    ],
    grade: givenGrade(
      'total',
      [
        ['five', '90'],
        ['four', '80'],
        ['three', '70'],
        ['two', '60'],
        ['one', null],
      ],
      {
        caps: [{ code: 'cap', title: words('satisfaction below 60 %'), when: 'satisfaction < 60', atMost: 'two' }],
        maxRise: 1,
      },
    ),
  });
  const grade = (score: number, satisfaction: number | null, previousGrade: string | null = null) => {
    const inputs: Record<string, number> = satisfaction === null ? {} : { satisfaction };
    const result = rate(standard, sheetOf({ entries: { A1: mark(score) }, inputs, previousGrade }));
    return { grade: result.grade, steps: result.explanation.children.at(-1)?.steps.map(({ code }) => code) };
  };
  expect(grade(9000, 90)).toEqual({ grade: 'five', steps: ['band'] });
  expect(grade(8999, 90).grade).toBe('four'); // 62.993 + 27 = 89.993, which rounds to 89.99
  expect(grade(8957, 91).grade).toBe('five'); // 62.699 + 27.3 = 89.999, which rounds to 90.00
  expect(grade(10_000, 59)).toEqual({ grade: 'two', steps: ['band', 'capped'] });
  expect(grade(10_000, 100, 'three')).toEqual({ grade: 'four', steps: ['band', 'riseLimited'] });
  expect(grade(10_000, null)).toEqual({ grade: null, steps: ['gradeUnknown'] });
});

test('an unknown cap leaves the grade open only where it could lower it', () => {
  const standard = givenStandard([givenStar('A', [givenIndicator('A1', 10_000)])], {
    inputs: [givenInput('share')],
    grade: givenGrade(
      'starsWon',
      [
        ['top', '1'],
        ['low', null],
      ],
      { caps: [{ code: 'c', title: words('c'), when: 'share < 60', atMost: 'low' }] },
    ),
  });
  expect(rate(standard, sheetOf({ entries: { A1: mark(9000) } })).grade).toBe(null);
  expect(rate(standard, sheetOf({ entries: { A1: mark(1000) } })).grade).toBe('low');
});

test.each<[string, Partial<Sheet>, string, Record<string, unknown>]>([
  ['an unknown indicator', { entries: { Z9: mark(1) } }, 'rating.unknownCode', { code: 'Z9' }],
  ['an unknown figure', { entries: { A2: { kind: 'inputs', values: { z: 1 } } } }, 'rating.unknownCode', { code: 'A2.z' }],
  ['an unknown veto', { vetoes: ['Z'] }, 'rating.unknownCode', { code: 'Z' }],
  ['an unknown bonus item', { bonus: { Z: 1 } }, 'rating.unknownCode', { code: 'Z' }],
  ['an unknown hard standard', { hardStandards: { Z: true } }, 'rating.unknownCode', { code: 'Z' }],
  ['an unknown input', { inputs: { Z: 1 } }, 'rating.unknownCode', { code: 'Z' }],
  ['an unknown grade', { previousGrade: 'Z' }, 'rating.unknownGrade', { grade: 'Z' }],
  [
    'a mark above the maximum',
    { entries: { A1: mark(8050) } },
    'rating.valueOutOfRange',
    { code: 'A1', value: '80.5', min: '0', max: '80' },
  ],
  [
    'a mark below 0',
    { entries: { A1: mark(-50) } },
    'rating.valueOutOfRange',
    { code: 'A1', value: '-0.5', min: '0', max: '80' },
  ],
  [
    'a mark that is no whole number of units',
    { entries: { A1: mark(0.5) } },
    'rating.valueOutOfRange',
    { code: 'A1', value: '0.5', min: '0', max: '80' },
  ],
  ['a mark between two steps', { entries: { A1: mark(25) } }, 'rating.markStep', { code: 'A1', value: '0.25', step: '0.5' }],
  ['figures for a judged indicator', { entries: { A1: { kind: 'inputs', values: {} } } }, 'rating.markExpected', { code: 'A1' }],
  [
    'not applicable where it is not allowed',
    { entries: { A1: { kind: 'notApplicable' } } },
    'rating.notApplicableRefused',
    { code: 'A1' },
  ],
  [
    'a figure above its bound',
    { entries: { A2: { kind: 'inputs', values: { x: 1001 } } } },
    'rating.valueOutOfRange',
    { code: 'A2.x', value: '100.1', min: '0', max: '100' },
  ],
  [
    'a negative count of bonus',
    { bonus: { 'A+': -1 } },
    'rating.valueOutOfRange',
    { code: 'A+', value: '-1', min: '0', max: null },
  ],
  [
    'a formula that divides by 0',
    { entries: { A2: { kind: 'inputs', values: { x: 0 } } } },
    'rating.divisionByZero',
    { formula: '1 / x', position: 5 },
  ],
])('%s is refused with its value', (_, more, code, details) => {
  const formula: Rule = { kind: 'formula', inputs: [givenInput('x', { decimals: 1, max: 1000 })], expression: '1 / x' };
  const judged: Rule = { kind: 'judged', step: 50, guide: words('guide') };
  const { star } = starOf(0, 0, {
    indicators: [givenIndicator('A1', 8000, judged, { notApplicable: 'never' }), givenIndicator('A2', 2000, formula)],
  });
  const refusal = (() => {
    try {
      rate(givenStandard([star], { inputs: [givenInput('q')], grade: givenGrade('starsWon', [['g', null]]) }), sheetOf(more));
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code, details });
});

test('the reason of a star says in two sentences what was reached and where most was lost', () => {
  const star = givenStar('A', [givenIndicator('卫生', 6000), givenIndicator('村务公开', 4000)]);
  const reason = (a: number, b: number, language: 'zh' | 'en') => {
    const { explanation } = rate(givenStandard([star]), sheetOf({ entries: { 卫生: mark(a), 村务公开: mark(b) } }));
    return starReason(explanation.children[0] ?? explanation, language);
  };
  expect(reason(5950, 2800, 'zh')).toBe('得87.50分，达到80分的达标线，授予此星。失分最多的是村务公开（28.00/40）。');
  expect(reason(5950, 2800, 'en')).toBe(
    'Scored 87.50, which reaches the pass mark of 80: the star is awarded. Most points were lost on 村务公开 (28.00/40).',
  );
  expect(reason(4000, 3550, 'zh')).toBe('得75.50分，距80分的达标线差4.50分，未获此星。失分最多的是卫生（40.00/60）。');
  expect(reason(6000, 4000, 'zh')).toBe('得100.00分，达到80分的达标线，授予此星。各项均得满分。');
});

test('a number without an end is shown beside its fraction', () => {
  const formula: Rule = { kind: 'formula', inputs: [givenInput('x')], expression: 'x / 3' };
  const sheet = sheetOf({ entries: { F: { kind: 'inputs', values: { x: 2 } } } });
  const { explanation } = rate(givenStandard([givenStar('A', [givenIndicator('F', 1000, formula)])]), sheet);
  expect(explanation.children[0]?.children[0]?.steps.map((step) => stepSentence(step, 'zh'))).toEqual([
    '按公式 x / 3 计得≈0.6667 (2/3)分。',
    '≈0.6667 (2/3)四舍五入为0.67。',
  ]);
});

test('every input in the explanation carries the source that the sheet gives', () => {
  const { star, sheet } = starOf(7999, 5);
  const { explanation } = rate(givenStandard([star]), {
    ...sheet,
    entries: { A1: { ...mark(7999), source: '考评表 3-1' } },
    sources: { 'A+': '区发〔2026〕3号' },
  });
  const [node] = explanation.children;
  expect(node?.inputs.map(({ source }) => source)).toEqual(['区发〔2026〕3号']);
  expect(node?.children[0]?.inputs).toMatchObject([{ value: '79.99', source: '考评表 3-1' }]);
});
