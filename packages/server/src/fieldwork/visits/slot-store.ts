import type { Drawable } from './view.ts';
import { permissions } from '@xingcun/core/accounts/permission';
import type { AnswerChoice } from '@xingcun/core/fieldwork/visits/question';
import { sql, type Updateable } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { VisitSlotTable } from './tables.ts';

export type SlotFound = Awaited<ReturnType<typeof findSlots>>[number];

/** The doors of a round in the order drawn, with the visitor's name. */
export function findSlots(tx: Tx, roundId: string) {
  return tx
    .selectFrom('visitSlot')
    .leftJoin('account', 'account.id', 'visitSlot.visitorId')
    .innerJoin('visitHousehold', (join) =>
      join
        .onRef('visitHousehold.roundId', '=', 'visitSlot.roundId')
        .onRef('visitHousehold.groupName', '=', 'visitSlot.groupName')
        .onRef('visitHousehold.number', '=', 'visitSlot.number'),
    )
    .select(['visitSlot.orderNo as order', 'visitSlot.kind', 'visitSlot.groupName as group', 'visitSlot.number'])
    .select(['visitHousehold.label', 'visitSlot.status', 'visitSlot.tries', 'visitSlot.replacedBy', 'visitSlot.visitorId'])
    .select(['account.displayName as visitorName', 'visitSlot.rowVersion as version'])
    .where('visitSlot.roundId', '=', roundId)
    .orderBy('visitSlot.orderNo')
    .execute();
}

export async function insertSlots(tx: Tx, roundId: string, { sample, reserves }: Drawable): Promise<void> {
  const slots = [
    ...sample.map((drawn) => ({ ...drawn, kind: 'sample', status: 'waiting' })),
    ...reserves.map((drawn) => ({ ...drawn, kind: 'reserve', status: 'held' })),
  ];
  await sql`insert into visit_slot (round_id, order_no, kind, group_name, number, status)
    select ${roundId}, s."order", s.kind, s."group", s.number, s.status
    from json_to_recordset(${JSON.stringify(slots)}::json) as s ("order" integer, kind text, "group" text, number text, status text)`.execute(
    tx,
  );
}

/** Changes a door, which counts its version up. */
export async function saveSlot(tx: Tx, roundId: string, order: number, change: Updateable<VisitSlotTable>): Promise<void> {
  await tx
    .updateTable('visitSlot')
    .set({ ...change, rowVersion: sql<number>`row_version + 1` })
    .where('roundId', '=', roundId)
    .where('orderNo', '=', order)
    .execute();
}

/** Gives doors to a visitor; their outcomes and versions stay as they are, so that what a device brings back still fits. */
export async function saveVisitor(tx: Tx, roundId: string, orders: readonly number[], visitorId: string | null): Promise<void> {
  await tx
    .updateTable('visitSlot')
    .set({ visitorId })
    .where('roundId', '=', roundId)
    .where('orderNo', 'in', [...orders])
    .execute();
}

/** Brings the round's own counts in step with its doors. */
export async function countSlots(tx: Tx, roundId: string): Promise<void> {
  await sql`update visit_round r set answered = c.answered, refused = c.refused, absent = c.absent, waiting = c.waiting,
      state = case when r.state = 'drawn' and c.answered + c.refused + c.absent + c.tried > 0 then 'visiting' else r.state end
    from (select count(*) filter (where status = 'answered') as answered, count(*) filter (where status = 'refused') as refused,
        count(*) filter (where status = 'absent') as absent, count(*) filter (where status = 'waiting') as waiting,
        count(*) filter (where tries > 0) as tried
      from visit_slot where round_id = ${roundId}) c
    where r.id = ${roundId}`.execute(tx);
}

export async function insertReceipt(tx: Tx, roundId: string, answerId: string): Promise<void> {
  await tx.insertInto('visitReceipt').values({ answerId, roundId }).execute();
}

/** Whether this hand-in was taken before. */
export async function hasReceipt(tx: Tx, roundId: string, answerId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('visitReceipt')
    .select('answerId')
    .where('answerId', '=', answerId)
    .where('roundId', '=', roundId)
    .executeTakeFirst();
  return found !== undefined;
}

export async function insertAnswers(
  tx: Tx,
  { roundId, order, answers, remark }: { roundId: string; order: number; answers: Record<string, AnswerChoice>; remark: string },
): Promise<void> {
  await tx
    .insertInto('visitAnswer')
    .values({ roundId, orderNo: order, answers: JSON.stringify(answers), remark })
    .execute();
}

export async function deleteAnswers(tx: Tx, roundId: string, order: number): Promise<void> {
  await tx.deleteFrom('visitAnswer').where('roundId', '=', roundId).where('orderNo', '=', order).execute();
}

/** Accounts whose grants of today let them visit in this village. */
export function findVisitors(tx: Tx, villagePath: string, today: string) {
  return tx
    .selectFrom('roleGrant')
    .innerJoin('account', 'account.id', 'roleGrant.accountId')
    .select(['account.id as accountId', 'account.displayName as name'])
    .distinct()
    .where('roleGrant.role', 'in', [...permissions['fieldwork.visit']])
    .where(sql<boolean>`${villagePath}::ltree <@ role_grant.unit_path`)
    .where('roleGrant.revokedAt', 'is', null)
    .where('account.disabledAt', 'is', null)
    .where(sql<boolean>`${today}::date between role_grant.from_on and coalesce(role_grant.to_on, 'infinity')`)
    .orderBy('name')
    .execute();
}
