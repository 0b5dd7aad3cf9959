import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Printable } from './paper.ts';

/** The part of pdfmake's content that papers which offices edit are made of. Codes to scan and drawings stay on the PDF. */
interface Piece {
  text?: string | readonly (string | Piece)[];
  stack?: readonly (string | Piece)[];
  columns?: readonly (string | Piece)[];
  ol?: readonly (string | Piece)[];
  ul?: readonly (string | Piece)[];
  table?: { body: readonly (readonly (string | Piece)[])[]; headerRows?: number; widths?: readonly (string | number)[] };
  bold?: boolean;
  fontSize?: number;
  color?: string;
  fillColor?: string;
  alignment?: 'left' | 'center' | 'right' | 'justify';
  margin?: readonly [number, number, number, number];
  colSpan?: number;
  rowSpan?: number;
}
type Style = Pick<Piece, 'bold' | 'fontSize' | 'color' | 'alignment'>;

/** Names that every office has: Word takes its own where one is missing. */
const font = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '宋体' };
/** A4 and A3 in twentieths of a point. */
const sheets = { A4: { width: 11906, height: 16838 }, A3: { width: 16838, height: 23811 } };
/** A point in the units of a margin. */
const twips = 20;

/** The paper as a Word document: the same words and tables, with the heading above and the page's number below. */
export function wordDocument({ definition, house }: Printable, digest: string): Document {
  const style: Style = { fontSize: definition.defaultStyle?.fontSize ?? 11 };
  const zh = house?.language !== 'en';
  const size = definition.pageSize === 'A3' ? sheets.A3 : sheets.A4;
  const isLandscape = definition.pageOrientation === 'landscape';
  const section: ISectionOptions = {
    properties: {
      page: { size: { ...size, orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } },
    },
    headers: { default: new Header({ children: [paragraph({ text: house?.heading ?? '', fontSize: 8 }, style)] }) },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [
              new TextRun({
                size: 16,
                font,
                children: [
                  `${zh ? '内容摘要' : 'Content digest'} ${digest.slice(0, 12)}    ${zh ? '第 ' : 'Page '}`,
                  PageNumber.CURRENT,
                  zh ? ' 页，共 ' : ' of ',
                  PageNumber.TOTAL_PAGES,
                  zh ? ' 页' : '',
                ],
              }),
            ],
          }),
        ],
      }),
    },
    children: blocks(definition.content as unknown as readonly (string | Piece)[], style),
  };
  return new Document({
    creator: '星村 Xingcun',
    title: definition.info?.title ?? '',
    styles: { default: { document: { run: { font } } } },
    sections: [section],
  });
}

function blocks(pieces: readonly (string | Piece)[], style: Style): (Paragraph | Table)[] {
  return pieces.flatMap((piece): (Paragraph | Table)[] => {
    if (typeof piece === 'string') return [paragraph({ text: piece }, style)];
    const own = { ...style, ...only(piece) };
    if (piece.table) return [table(piece.table, own), paragraph({ text: '' }, style)];
    if (piece.stack) return blocks(piece.stack, own);
    if (piece.columns) return blocks(piece.columns, own);
    if (piece.ol) return piece.ol.map((each, index) => paragraph({ text: [`${index + 1}. `, each] }, own));
    if (piece.ul) return piece.ul.map((each) => paragraph({ text: ['• ', each] }, own));
    return piece.text === undefined ? [] : [paragraph(piece, own)];
  });
}

function table({ body, headerRows = 0 }: NonNullable<Piece['table']>, style: Style): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: body.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row < headerRows,
          cantSplit: true,
          children: cells.flatMap((cell, column) => (isCovered(body, row, column) ? [] : [tableCell(cell, style)])),
        }),
    ),
  });
}

/** Whether a cell before it, in its row or above, spans this place. */
function isCovered(body: NonNullable<Piece['table']>['body'], row: number, column: number): boolean {
  return body.slice(0, row + 1).some((cells, above) =>
    cells.slice(0, column + 1).some((cell, before) => {
      if (typeof cell === 'string' || (above === row && before === column)) return false;
      return above + (cell.rowSpan ?? 1) > row && before + (cell.colSpan ?? 1) > column;
    }),
  );
}

function tableCell(cell: string | Piece, style: Style): TableCell {
  const piece = typeof cell === 'string' ? { text: cell } : cell;
  const children = blocks([piece], style);
  return new TableCell({
    children: children.length > 0 ? children : [paragraph({ text: '' }, style)],
    ...(piece.colSpan ? { columnSpan: piece.colSpan } : {}),
    ...(piece.rowSpan ? { rowSpan: piece.rowSpan } : {}),
    ...(piece.fillColor ? { shading: { fill: piece.fillColor.slice(1) } } : {}),
  });
}

function paragraph(piece: Piece, style: Style): Paragraph {
  const own = { ...style, ...only(piece) };
  const [, before = 0, , after = 0] = piece.margin ?? [];
  const alignment = own.alignment === 'justify' ? AlignmentType.BOTH : (own.alignment ?? AlignmentType.LEFT);
  return new Paragraph({
    alignment,
    spacing: { before: before * twips, after: after * twips },
    children: runs(piece.text ?? '', own),
  });
}

function runs(text: NonNullable<Piece['text']>, style: Style): TextRun[] {
  if (typeof text !== 'string')
    return text.flatMap((part) =>
      typeof part === 'string' ? runs(part, style) : runs(part.text ?? '', { ...style, ...only(part) }),
    );
  const { bold = false, fontSize = 11, color } = style;
  return text.split('\n').map(
    (line, index) =>
      new TextRun({
        text: line,
        font,
        bold,
        size: Math.round(fontSize * 2), // half points
        ...(color ? { color: color.slice(1) } : {}),
        ...(index > 0 ? { break: 1 } : {}),
      }),
  );
}

function only({ bold, fontSize, color, alignment }: Piece): Style {
  return {
    ...(bold === undefined ? {} : { bold }),
    ...(fontSize === undefined ? {} : { fontSize }),
    ...(color === undefined ? {} : { color }),
    ...(alignment === undefined ? {} : { alignment }),
  };
}
