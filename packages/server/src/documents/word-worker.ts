import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '@xingcun/core/assert';
import { Packer } from 'docx';
import type { Printable } from './paper.ts';
import { wordDocument } from './word.ts';

assert(parentPort, 'this file runs as a worker with one document');
const { printable, digest }: { printable: Printable; digest: string } = workerData;
parentPort.postMessage(Uint8Array.from(await Packer.toBuffer(wordDocument(printable, digest))));
