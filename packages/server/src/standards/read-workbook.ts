import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalCode, type RefusalDetails } from '@xingcun/core/refusal';
import type { Standard } from '@xingcun/core/standards/standard';

/** What the worker posts: the standard, or the refusal as data. */
export type WorkbookAnswer = { standard: Standard } | { refusal: { code: RefusalCode; details: RefusalDetails } };

/** A standard of 59 indicators needs about 40 MB and half a second. */
const limits = { megabytes: 192, milliseconds: 10_000 };

/**
 * Reads an xlsx in a worker thread, so that no file can exhaust the server's memory or hold up other requests.
 * @throws {Refusal} standards.tooHeavy beyond the limits; what reading the workbook refuses
 */
export function readWorkbook(bytes: Uint8Array, { megabytes, milliseconds } = limits): Promise<Standard> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-workbook-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    });
    const timer = setTimeout(() => end(() => reject(new Refusal('standards.tooHeavy'))), milliseconds);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate().then(settle);
    };
    worker.once('message', (answer: WorkbookAnswer) =>
      end(() =>
        'standard' in answer ? resolve(answer.standard) : reject(new Refusal(answer.refusal.code, answer.refusal.details)),
      ),
    );
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const exhausted = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(() => reject(exhausted ? new Refusal('standards.tooHeavy') : error));
    });
  });
}
