import { completeUpload, type Piece, sendPart, type startUpload } from '@xingcun/core/fieldwork/evidence/contract';
import { digesting } from '@xingcun/core/fieldwork/evidence/digest';
import { type FileFacts, inspectFile } from '@xingcun/core/fieldwork/evidence/file-kind';
import { stripMetadata } from '@xingcun/core/fieldwork/evidence/metadata';
import { partBytes } from '@xingcun/core/fieldwork/evidence/piece';
import type { ResponseOf } from '@xingcun/core/route';
import { ApiError, call, NoAnswer } from '../../app/api.ts';

/** A file as it will be sent: without metadata, and known by its digest. */
export interface Prepared {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  facts: FileFacts;
  /** Bytes that were taken out. */
  removed: number;
}

/** Lets the page draw what it was told. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Checks a file on this device, takes its metadata out and digests it; nothing has left the device yet.
 * @param tell share done, 0–1
 * @throws {Refusal} as `inspectFile`
 */
export async function prepare(file: Blob, tell: (share: number) => void): Promise<Prepared> {
  const raw = new Uint8Array(await file.arrayBuffer());
  inspectFile(raw);
  const bytes = stripMetadata(raw);
  const facts = inspectFile(bytes);
  const steps = digesting(bytes);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { bytes, sha256: step.value, facts, removed: raw.length - bytes.length };
    tell(step.value / bytes.length);
    await breathe();
  }
}

/** What is said of a prepared file when its upload begins. */
export const announcementOf = ({ bytes, sha256, facts }: Prepared) => ({
  sha256,
  size: bytes.length,
  contentType: facts.contentType,
});

export type Sending = { kind: 'going' | 'waiting'; share: number } | { kind: 'checking' };
export type Sent = { piece: Piece } | { same: string };
/** What both ways of beginning an upload answer. */
type Started = ResponseOf<typeof startUpload>;

/** Waits until the browser says that the connection is back, or a while, which doubles up to a minute. */
function untilWorthTrying(failures: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, Math.min(60_000, 1000 * 2 ** failures));
    addEventListener('online', done);
    function done() {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    }
  });
}

/**
 * Sends a file in parts and completes it. A lost connection is waited for: the server is asked how much has arrived and the rest follows.
 * @param start begins or resumes the upload
 * @throws {ApiError} the server refused
 */
export async function send(
  file: Prepared,
  { start, tell, signal }: { start: () => Promise<Started>; tell: (sending: Sending) => void; signal: AbortSignal },
): Promise<Sent> {
  let share = 0;
  let anew = false;
  for (let failures = 0; ; failures++) {
    try {
      const { uploadId, offset, evidenceId } = await start();
      if (evidenceId !== null) return { same: evidenceId };
      if (uploadId === null) throw new Error('an upload that is no file of the library has an id');
      for (let at = anew ? 0 : offset; at < file.bytes.length; ) {
        const body = file.bytes.slice(at, at + partBytes);
        const answer = await call(sendPart, { params: { uploadId }, query: { offset: at }, body }, { signal });
        at = answer.offset;
        share = at / file.bytes.length;
        failures = 0;
        tell({ kind: 'going', share });
      }
      tell({ kind: 'checking' });
      return { piece: await call(completeUpload, { params: { uploadId }, body: {} }, { signal }) };
    } catch (error) {
      const damaged = error instanceof ApiError && error.problem.code === 'fieldwork.digestMismatch' && !anew;
      const overtaken = error instanceof ApiError && error.problem.code === 'fieldwork.uploadOffset' && failures < 3;
      if (damaged) anew = true;
      else if (!overtaken && !(error instanceof NoAnswer)) throw error;
      if (error instanceof NoAnswer) {
        tell({ kind: 'waiting', share });
        await untilWorthTrying(failures);
      }
      signal.throwIfAborted();
    }
  }
}
