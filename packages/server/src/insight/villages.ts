import type { AssessmentStage } from '@xingcun/core/cycles/stage';
import type { Block } from '@xingcun/core/insight/block';
import type { StarSummary } from '@xingcun/core/insight/level';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Place } from './place.ts';

interface SummarisedVillage {
  assessmentId: string;
  villageName: string;
  townshipName: string;
  stage: AssessmentStage;
  dueOn: string | null;
  overdue: boolean;
  blocks: Block[];
  won: number | null;
}

interface StarOfVillage extends StarSummary {
  assessmentId: string;
  required: number;
  filled: number[];
  lackingProof: number[];
}

export interface VillagesAsked {
  at?: AssessmentStage | undefined;
  block?: Block | undefined;
}

/** The day by which a village must have done what is next, and whether it has passed. Needs `s` village_summary and `cs` cycle_stage. */
const dueOn = sql<string | null>`coalesce(s.return_due_on, cs.due_on)`;
export const overdue = (today: string) =>
  sql<boolean>`(s.stage <> 'settled' and coalesce(coalesce(s.return_due_on, cs.due_on) < ${today}::date, false))`;

const within = ({ unit, cycle }: Place, { at, block }: VillagesAsked) =>
  sql`s.cycle_id = ${cycle.id} and s.village_path <@ ${unit.path}::ltree
    and (${at ?? null}::text is null or s.stage = ${at ?? null}) and (${block ?? null}::text is null or ${block ?? null} = any (s.blocks))`;

/** Villages in the order of the tree, or those that wait, longest overdue first. */
export async function findVillages(
  tx: Tx,
  place: Place,
  today: string,
  { waiting = false, from = 0, most, ...asked }: VillagesAsked & { waiting?: boolean; from?: number; most: number },
): Promise<SummarisedVillage[]> {
  const { rows } = await sql<SummarisedVillage>`
    select s.assessment_id, u.name as village_name, t.name as township_name, s.stage, ${dueOn} as due_on, ${overdue(today)} as overdue, s.blocks, s.won
    from village_summary s
    join unit u on u.code = s.village_code
    join unit t on t.code = u.parent_code
    left join cycle_stage cs on cs.cycle_id = s.cycle_id and cs.stage = s.stage
    where ${within(place, asked)} ${waiting ? sql`and s.stage <> 'settled'` : sql``}
    order by ${waiting ? sql`due_on nulls last, s.village_path` : sql`s.village_path`} offset ${from} limit ${most}`.execute(tx);
  return rows;
}

export async function countVillages(tx: Tx, place: Place, asked: VillagesAsked): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from village_summary s where ${within(place, asked)}`.execute(tx);
  return rows[0]?.total ?? 0;
}

export async function findStars(tx: Tx, assessmentIds: readonly string[]): Promise<Map<string, StarOfVillage[]>> {
  const { rows } = await sql<StarOfVillage>`
    select assessment_id, star_code, scores, won, required, filled, lacking_proof, result_score, result_won
    from village_star_summary where assessment_id = any(${assessmentIds}::uuid[])`.execute(tx);
  const found = new Map<string, StarOfVillage[]>();
  for (const row of rows) {
    const stars = found.get(row.assessmentId);
    if (stars) stars.push(row);
    else found.set(row.assessmentId, [row]);
  }
  return found;
}
