import { makeTableFile } from '@xingcun/core/documents/table-contract';
import { writeCsv } from '@xingcun/spreadsheet/csv';
import { implement } from '../http/implement.ts';
import { tableContentTypes, workbookOf } from './workbook.ts';

/** Sheets of a workbook take no other names. */
const sheetName = (name: string) =>
  name
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .trim()
    .slice(0, 31);

export const documentsRoutes = [
  implement(makeTableFile, async ({ today, body: { name, format, rows } }) => ({
    bytes: format === 'csv' ? new TextEncoder().encode(writeCsv(rows)) : await workbookOf([{ name: sheetName(name), rows }]),
    contentType: tableContentTypes[format],
    fileName: `${name}-${today}.${format}`,
    disposition: 'attachment' as const,
  })),
];
