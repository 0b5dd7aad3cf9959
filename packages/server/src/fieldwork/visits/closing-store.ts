import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import type { Tx } from '../../db/database.ts';

/** The answers of an open round with the group in which each was given, and nothing else of the door. */
export function findAnswers(tx: Tx, roundId: string) {
  return tx
    .selectFrom('visitAnswer')
    .innerJoin('visitSlot', (join) =>
      join.onRef('visitSlot.roundId', '=', 'visitAnswer.roundId').onRef('visitSlot.orderNo', '=', 'visitAnswer.orderNo'),
    )
    .select(['visitAnswer.answers', 'visitAnswer.remark', 'visitSlot.groupName as group'])
    .where('visitAnswer.roundId', '=', roundId)
    .execute();
}
type Answers = Awaited<ReturnType<typeof findAnswers>>;

/**
 * Writes what remains – each answer sheet and each remark for itself, sorted by its content, under new random ids – and destroys what
 * leads to a household: the doors, the linked answers, the labels.
 */
export async function destroyLinks(tx: Tx, roundId: string, answers: Answers): Promise<void> {
  const sheets = answers.map(({ answers: sheet }) => canonicalJson(sheet)).sort();
  const remarks = answers.map(({ remark }) => remark).filter((remark) => remark !== '');
  if (sheets.length > 0)
    await tx
      .insertInto('surveyAnswer')
      .values(sheets.map((sheet) => ({ id: randomUUID(), roundId, answers: sheet })))
      .execute();
  if (remarks.length > 0)
    await tx
      .insertInto('surveyRemark')
      .values(remarks.sort().map((words) => ({ id: randomUUID(), roundId, words })))
      .execute();
  await tx.deleteFrom('visitAnswer').where('roundId', '=', roundId).execute();
  await tx.deleteFrom('visitSlot').where('roundId', '=', roundId).execute();
  await tx.updateTable('visitHousehold').set({ label: '' }).where('roundId', '=', roundId).execute();
}

export async function findRemarks(tx: Tx, roundId: string): Promise<string[]> {
  const rows = await tx.selectFrom('surveyRemark').select('words').where('roundId', '=', roundId).orderBy('words').execute();
  return rows.map(({ words }) => words);
}
