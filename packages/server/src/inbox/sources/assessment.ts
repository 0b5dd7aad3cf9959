import { type Actor, isWithin } from '@xingcun/core/accounts/permission';
import type { SheetState } from '@xingcun/core/assessment/cell';
import type { SheetForm } from '@xingcun/core/assessment/items';
import { assessmentStages, type AssessmentStage, type Stage, stageRules } from '@xingcun/core/cycles/stage';
import { villageItems, type VillageAtHand } from '@xingcun/core/inbox/sources/assessment';
import { sql } from 'kysely';
import { formOf, requiredByStar } from '../../assessment/forms.ts';
import type { Tx } from '../../db/database.ts';
import { beijingDay } from '../../http/implement.ts';
import { cyclesIn, type Source } from '../source.ts';

/** Villages on their way through the stages. */
export const assessmentSource: Source = async (reading) => {
  const { tx, actor, accountIds, today } = reading;
  const stages = stagesOf(actor);
  const cycles = cyclesIn(reading, 'running');
  if (stages.length === 0 || cycles.length === 0) return [];
  const villages = await findInboxVillages(tx, { cycleIds: cycles.map(({ id }) => id), stages, accountIds });
  if (villages.length === 0) return [];
  const leads = stages.includes('jointReview') ? await findLeadGrants(tx, today) : [];
  const items = await Promise.all(
    cycles.map(async (cycle) => {
      const here = villages.filter(({ cycleId }) => cycleId === cycle.id);
      const form = here.length > 0 ? await formOf(tx, cycle) : null;
      return form ? here.flatMap((village) => villageItems(actor, cycle, atHand(village, form, leads), today)) : [];
    }),
  );
  return items.flat();
};

/** The stages at which something can wait for the caller’s roles. */
function stagesOf({ grants }: Actor): AssessmentStage[] {
  const roles = new Set(grants.map(({ role }) => role));
  const isVillage = roles.has('villageClerk') || roles.has('villageSecretary');
  return assessmentStages.filter((stage) => {
    if (stage === 'settled') return false;
    if (stage === 'application') return isVillage;
    const rule = stageRules[stage];
    return (
      rule.scorers.some((role) => roles.has(role)) ||
      roles.has(rule.signer) ||
      (stage === 'selfAssessment' && roles.has('supervisor'))
    );
  });
}

function atHand(village: InboxVillage, form: SheetForm, leads: readonly { path: string; stars: string[] }[]): VillageAtHand {
  const { id, filledByStar, returned, signedOff, ownStages, declaredStars, ...rest } = village;
  return {
    ...rest,
    assessmentId: id,
    required: requiredByStar(form, declaredStars ?? []),
    filled: filledByStar ?? {},
    returned: (returned ?? []).map(({ itemCode, since, ...item }) => ({
      ...item,
      starCode: form.items.get(itemCode)?.starCode ?? null,
      since: beijingDay(new Date(since)),
    })),
    signedOff: signedOff ?? [],
    ledStars: leads.filter(({ path }) => isWithin(village.villagePath, path)).flatMap(({ stars }) => stars),
    ownStages: ownStages ?? [],
  };
}

interface InboxVillage {
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
async function findInboxVillages(
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
async function findLeadGrants(tx: Tx, today: string): Promise<{ path: string; stars: string[] }[]> {
  const { rows } = await sql<{ path: string; stars: string[] }>`
    select g.unit_path::text as path, json_agg(distinct star) as stars
    from role_grant g join account a on a.id = g.account_id, unnest(g.stars) star
    where g.role = 'leadUnitAssessor' and g.revoked_at is null and a.disabled_at is null
      and ${today}::date between g.from_on and coalesce(g.to_on, 'infinity')
    group by g.unit_path`.execute(tx);
  return rows;
}
