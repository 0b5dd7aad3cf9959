import { type AssessmentStage, type Stage, stages } from '@xingcun/core/cycles/stage';
import type { Block } from '@xingcun/core/insight/block';
import { binCount } from '@xingcun/core/insight/distribution';
import { type Level, levelBefore } from '@xingcun/core/insight/level';
import type { Star } from '@xingcun/core/standards/standard';
import type { UnitKind } from '@xingcun/core/units/unit';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Place } from './place.ts';
import { overdue } from './villages.ts';

// Counting is the database's; what is counted is said by `core/insight`, and insight.test.ts holds them together village by village.

export interface StandingCount {
  code: string;
  name: string;
  kind: UnitKind;
  stage: AssessmentStage;
  overdue: boolean;
  applied: boolean;
  blocks: Block[];
  villages: number;
}

/** Villages by the unit one step below, and by everything that tells them apart. */
export async function countStandings(tx: Tx, { unit, cycle }: Place, today: string): Promise<StandingCount[]> {
  const steps = unit.path.split('.').length + 1;
  const { rows } = await sql<StandingCount>`
    select u.code, u.name, u.kind, g.stage, g.overdue, g.applied, g.blocks, g.villages
    from (
      select subpath(s.village_path, 0, least(${steps}, nlevel(s.village_path))) as path, s.stage, ${overdue(today)} as overdue,
        s.declared > 0 as applied, s.blocks, count(*)::integer as villages
      from village_summary s
      left join cycle_stage cs on cs.cycle_id = s.cycle_id and cs.stage = s.stage
      where s.cycle_id = ${cycle.id} and s.village_path <@ ${unit.path}::ltree
      group by 1, 2, 3, 4, 5
    ) g join unit u on u.path = g.path order by g.path`.execute(tx);
  return rows;
}

interface StarFigures {
  score: RawBuilder<number | null>;
  won: RawBuilder<boolean | null>;
}

/** core/insight/level.ts `figureAt`, of a row `v`. */
function figure(level: Level): StarFigures {
  if (level === 'result') return { score: sql`v.result_score`, won: sql`v.result_won` };
  if (level !== 'latest') {
    const index = stages.indexOf(level) + 1;
    return { score: sql`v.scores[${sql.lit(index)}]`, won: sql`v.won[${sql.lit(index)}]` };
  }
  const furthest = (column: 'scores' | 'won') =>
    sql.join(
      [4, 3, 2, 1].map((index) => sql`when v.won[${sql.lit(index)}] is not null then v.${sql.ref(column)}[${sql.lit(index)}]`),
      sql` `,
    );
  return {
    score: sql`case when v.result_won is not null then v.result_score ${furthest('scores')} end`,
    won: sql`case when v.result_won is not null then v.result_won ${furthest('won')} end`,
  };
}

interface StarCount {
  starCode: string;
  /** Null: no figure. */
  bin: number | null;
  villages: number;
  won: number;
  pairs: number;
  raised: number;
  lowered: number;
  sum: number;
  starsGained: number;
  starsLost: number;
}

/** Villages by star and tenth of its full score, with what moved since the level before. */
export async function countScores(tx: Tx, { unit, cycle }: Place, level: Level, stars: readonly Star[]): Promise<StarCount[]> {
  const before = levelBefore(level);
  const to = figure(level);
  const from = before ? figure(before) : { score: sql`null::integer`, won: sql`null::boolean` };
  const { rows } = await sql<StarCount>`
    select star_code, bin, count(*)::integer as villages, count(*) filter (where won)::integer as won,
      count(*) filter (where paired)::integer as pairs, count(*) filter (where paired and score > before)::integer as raised,
      count(*) filter (where paired and score < before)::integer as lowered, coalesce(sum(score - before) filter (where paired), 0) as sum,
      count(*) filter (where paired and won and won_before is not true)::integer as stars_gained,
      count(*) filter (where paired and won is not true and won_before)::integer as stars_lost
    from (
      select v.star_code, f.score, f.won, f.before, f.won_before, f.score is not null and f.before is not null as paired,
        least(${binCount - 1}, greatest(0, floor(f.score::numeric * ${binCount} / m.most)))::integer as bin
      from village_star_summary v
      join unnest(${stars.map(({ code }) => code)}::text[], ${stars.map(({ maxScore }) => maxScore)}::integer[]) as m (code, most) on m.code = v.star_code
      cross join lateral (select ${to.score} as score, ${to.won} as won, ${from.score} as before, ${from.won} as won_before) f
      where v.cycle_id = ${cycle.id} and v.village_path <@ ${unit.path}::ltree
    ) villages group by 1, 2`.execute(tx);
  return rows.map((row) => ({ ...row, bin: row.bin, sum: Number(row.sum) }));
}

interface FilledCount {
  starCode: string;
  declared: number;
  items: number;
  filled: number;
  lackingProof: number;
  complete: number;
}

/** What is filled and proven by star, at a stage or, for each village, at the stage where it stands (settled: the last). */
export async function countFilled(tx: Tx, { unit, cycle }: Place, stage: Stage | null): Promise<FilledCount[]> {
  const index = stage
    ? sql`${sql.lit(stages.indexOf(stage) + 1)}`
    : sql`case s.stage when 'application' then null when 'settled' then ${sql.lit(stages.length)} else array_position(${[...stages]}::text[], s.stage) end`;
  const { rows } = await sql<FilledCount>`
    select v.star_code, count(*)::integer as declared, sum(v.required)::integer as items, coalesce(sum(v.filled[i.at]), 0)::integer as filled,
      coalesce(sum(v.lacking_proof[i.at]), 0)::integer as lacking_proof, count(*) filter (where v.filled[i.at] >= v.required)::integer as complete
    from village_star_summary v
    join village_summary s on s.assessment_id = v.assessment_id
    cross join lateral (select ${index} as at) i
    where v.cycle_id = ${cycle.id} and v.village_path <@ ${unit.path}::ltree group by 1`.execute(tx);
  return rows;
}

interface YearCount {
  cycleId: string;
  year: number;
  state: CycleState;
  standardId: string;
  standardDigest: string;
  standardCode: string;
  standardVersion: string;
  villages: number;
  starCode: string | null;
  declared: number;
  won: number;
  scored: number;
  sum: number;
}

/** Every year by star: of a finished one the result, of another the furthest level. */
export async function countYears(tx: Tx, path: string): Promise<YearCount[]> {
  const { score, won } = figure('latest');
  const { rows } = await sql<YearCount>`
    select c.id as cycle_id, c.year, c.state, c.standard_id, st.digest as standard_digest, st.code as standard_code, st.version as standard_version,
      n.villages, f.star_code, coalesce(f.declared, 0) as declared, coalesce(f.won, 0) as won, coalesce(f.scored, 0) as scored, coalesce(f.sum, 0) as sum
    from cycle c
    join standard st on st.id = c.standard_id
    join lateral (select count(*)::integer as villages from village_summary s
      where s.cycle_id = c.id and s.village_path <@ ${path}::ltree and s.declared > 0) n on true
    left join lateral (select v.star_code, count(*)::integer as declared, count(*) filter (where ${won})::integer as won,
        count(${score})::integer as scored, sum(${score}) as sum
      from village_star_summary v where v.cycle_id = c.id and v.village_path <@ ${path}::ltree group by 1) f on true
    where c.state <> 'draft' and ${path}::ltree <@ c.city_path
    order by c.year`.execute(tx);
  return rows.map((row) => ({ ...row, sum: Number(row.sum) }));
}
