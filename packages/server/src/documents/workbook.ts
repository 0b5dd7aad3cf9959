import type { Worksheet } from '@xingcun/core/standards/workbook';
import { inThread } from '../jobs/in-thread.ts';

/** A table of ten thousand villages takes a second; one that takes this long hangs. */
const limits = { milliseconds: 20_000, megabytes: 512 };

/** An xlsx of these sheets, written in a thread of its own. */
export function workbookOf(sheets: readonly Worksheet[]): Promise<Uint8Array> {
  return inThread(new URL('./workbook-worker.ts', import.meta.url), sheets, limits);
}

export const tableContentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
