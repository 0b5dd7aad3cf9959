import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@xingcun/core/assert';
import type { Worksheet } from '@xingcun/core/standards/workbook';
import { writeWorkbookFile } from '@xingcun/spreadsheet/workbook-file';

// A city of ten thousand villages takes a second of computing, which no other request is to wait for.
assert(parentPort, 'this file runs as a worker with the worksheets of one file');
parentPort.postMessage(await writeWorkbookFile(workerData as Worksheet[]));
