import { z } from 'zod';

/**
 * A route's `body` where the request is a file's bytes as they are (`application/octet-stream`), at most the route's `bodyLimit`; not
 * JSON, so parameters and query say what the bytes are.
 */
export const bytesSchema = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);

/** An answer that is a file. The server sends it with `nosniff` and a sandbox, so that no browser runs what is in it. */
export interface FileAnswer {
  bytes: Uint8Array | AsyncIterable<Uint8Array>;
  contentType: string;
  /** The bytes are compressed already; every browser and `curl --compressed` undoes it. */
  contentEncoding?: 'gzip';
  /** The name under which it is saved. */
  fileName: string;
  /** `inline`: shown in a page (pictures); `attachment`: always saved. */
  disposition: 'inline' | 'attachment';
}

/** A route's `response` where the answer is a file; pages link to it by its address instead of calling it. */
export const fileSchema = z.custom<FileAnswer>((value) => typeof value === 'object' && value !== null && 'contentType' in value);
