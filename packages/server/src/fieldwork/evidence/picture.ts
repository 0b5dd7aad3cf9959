import type { FileKind } from '@xingcun/core/fieldwork/evidence/file-kind';
import { Refusal } from '@xingcun/core/refusal';
import { inThread, ThreadExhausted } from '../../jobs/in-thread.ts';

/** What is made of a picture's pixels. */
export interface Look {
  /** 16 hex digits; null for a picture that is almost one colour. */
  perceptualHash: string | null;
  /** A small JPEG, turned as it is shown. */
  thumbnail: Uint8Array | null;
}
export interface PictureTask {
  bytes: Uint8Array;
  contentType: FileKind;
  orientation: number;
}
export type PictureAnswer = { look: Look } | { unreadable: string };

/** A photo of 12 million pixels takes about a second; the largest one allowed, some 500 MB of pixels and coefficients, may take longer. */
const limits = { megabytes: 256, milliseconds: 12_000 };
/** Pictures that may wait for the one being decoded; more are kept without a look, so that no request waits for long. */
const mostWaiting = 6;

const nothing: Look = { perceptualHash: null, thumbnail: null };
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes a picture in a thread of its own, one at a time, so that no picture can exhaust the server's memory or hold up other requests. A
 * picture too heavy for that, or of a kind that nothing here decodes, is kept all the same, without small picture and hint.
 * @throws {Refusal} fieldwork.pictureNotReadable where its pixels are damaged
 */
export async function lookAt(task: PictureTask): Promise<Look> {
  if (task.contentType !== 'image/jpeg' && task.contentType !== 'image/png') return nothing;
  if (waiting >= mostWaiting) return nothing;
  waiting++;
  const mine = last.then(() => decode(task));
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting--;
  }
}

async function decode(task: PictureTask): Promise<Look> {
  const module = new URL('./picture-worker.ts', import.meta.url);
  const answer = await inThread<PictureAnswer>(module, task, limits).catch((error: unknown) => {
    if (error instanceof ThreadExhausted) return { look: nothing };
    throw error;
  });
  if ('look' in answer) return answer.look;
  throw new Refusal('fieldwork.pictureNotReadable', { reason: answer.unreadable });
}
