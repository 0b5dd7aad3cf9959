import type { Text } from '../text.ts';

/** What people read where worksheets cannot be taken for a standard. */
export const workbookWords = {
  sheetMissing: (name: string): Text => ({ zh: `缺少工作表“${name}”`, en: `The sheet “${name}” is missing` }),
  sheetUnknown: (name: string, known: readonly string[]): Text => ({
    zh: `不认识工作表“${name}”；只能有：${known.join('、')}`,
    en: `The sheet “${name}” is unknown; there may be: ${known.join(', ')}`,
  }),
  columnUnknown: (title: string): Text => ({ zh: `不认识列“${title}”`, en: `The column “${title}” is unknown` }),
  columnTwice: (title: string): Text => ({ zh: `列“${title}”出现了两次`, en: `The column “${title}” is there twice` }),
  noHeader: { zh: '这一列没有表头', en: 'This column has no header' },
  fieldUnknown: (field: string): Text => ({ zh: `不认识项目“${field}”`, en: `The field “${field}” is unknown` }),
  fieldTwice: (field: string): Text => ({ zh: `项目“${field}”出现了两次`, en: `The field “${field}” is there twice` }),
  choiceUnknown: (word: string, known: readonly string[]): Text => ({
    zh: `“${word}”不在可选范围：${known.join('、')}`,
    en: `“${word}” is none of: ${known.join(', ')}`,
  }),
  starUnknown: (code: string): Text => ({ zh: `没有代码为“${code}”的星`, en: `There is no star “${code}”` }),
  indicatorUnknown: (code: string): Text => ({ zh: `没有代码为“${code}”的指标`, en: `There is no indicator “${code}”` }),
  partUnknown: (code: string): Text => ({
    zh: `没有部分“${code}”；请先加一行“部分”`,
    en: `There is no part “${code}”; give it a row “部分” first`,
  }),
  cellUnused: (what: string): Text => ({
    zh: `“${what}”这一行不用这一格，请清空`,
    en: `A row “${what}” does not use this cell: empty it`,
  }),
} as const;
