import { compileStandard } from '@xingcun/core/rating/compile';
import { readStandardYaml } from '@xingcun/core/standards/yaml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardYaml } from '../test-run.ts';
import { readLayout } from './layout.ts';
import { codeOf, nameOf, rowReader } from './score-rows.ts';

const compiled = compileStandard(readStandardYaml(standardYaml));
const header = ['code', 'name', 'A1', 'A1.closed', 'Ab', 'Av', 'previousGrade'];

/** What the reader makes of a text, given to it in pieces of this size. */
function read(text: string, pieceSize: number) {
  const layout = readLayout(compiled, header, 4);
  const reader = rowReader(layout, 4, 2);
  const bytes = Buffer.from(text);
  const rows: unknown[] = [];
  const bad: unknown[] = [];
  let from = 0;
  let to = Math.min(pieceSize, bytes.length);
  while (true) {
    reader.batch.rows = 0;
    reader.batch.texts.clear();
    reader.batch.bad.length = 0;
    from = reader.read(bytes, from, to, to === bytes.length);
    const { batch } = reader;
    for (let row = 0; row < batch.rows; row += 1) {
      const values = layout.targets.map((target) => ('values' in target ? target.values[row] : null));
      rows.push([batch.lines[row], codeOf(batch, row), nameOf(batch, row), ...values]);
    }
    bad.push(...batch.bad.map(({ line, code, refusal }) => [line, code, refusal.code, refusal.details]));
    if (batch.rows === 0 && batch.bad.length === 0) {
      if (to === bytes.length) return { rows, bad };
      to = Math.min(to + pieceSize, bytes.length);
    }
  }
}

const number = fc.constantFrom(
  '',
  '0',
  '5',
  '12.5',
  '60',
  '60.00',
  '007',
  '1.234',
  '-3',
  '.5',
  '5.',
  '1e2',
  'x',
  '99999999999',
  '123456789012345678',
  ' 7 ',
  '+1',
  'N/A',
  'N/B',
  '--1',
  '1-',
);
const cell = [
  fc.constantFrom('650203200200', '650203200201', '650203200202', '0650', 'ab', '12', '', ' 650203200203'),
  fc.constantFrom('', '小拐村', '=1', ' a b ', '  '),
  number,
  number,
  fc.constantFrom('', '0', '3', '2.5'),
  fc.constantFrom('', '0', '1', '2', '是'),
  fc.constantFrom('', 'good', 'bad'),
];
const tableRow = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(...cell) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('1', ''), { minLength: 2, maxLength: 9 }) },
);

test('property: the byte path reads what the general path reads, whole or in pieces', () => {
  fc.assert(
    fc.property(
      fc.array(tableRow, { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 80 }),
      (rows, end, closed, pieceSize) => {
        const join = (quote: boolean) =>
          rows.map((cells) => cells.map((text) => (quote ? `"${text}"` : text)).join(',')).join(end) + (closed ? end : '');
        const plain = read(join(false), 1 << 20);
        expect(read(join(true), 1 << 20)).toEqual(plain);
        expect(read(join(false), pieceSize)).toEqual(plain);
        expect(read(join(true), pieceSize)).toEqual(plain);
      },
    ),
    { numRuns: 500 },
  );
});

test('quoted cells may hold commas, quotation marks and line breaks, and lines are still counted', () => {
  const { rows, bad } = read('650203200200,"a,""b""\nc",1,2,0,0,\n650203200201,d,x,2,0,0,\n', 1 << 20);
  expect(rows).toEqual([[2, '650203200200', 'a,"b"\nc', null, null, 100, 2, 0, 0, -1]]);
  expect(bad).toEqual([[4, '650203200201', 'rating.cellUnreadable', { column: 'A1', value: 'x' }]]);
});
