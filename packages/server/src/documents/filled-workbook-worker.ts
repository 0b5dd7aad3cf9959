import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@xingcun/core/assert';
import { Refusal } from '@xingcun/core/refusal';
import { readFilledWorkbook, type WorkbookLimits } from '@xingcun/spreadsheet/workbook-file';
import type { FilledAnswer } from './filled-workbook.ts';

/** Many times a sheet of some hundred lines. */
const limits: WorkbookLimits = {
  bytes: 2_000_000,
  unpackedBytes: 20_000_000,
  sheets: 10,
  rows: 2_000,
  columns: 60,
  cells: 120_000,
};

const answer = async (bytes: Uint8Array): Promise<FilledAnswer> => {
  try {
    return { sheets: await readFilledWorkbook(bytes, limits) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { code: error.code, details: error.details } };
    throw error;
  }
};

assert(parentPort && workerData instanceof Uint8Array, 'this file runs as a worker with the bytes of one file');
parentPort.postMessage(await answer(workerData));
