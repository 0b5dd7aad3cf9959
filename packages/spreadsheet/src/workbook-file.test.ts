import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { standardArbitrary } from '@xingcun/core/standards/arbitrary';
import type { WorkbookCell, Worksheet } from '@xingcun/core/standards/workbook';
import { readWorkbook } from '@xingcun/core/standards/workbook-read';
import { writeWorkbook } from '@xingcun/core/standards/workbook-write';
import { readStandardYaml } from '@xingcun/core/standards/yaml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFilledWorkbook, readWorkbookFile, workbookLimits, writeWorkbookFile } from './workbook-file.ts';
import { packZip, unpackZip } from './zip.ts';

const standards = new URL('../../../standards/', import.meta.url);
const karamay = readStandardYaml(readFileSync(new URL('karamay-ten-stars.yaml', standards), 'utf8'));
const generous = { entries: 1000, unpackedBytes: 100_000_000 };
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

/** The parts of a workbook of ours, some of them replaced. */
async function parts(
  rows: WorkbookCell[][],
  replace: (name: string, xml: string) => string = (_, xml) => xml,
): Promise<Uint8Array> {
  const unpacked = unpackZip(await writeWorkbookFile([{ name: '表', rows }]), () => true, generous);
  if ('fault' in unpacked) return expect.fail(unpacked.fault);
  return packZip(
    unpacked.entries.map(({ name, bytes }) => ({
      name,
      bytes: new TextEncoder().encode(replace(name, new TextDecoder().decode(bytes))),
    })),
  );
}
const inSheet = (from: string | RegExp, to: string) => (name: string, xml: string) =>
  name.includes('worksheets/') ? xml.replace(from, to) : xml;

test('the draft of Karamay returns from an xlsx file unchanged', async () => {
  const file = await writeWorkbookFile(writeWorkbook(karamay));
  expect(readWorkbook(await readWorkbookFile(file))).toEqual(karamay);
});

test('text that starts like a formula is text in the file, with the text format, and comes back as it was', async () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x.invalid","y")', '\t=1'];
  const file = await writeWorkbookFile([{ name: '表', rows: [['标题'], ...dangerous.map((text) => [text])] }]);
  const unpacked = unpackZip(file, (name) => name.includes('worksheets/'), generous);
  const xml = 'entries' in unpacked ? unpacked.entries.map(({ bytes }) => new TextDecoder().decode(bytes)).join('') : '';
  expect(xml).not.toMatch(/<f[ >]/);
  expect(xml.match(/<c /g)).toHaveLength(1 + dangerous.length);
  expect((await readWorkbookFile(file))[0]?.rows.slice(1)).toEqual(dangerous.map((text) => [text]));
});

test('numbers, yes/no, gaps, line breaks and odd characters survive', async () => {
  const rows: WorkbookCell[][] = [
    ['甲', '乙', '丙'],
    [79.995, true, '第一行\n第二行'],
    [-0.01, false, ' 空格 '],
    [null, null, '_x0041_ & <b> "引号" \u0007 🀄'],
    ['valueOf', '__proto__', 'constructor'],
  ];
  expect(await readWorkbookFile(await writeWorkbookFile([{ name: '表', rows }]))).toEqual([{ name: '表', rows }]);
});

test('property: any well-formed text comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 20 }), async (texts) => {
      const rows = texts.map((text) => [text.replace(/\r\n?/g, '\n')]);
      expect((await readWorkbookFile(await writeWorkbookFile([{ name: '表', rows }])))[0]?.rows).toEqual(rows);
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('what is no workbook is refused: text, old xls, an empty or cut file, a zip of something else', async () => {
  const whole = await writeWorkbookFile([{ name: '表', rows: [['a']] }]);
  const files = [
    new Uint8Array(),
    new TextEncoder().encode('code,score\n1,2\n'),
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]),
    whole.subarray(0, whole.length - 30),
    packZip([{ name: 'readme.txt', bytes: new TextEncoder().encode('x') }]),
    packZip([{ name: 'xl/workbook.xml', bytes: new TextEncoder().encode('<workbook') }]),
  ];
  for (const file of files) await expect(readWorkbookFile(file)).rejects.toThrow(refused('spreadsheet.unreadable'));
});

test('a file above the limit of bytes is not looked at', async () => {
  await expect(readWorkbookFile(new Uint8Array(workbookLimits.bytes + 1))).rejects.toThrow(
    refused('spreadsheet.tooLarge', { what: 'bytes', limit: workbookLimits.bytes }),
  );
});

