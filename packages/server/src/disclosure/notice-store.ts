import { createHash } from 'node:crypto';
import type { Notice, NoticeKind, Passage } from '@xingcun/core/disclosure/notice';
import type { PublicResult } from '@xingcun/core/disclosure/public-result';
import { Refusal } from '@xingcun/core/refusal';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import type { Standard } from '@xingcun/core/standards/standard';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface PassageRow extends Passage {
  id: string;
}
export type Phase = 'preliminary' | 'final';

export async function findPassages(tx: Tx, cycleId: string): Promise<PassageRow[]> {
  return tx
    .selectFrom('assessment')
    .innerJoin('unit', 'unit.code', 'assessment.villageCode')
    .select(['assessment.id', 'assessment.villageCode', 'unit.name as villageName', 'assessment.stage'])
    .where('cycleId', '=', cycleId)
    .orderBy('assessment.villagePath')
    .execute();
}

export async function getStandardDocument(tx: Tx, id: string): Promise<Standard> {
  const found = await tx.selectFrom('standard').select('document').where('id', '=', id).executeTakeFirst();
  if (!found) throw new Refusal('standards.standardNotFound', { id });
  return found.document;
}

export interface ResultToSave {
  assessmentId: string;
  cycleId: string;
  phase: Phase;
  rating: { starsWon: number; grade: string | null };
  content: PublicResult;
  engineVersion: string;
  at: Date;
}

/** Keeps a village's rating as it is published, and what the public page shows of it; answers the rating's digest. */
export async function saveResult(tx: Tx, result: ResultToSave): Promise<string> {
  const { assessmentId, cycleId, phase, rating, content, engineVersion, at } = result;
  const { starsWon, grade } = rating;
  const digest = digestOf(rating);
  await tx
    .insertInto('ratingResult')
    .values({ assessmentId, phase, rating: JSON.stringify(rating), starsWon, grade, digest, engineVersion, computedAt: at })
    .execute();
  await tx
    .insertInto('publicResult')
    .values({ assessmentId, phase, cycleId, starsWon, content: JSON.stringify(content) })
    .execute();
  return digest;
}

/** SHA-256 of the canonical form. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

export interface StoredNotice extends Notice {
  id: string;
  digest: string;
}

export async function findNotice(tx: Tx, cycleId: string, kind: NoticeKind): Promise<StoredNotice | null> {
  const found = await tx
    .selectFrom('publicNotice')
    .select(['id', 'kind', 'opensOn', 'closesOn', 'noticeDays', 'digest'])
    .where('cycleId', '=', cycleId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return found ?? null;
}

export async function insertNotice(
  tx: Tx,
  notice: Notice & { cycleId: string; cityPath: string; digest: string; publishedBy: string; publishedAt: Date },
): Promise<StoredNotice> {
  const { id } = await tx.insertInto('publicNotice').values(notice).returning('id').executeTakeFirstOrThrow();
  const { kind, opensOn, closesOn, noticeDays, digest } = notice;
  return { id, kind, opensOn, closesOn, noticeDays, digest };
}

/** The objections of a cycle as confirming its result asks: when each was answered, and whether that was appealed. */
export async function findHandling(tx: Tx, cycleId: string): Promise<{ answeredAt: Date | null; appealed: boolean }[]> {
  return tx
    .selectFrom('objection')
    .innerJoin('assessment', 'assessment.id', 'objection.assessmentId')
    .leftJoin('appeal', 'appeal.objectionId', 'objection.id')
    .select(['objection.answeredAt', sql<boolean>`appeal.id is not null`.as('appealed')])
    .where('assessment.cycleId', '=', cycleId)
    .execute();
}
