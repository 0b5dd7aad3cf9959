import type { SheetState } from '@xingcun/core/assessment/cell';
import type { CalendarStage, CycleState } from '@xingcun/core/cycles/cycle';
import type { PublicityAtHand, VillagesAtHand } from '@xingcun/core/assessment/inbox';
import type { AssessmentStage, Stage } from '@xingcun/core/cycles/stage';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface InboxCycle {
  id: string;
  cityPath: string;
  state: CycleState;
  titleZh: string;
  titleEn: string;
  standardId: string;
  standardDigest: string;
  calendar: Partial<Record<CalendarStage, { opensOn: string; dueOn: string }>> | null;
}

/** The cycles that are not closed, as far as the caller sees them. */
export async function findOpenCycles(tx: Tx): Promise<InboxCycle[]> {
  const { rows } = await sql<InboxCycle>`
    select c.id, c.city_path::text, c.state, c.title_zh, c.title_en, c.standard_id, s.digest as standard_digest,
      (select json_object_agg(cs.stage, json_build_object('opensOn', cs.opens_on, 'dueOn', cs.due_on))
        from cycle_stage cs where cs.cycle_id = c.id) as calendar
    from cycle c join standard s on s.id = c.standard_id
    where c.state <> 'final' order by c.year, c.id`.execute(tx);
  return rows;
}

export interface InboxVillage {
  id: string;
  cycleId: string;
  villagePath: string;
  villageName: string;
  stage: AssessmentStage;
  sheetState: SheetState | null;
  filledByStar: Record<string, number> | null;
  declaredStars: string[] | null;
  returned: { itemCode: string; dueOn: string; since: string; resolved: boolean }[] | null;
  signedOff: string[] | null;
  meetingsCarried: number;
  /** Stages in which the caller, or one for whom he acts, has a hand. */
  ownStages: Stage[] | null;
  /** The caller has given his opinion on this round of the self-assessment. */
  cosigned: boolean;
}

/** Every village of these cycles that the caller reaches and that is not settled. */
export async function findInboxVillages(
  tx: Tx,
  { cycleIds, stages, accountIds }: { cycleIds: string[]; stages: AssessmentStage[]; accountIds: string[] },
): Promise<InboxVillage[]> {
  const { rows } = await sql<InboxVillage>`
    select a.id, a.cycle_id, a.village_path::text, u.name as village_name, a.stage, sh.state as sheet_state, sh.filled_by_star,
      app.stars as declared_stars,
      case when sh.state = 'returned' then (select json_agg(json_build_object('itemCode', r.item_code, 'dueOn', r.due_on, 'since', r.sent_back_at,
          'resolved', r.resolved_at is not null))
        from returned_item r where r.assessment_id = a.id and r.stage = a.stage and r.round = sh.round) end as returned,
      case when a.stage = 'jointReview' then (select json_agg(o.star_code)
        from star_sign_off o where o.assessment_id = a.id and o.voided_at is null) end as signed_off,
      case when a.stage = 'selfAssessment' then (select count(*)::integer
        from meeting m where m.assessment_id = a.id and m.replaced_by is null and m.outcome = 'carried') else 0 end as meetings_carried,
      (select json_agg(h.stage) from sheet_contributor h where h.assessment_id = a.id and h.account_id = any(${accountIds})) as own_stages,
      a.stage = 'selfAssessment' and exists (select from cosignature c where c.assessment_id = a.id and c.round = coalesce(sh.round, 1)
        and c.account_id = any(${accountIds})) as cosigned
    from assessment a
    join unit u on u.code = a.village_code
    left join star_application app on app.assessment_id = a.id and app.submitted_at is not null
    left join score_sheet sh on sh.assessment_id = a.id and sh.stage = a.stage
    where a.cycle_id = any(${cycleIds}::uuid[]) and a.stage = any(${stages})
    order by a.village_path`.execute(tx);
  return rows;
}

/** Where lead units have accounts today, and for which stars. */
export async function findLeadGrants(tx: Tx, today: string): Promise<{ path: string; stars: string[] }[]> {
  const { rows } = await sql<{ path: string; stars: string[] }>`
    select g.unit_path::text as path, json_agg(distinct star) as stars
    from role_grant g join account a on a.id = g.account_id, unnest(g.stars) star
    where g.role = 'leadUnitAssessor' and g.revoked_at is null and a.disabled_at is null
      and ${today}::date between g.from_on and coalesce(g.to_on, 'infinity')
    group by g.unit_path`.execute(tx);
  return rows;
}

/** Cycle → how far its villages are. */
export async function countVillages(tx: Tx, cycleIds: string[]): Promise<Map<string, VillagesAtHand>> {
  const { rows } = await sql<VillagesAtHand & { cycleId: string }>`
    select cycle_id, count(*) filter (where stage = 'settled')::integer as settled,
      count(*) filter (where stage not in ('application', 'settled'))::integer as under_way,
      count(*) filter (where stage = 'application')::integer as not_applied
    from assessment where cycle_id = any(${cycleIds}::uuid[]) group by cycle_id`.execute(tx);
  return new Map(rows.map(({ cycleId, ...villages }) => [cycleId, villages]));
}

/** Cycle → its notice of the preliminary result and the objections without an answer (the caller sees them from the district upwards). */
export async function findPublicity(tx: Tx, cycleIds: string[]): Promise<Map<string, PublicityAtHand>> {
  if (cycleIds.length === 0) return new Map();
  const { rows } = await sql<{ cycleId: string; closesOn: string; unanswered: { dueOn: string; since: string }[] | null }>`
    select n.cycle_id, n.closes_on, (select json_agg(json_build_object('dueOn', o.due_on, 'since', (o.made_at at time zone 'Asia/Shanghai')::date))
      from objection o where o.notice_id = n.id and o.answered_at is null) as unanswered
    from public_notice n where n.kind = 'preliminaryResult' and n.cycle_id = any(${cycleIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ cycleId, closesOn, unanswered }) => [cycleId, { closesOn, unanswered: unanswered ?? [] }]));
}
