import type { Actor } from '@xingcun/core/accounts/permission';
import type { Cell } from '@xingcun/core/assessment/contract';
import { readableStages, standingOf } from '@xingcun/core/assessment/workflow';
import type { Stage } from '@xingcun/core/cycles/stage';
import type { Tx } from '../db/database.ts';
import { findCells } from './cell-store.ts';
import { rateLevels } from './level-ratings.ts';
import { findVillagePaper } from './paper-store.ts';
import type { ScoreSheetToPrint } from './score-sheet-document.ts';
import { findDigest } from './sheet-store.ts';
import type { Found } from './situation.ts';

/** What a score sheet on paper says to this reader: nothing of a stage that he may not read. A blank form holds nobody’s scores. */
export async function loadScoreSheet(
  tx: Tx,
  { id, form, situation }: Found,
  { actor, stage, isFilled }: { actor: Actor; stage: Stage; isFilled: boolean },
): Promise<ScoreSheetToPrint> {
  const readable = isFilled ? readableStages(situation, actor) : [];
  const state = standingOf(situation, stage)?.state;
  const isSealed = state === 'submitted' || state === 'sealed';
  return {
    village: await findVillagePaper(tx, id),
    form,
    // before it applied, a village is given the whole form
    declaredStars:
      situation.declaredStars.length > 0 ? situation.declaredStars : form.compiled.standard.stars.map(({ code }) => code),
    stage,
    cells: isFilled ? await cellsOf(tx, id, readable) : null,
    totals: isFilled ? await totalsOf(tx, id, readable) : new Map(),
    seal: isFilled && isSealed ? await findDigest(tx, id, stage) : null,
  };
}

async function cellsOf(tx: Tx, assessmentId: string, stages: readonly Stage[]): Promise<Map<Stage, Cell[]>> {
  const rows = Map.groupBy(await findCells(tx, { assessmentId, stages }), ({ stage }) => stage);
  return new Map([...rows].map(([stage, found]) => [stage, found.map(({ cell }) => cell)]));
}

/** What each readable level by itself gives, by star. */
async function totalsOf(tx: Tx, assessmentId: string, readable: readonly Stage[]): Promise<ScoreSheetToPrint['totals']> {
  const levels = (await rateLevels(tx, [assessmentId])).get(assessmentId) ?? [];
  const totals = new Map<string, Partial<Record<Stage, number | null>>>();
  for (const { stage, rating } of levels.filter((level) => readable.includes(level.stage)))
    for (const { code, score } of rating.stars) totals.set(code, { ...totals.get(code), [stage]: score });
  return totals;
}
