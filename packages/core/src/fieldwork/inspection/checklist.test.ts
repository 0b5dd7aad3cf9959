import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenThreeStars } from '../../assessment/given.ts';
import { standardArbitrary } from '../../standards/arbitrary.ts';
import { givenIndicator, givenStandard, givenStar, words } from '../../rating/given.ts';
import { checklistOf, linesOf } from './checklist.ts';
import { answers, countFindings, findingFaults, severities } from './finding.ts';

test('a star’s list holds its guides, checklist lines, wished proof and hard standards, in the standard’s order', () => {
  const standard = givenThreeStars();
  expect(linesOf(checklistOf(standard, ['ZF', 'MG'])).map(({ key }) => key)).toEqual([
    'ZF1/guide',
    'MG1/checklist/board',
    'MG1/checklist/minutes',
    'MG1/checklist/ledger',
    'MGh/hardStandard',
  ]);
});

test('wished proof gives a line each, and a sum’s checklist keeps the part in the key', () => {
  const parts = { kind: 'checklist' as const, items: [{ code: 'a', title: words('a'), score: 10 }] };
  const standard = givenStandard([
    givenStar('S', [
      givenIndicator(
        'S1',
        100,
        { kind: 'sum', parts: [{ code: 'p', title: words('p'), maxScore: 100, rule: parts }] },
        {
          evidence: [words('minutes'), words('photograph')],
        },
      ),
    ]),
  ]);
  expect(linesOf(checklistOf(standard, ['S'])).map(({ key }) => key)).toEqual([
    'S1/checklist/p/a',
    'S1/evidence/1',
    'S1/evidence/2',
  ]);
});

test('property: every line’s key is its own, and a star that was not asked for has none', () => {
  fc.assert(
    fc.property(standardArbitrary, (standard) => {
      const all = standard.stars.map(({ code }) => code);
      const keys = linesOf(checklistOf(standard, all)).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const [first] = all;
      for (const { starCode } of linesOf(checklistOf(standard, first ? [first] : []))) expect(starCode).toBe(first);
    }),
    { numRuns: 30 },
  );
});

test('“does not conform” says how grave and what was seen; nothing else is graded', () => {
  expect(findingFaults({ answer: 'doesNotConform', severity: null, words: ' ' }).map(({ code }) => code)).toEqual([
    'fieldwork.findingNeedsSeverity',
    'fieldwork.findingNeedsWords',
  ]);
  expect(findingFaults({ answer: 'doesNotConform', severity: 'minor', words: '公开栏内容过期' })).toEqual([]);
  for (const answer of answers.filter((each) => each !== 'doesNotConform')) {
    expect(findingFaults({ answer, severity: null, words: '' })).toEqual([]);
    for (const severity of severities)
      expect(findingFaults({ answer, severity, words: '' }).map(({ code }) => code)).toEqual(['fieldwork.severityNotUsed']);
  }
});

test('lines are counted by how they stand', () => {
  expect(
    countFindings(5, [
      { answer: 'conforms', severity: null },
      { answer: 'doesNotConform', severity: 'minor' },
      { answer: 'doesNotConform', severity: 'serious' },
    ]),
  ).toEqual({ lines: 5, answered: 3, serious: 1, minor: 1, remark: 0 });
});