/** An archive of one deflated part of `size` equal bytes, whose directory declares `declared`. */
function bomb(size: number, declared: number): Uint8Array {
  const packed = deflateRawSync(new Uint8Array(size).fill(0x20));
  const archive = packZip([{ name: 'xl/worksheets/sheet1.xml', bytes: packed }]);
  const view = new DataView(archive.buffer);
  const directory = view.getUint32(archive.length - 6, true);
  view.setUint16(8, 8, true);
  view.setUint32(22, declared, true);
  view.setUint16(directory + 10, 8, true);
  view.setUint32(directory + 24, declared, true);
  return archive;
}

test('a zip bomb is refused by what it declares, before it is unpacked', async () => {
  const file = bomb(110_000_000, 110_000_000);
  expect(file.length).toBeLessThan(500_000);
  await expect(readWorkbookFile(file)).rejects.toThrow(refused('spreadsheet.tooLarge', { what: 'unpackedBytes' }));
});

test('a zip bomb that declares less than it holds is stopped where its declaration ends', async () => {
  await expect(readWorkbookFile(bomb(110_000_000, 1000))).rejects.toThrow(refused('spreadsheet.unreadable'));
});

test('one cell far out is refused before the empty cells around it are built', async () => {
  const far = (address: string) => parts([['a'], ['b']], inSheet(/r="A2"/, `r="${address}"`));
  await expect(readWorkbookFile(await far('A1048576'))).rejects.toThrow(refused('spreadsheet.tooLarge', { what: 'rows' }));
  await expect(readWorkbookFile(await far('XFD2'))).rejects.toThrow(refused('spreadsheet.tooLarge', { what: 'columns' }));
  await expect(readWorkbookFile(await far('ALL90000'))).rejects.toThrow(refused('spreadsheet.tooLarge', { what: 'cells' }));
  await expect(readWorkbookFile(await far('A99999999999'))).rejects.toThrow(refused('spreadsheet.unreadable'));
  await expect(readWorkbookFile(await far('&#88;FD1048576'))).rejects.toThrow(refused('spreadsheet.unreadable'));
  const row = await parts([['a'], ['b']], inSheet(/<row r="2"/, '<row r="900000000"'));
  await expect(readWorkbookFile(row)).rejects.toThrow(refused('spreadsheet.unreadable'));
});

test('entities and too many sheets are refused', async () => {
  const entities = await parts([['a']], inSheet('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'));
  await expect(readWorkbookFile(entities)).rejects.toThrow(refused('spreadsheet.unreadable'));
  const many: Worksheet[] = Array.from({ length: 3 }, (_, index) => ({ name: `表${index}`, rows: [['a']] }));
  await expect(readWorkbookFile(await writeWorkbookFile(many), { ...workbookLimits, sheets: 2 })).rejects.toThrow(
    refused('spreadsheet.tooLarge', { what: 'sheets', limit: 2 }),
  );
});

test('property: a standard returns from an xlsx file unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(standardArbitrary, async (standard) => {
      expect(readWorkbook(await readWorkbookFile(await writeWorkbookFile(writeWorkbook(standard))))).toEqual(standard);
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 60_000);

test('property: a file with bytes changed is read or refused, never anything else', async () => {
  const file = await writeWorkbookFile([{ name: '表', rows: [['甲'], ['乙'], [1]] }]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const spoilt = Uint8Array.from(file);
        for (const [at, byte] of changes) spoilt[at] = byte;
        const outcome = await readWorkbookFile(spoilt).then(
          () => 'read',
          (error: unknown) => (error instanceof Error ? error.name : 'other'),
        );
        expect(['read', 'Refusal']).toContain(outcome);
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);

test('of a filled form: formulas, errors, per cents and merged cells, each by its address', async () => {
  const file = await parts(
    [
      ['一', '二'],
      [1, 2],
      [3, 4],
    ],
    (name, xml) => {
      if (name.endsWith('styles.xml'))
        return xml.replace(/(<cellXfs[^>]*>)/, '$1<xf numFmtId="9"/>').replace(/<cellXfs count="\d+"/, '<cellXfs');
      if (!name.includes('worksheets/')) return xml;
      return xml
        .replaceAll(/ s="\d+"/g, ' s="1"')
        .replace(/<c r="A2"[^>]*>.*?<\/c>/, '<c r="A2" s="1"><f>1+1</f><v>2</v></c>')
        .replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
        .replace(/<c r="A3"[^>]*>.*?<\/c>/, '<c r="A3" s="0"><v>0.9</v></c>')
        .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>');
    },
  );
  const [sheet] = await readFilledWorkbook(file, workbookLimits);
  expect(sheet).toMatchObject({ name: '表', merged: ['A3:B3'] });
  expect([sheet?.formulas, sheet?.errors, sheet?.percents]).toEqual([new Set(['A2', 'B2']), new Set(['B2']), new Set(['A3'])]);
  expect(sheet?.rows[1]).toEqual([2, null]);
});
