import type { Role } from '@xingcun/core/accounts/permission';
import { type Candidate, groupRule, type Member, type RecusalReason } from '@xingcun/core/assessment/panel/group';
import { type PanelStage, type Stage, stageRules } from '@xingcun/core/cycles/stage';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

export interface GroupFound {
  id: string;
  formed: { by: { accountId: string; name: string }; at: string };
  version: number;
  members: (Member & { name: string; unitName: string; joinedAt: Date; declaredAt: Date | null })[];
}

/** The group of a village at a stage with those who sit in it now; null until it is formed. */
export async function findGroup(tx: Tx, assessmentId: string, stage: PanelStage): Promise<GroupFound | null> {
  const group = await tx
    .selectFrom('reviewGroup as g')
    .innerJoin('account', 'account.id', 'g.formedBy')
    .select(['g.id', 'g.formedBy', 'g.formedAt', 'g.rowVersion', 'account.displayName'])
    .where('g.assessmentId', '=', assessmentId)
    .where('g.stage', '=', stage)
    .executeTakeFirst();
  if (!group) return null;
  const members = await tx
    .selectFrom('reviewGroupMember as m')
    .innerJoin('account', 'account.id', 'm.accountId')
    .innerJoin('unit', 'unit.code', 'account.unitCode')
    .select(['m.accountId', 'm.role', 'm.stars', 'm.joinedAt', 'm.declaredNoConflictAt as declaredAt'])
    .select(['account.displayName as name', 'unit.name as unitName'])
    .where('m.groupId', '=', group.id)
    .where('m.leftAt', 'is', null)
    .orderBy(sql`array_position(array['head', 'member', 'observer'], m.role)`)
    .orderBy('account.displayName')
    .execute();
  return {
    id: group.id,
    formed: { by: { accountId: group.formedBy, name: group.displayName }, at: group.formedAt.toISOString() },
    version: group.rowVersion,
    members,
  };
}

/** Waits for whoever else changes the group or marks in it; null where there is none yet. */
export async function lockGroup(tx: Tx, assessmentId: string, stage: PanelStage): Promise<GroupFound | null> {
  await tx
    .selectFrom('reviewGroup')
    .select('id')
    .where('assessmentId', '=', assessmentId)
    .where('stage', '=', stage)
    .forUpdate()
    .execute();
  return findGroup(tx, assessmentId, stage);
}

export interface CandidateFound extends Candidate {
  unitName: string;
}

interface Asked {
  assessmentId: string;
  villagePath: string;
  today: string;
}

const mostObservers = 60;

/**
 * People as the rules see them, by the grants that the request may see. Of those who may score here all; of possible observers the
 * nearest, or those whose name or unit holds `search`.
 */
export async function findCandidates(
  tx: Tx,
  { assessmentId, villagePath, today }: Asked,
  wanted: { accountIds: readonly string[] } | { stage: PanelStage; search: string },
): Promise<CandidateFound[]> {
  const standing = sql`g.revoked_at is null and ${today}::date between g.from_on and coalesce(g.to_on, 'infinity')`;
  const whom =
    'accountIds' in wanted
      ? sql`a.id = any(${wanted.accountIds}::text[])`
      : sql`(exists (select from role_grant g where g.account_id = a.id and ${standing} and g.role = any(${stageRules[wanted.stage].scorers}::text[])
            and ${villagePath}::ltree <@ g.unit_path)
          or a.id in (select g.account_id from role_grant g join account o on o.id = g.account_id join unit ou on ou.code = o.unit_code
            where ${standing} and g.role = any(${groupRule.observerRoles}::text[]) and not g.unit_path <@ ${villagePath}::ltree
              and position(lower(${wanted.search}) in lower(o.display_name || ' ' || ou.name)) > 0
            order by nlevel(lca(g.unit_path, ${villagePath}::ltree)) desc, ou.name, o.id limit ${mostObservers}))`;
  const { rows } = await sql<{
    accountId: string;
    name: string;
    unitName: string;
    grants: { role: Role; path: string; stars: string[] | null }[] | null;
    recusals: RecusalReason[] | null;
    ownStages: Stage[] | null;
  }>`
    select a.id as account_id, a.display_name as name, u.name as unit_name,
      (select json_agg(json_build_object('role', g.role, 'path', g.unit_path, 'stars', g.stars)) from role_grant g
        where g.account_id = a.id and ${standing}) as grants,
      (select json_agg(r.reason) from recusal r where r.account_id = a.id and r.assessment_id = ${assessmentId}) as recusals,
      (select json_agg(h.stage) from sheet_contributor h where h.account_id = a.id and h.assessment_id = ${assessmentId}) as own_stages
    from account a join unit u on u.code = a.unit_code
    where a.disabled_at is null and ${whom}
    order by a.display_name, a.id`.execute(tx);
  return rows.map(({ grants, recusals, ownStages, ...person }) => ({
    ...person,
    grants: grants ?? [],
    recusals: recusals ?? [],
    ownStages: ownStages ?? [],
  }));
}

/** Makes the group, or says that it is another one now. @returns its id */
export async function saveGroup(
  tx: Tx,
  {
    assessmentId,
    villagePath,
    stage,
    by,
    at,
  }: { assessmentId: string; villagePath: string; stage: PanelStage; by: string; at: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('reviewGroup')
    .values({ assessmentId, villagePath, stage, formedBy: by, formedAt: at })
    .onConflict((conflict) =>
      conflict.columns(['assessmentId', 'stage']).doUpdateSet((of) => ({ rowVersion: of('reviewGroup.rowVersion', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function leaveGroup(tx: Tx, groupId: string, accountIds: readonly string[], at: Date): Promise<void> {
  if (accountIds.length === 0) return;
  await tx
    .updateTable('reviewGroupMember')
    .set({ leftAt: at })
    .where('groupId', '=', groupId)
    .where('accountId', 'in', [...accountIds])
    .where('leftAt', 'is', null)
    .execute();
}

export async function joinGroup(
  tx: Tx,
  { groupId, villagePath, at }: { groupId: string; villagePath: string; at: Date },
  members: readonly Member[],
): Promise<void> {
  if (members.length === 0) return;
  await tx
    .insertInto('reviewGroupMember')
    .values(
      members.map(({ accountId, role, stars }) => ({
        groupId,
        villagePath,
        accountId,
        role,
        stars: stars === null ? null : [...stars],
        joinedAt: at,
        declaredNoConflictAt: null,
        leftAt: null,
      })),
    )
    .execute();
}

export async function findRecusals(tx: Tx, assessmentId: string) {
  const rows = await tx
    .selectFrom('recusal as r')
    .innerJoin('account as who', 'who.id', 'r.accountId')
    .innerJoin('account as by', 'by.id', 'r.declaredBy')
    .select([
      'r.id',
      'r.accountId',
      'r.reason',
      'r.declaredBy',
      'r.declaredAt',
      'who.displayName as name',
      'by.displayName as byName',
    ])
    .where('r.assessmentId', '=', assessmentId)
    .orderBy('r.declaredAt')
    .execute();
  return rows.map(({ id, accountId, name, reason, declaredBy, byName, declaredAt }) => ({
    id,
    person: { accountId, name },
    reason,
    declaredBy: { accountId: declaredBy, name: byName },
    declaredAt: declaredAt.toISOString(),
  }));
}
