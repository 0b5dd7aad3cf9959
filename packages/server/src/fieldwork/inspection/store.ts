import type { CycleState } from '@xingcun/core/cycles/cycle';
import type { ChecklistStar } from '@xingcun/core/fieldwork/inspection/checklist';
import type { InspectionState } from '@xingcun/core/fieldwork/inspection/inspection';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

export interface InspectionFound {
  id: string;
  assessmentId: string;
  stage: 'preliminaryReview' | 'jointReview';
  plannedOn: string;
  /** Accounts in the order of the plan. */
  team: string[];
  teamNames: { accountId: string; name: string }[];
  purpose: string;
  stars: string[];
  state: InspectionState;
  checklist: ChecklistStar[] | null;
  version: number;
  villageCode: string;
  villageName: string;
  villagePath: string;
  cycleState: CycleState;
  standardId: string;
  standardDigest: string;
}

async function find(tx: Tx, by: { id: string } | { assessmentId: string }): Promise<InspectionFound[]> {
  const which = 'id' in by ? sql`i.id = ${by.id}` : sql`i.assessment_id = ${by.assessmentId}`;
  const { rows } = await sql<InspectionFound>`
    select i.id, i.assessment_id, i.stage, i.planned_on, i.team, i.purpose, i.stars, i.state, i.checklist, i.row_version as version,
      (select coalesce(json_agg(json_build_object('accountId', p.id, 'name', p.display_name) order by array_position(i.team, p.id)), '[]')
        from account p where p.id = any (i.team)) as team_names,
      a.village_code, u.name as village_name, a.village_path::text, c.state as cycle_state, c.standard_id, s.digest as standard_digest
    from inspection i
    join assessment a on a.id = i.assessment_id
    join unit u on u.code = a.village_code
    join cycle c on c.id = a.cycle_id
    join standard s on s.id = c.standard_id
    where ${which} order by i.planned_on desc, i.planned_at desc`.execute(tx);
  return rows;
}

export const findInspections = (tx: Tx, assessmentId: string): Promise<InspectionFound[]> => find(tx, { assessmentId });

/** @throws {Refusal} fieldwork.inspectionNotFound */
export async function getInspection(tx: Tx, id: string): Promise<InspectionFound> {
  const [found] = await find(tx, { id });
  if (!found) throw new Refusal('fieldwork.inspectionNotFound', { id });
  return found;
}

/**
 * The inspection, locked until the transaction ends. `keep`: it is neither changed nor closed meanwhile, while others may write findings.
 * @throws {Refusal} fieldwork.inspectionNotFound
 */
export async function lockInspection(tx: Tx, id: string, how: 'change' | 'keep'): Promise<InspectionFound> {
  const query = tx.selectFrom('inspection').select('id').where('id', '=', id);
  await (how === 'change' ? query.forUpdate() : query.forShare()).execute();
  return getInspection(tx, id);
}

/** Accounts that may inspect a village today, seen from the request's scope: those of its district and city. */
export async function findInspectors(
  tx: Tx,
  { villagePath, roles, today }: { villagePath: string; roles: string[]; today: string },
) {
  const { rows } = await sql<{ accountId: string; name: string; unitName: string; stars: string[] | null }>`
    select p.id as account_id, p.display_name as name, u.name as unit_name,
      case when bool_or(g.stars is null) then null else (select array_agg(distinct star order by star)
        from role_grant g2, unnest(g2.stars) star where g2.account_id = p.id and g2.revoked_at is null and ${villagePath}::ltree <@ g2.unit_path) end as stars
    from role_grant g join account p on p.id = g.account_id join unit u on u.code = p.unit_code
    where g.role = any (${roles}) and ${villagePath}::ltree <@ g.unit_path and g.revoked_at is null and p.disabled_at is null
      and ${today}::date between g.from_on and coalesce(g.to_on, 'infinity')
    group by p.id, p.display_name, u.name
    order by u.name, p.display_name`.execute(tx);
  return rows;
}

/** Of these accounts, those who had a hand in the village’s own figures. */
export async function findVillageHands(tx: Tx, assessmentId: string, accountIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('sheetContributor')
    .select('accountId')
    .where('assessmentId', '=', assessmentId)
    .where('stage', '=', 'selfAssessment')
    .where('accountId', 'in', [...accountIds])
    .execute();
  return rows.map(({ accountId }) => accountId);
}
