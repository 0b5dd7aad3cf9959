import { type Actor, accountsOf, grantsFor, isWithin, type Permission, permit } from '@xingcun/core/accounts/permission';
import type { SheetForm } from '@xingcun/core/assessment/items';
import type { Situation } from '@xingcun/core/assessment/workflow';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import type { AssessmentStage, PanelStage, Stage } from '@xingcun/core/cycles/stage';
import { Refusal } from '@xingcun/core/refusal';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { formOf } from './forms.ts';

/** One village's assessment as the request finds it: the rules' view of it, and what saving and showing need besides. */
export interface Found {
  id: string;
  cycleId: string;
  standardId: string;
  standardDigest: string;
  form: SheetForm;
  /** Whether members of a review group mark before they see the lower levels' values. */
  blind: boolean;
  situation: Situation;
  /** The caller, and those for whom he acts here: each has a hand in what he does. */
  hands: readonly string[];
  /** Which of them have a hand in which stage already. */
  contributors: readonly { accountId: string; stage: Stage }[];
}

interface Row {
  id: string;
  cycleId: string;
  standardId: string;
  standardDigest: string;
  villagePath: string;
  stage: AssessmentStage;
  cycleState: CycleState;
  calendar: Situation['calendar'] | null;
  sheets: Situation['sheets'] | null;
  declaredStars: string[] | null;
  returned: Situation['returned'] | null;
  meetings?: Situation['meetings'] | null;
  signedOff?: string[] | null;
  ledStars?: string[] | null;
  reinspectionOpen?: boolean;
  contributors: { accountId: string; stage: Stage }[] | null;
  panelStages: PanelStage[];
  blind: boolean;
  unsettled?: Situation['unsettled'] | null;
}

/**
 * `cells`: nobody submits or sends back meanwhile, others may write other cells. `whole`: nobody else changes anything. Taken first and
 * alone, so that what is read afterwards is what the one who held it left.
 */
export async function lockAssessment(tx: Tx, id: string, what: 'cells' | 'whole'): Promise<void> {
  const query = tx.selectFrom('assessment').select('id').where('id', '=', id);
  await (what === 'whole' ? query.forUpdate() : query.forKeyShare()).execute();
}

interface Asked {
  id: string;
  actor: Actor;
  permission: Permission;
  today: string;
}

/**
 * Everything that the rules ask of one village.
 * @throws {Refusal} assessment.notFound, accounts.notPermitted
 */
export function findAssessment(tx: Tx, asked: Asked): Promise<Found> {
  return find(
    tx,
    asked,
    sql`
      (select json_agg(json_build_object('body', m.body, 'outcome', m.outcome, 'heldOn', m.held_on))
        from meeting m where m.assessment_id = a.id and m.replaced_by is null) as meetings,
      (select json_agg(distinct o.star_code) from star_sign_off o where o.assessment_id = a.id and o.voided_at is null) as signed_off,
      (select json_agg(json_build_object('stage', i.stage, 'itemCode', i.item_code, 'disagreed', i.state in ('discussion', 'arbitration')))
        from panel_item i where i.assessment_id = a.id and i.settled_at is null) as unsettled,
      (select json_agg(distinct star) from role_grant g join account ga on ga.id = g.account_id, unnest(g.stars) star
        where g.role = 'leadUnitAssessor' and a.village_path <@ g.unit_path and g.revoked_at is null and ga.disabled_at is null
          and ${asked.today}::date between g.from_on and coalesce(g.to_on, 'infinity')) as led_stars,
      exists (select from reinspection_item i join reinspection r on r.id = i.reinspection_id
        where i.assessment_id = a.id and r.closed_at is null) as reinspection_open,`,
  );
}

/**
 * What the rules ask before cells are written: meetings and lead units have no part in it, and planning their queries would take
 * longer than the rest of the save.
 * @throws {Refusal} assessment.notFound, accounts.notPermitted
 */
export function findForScoring(tx: Tx, asked: Asked, stage: Stage): Promise<Found> {
  const signedOff = sql`
      (select json_agg(o.star_code) from star_sign_off o where o.assessment_id = a.id and o.voided_at is null) as signed_off,`;
  return find(tx, asked, stage === 'jointReview' ? signedOff : sql``);
}

async function find(tx: Tx, { id, actor, permission, today }: Asked, more: RawBuilder<unknown>): Promise<Found> {
  const mine = accountsOf(actor);
  const { rows } = await sql<Row>`
    select a.id, a.cycle_id, a.village_path::text, a.stage, c.state as cycle_state, c.panel_stages, c.blind, c.standard_id, s.digest as standard_digest,
      app.stars as declared_stars,
      (select json_object_agg(cs.stage, json_build_object('opensOn', cs.opens_on, 'dueOn', cs.due_on))
        from cycle_stage cs where cs.cycle_id = a.cycle_id) as calendar,
      (select json_object_agg(sh.stage, json_build_object('state', sh.state, 'round', sh.round))
        from score_sheet sh where sh.assessment_id = a.id) as sheets,
      (select json_agg(json_build_object('stage', r.stage, 'itemCode', r.item_code, 'resolved', r.resolved_at is not null))
        from returned_item r join score_sheet sh on sh.assessment_id = r.assessment_id and sh.stage = r.stage and sh.round = r.round
        where r.assessment_id = a.id) as returned,
      ${more}
      (select json_agg(json_build_object('accountId', h.account_id, 'stage', h.stage))
        from sheet_contributor h where h.assessment_id = a.id and h.account_id = any(${mine})) as contributors
    from assessment a
    join cycle c on c.id = a.cycle_id
    join standard s on s.id = c.standard_id
    left join star_application app on app.assessment_id = a.id and app.submitted_at is not null
    where a.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Refusal('assessment.notFound', { assessmentId: id });
  permit(actor, permission, row.villagePath);

  const principals = grantsFor(actor, permission)
    .filter((grant) => isWithin(row.villagePath, grant.path))
    .flatMap(({ deputyFor }) => deputyFor ?? []);
  const hands = [...new Set([actor.accountId, ...principals])];
  const contributors = (row.contributors ?? []).filter(({ accountId }) => hands.includes(accountId));
  return {
    id: row.id,
    cycleId: row.cycleId,
    standardId: row.standardId,
    standardDigest: row.standardDigest,
    form: await formOf(tx, row),
    blind: row.blind,
    hands,
    contributors,
    situation: {
      villagePath: row.villagePath,
      today,
      cycleState: row.cycleState,
      calendar: row.calendar ?? {},
      stage: row.stage,
      sheets: row.sheets ?? {},
      declaredStars: row.declaredStars ?? [],
      returned: row.returned ?? [],
      meetings: row.meetings ?? [],
      signedOff: row.signedOff ?? [],
      ledStars: row.ledStars ?? [],
      panelStages: row.panelStages,
      unsettled: row.unsettled ?? [],
      ownStages: contributors.map(({ stage }) => stage),
      reinspectionOpen: row.reinspectionOpen ?? false,
    },
  };
}

/** Remembers that the caller had a hand in this stage. */
export async function saveHands(tx: Tx, found: Found, stage: Stage): Promise<void> {
  const isKnown = (accountId: string) => found.contributors.some((each) => each.accountId === accountId && each.stage === stage);
  const rows = found.hands
    .filter((accountId) => !isKnown(accountId))
    .map((accountId) => ({ assessmentId: found.id, accountId, stage }));
  if (rows.length === 0) return;
  await tx
    .insertInto('sheetContributor')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
