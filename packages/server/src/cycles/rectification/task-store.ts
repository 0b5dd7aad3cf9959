import { mostTasksListed, type taskFilters } from '@xingcun/core/cycles/rectification/contract';
import type { TaskActKind } from '@xingcun/core/cycles/rectification/task';
import { Refusal } from '@xingcun/core/refusal';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** Tasks with their village, as far as the request reaches them. */
function tasks(tx: Tx) {
  return tx
    .selectFrom('rectificationTask as t')
    .innerJoin('assessment as a', 'a.id', 't.assessmentId')
    .innerJoin('unit as u', 'u.code', 'a.villageCode')
    .innerJoin('unit as township', 'township.code', 'u.parentCode')
    .select([
      't.id',
      't.assessmentId',
      't.source',
      't.sourceId',
      't.starCode',
      't.itemCode',
      't.words',
      't.owner',
      't.setLevel',
      'a.villageCode',
      sql<string>`a.village_path::text`.as('villagePath'),
      'u.name as villageName',
      'township.name as townshipName',
    ]);
}
type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number];

export interface ActRow {
  taskId: string;
  act: TaskActKind;
  words: string;
  dueOn: string | null;
  dueDays: number | null;
  dueReason: string;
  evidence: string[];
  hands: string[];
  accountId: string;
  displayName: string;
  at: Date;
}

/** A task and its acts, the first of which set it. */
export interface TaskFound extends TaskRow {
  acts: ActRow[];
}

async function withActs(tx: Tx, rows: readonly TaskRow[]): Promise<TaskFound[]> {
  if (rows.length === 0) return [];
  const acts = await tx
    .selectFrom('rectificationAct as a')
    .innerJoin('account', 'account.id', 'a.accountId')
    .select([
      'a.taskId',
      'a.act',
      'a.words',
      'a.dueOn',
      'a.dueDays',
      'a.dueReason',
      'a.evidence',
      'a.hands',
      'a.accountId',
      'a.at',
    ])
    .select('account.displayName')
    .where(
      'a.taskId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('a.position')
    .execute();
  const byTask = Map.groupBy(acts, ({ taskId }) => taskId);
  return rows.map((row) => ({ ...row, acts: byTask.get(row.id) ?? [] }));
}

/** The tasks of a village’s assessment, those that fell due first before. */
export async function findVillageTasks(tx: Tx, assessmentId: string): Promise<TaskFound[]> {
  const rows = await tasks(tx)
    .innerJoin('rectificationStanding as s', 's.taskId', 't.id')
    .where('t.assessmentId', '=', assessmentId)
    .orderBy('s.dueOn')
    .orderBy('t.id')
    .execute();
  return withActs(tx, rows);
}

interface Filter {
  show: (typeof taskFilters)[number];
  townshipCode?: string | undefined;
  starCode?: string | undefined;
  today: string;
}

/** The tasks within the request's scope, earliest day first; one more than are listed, where there are more. */
export async function findTasks(tx: Tx, { show, townshipCode, starCode, today }: Filter): Promise<TaskFound[]> {
  let query = tasks(tx).innerJoin('rectificationStanding as s', 's.taskId', 't.id');
  if (show === 'open' || show === 'overdue') query = query.where('s.state', 'in', ['open', 'returned']);
  if (show === 'overdue') query = query.where('s.dueOn', '<', today);
  if (show === 'reported') query = query.where('s.state', '=', 'reported');
  if (show === 'closed') query = query.where('s.state', 'in', ['accepted', 'withdrawn']);
  if (townshipCode !== undefined) query = query.where('township.code', '=', townshipCode);
  if (starCode !== undefined) query = query.where('t.starCode', '=', starCode);
  const rows = await query
    .orderBy('s.dueOn')
    .orderBy('t.id')
    .limit(mostTasksListed + 1)
    .execute();
  return withActs(tx, rows);
}

/** @throws {Refusal} cycles.taskNotFound */
export async function getTask(tx: Tx, id: string): Promise<TaskFound> {
  const [found] = await withActs(tx, await tasks(tx).where('t.id', '=', id).execute());
  if (!found) throw new Refusal('cycles.taskNotFound', { id });
  return found;
}

export async function insertTask(
  tx: Tx,
  task: Pick<TaskRow, 'assessmentId' | 'source' | 'sourceId' | 'starCode' | 'itemCode' | 'words' | 'owner' | 'setLevel'>,
): Promise<string> {
  const { id } = await tx.insertInto('rectificationTask').values(task).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Writes the act as the next after `position - 1` others; false where someone else was before. */
export async function insertAct(tx: Tx, position: number, act: Omit<ActRow, 'displayName'>): Promise<boolean> {
  const { taskId, act: kind, words, dueOn, dueDays, dueReason, evidence, hands, accountId, at } = act;
  const written = await tx
    .insertInto('rectificationAct')
    .values({ taskId, position, act: kind, words, dueOn, dueDays, dueReason, evidence, hands, accountId, at })
    .onConflict((conflict) => conflict.columns(['taskId', 'position']).doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** What a letter about a task says beside it: the programme, and the title of its star. */
export async function findLetterHead(tx: Tx, { assessmentId, starCode }: Pick<TaskRow, 'assessmentId' | 'starCode'>) {
  const { rows } = await sql<{ cycleTitle: Text; sample: boolean; star: Text | null }>`
    select json_build_object('zh', c.title_zh, 'en', c.title_en) as cycle_title, c.sample,
      (select star->'title' from jsonb_array_elements(s.document->'stars') star where star->>'code' = ${starCode}) as star
    from assessment a join cycle c on c.id = a.cycle_id join standard s on s.id = c.standard_id
    where a.id = ${assessmentId}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refusal('assessment.notFound', { assessmentId });
  return found;
}
