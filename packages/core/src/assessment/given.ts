import { givenGrade, givenIndicator, givenInput, givenStandard, givenStar, givenVeto, words } from '../rating/given.ts';
import type { Standard } from '../standards/standard.ts';
import type { CellEntry } from './cell.ts';

/**
 * A small standard for tests: star ZF with a judged, a computed and a mixed indicator, a bonus and a veto; star MG with a checklist,
 * deductions and a hard standard; star LD with one judged mark. One figure of the whole standard caps the grade.
 */
export function givenThreeStars(more: Partial<Standard> = {}): Standard {
  const zf = givenStar(
    'ZF',
    [
      givenIndicator(
        'ZF1',
        4000,
        { kind: 'judged', step: 50, guide: words('guide') },
        { basis: 'judged', notApplicable: 'never' },
      ),
      givenIndicator('ZF2', 3000, {
        kind: 'proportion',
        inputs: [givenInput('done'), givenInput('planned')],
        numerator: 'done',
        denominator: { input: 'planned' },
        target: 10_000,
        whenNone: 'notApplicable',
      }),
      givenIndicator(
        'ZF3',
        3000,
        {
          kind: 'linear',
          inputs: [givenInput('growth', { decimals: 1, min: -1000, max: 1000 })],
          input: 'growth',
          low: { at: 0, score: 0 },
          high: { at: 100, score: 3000 },
        },
        { basis: 'mixed', notApplicable: 'never' },
      ),
    ],
    {
      bonus: {
        items: [{ code: 'ZFb', title: words('ZFb'), each: 200, proofRequired: true }],
        cap: 500,
        mayLiftOverPassMark: true,
      },
      vetoes: [givenVeto('ZFv')],
    },
  );
  const mg = givenStar(
    'MG',
    [
      givenIndicator(
        'MG1',
        5000,
        {
          kind: 'checklist',
          items: [
            { code: 'board', title: words('board'), score: 2000 },
            { code: 'minutes', title: words('minutes'), score: 2000 },
            { code: 'ledger', title: words('ledger'), score: 1000 },
          ],
        },
        { notApplicable: 'never' },
      ),
      givenIndicator('MG2', 5000, {
        kind: 'occurrences',
        inputs: [givenInput('late')],
        start: 5000,
        floor: 0,
        items: [{ input: 'late', each: -500, limit: null }],
      }),
    ],
    { hardStandards: [{ code: 'MGh', title: words('MGh'), legalBasis: null }] },
  );
  const ld = givenStar('LD', [
    givenIndicator('LD1', 10_000, { kind: 'judged', step: 100, guide: words('guide') }, { basis: 'judged' }),
  ]);
  return givenStandard([zf, mg, ld], {
    code: 'three-stars',
    inputs: [givenInput('satisfaction', { max: 100 })],
    vetoes: [givenVeto('GV')],
    grade: givenGrade(
      'starsWon',
      [
        ['three', '3'],
        ['two', '2'],
        ['one', '1'],
        ['none', null],
      ],
      { caps: [{ code: 'unsatisfied', title: words('unsatisfied'), when: 'satisfaction < 60', atMost: 'one' }], maxRise: 1 },
    ),
    ...more,
  });
}

/** Entries with which a village wins all three stars. */
export const strongEntries = {
  ZF1: { kind: 'mark', score: 3800 },
  ZF2: { kind: 'inputs', values: { done: 9, planned: 10 } },
  ZF3: { kind: 'inputs', values: { growth: 90 } },
  MG1: { kind: 'inputs', values: { board: 1, minutes: 1, ledger: 1 } },
  MG2: { kind: 'inputs', values: { late: 1 } },
  MGh: { kind: 'holds', holds: true },
  LD1: { kind: 'mark', score: 9000 },
  satisfaction: { kind: 'inputs', values: { satisfaction: 92 } },
} as const satisfies Record<string, CellEntry>;
