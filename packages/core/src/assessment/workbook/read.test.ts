import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilledWorksheet, WorkbookCell } from '../../standards/workbook.ts';
import type { CellEntry, Proof } from '../cell.ts';
import type { Cell } from '../contract.ts';
import { givenThreeStars, strongEntries } from '../given.ts';
import { findItem, openForm, scoreOf } from '../items.ts';
import { linesOf } from './layout.ts';
import { readSheetWorkbook, type SheetInForce } from './read.ts';
import { writeSheetWorkbook } from './write.ts';

const form = openForm(givenThreeStars());
const declaredStars = ['ZF', 'MG', 'LD'];
const identity = { assessmentId: 'a', stage: 'selfAssessment', standardDigest: 'd', village: '小拐村', year: 2026 } as const;

function cell(
  itemCode: string,
  entry: CellEntry | null,
  more: { reason?: string; proofs?: Proof[]; version?: number } = {},
): Cell {
  const item = findItem(form, itemCode);
  const { reason = '', proofs = [], version = 1 } = more;
  const score = scoreOf(form, item, entry);
  const updatedBy = { accountId: 'x', name: '甲' };
  return {
    itemCode,
    starCode: item.starCode,
    entry,
    score,
    reason,
    proofs,
    version,
    updatedBy,
    updatedAt: '2026-10-20T04:00:00.000Z',
  };
}
const byCode = (cells: readonly Cell[]) => new Map(cells.map((each) => [each.itemCode, each]));
const strong = Object.entries(strongEntries).map(([code, entry]) => cell(code, entry));

/** The workbook of these cells, some of its cells changed by a person: `{ 'LD1 value': 88 }`. */
function taken(
  cells: readonly Cell[],
  changes: Record<string, WorkbookCell> = {},
  language: 'zh' | 'en' = 'zh',
): FilledWorksheet[] {
  const sheets = writeSheetWorkbook({ ...identity, form, declaredStars, cells: new Map([['selfAssessment', cells]]) }, language);
  const column = { value: 5, reason: 6, proofs: 7 };
  for (const [where, value] of Object.entries(changes)) {
    const [key, name] = where.split(' ');
    const row = sheets[0]?.rows.find((each) => each[1] === key);
    if (row) row[column[name as keyof typeof column]] = value;
  }
  return sheets.map((sheet) => ({ ...sheet, formulas: new Set(), percents: new Set(), errors: new Set(), merged: [] }));
}
const inForce = (own: readonly Cell[], more: Partial<SheetInForce> = {}): SheetInForce => ({
  ...identity,
  form,
  declaredStars,
  own: byCode(own),
  lower: new Map(),
  obstacles: () => [],
  ...more,
});
const read = (before: readonly Cell[], changes: Record<string, WorkbookCell>, now = before) =>
  readSheetWorkbook(taken(before, changes), inForce(now));

test('what is typed becomes the entry that typing on the page makes, with the version that was taken along', () => {
  const { changes, faults, unchanged } = read(strong, {
    'LD1 value': '８８',
    'LD1 reason': '有会议记录',
    'LD1 proofs': '会议记录｜小拐发〔2026〕3号\n照片',
    'ZF2/done value': 7,
    'MG1/board value': '否',
    'ZF1 value': null,
  });
  expect(faults).toEqual([]);
  expect(changes.map(({ itemCode, proposal, address }) => [itemCode, address, proposal])).toMatchObject([
    ['ZF1', 'F2', { entry: null, version: 1 }],
    ['ZF2', 'F3', { entry: { kind: 'inputs', values: { done: 7 } }, version: 1 }],
    ['MG1', 'F9', { entry: { kind: 'inputs', values: { board: 0 } }, version: 1 }],
    [
      'LD1',
      'F16',
      {
        entry: { kind: 'mark', score: 8800 },
        reason: '有会议记录',
        proofs: [
          { title: '会议记录', reference: '小拐发〔2026〕3号' },
          { title: '照片', reference: '' },
        ],
        version: 1,
      },
    ],
  ]);
  expect(changes.at(-1)?.score).toBe(8800);
  expect(unchanged).toBe(form.items.size - 4);
});

