import { createHash } from 'node:crypto';
import type { Actor, Permission } from '@xingcun/core/accounts/permission';
import { type Cell, readSheet, sendBack, signOffStar, submitSheet } from '@xingcun/core/assessment/contract';
import { declaredItems, findItem } from '@xingcun/core/assessment/items';
import {
  returning,
  sendBackObstacles,
  signOffObstacles,
  standingOf,
  submission,
  submitObstacles,
} from '@xingcun/core/assessment/workflow';
import { type Stage, stageAfter, stageBefore } from '@xingcun/core/cycles/stage';
import { assert } from '@xingcun/core/assert';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { findSheetCells } from './cell-store.ts';
import { askAgain } from './panel/group-view.ts';
import { findDigest, findSignOffs, saveActs, saveSignOff, saveTransition, type SheetAct, voidSignOffs } from './sheet-store.ts';
import { refuseUnreadable, toSubmit, unfilledItems, viewSheet } from './sheet-view.ts';
import { findAssessment, type Found, lockAssessment, saveHands } from './situation.ts';

export const passageRoutes = [
  implement(readSheet, async ({ tx, actor, today, params }) => {
    const found = await findAssessment(tx, { id: params.assessmentId, actor, permission: readSheet.permission, today });
    refuseUnreadable(found, actor, params.stage);
    return viewSheet(tx, found, actor, params.stage);
  }),

  implement(submitSheet, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    await lockAssessment(tx, assessmentId, 'whole');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: submitSheet.permission, today });
    const { situation } = found;
    const cells = await findSheetCells(tx, assessmentId, stage);
    refuseAny(submitObstacles(situation, actor, stage, toSubmit(found, cells, actor)));

    const standing = standingOf(situation, stage);
    assert(standing, 'a sheet that may be submitted is open');
    const transition = submission(situation, stage);
    const snapshot = await snapshotOf(tx, found, stage, standing.round, cells);
    const digest = createHash('sha256').update(snapshot).digest('hex');
    const by = { assessmentId, accountId: actor.accountId, at: now };
    const acts: SheetAct[] = [{ ...by, stage, round: standing.round, act: 'submitted', reason: body.words, digest, snapshot }];
    const below = stageBefore(stage);
    const lower = below && situation.sheets[below];
    if (below && lower && lower.state !== 'sealed')
      acts.push({ ...by, stage: below, round: lower.round, act: 'sealed', digest: await findDigest(tx, assessmentId, below) });
    const next = stageAfter(stage);
    if (!next) acts.push({ ...by, stage, round: standing.round, act: 'sealed', digest });
    else if (!situation.sheets[next]) acts.push({ ...by, stage: next, round: 1, act: 'opened' });
    await saveTransition(tx, assessmentId, transition);
    await saveActs(tx, acts);
    await saveHands(tx, found, stage);
    audit({
      path: situation.villagePath,
      subjectKind: 'scoreSheet',
      subjectId: `${assessmentId}/${stage}`,
      before: { stage: situation.stage, ...standing },
      after: { stage: transition.stage, ...transition.sheets[stage], digest },
      reason: body.words,
    });
    return viewAgain(tx, actor, { id: assessmentId, stage, permission: submitSheet.permission, today });
  }),

  implement(sendBack, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    await lockAssessment(tx, assessmentId, 'whole');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: sendBack.permission, today });
    const { situation } = found;
    refuseAny(sendBackObstacles(situation, actor, stage));
    checkReturn(found, body, today);

    const upper = stageAfter(stage);
    assert(upper, 'the last stage is not sent back');
    const transition = returning(situation, stage);
    const round = transition.sheets[stage]?.round ?? 1;
    await saveTransition(tx, assessmentId, transition);
    await tx
      .insertInto('returnedItem')
      .values(
        body.items.map(({ itemCode, reason }) => ({
          assessmentId,
          stage,
          fromStage: upper,
          round,
          itemCode,
          reason,
          dueOn: body.dueOn,
          sentBackBy: actor.accountId,
          sentBackAt: now,
          resolvedAt: null,
        })),
      )
      .execute();
    await askAgain(
      tx,
      found,
      stage,
      round,
      body.items.map(({ itemCode }) => itemCode),
    );
    const reason = body.items.map((item) => `${item.itemCode}：${item.reason}`).join('\n');
    await saveActs(tx, [{ assessmentId, stage, round, act: 'sentBack', accountId: actor.accountId, at: now, reason }]);
    const stars = body.items.flatMap(({ itemCode }) => findItem(found.form, itemCode).starCode ?? []);
    await voidSignOffs(tx, assessmentId, [...new Set(stars)], now);
    await saveHands(tx, found, upper);
    audit({
      path: situation.villagePath,
      subjectKind: 'scoreSheet',
      subjectId: `${assessmentId}/${stage}`,
      before: { stage: situation.stage, ...standingOf(situation, stage) },
      after: { stage, ...transition.sheets[stage], dueOn: body.dueOn, items: body.items.map(({ itemCode }) => itemCode) },
      reason,
    });
    return viewAgain(tx, actor, { id: assessmentId, stage, permission: sendBack.permission, today });
  }),

  implement(signOffStar, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId } = params;
    const { starCode } = body;
    await lockAssessment(tx, assessmentId, 'whole');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: signOffStar.permission, today });
    const { situation } = found;
    const cells = await findSheetCells(tx, assessmentId, 'jointReview');
    refuseAny(signOffObstacles(situation, actor, starCode, unfilledItems(found, cells)));
    const round = standingOf(situation, 'jointReview')?.round ?? 1;
    await saveSignOff(tx, { assessmentId, starCode, round, by: actor.accountId, at: now });
    await saveHands(tx, found, 'jointReview');
    audit({
      path: situation.villagePath,
      subjectKind: 'starSignOff',
      subjectId: `${assessmentId}/${starCode}`,
      after: { starCode, round },
      star: starCode,
    });
    return viewAgain(tx, actor, { id: assessmentId, stage: 'jointReview', permission: signOffStar.permission, today });
  }),
];

