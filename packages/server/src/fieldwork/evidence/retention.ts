import { retentionDays } from '@xingcun/core/fieldwork/evidence/piece';
import type { Db } from '../../db/database.ts';
import type { FileStore } from '../../files/file-store.ts';
import { isInRecords } from './piece-store.ts';

/**
 * Clears uploads that nobody completed or whose server died before it cleared them, and erases the files of pieces that were withdrawn long enough ago, unless a piece that is kept holds
 * the same file or a record names the piece. The row goes last where a file belongs to it: what a crash leaves behind is found the next day.
 */
export async function pruneFiles(owner: Db, files: FileStore, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const stale = await owner
    .selectFrom('evidenceUpload')
    .select('id')
    .where('startedAt', '<', before(retentionDays.unfinishedUpload))
    .execute();
  for (const { id } of stale) {
    await files.dropUpload(id);
    await owner.deleteFrom('evidenceUpload').where('id', '=', id).execute();
  }
  await sweep(owner, files);
  const withdrawn = await owner
    .selectFrom('evidence as e')
    .select(['e.id', 'e.sha256'])
    .where('withdrawnAt', '<', before(retentionDays.withdrawnFile))
    .where('erasedAt', 'is', null)
    .where('sha256', 'is not', null)
    .where((of) => of.not(isInRecords))
    .execute();
  for (const { id, sha256 } of withdrawn) {
    if (sha256 === null) continue;
    const kept = await owner
      .selectFrom('evidence')
      .select('id')
      .where('sha256', '=', sha256)
      .where('id', '<>', id)
      .where('erasedAt', 'is', null)
      .executeTakeFirst();
    if (!kept) await files.remove(sha256);
    await owner
      .updateTable('evidence')
      .set({ erasedAt: now, thumbnail: null, perceptualHash: null })
      .where('id', '=', id)
      .execute();
  }
}

/** The row of an upload is there before its first part and goes with the commit that makes a file of it: parts without a row are left over. */
async function sweep(owner: Db, files: FileStore): Promise<void> {
  for (const id of await files.uploads()) {
    const running = await owner.selectFrom('evidenceUpload').select('id').where('id', '=', id).executeTakeFirst();
    if (!running) await files.dropUpload(id);
  }
}
