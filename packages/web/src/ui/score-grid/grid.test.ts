import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GridColumn, nextEditable, parseClipboard, spotAfterKey, spread } from './grid.ts';

interface Row {
  code: string;
  score: string;
  locked?: boolean;
}
const rows: Row[] = [
  { code: 'ZF1', score: '18.00' },
  { code: 'ZF2', score: '20.00', locked: true },
  { code: 'ZF3', score: '' },
];
const check = (text: string) => (Number(text) <= 20 ? null : 'at most 20');
const columns: GridColumn<Row>[] = [
  { key: 'code', title: 'Code', names: true, cell: ({ code }) => ({ show: code, text: code }) },
  {
    key: 'score',
    title: 'Score',
    cell: ({ score, locked }) => ({ show: score, text: score, ...(locked ? { locked: 'computed' } : { edit: { check } }) }),
  },
];
const grid = { rows, columns, rowKey: ({ code }: Row) => code, rowName: ({ code }: Row) => code };

test('a column copied from Excel comes as its cells, without the line end after the last', () => {
  expect(parseClipboard('18\r\n20\r\n15.5\r\n')).toEqual([['18'], ['20'], ['15.5']]);
});

test('a quoted cell may hold line ends, tabs and quotes', () => {
  expect(parseClipboard('"a\nb\t""c"""\t2')).toEqual([['a\nb\t"c"', '2']]);
});

test('a quote within a cell is just a quote, an empty line an empty cell', () => {
  expect(parseClipboard('5" pipe\n\n7')).toEqual([['5" pipe'], [''], ['7']]);
});

test('property: cells written as a spreadsheet writes them are read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('1', '.', '字', '"', '\t', '\n', ' ') });
  const write = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(block, (cells) => {
      expect(parseClipboard(`${cells.map((line) => line.map(write).join('\t')).join('\r\n')}\r\n`)).toEqual(cells);
    }),
  );
});

test('pasting fills downwards, keeps what is wrong as a draft, and says what took nothing', () => {
  const result = spread([['19'], ['1'], ['25'], ['9']], { row: 0, column: 1 }, grid);
  expect(result.changes).toEqual([{ rowKey: 'ZF1', columnKey: 'score', text: '19' }]);
  expect(result.drafts).toEqual([{ rowKey: 'ZF3', columnKey: 'score', text: '25' }]);
  expect(result.refused).toEqual([
    { rowName: 'ZF2', reason: 'computed' },
    { rowName: 'ZF3', reason: 'at most 20' },
  ]);
});

test('pasting what is there already changes nothing', () => {
  expect(spread([['ZF1', '18.00']], { row: 0, column: 0 }, grid)).toEqual({ changes: [], drafts: [], refused: [] });
});

test('Tab goes to the next cell that can be typed in, and out of the grid after the last', () => {
  expect(nextEditable({ row: 0, column: 0 }, 1, grid)).toEqual({ row: 0, column: 1 });
  expect(nextEditable({ row: 0, column: 1 }, 1, grid)).toEqual({ row: 2, column: 1 });
  expect(nextEditable({ row: 2, column: 1 }, 1, grid)).toBeNull();
  expect(nextEditable({ row: 2, column: 1 }, -1, grid)).toEqual({ row: 0, column: 1 });
});

test('property: no key leads out of the grid', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (pressed) => {
      let spot = { row: 3, column: 2 };
      for (const [key, ctrl] of pressed) spot = spotAfterKey(key, ctrl, spot, { rows: 59, columns: 8 }) ?? spot;
      expect(spot.row >= 0 && spot.row < 59 && spot.column >= 0 && spot.column < 8).toBe(true);
    }),
  );
});
