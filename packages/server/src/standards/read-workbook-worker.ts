import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@xingcun/core/assert';
import { Refusal } from '@xingcun/core/refusal';
import { readWorkbook } from '@xingcun/core/standards/workbook-read';
import { readWorkbookFile, type WorkbookLimits } from '@xingcun/spreadsheet/workbook-file';
import type { WorkbookAnswer } from './read-workbook.ts';

/** Many times a large standard, which has some hundred rows. */
const limits: WorkbookLimits = {
  bytes: 5_000_000,
  unpackedBytes: 50_000_000,
  sheets: 40,
  rows: 20_000,
  columns: 200,
  cells: 400_000,
};

/** Reads one workbook in a thread of its own, whose memory and time `read-workbook.ts` limits. */
const answer = async (bytes: Uint8Array): Promise<WorkbookAnswer> => {
  try {
    return { standard: readWorkbook(await readWorkbookFile(bytes, limits)) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { code: error.code, details: error.details } };
    throw error;
  }
};

assert(parentPort && workerData instanceof Uint8Array, 'this file runs as a worker with the bytes of one file');
parentPort.postMessage(await answer(workerData));
