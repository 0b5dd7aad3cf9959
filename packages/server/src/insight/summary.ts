import type { CellEntry, SheetState } from '@xingcun/core/assessment/cell';
import { differs, wantsProof } from '@xingcun/core/assessment/items';
import type { AssessedRating } from '@xingcun/core/assessment/village-rating';
import { type AssessmentStage, type Stage, stages } from '@xingcun/core/cycles/stage';
import { blocksOf } from '@xingcun/core/insight/block';
import { sql } from 'kysely';
import { formOf, requiredByStar } from '../assessment/forms.ts';
import { findRatedVillages, findStageCells } from '../assessment/rating-store.ts';
import type { Tx } from '../db/database.ts';
import { rateLevels } from '../assessment/level-ratings.ts';
import type { VillageStarSummaryTable, VillageSummaryTable } from './tables.ts';

interface Standing {
  id: string;
  cycleId: string;
  villageCode: string;
  villagePath: string;
  stage: AssessmentStage;
  sheets: { stage: Stage; state: SheetState; filled: number; filledByStar: Record<string, number> }[] | null;
  returned: number;
  returnDueOn: string | null;
  meetingsCarried: number;
  signedOff: number;
  vetoes: number;
  starsWon: number | null;
  final: AssessedRating | null;
}

/** Of a sheet that is submitted its marks stand; one that is open or sent back is still being written, and only its keeper reads it. */
const stands = (state: SheetState | undefined) => state === 'submitted' || state === 'sealed';

export interface Summary {
  village: Omit<VillageSummaryTable, 'countedAt'>;
  stars: VillageStarSummaryTable[];
}

/** What dashboards show of these villages, from everything that is recorded of them. Reads every cell: for the recount, never in a request. */
export async function summarise(tx: Tx, assessmentIds: readonly string[]): Promise<Summary[]> {
  const standings = new Map((await findStandings(tx, assessmentIds)).map((standing) => [standing.id, standing]));
  const cells = await findStageCells(tx, assessmentIds, stages);
  const levels = await rateLevels(tx, assessmentIds);
  const summaries: Summary[] = [];
  for (const village of await findRatedVillages(tx, assessmentIds)) {
    const standing = standings.get(village.id);
    if (!standing) continue;
    const form = await formOf(tx, village);
    const required = requiredByStar(form, village.declaredStars);
    const sheetAt = (stage: Stage) => standing.sheets?.find((sheet) => sheet.stage === stage);
    /** A level that agrees with one below rests on its proof, as on the sheet. */
    const isProven = (stage: Stage, itemCode: string, entry: CellEntry) =>
      stages.slice(0, stages.indexOf(stage)).some((below) => {
        const lower = cells.get(village.id)?.get(below)?.get(itemCode);
        return lower?.entry ? lower.proofs.length > 0 && !differs(lower.entry, entry) : false;
      });
    /** Star ('' for the whole standard) → entries at a stage without the proof that is wished. */
    const lackingAt = (stage: Stage) => {
      const lacking = new Map<string, number>();
      for (const [itemCode, { entry, proofs }] of cells.get(village.id)?.get(stage) ?? []) {
        const item = form.items.get(itemCode);
        const star = item?.starCode ?? '';
        if (!item || (star !== '' && !village.declaredStars.includes(star))) continue;
        if (entry === null || proofs.length > 0 || !wantsProof(form, item, entry)) continue;
        if (!isProven(stage, itemCode, entry)) lacking.set(star, (lacking.get(star) ?? 0) + 1);
      }
      return lacking;
    };
    const lacking = stages.map(lackingAt);
    const { id: assessmentId, cycleId, villageCode, villagePath, stage } = standing;
    const current = stages.find((each) => each === stage) ?? null;
    const sheet = current && sheetAt(current);
    const items = current ? sum(Object.values(required)) : 0;
    const lackingProof = current ? sum([...(lacking[stages.indexOf(current)]?.values() ?? [])]) : 0;
    const filled = sheet?.filled ?? 0;
    const { returned, returnDueOn, meetingsCarried, signedOff, vetoes, final } = standing;
    const declared = village.declaredStars.length;
    const counts = { items, filled, lackingProof, returned };
    summaries.push({
      village: {
        assessmentId,
        cycleId,
        villageCode,
        villagePath,
        stage,
        declared,
        returnDueOn,
        ...counts,
        sheetState: sheet?.state ?? null,
        won: standing.starsWon,
        blocks: blocksOf({
          ...counts,
          stage,
          applied: declared > 0,
          sheetState: sheet?.state ?? null,
          meetingsCarried,
          declaredStars: declared,
          signedOff,
          vetoes,
        }),
      },
      stars: village.declaredStars.map((starCode) => {
        const at = stages.map((each) => {
          if (!stands(sheetAt(each)?.state)) return null;
          const rating = levels.get(village.id)?.find((level) => level.stage === each)?.rating;
          return rating?.stars.find(({ code }) => code === starCode) ?? null;
        });
        const result = final?.stars.find(({ code }) => code === starCode);
        return {
          assessmentId,
          starCode,
          cycleId,
          villagePath,
          scores: at.map((star) => star?.score ?? null),
          won: at.map((star) => star?.won ?? null),
          required: required[starCode] ?? 0,
          filled: stages.map((each) => sheetAt(each)?.filledByStar[starCode] ?? 0),
          lackingProof: lacking.map((each) => each.get(starCode) ?? 0),
          resultScore: result?.score ?? null,
          resultWon: result?.won ?? null,
        };
      }),
    });
  }
  return summaries;
}

async function findStandings(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select a.id, a.cycle_id, a.village_code, a.village_path::text, a.stage,
      (select json_agg(json_build_object('stage', s.stage, 'state', s.state, 'filled', s.filled, 'filledByStar', s.filled_by_star))
        from score_sheet s where s.assessment_id = a.id) as sheets,
      r.open as returned, r.due_on as return_due_on,
      (select count(*)::integer from meeting m where m.assessment_id = a.id and m.replaced_by is null and m.outcome = 'carried') as meetings_carried,
      (select count(distinct o.star_code)::integer from star_sign_off o where o.assessment_id = a.id and o.voided_at is null) as signed_off,
      (select count(*)::integer from veto_finding v where v.assessment_id = a.id and v.lifted_at is null) as vetoes,
      coalesce(final.stars_won, preliminary.stars_won) as stars_won, final.rating as final
    from assessment a
    left join score_sheet sh on sh.assessment_id = a.id and sh.stage = a.stage
    left join lateral (select count(*)::integer as open, min(due_on) as due_on from returned_item ri
      where ri.assessment_id = a.id and ri.stage = a.stage and ri.resolved_at is null and sh.state = 'returned') r on true
    left join rating_result final on final.assessment_id = a.id and final.phase = 'final'
    left join rating_result preliminary on preliminary.assessment_id = a.id and preliminary.phase = 'preliminary'
    where a.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