/** The sheet after an act, with what its doer may do next. */
async function viewAgain(
  tx: Tx,
  actor: Actor,
  { id, stage, permission, today }: { id: string; stage: Stage; permission: Permission; today: string },
) {
  return viewSheet(tx, await findAssessment(tx, { id, actor, permission, today }), actor, stage);
}

/** @throws {Refusal} assessment.itemNotFound, .starNotDeclared, .itemRepeated, .dueInPast */
function checkReturn(
  { form, situation }: Found,
  { items, dueOn }: { items: readonly { itemCode: string }[]; dueOn: string },
  today: string,
): void {
  const onSheet = new Set(declaredItems(form, situation.declaredStars).map(({ code }) => code));
  const seen = new Set<string>();
  for (const { itemCode } of items) {
    const { starCode } = findItem(form, itemCode);
    if (!onSheet.has(itemCode)) throw new Refusal('assessment.starNotDeclared', { starCode, itemCode });
    if (seen.has(itemCode)) throw new Refusal('assessment.itemRepeated', { itemCode });
    seen.add(itemCode);
  }
  if (dueOn < today) throw new Refusal('assessment.dueInPast', { dueOn, today });
}

/** Everything that the sheet holds when it goes up, as canonical JSON: its SHA-256 is the sheet's digest. */
async function snapshotOf(tx: Tx, found: Found, stage: Stage, round: number, cells: readonly Cell[]): Promise<string> {
  const { id, cycleId, standardId, standardDigest, situation } = found;
  return canonicalJson({
    assessmentId: id,
    cycleId,
    standard: { id: standardId, digest: standardDigest },
    village: situation.villagePath,
    declaredStars: situation.declaredStars,
    stage,
    round,
    cells: cells.map(({ itemCode, starCode, entry, score, reason, proofs }) => ({
      itemCode,
      starCode,
      entry,
      score,
      reason,
      proofs,
    })),
    meetings: stage === 'selfAssessment' ? situation.meetings : [],
    signOffs: stage === 'jointReview' ? await findSignOffs(tx, id) : [],
  });
}
