import { Refusal } from '@xingcun/core/refusal';

/**
 * Where files are kept: by their SHA-256, so that a file is stored once however many rows name it. An upload gathers in parts and becomes a
 * file at its end. Whatever a method promised stands when the promise is kept: it survives a crash of the server.
 */
export interface FileStore {
  /** Stores a part of an upload. A part at an offset replaces what was stored from there on; offset 0 begins anew. */
  addPart(upload: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** The first `size` bytes of an upload. @throws where fewer were stored */
  readUpload(upload: string, size: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Keeps a file under its digest; a file that is there already stays. */
  keep(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Uploads of which parts are stored; a store may name some today and the rest another time. */
  uploads(): Promise<string[]>;
  /** Forgets the parts of an upload, if any. */
  dropUpload(upload: string): Promise<void>;
  /** @throws {Refusal} files.missing */
  read(sha256: string): Promise<AsyncIterable<Uint8Array>>;
  /** Forgets a file, if it is there. */
  remove(sha256: string): Promise<void>;
}

const digest = /^[0-9a-f]{64}$/;
const uploadId = /^[0-9a-f-]{36}$/;

/** A name that can only be a digest: it becomes part of a path. */
export function checkedDigest(sha256: string): string {
  if (!digest.test(sha256)) throw new Error(`not a digest: ${sha256}`);
  return sha256;
}

export function checkedUpload(upload: string): string {
  if (!uploadId.test(upload)) throw new Error(`not an upload: ${upload}`);
  return upload;
}

/** The row is there and the file is not: an administrator must look (`npm run admin -- verify-files`). */
export const fileMissing = (sha256: string) => new Refusal('files.missing', { sha256 });
