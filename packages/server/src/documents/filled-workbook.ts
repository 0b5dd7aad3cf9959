import { Refusal, type RefusalCode, type RefusalDetails } from '@xingcun/core/refusal';
import type { FilledWorksheet } from '@xingcun/core/standards/workbook';
import { inThread, ThreadExhausted } from '../jobs/in-thread.ts';

/** What the worker posts: the worksheets, or the refusal as data. */
export type FilledAnswer = { sheets: FilledWorksheet[] } | { refusal: { code: RefusalCode; details: RefusalDetails } };

const limits = { megabytes: 128, milliseconds: 10_000 };

/**
 * Reads a form that a person filled in, in a thread of its own, so that no file can exhaust the server's memory or hold up other requests.
 * @throws {Refusal} assessment.workbookTooHeavy beyond the limits; spreadsheet.unreadable, .tooLarge
 */
export async function filledWorkbook(bytes: Uint8Array): Promise<FilledWorksheet[]> {
  const module = new URL('./filled-workbook-worker.ts', import.meta.url);
  const answer = await inThread<FilledAnswer>(module, bytes, limits).catch((error: unknown) => {
    throw error instanceof ThreadExhausted ? new Refusal('assessment.workbookTooHeavy') : error;
  });
  if ('sheets' in answer) return answer.sheets;
  throw new Refusal(answer.refusal.code, answer.refusal.details);
}
