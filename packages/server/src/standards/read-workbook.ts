import { Refusal, type RefusalCode, type RefusalDetails } from '@xingcun/core/refusal';
import type { Standard } from '@xingcun/core/standards/standard';
import { inThread, ThreadExhausted, type ThreadLimits } from '../jobs/in-thread.ts';

/** What the worker posts: the standard, or the refusal as data. */
export type WorkbookAnswer = { standard: Standard } | { refusal: { code: RefusalCode; details: RefusalDetails } };

/** A standard of 59 indicators needs about 40 MB and half a second. */
const limits = { megabytes: 192, milliseconds: 10_000 };

/**
 * Reads an xlsx in a worker thread, so that no file can exhaust the server's memory or hold up other requests.
 * @throws {Refusal} standards.tooHeavy beyond the limits; what reading the workbook refuses
 */
export async function readWorkbook(bytes: Uint8Array, within: ThreadLimits = limits): Promise<Standard> {
  const module = new URL('./read-workbook-worker.ts', import.meta.url);
  const answer = await inThread<WorkbookAnswer>(module, bytes, within).catch((error: unknown) => {
    throw error instanceof ThreadExhausted ? new Refusal('standards.tooHeavy') : error;
  });
  if ('standard' in answer) return answer.standard;
  throw new Refusal(answer.refusal.code, answer.refusal.details);
}
