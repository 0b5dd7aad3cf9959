import type { AppealOutcome } from '@xingcun/core/disclosure/appeal-outcome';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import { Refusal } from '@xingcun/core/refusal';
import { permissions } from '@xingcun/core/accounts/permission';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface Member {
  accountId: string;
  name: string;
  agreedTo: number | null;
}

export interface AppealFound {
  id: string;
  objectionId: string;
  assessmentId: string;
  villageCode: string;
  villageName: string;
  starCode: string | null;
  cycleState: CycleState;
  cityPath: string;
  objectionWords: string;
  objectionMadeAt: Date;
  answer: string;
  answeredAt: Date;
  answeredBy: string;
  answeredByName: string;
  words: string;
  madeAt: Date;
  dueOn: string;
  outcome: AppealOutcome | null;
  decision: string | null;
  publicWords: string;
  orderItems: string[] | null;
  orderWords: string | null;
  proposedBy: string | null;
  proposedByName: string | null;
  decidedAt: Date | null;
  version: number;
  panel: Member[];
  /** Accounts that scored or signed the village at any level. */
  scored: string[];
}

/** Appeals within the request's scope: of a cycle, or the one of an id. Those undecided come first, the oldest before. */
export async function findAppeals(tx: Tx, by: { cycleId: string } | { id: string }): Promise<AppealFound[]> {
  const condition = 'id' in by ? sql`p.id = ${by.id}` : sql`a.cycle_id = ${by.cycleId}`;
  const { rows } = await sql<AppealFound>`
    select p.id, p.objection_id, o.assessment_id, a.village_code, u.name as village_name, o.star_code, c.state as cycle_state,
      o.city_path::text, o.words as objection_words, o.made_at as objection_made_at, o.answer, o.answered_at, o.answered_by,
      ab.display_name as answered_by_name, p.words, p.made_at, p.due_on, p.outcome, p.decision, p.public_words, p.order_items,
      p.order_words, p.proposed_by, pb.display_name as proposed_by_name, p.decided_at, p.row_version as version,
      coalesce((select json_agg(json_build_object('accountId', m.account_id, 'name', ma.display_name, 'agreedTo', m.agreed_to)
        order by ma.display_name) from appeal_member m join account ma on ma.id = m.account_id where m.appeal_id = p.id), '[]') as panel,
      (select coalesce(json_agg(hand), '[]') from (
        select updated_by as hand from score_cell where assessment_id = a.id
        union select account_id from sheet_contributor where assessment_id = a.id) hands) as scored
    from appeal p
    join objection o on o.id = p.objection_id
    join assessment a on a.id = o.assessment_id
    join cycle c on c.id = a.cycle_id
    join unit u on u.code = a.village_code
    join account ab on ab.id = o.answered_by
    left join account pb on pb.id = p.proposed_by
    where ${condition}
    order by p.decided_at is not null, p.made_at`.execute(tx);
  return rows;
}

/** @throws {Refusal} disclosure.appealNotFound */
export async function lockAppeal(tx: Tx, id: string): Promise<AppealFound> {
  await tx.selectFrom('appeal').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const [found] = await findAppeals(tx, { id });
  if (!found) throw new Refusal('disclosure.appealNotFound', { id });
  return found;
}

export async function insertAppeal(
  tx: Tx,
  appeal: { id: string; objectionId: string; words: string; madeAt: Date; dueOn: string },
): Promise<void> {
  const empty = { outcome: null, decision: null, orderItems: null, orderWords: null, proposedBy: null, decidedAt: null };
  await tx
    .insertInto('appeal')
    .values({ ...appeal, ...empty })
    .execute();
}

/** Accounts that may decide appeals of a city today. */
export async function findDeciders(tx: Tx, cityPath: string, today: string): Promise<{ accountId: string; name: string }[]> {
  const { rows } = await sql<{ accountId: string; name: string }>`
    select distinct account.id as account_id, account.display_name as name
    from role_grant g join account on account.id = g.account_id
    where g.role = any(${[...permissions['disclosure.decideAppeal']]}::text[]) and ${cityPath}::ltree <@ g.unit_path
      and g.revoked_at is null and g.deputy_for is null and account.disabled_at is null
      and ${today}::date between g.from_on and coalesce(g.to_on, 'infinity')
    order by account.display_name`.execute(tx);
  return rows;
}

export async function savePanel(tx: Tx, appealId: string, accountIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('appealMember').where('appealId', '=', appealId).execute();
  await tx
    .insertInto('appealMember')
    .values(accountIds.map((accountId) => ({ appealId, accountId, agreedTo: null })))
    .execute();
}

export interface Proposal {
  outcome: AppealOutcome;
  decision: string;
  publicWords: string;
  order: { items: string[]; words: string } | null;
}

/** A proposal takes the place of the one before: agreements to that lapse with its version. */
export async function saveProposal(
  tx: Tx,
  id: string,
  { outcome, decision, publicWords, order, by, version }: Proposal & { by: string; version: number },
): Promise<void> {
  const orderItems = order?.items ?? null;
  const orderWords = order?.words ?? null;
  await tx
    .updateTable('appeal')
    .set({ outcome, decision, publicWords, orderItems, orderWords, proposedBy: by, rowVersion: version })
    .where('id', '=', id)
    .execute();
}

export async function saveAgreement(tx: Tx, appealId: string, accountId: string, version: number): Promise<void> {
  await tx
    .updateTable('appealMember')
    .set({ agreedTo: version })
    .where('appealId', '=', appealId)
    .where('accountId', '=', accountId)
    .execute();
}

export async function saveDecision(tx: Tx, { id, orderItems, orderWords }: AppealFound, at: Date): Promise<void> {
  await tx.updateTable('appeal').set({ decidedAt: at }).where('id', '=', id).execute();
  if (orderItems === null || orderWords === null) return;
  const order = { appealId: id, items: orderItems, words: orderWords, orderedAt: at };
  await tx
    .insertInto('scoreCorrection')
    .values({ ...order, doneBy: null, doneAt: null, doneReason: null })
    .execute();
}

/** Appeals and corrections of a cycle that hold its final result up. */
export async function countUndecided(tx: Tx, cycleId: string): Promise<{ undecided: number; uncorrected: number }> {
  const { rows } = await sql<{ undecided: number; uncorrected: number }>`
    select count(*) filter (where p.decided_at is null)::integer as undecided,
      count(*) filter (where k.id is not null and k.done_at is null)::integer as uncorrected
    from appeal p join objection o on o.id = p.objection_id join assessment a on a.id = o.assessment_id
    left join score_correction k on k.appeal_id = p.id where a.cycle_id = ${cycleId}`.execute(tx);
  return rows[0] ?? { undecided: 0, uncorrected: 0 };
}
