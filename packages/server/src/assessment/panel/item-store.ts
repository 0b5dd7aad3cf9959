import type { Mark } from '@xingcun/core/assessment/panel/aggregate';
import type { PanelItemState } from '@xingcun/core/assessment/panel/marking';
import type { Proof } from '@xingcun/core/assessment/cell';
import type { PanelStage, Stage } from '@xingcun/core/cycles/stage';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

export interface PanelItem {
  itemCode: string;
  starCode: string;
  round: number;
  state: PanelItemState;
  due: string[];
  committedBy: string[];
  hides: Stage[];
  openedAt: Date | null;
}

interface Of {
  assessmentId: string;
  stage: PanelStage;
}

/** The judged indicators of a stage in their present round; `itemCode` asks for one and locks it. */
export async function findPanelItems(tx: Tx, { assessmentId, stage }: Of, itemCode?: string): Promise<PanelItem[]> {
  let query = tx
    .selectFrom('panelItem as i')
    .select(['i.itemCode', 'i.starCode', 'i.round', 'i.state', 'i.due', 'i.committedBy', 'i.hides', 'i.openedAt'])
    .where('i.assessmentId', '=', assessmentId)
    .where('i.stage', '=', stage)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('panelItem as later')
            .select(sql`1`.as('one'))
            .whereRef('later.assessmentId', '=', 'i.assessmentId')
            .whereRef('later.stage', '=', 'i.stage')
            .whereRef('later.itemCode', '=', 'i.itemCode')
            .whereRef('later.round', '>', 'i.round'),
        ),
      ),
    );
  if (itemCode !== undefined) query = query.where('i.itemCode', '=', itemCode).forUpdate();
  return query.orderBy('i.itemCode').execute();
}

export interface ItemToAsk {
  itemCode: string;
  starCode: string;
  due: readonly string[];
  hides: readonly Stage[];
  round: number;
}

/** Asks for marks: a new indicator or round, or other people for one that has no result yet. */
export async function askForMarks(
  tx: Tx,
  { assessmentId, stage, villagePath }: Of & { villagePath: string },
  items: readonly ItemToAsk[],
) {
  if (items.length === 0) return;
  await tx
    .insertInto('panelItem')
    .values(
      items.map(({ due, hides, ...item }) => ({
        ...item,
        assessmentId,
        stage,
        villagePath,
        due: [...due],
        hides: [...hides],
        openedAt: null,
        settledAt: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['assessmentId', 'stage', 'itemCode', 'round'])
        .doUpdateSet((of) => ({ due: of.ref('excluded.due') }))
        .where('panelItem.settledAt', 'is', null),
    )
    .execute();
}

export async function movePanelItem(
  tx: Tx,
  { assessmentId, stage, itemCode, round }: Of & { itemCode: string; round: number },
  { state, at }: { state: Exclude<PanelItemState, 'marking'>; at: Date },
): Promise<void> {
  await tx
    .updateTable('panelItem')
    .set({ state, settledAt: state === 'settled' ? at : null })
    .where('assessmentId', '=', assessmentId)
    .where('stage', '=', stage)
    .where('itemCode', '=', itemCode)
    .where('round', '=', round)
    .execute();
}

export interface MarkFound {
  itemCode: string;
  round: number;
  accountId: string;
  name: string;
  revision: number;
  score: Mark;
  reason: string;
  proofs: Proof[];
  committedAt: Date;
}

/** The marks that the caller may read, first revision first. */
export async function findMarks(
  tx: Tx,
  { assessmentId, stage }: Of,
  only: { itemCode: string; round: number } | { accountId: string },
): Promise<MarkFound[]> {
  let query = tx
    .selectFrom('panelMark as m')
    .innerJoin('account', 'account.id', 'm.accountId')
    .select(['m.itemCode', 'm.round', 'm.accountId', 'm.revision', 'm.score', 'm.reason', 'm.proofs', 'm.committedAt'])
    .select('account.displayName as name')
    .where('m.assessmentId', '=', assessmentId)
    .where('m.stage', '=', stage);
  query =
    'accountId' in only
      ? query.where('m.accountId', '=', only.accountId)
      : query.where('m.itemCode', '=', only.itemCode).where('m.round', '=', only.round);
  return query.orderBy('account.displayName').orderBy('m.accountId').orderBy('m.revision').execute();
}

/** Saves a mark and counts its giver among those who have marked; opens all marks to those who decide together once everyone due has. */
export async function saveMark(
  tx: Tx,
  of: Of & { villagePath: string; itemCode: string; round: number },
  mark: { accountId: string; revision: number; score: Mark; reason: string; proofs: readonly Proof[]; at: Date },
): Promise<void> {
  const { assessmentId, stage, itemCode, round } = of;
  const { at, proofs, ...given } = mark;
  await tx
    .insertInto('panelMark')
    .values({ ...of, ...given, proofs: JSON.stringify(proofs), committedAt: at })
    .execute();
  await sql`update panel_item set committed_by = array_append(array_remove(committed_by, ${mark.accountId}), ${mark.accountId})
    where assessment_id = ${assessmentId} and stage = ${stage} and item_code = ${itemCode} and round = ${round}`.execute(tx);
}

/** From here on everyone who decides together reads all marks of these indicators. */
export async function openComplete(tx: Tx, { assessmentId, stage }: Of, at: Date): Promise<void> {
  await sql`update panel_item set opened_at = ${at}
    where assessment_id = ${assessmentId} and stage = ${stage} and opened_at is null and cardinality(due) > 0 and due <@ committed_by`.execute(
    tx,
  );
}

/** Whether a lower stage's value of this indicator is hidden from one who is, or acts for one, due to mark it; the audit log has no policy for it. */
export async function isHiddenFromCaller(
  tx: Tx,
  { assessmentId, itemCode, stage }: { assessmentId: string; itemCode: string; stage: Stage },
): Promise<boolean> {
  const found = await tx
    .selectFrom('panelItem')
    .select('itemCode')
    .where('assessmentId', '=', assessmentId)
    .where('itemCode', '=', itemCode)
    .where('settledAt', 'is', null)
    .where(sql<boolean>`${stage} = any (hides)
      and exists (select from unnest(app_hands()) hand where hand = any (due) and hand <> all (committed_by))`)
    .executeTakeFirst();
  return found !== undefined;
}
