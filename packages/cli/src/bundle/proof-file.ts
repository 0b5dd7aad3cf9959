import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { Failure } from '../failure.ts';

/** Exit code where a file cannot be read: 1 says that a result differs, which this is not. */
export const unreadable = 2;

/** @throws {Failure} fileNotFound, fileNotReadable */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '—';
    throw new Failure(reason === 'ENOENT' ? 'fileNotFound' : 'fileNotReadable', { file, reason }, unreadable);
  }
}

/** @throws {Failure} proofNotReadable, with the place of the first fault */
export function readJson<T>(file: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // no JSON is no proof: the schema says so
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Failure('proofNotReadable', { file, place: read.error.issues[0]?.path.join('.') || 'JSON' }, unreadable);
}