test('what the person did not touch stays as somebody else left it; what both changed comes with both', () => {
  const now = strong.map((each) => (each.itemCode === 'LD1' ? cell('LD1', { kind: 'mark', score: 7000 }, { version: 4 }) : each));
  expect(read(strong, { 'ZF1 value': 30 }, now).changes.map(({ itemCode }) => itemCode)).toEqual(['ZF1']);
  const [both] = read(strong, { 'LD1 value': 88 }, now).changes;
  expect(both).toMatchObject({
    proposal: { entry: { score: 8800 }, version: 1 },
    standing: { entry: { score: 7000 }, version: 4 },
  });
  expect(read(strong, { 'LD1 value': 70 }, now).changes).toEqual([]);
});

test.each<[string, Record<string, WorkbookCell>, string, object]>([
  ['a word', { 'LD1 value': '优秀' }, 'assessment.workbookNotNumber', { address: 'F16', value: '优秀' }],
  ['per cent as text', { 'LD1 value': '90%' }, 'assessment.workbookNotNumber', { value: '90%' }],
  ['a score of another scale', { 'ZF1 value': 90 }, 'assessment.scoreOutOfRange', { address: 'F2', score: '90', max: '40' }],
  ['a step between', { 'LD1 value': 88.5 }, 'assessment.stepNotMet', { step: '1' }],
  ['too many places', { 'LD1 value': 88.123 }, 'assessment.workbookPlaces', { places: 2 }],
  ['half a time', { 'ZFb value': 0.5 }, 'assessment.workbookNotCount', {}],
  ['a bonus without proof', { 'ZFb value': 2 }, 'assessment.bonusNeedsProof', { itemCode: 'ZFb' }],
  ['perhaps', { 'MGh value': '大概' }, 'assessment.workbookNotYesNo', {}],
  ['a figure beyond its bounds', { 'ZF3/growth value': 500 }, 'rating.valueOutOfRange', {}],
  ['a mark beside figures', { 'ZF2 value': 20 }, 'assessment.workbookBoth', { address: 'F3' }],
  ['a reason beside a figure', { 'ZF2/done reason': '见账' }, 'assessment.workbookNotHere', { address: 'G4' }],
  ['a long reason', { 'LD1 reason': '长'.repeat(2001) }, 'assessment.workbookTooLong', { most: 2000 }],
  ['many proofs', { 'LD1 proofs': '证\n'.repeat(51) }, 'assessment.workbookProofs', { most: 50 }],
])('%s is refused with its address and value', (_, changes, code, details) => {
  expect(read(strong, changes)).toMatchObject({ changes: [], faults: [{ code, details }] });
});

test('a mark in place of computed figures needs a reason and proof, as on the page', () => {
  const marked = { 'ZF2 value': 20, 'ZF2/done value': null, 'ZF2/planned value': null };
  expect(read(strong, marked).faults).toMatchObject([{ code: 'assessment.overrideNeedsReason', address: 'F3' }]);
  const [change] = read(strong, { ...marked, 'ZF2 reason': '数据有误', 'ZF2 proofs': '说明' }).changes;
  expect(change?.proposal.entry).toEqual({ kind: 'mark', score: 2000 });
});

test('formulas, errors, per cents and merged cells are named; rows strange or twice as well', () => {
  const sheets = taken(strong, { 'LD1 value': 88 });
  const [first] = sheets;
  const odd = (more: Partial<FilledWorksheet>) =>
    readSheetWorkbook([{ ...first, ...more } as FilledWorksheet, ...sheets.slice(1)], inForce(strong));
  expect(odd({ formulas: new Set(['F16', 'A1']) }).faults).toMatchObject([
    { code: 'assessment.workbookFormula', address: 'F16' },
  ]);
  expect(odd({ errors: new Set(['G16']) }).faults).toMatchObject([{ code: 'assessment.workbookErrorValue', address: 'G16' }]);
  expect(odd({ percents: new Set(['F16']) }).faults).toMatchObject([{ code: 'assessment.workbookPercent', address: 'F16' }]);
  expect(odd({ merged: ['F15:F16'] }).faults.at(-1)).toMatchObject({
    code: 'assessment.workbookMerged',
    details: { range: 'F15:F16' },
  });
  const rows = first?.rows ?? [];
  const more = [...rows, ['', 'QQ1', '', '', '', 5], ['', 'LD1', '', '', '', 5], ['本村说明'], []] as WorkbookCell[][];
  expect(odd({ rows: more }).faults).toMatchObject([
    { code: 'assessment.workbookRowUnknown', address: `B${rows.length + 1}`, details: { value: 'QQ1' } },
    { code: 'assessment.workbookRowRepeated', address: `B${rows.length + 2}` },
  ]);
  expect(
    odd({ rows: [...rows, ...Array.from({ length: 1500 }, (): WorkbookCell[] => ['', '？', '', '', '', 1])] }).faults,
  ).toHaveLength(200);
});

