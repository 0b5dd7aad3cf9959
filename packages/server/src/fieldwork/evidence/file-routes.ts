import { openEvidenceFile, openEvidenceThumbnail } from '@xingcun/core/fieldwork/evidence/contract';
import { fileKinds } from '@xingcun/core/fieldwork/evidence/file-kind';
import { mayOpen } from '@xingcun/core/fieldwork/evidence/piece';
import type { Actor, Permission } from '@xingcun/core/accounts/permission';
import { permit } from '@xingcun/core/accounts/permission';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';

export const fileRoutes = [
  implement(openEvidenceFile, async ({ tx, actor, params, files }) => {
    const { title, contentType, sha256 } = await findOpenable(tx, actor, openEvidenceFile.permission, params.evidenceId);
    const { extension, picture } = fileKinds[contentType];
    return {
      bytes: await files.read(sha256),
      contentType,
      fileName: `${title}.${extension}`,
      disposition: picture ? ('inline' as const) : ('attachment' as const),
    };
  }),

  implement(openEvidenceThumbnail, async ({ tx, actor, params: { evidenceId } }) => {
    const { title } = await findOpenable(tx, actor, openEvidenceThumbnail.permission, evidenceId);
    const row = await tx.selectFrom('evidence').select('thumbnail').where('id', '=', evidenceId).executeTakeFirst();
    if (!row?.thumbnail) throw new Refusal('fieldwork.noThumbnail', { evidenceId });
    return { bytes: row.thumbnail, contentType: 'image/jpeg', fileName: `${title}.jpg`, disposition: 'inline' as const };
  }),
];

/** @throws {Refusal} fieldwork.evidenceNotFound, .evidenceErased, .originalSealed, accounts.notPermitted */
async function findOpenable(tx: Tx, actor: Actor, permission: Permission, evidenceId: string) {
  const piece = await tx
    .selectFrom('evidence as e')
    .innerJoin('assessment as a', 'a.id', 'e.assessmentId')
    .select([
      'e.title',
      'e.contentType',
      'e.sha256',
      'e.sealedAt',
      'e.erasedAt',
      sql<string>`a.village_path::text`.as('villagePath'),
    ])
    .where('e.id', '=', evidenceId)
    .executeTakeFirst();
  if (!piece) throw new Refusal('fieldwork.evidenceNotFound', { evidenceId });
  permit(actor, permission, piece.villagePath);
  if (!mayOpen(piece, { sealed: piece.sealedAt !== null }, actor)) throw new Refusal('fieldwork.originalSealed', { evidenceId });
  if (piece.erasedAt) throw new Refusal('fieldwork.evidenceErased', { evidenceId });
  const { title, contentType, sha256 } = piece;
  if (!contentType || !sha256) throw new Refusal('fieldwork.evidenceNotFound', { evidenceId });
  return { title, contentType, sha256 };
}
