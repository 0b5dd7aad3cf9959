import { createHash } from 'node:crypto';
import { Refusal } from '@xingcun/core/refusal';
import type { Db } from '../../db/database.ts';
import type { FileStore } from '../../files/file-store.ts';

export interface FilesVerified {
  /** Different files that the rows name. */
  files: number;
  /** Digests whose file is absent, or holds something else. */
  missing: string[];
  changed: string[];
}

/** Reads every file that a row names and computes its digest anew. */
export async function verifyFiles(owner: Db, store: FileStore): Promise<FilesVerified> {
  const rows = await owner
    .selectFrom('evidence')
    .select('sha256')
    .distinct()
    .where('sha256', 'is not', null)
    .where('erasedAt', 'is', null)
    .orderBy('sha256')
    .execute();
  const result: FilesVerified = { files: rows.length, missing: [], changed: [] };
  for (const { sha256 } of rows) {
    if (sha256 === null) continue;
    try {
      const hash = createHash('sha256');
      for await (const piece of await store.read(sha256)) hash.update(piece);
      if (hash.digest('hex') !== sha256) result.changed.push(sha256);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.missing.push(sha256);
    }
  }
  return result;
}
