import { type CellsByStage, successiveSheet } from '@xingcun/core/assessment/combination';
import { findItem } from '@xingcun/core/assessment/items';
import { changesStar, type Difference, differenceOf } from '@xingcun/core/assessment/panel/matrix';
import { rateDeclared } from '@xingcun/core/assessment/village-rating';
import { type PanelStage, panelStages, type Stage, stageAfter, stageBefore, stages } from '@xingcun/core/cycles/stage';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { findCells } from '../cell-store.ts';
import { ratingFormOf } from '../forms.ts';
import { findStageCells, findStandingVetoes } from '../rating-store.ts';
import type { Found } from '../situation.ts';

/** A stage that has one below it. */
const isPanelStage = (stage: Stage | null): stage is PanelStage => panelStages.some((each) => each === stage);

/** After these cells of a stage were written: how they differ from the level below, and how the level above now differs from them. */
export async function saveDifferences(tx: Tx, found: Found, stage: Stage, cells: readonly { itemCode: string }[]): Promise<void> {
  const above = stageAfter(stage);
  const touched = [stage, above && found.situation.sheets[above] ? above : null].filter(isPanelStage);
  for (const each of touched)
    await compare(
      tx,
      found,
      each,
      cells.map(({ itemCode }) => itemCode),
    );
}

async function compare(tx: Tx, found: Found, stage: PanelStage, itemCodes: readonly string[]): Promise<void> {
  const below = stageBefore(stage);
  const rows = await findCells(tx, { assessmentId: found.id, stages: below ? [below, stage] : [stage], itemCodes });
  const at = (wanted: Stage | null, code: string) =>
    rows.find((row) => row.stage === wanted && row.cell.itemCode === code)?.cell ?? null;
  const differences = itemCodes.flatMap((code): Difference[] => {
    const own = at(stage, code);
    const lower = at(below, code);
    const difference = own && lower && differenceOf({ form: found.form, item: findItem(found.form, code) }, own, lower);
    return difference ? [difference] : [];
  });
  const equal = itemCodes.filter((code) => !differences.some(({ itemCode }) => itemCode === code));
  if (equal.length > 0)
    await tx
      .deleteFrom('scoreDifference')
      .where('assessmentId', '=', found.id)
      .where('stage', '=', stage)
      .where('itemCode', 'in', equal)
      .where('dispute', 'is', null)
      .execute();
  if (differences.length > 0) await storeDifferences(tx, found, stage, differences);
  const stars = new Set(itemCodes.flatMap((code) => findItem(found.form, code).starCode ?? []));
  if (stars.size > 0) await weighStars(tx, found, stage, [...stars]);
}

async function storeDifferences(tx: Tx, found: Found, stage: PanelStage, differences: readonly Difference[]): Promise<void> {
  await tx
    .insertInto('scoreDifference')
    .values(
      differences.map((difference) => ({
        ...difference,
        assessmentId: found.id,
        villagePath: found.situation.villagePath,
        cycleId: found.cycleId,
        stage,
        dispute: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['assessmentId', 'stage', 'itemCode']).doUpdateSet((of) => ({
        change: of.ref('excluded.change'),
        beyondLimit: of.ref('excluded.beyondLimit'),
        reasonMissing: of.ref('excluded.reasonMissing'),
      })),
    )
    .execute();
}

/** A group's disagreement stands among the differences before it has a result; null where it is over. */
export async function saveDispute(
  tx: Tx,
  found: Found,
  of: { stage: PanelStage; itemCode: string; starCode: string },
  dispute: 'discussion' | 'arbitration' | null,
): Promise<void> {
  if (dispute === null) {
    await tx
      .updateTable('scoreDifference')
      .set({ dispute })
      .where('assessmentId', '=', found.id)
      .where('stage', '=', of.stage)
      .where('itemCode', '=', of.itemCode)
      .execute();
    return;
  }
  await tx
    .insertInto('scoreDifference')
    .values({
      ...of,
      assessmentId: found.id,
      villagePath: found.situation.villagePath,
      cycleId: found.cycleId,
      change: null,
      beyondLimit: true,
      reasonMissing: false,
      dispute,
    })
    .onConflict((conflict) => conflict.columns(['assessmentId', 'stage', 'itemCode']).doUpdateSet({ dispute }))
    .execute();
}

/**
 * Which differences of these stars go the way in which the star changed. While a group still marks the star this cannot be told – and a
 * value may be hidden from whoever saves –, so it waits for the last mark.
 */
async function weighStars(tx: Tx, found: Found, stage: PanelStage, starCodes: readonly string[]): Promise<void> {
  const { id, form, situation, standardDigest } = found;
  const differing = await tx
    .selectFrom('scoreDifference')
    .select(['starCode', 'itemCode', 'change'])
    .where('assessmentId', '=', id)
    .where('stage', '=', stage)
    .where('starCode', 'in', [...starCodes])
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('panelItem')
            .select(sql`1`.as('one'))
            .whereRef('panelItem.assessmentId', '=', 'scoreDifference.assessmentId')
            .whereRef('panelItem.starCode', '=', 'scoreDifference.starCode')
            .where('panelItem.stage', '=', stage)
            .where('panelItem.settledAt', 'is', null),
        ),
      ),
    )
    .execute();
  if (differing.length === 0) return;
  const below = stageBefore(stage);
  const upTo = stages.slice(0, stages.indexOf(stage) + 1);
  const byStage: CellsByStage = Object.fromEntries((await findStageCells(tx, [id], upTo)).get(id) ?? []);
  const beside = { vetoes: (await findStandingVetoes(tx, [id])).get(id) ?? [], previousGrade: null };
  const { standard } = form.compiled;
  const levelForm = ratingFormOf(standard, standardDigest, situation.declaredStars, false);
  const wonAt = (at: Stage) => {
    const { stars } = rateDeclared(standard, levelForm, successiveSheet(levelForm, byStage, at, beside, { preview: true }));
    return new Map(stars.map(({ code, won, score }) => [code, score === null ? null : won]));
  };
  const [own, lower] = [wonAt(stage), below ? wonAt(below) : new Map<string, boolean | null>()];
  const turnedOf = (star: string): 'won' | 'lost' | null => {
    const [now, before] = [own.get(star) ?? null, lower.get(star) ?? null];
    return now === null || before === null || now === before ? null : now ? 'won' : 'lost';
  };
  const decisive = differing.filter(({ starCode, change }) => starCode !== null && changesStar(turnedOf(starCode), change ?? 0));
  await tx
    .updateTable('scoreDifference')
    .set({ changesStar: sql<boolean>`item_code = any(${decisive.map(({ itemCode }) => itemCode)}::text[])` })
    .where('assessmentId', '=', id)
    .where('stage', '=', stage)
    .where('starCode', 'in', [...starCodes])
    .execute();
}