test('a file of another sheet, standard or shape is refused as a whole', () => {
  const refusal = (more: Partial<SheetInForce>, sheets = taken(strong)) => {
    try {
      readSheetWorkbook(sheets, inForce(strong, more));
    } catch (error) {
      return error;
    }
    return null;
  };
  expect(refusal({ assessmentId: 'b', village: '和谐村', year: 2027 })).toMatchObject({
    code: 'assessment.workbookOfOtherVillage',
    details: { village: '小拐村', year: '2026', expected: '和谐村', expectedYear: '2027' },
  });
  expect(refusal({ stage: 'preliminaryReview' })).toMatchObject({ code: 'assessment.workbookOfOtherStage' });
  expect(refusal({ standardDigest: 'e' })).toMatchObject({ code: 'assessment.workbookOfOtherStandard' });
  expect(refusal({}, taken(strong).slice(0, 1))).toMatchObject({ code: 'assessment.workbookNotOurs' });
  const sheets = taken(strong);
  sheets[0]?.rows[0]?.splice(3, 1);
  expect(refusal({}, sheets)).toMatchObject({
    code: 'assessment.workbookHeaderChanged',
    details: { address: 'D1', value: '怎么填' },
  });
});

test('what a person may not write is refused as on the page, and only where he touched it', () => {
  const obstacles: SheetInForce['obstacles'] = ({ code, starCode }) =>
    starCode === 'LD' ? [{ code: 'assessment.markedByGroup', details: { itemCode: code } }] : [];
  const { changes, faults } = readSheetWorkbook(
    taken(strong, { 'LD1 value': 1, 'ZF1 value': 30 }),
    inForce(strong, { obstacles }),
  );
  expect(faults).toMatchObject([{ itemCode: 'LD1', code: 'assessment.markedByGroup', address: 'F16' }]);
  expect(changes.map(({ itemCode }) => itemCode)).toEqual(['ZF1']);
});

test('property: a sheet that comes back as it was taken changes nothing, in either language', () => {
  const items = [...form.items.values()];
  const entryOf = (code: string): fc.Arbitrary<CellEntry | null> => {
    const { accepts, maxScore } = findItem(form, code);
    const slots = linesOf(form, declaredStars).filter(({ item, slot }) => item.code === code && slot !== null);
    const each: Record<CellEntry['kind'], fc.Arbitrary<CellEntry>> = {
      mark: fc.integer({ min: 0, max: maxScore ?? 0 }).map((score) => ({ kind: 'mark', score })),
      inputs: fc
        .record(
          Object.fromEntries(slots.map(({ slot, yesNo }) => [slot?.key ?? '', fc.integer({ min: 0, max: yesNo ? 1 : 999 })])),
          {
            requiredKeys: [],
          },
        )
        .map((values) => ({
          kind: 'inputs',
          values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? 0])),
        })),
      notApplicable: fc.constant({ kind: 'notApplicable' }),
      count: fc.integer({ min: 0, max: 1000 }).map((count) => ({ kind: 'count', count })),
      holds: fc.boolean().map((holds) => ({ kind: 'holds', holds })),
    };
    return fc.option(fc.oneof(...accepts.map((kind) => each[kind])));
  };
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((each) => each.trim());
  const cells = fc.tuple(
    ...items.map(({ code }) =>
      fc
        .record({
          entry: entryOf(code),
          reason: text,
          proofs: fc.array(fc.record({ title: text, reference: text }), { maxLength: 3 }),
        })
        .map(({ entry, ...more }) => ({ code, entry, more })),
    ),
  );
  fc.assert(
    fc.property(cells, fc.constantFrom('zh' as const, 'en' as const), (made, language) => {
      const standing = made.map(({ code, entry, more }) => ({ ...cell(code, null, more), entry }));
      const { changes, faults } = readSheetWorkbook(taken(standing, {}, language), inForce(standing));
      expect({ changes, faults }).toEqual({ changes: [], faults: [] });
    }),
    { numRuns: 60 },
  );
});
