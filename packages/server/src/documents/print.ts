import { createHash } from 'node:crypto';
import type { FileAnswer } from '@xingcun/core/bytes';
import type { PaperFormat } from '@xingcun/core/paper';
import { inThread, type ThreadLimits } from '../jobs/in-thread.ts';
import type { Printable } from './paper.ts';

/** A page takes a quarter of a second and the fonts some 60 MB; a document beyond these hangs. */
const limits = { milliseconds: 60_000, megabytes: 512 };
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** SHA-256 of what a document says, whatever day it is printed on. */
export function contentDigest({ definition }: Printable): string {
  return createHash('sha256').update(JSON.stringify(definition.content)).digest('hex');
}

/** The document as PDF, made in a thread of its own. */
export function pdfOf(printable: Printable, within: ThreadLimits = limits): Promise<Uint8Array> {
  return inThread(new URL('./pdf-worker.ts', import.meta.url), { printable, digest: contentDigest(printable) }, within);
}

/** The document as an office edits it, made in a thread of its own. */
function wordOf(printable: Printable): Promise<Uint8Array> {
  return inThread(new URL('./word-worker.ts', import.meta.url), { printable, digest: contentDigest(printable) }, limits);
}

/** The answer of a route that shows a document in the browser, or hands it over to be edited. */
export async function paperAnswer(name: string, printable: Printable, format: PaperFormat = 'pdf'): Promise<FileAnswer> {
  if (format === 'docx')
    return { bytes: await wordOf(printable), contentType: docx, fileName: `${name}.docx`, disposition: 'attachment' };
  return { bytes: await pdfOf(printable), contentType: 'application/pdf', fileName: `${name}.pdf`, disposition: 'inline' };
}
