import type { Language } from '@xingcun/core/text';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** A PDF as data: what a thread can be handed. Functions (a footer for each page) are made there. */
export interface Printable {
  definition: TDocumentDefinitions;
  /** Drawn behind every page. */
  behind?: Content;
  /** The house's header and footer; null where the page is designed as a whole (a certificate). */
  house: House | null;
}

/** What stands at the head and foot of every page. */
export interface House {
  language: Language;
  /** Programme and unit. */
  heading: string;
  /** `2026-11-02`, the day on which it was made. */
  printedOn: string;
  /** Where the record can be looked up; shown as a code to scan. */
  address: string | null;
}

export interface Paper extends House {
  title: string;
  size: 'A4' | 'A3';
  orientation: 'portrait' | 'landscape';
  /** Points; small for tables, large for what hangs on a board or is read at a door. */
  fontSize?: number;
  /** Sample records are marked on every page, so that no print of them passes for real. */
  sample: boolean;
  content: Content[];
}

export const ink = '#1f1a17';
export const soft = '#6b625c';
export const line = '#8d857e';
const shade = '#f3efe9';

/** Points: half an inch beside, room for the header and the code at the foot. */
const margins: [number, number, number, number] = [40, 52, 40, 62];

/**
 * A copy, because pdfmake writes into what it sets and a part that stands in two places would come out once. English words take straight
 * quotation marks: those of the Chinese font are as wide as a character.
 */
function fresh(content: Content[], language: Language): Content[] {
  const text = JSON.stringify(content);
  return JSON.parse(language === 'zh' ? text : text.replaceAll('’', "'").replaceAll(/[“”]/g, '\\"')) as Content[];
}

const titleStyle = { bold: true, alignment: 'center' as const, margin: [0, 0, 0, 8] as [number, number, number, number] };

/** A paper in the house's style: title in the document's properties, Noto Sans SC embedded, watermark on samples. */
export function printable({ title, size, orientation, fontSize = 9.5, sample, content, ...house }: Paper): Printable {
  return {
    definition: {
      pageSize: size,
      pageOrientation: orientation,
      pageMargins: margins,
      language: house.language === 'zh' ? 'zh-CN' : 'en',
      info: { title, subject: house.heading },
      defaultStyle: { font: 'Noto', fontSize, color: ink, lineHeight: 1.2 },
      content: fresh([{ text: title, ...titleStyle, fontSize: Math.max(17, fontSize * 1.6) }, ...content], house.language),
      ...(sample ? { watermark } : {}),
    },
    house,
  };
}

/** Over the pages of sample records. */
export const watermark = { text: '样例 SAMPLE', color: soft, opacity: 0.12, bold: true, fontSize: 90 };

/** Cells of a table's header; repeated on every page by `headerRows`. */
export const head = (text: string, more: { alignment?: 'center' | 'right' } = {}) => ({
  text,
  bold: true,
  fillColor: shade,
  alignment: more.alignment ?? ('left' as const),
});
