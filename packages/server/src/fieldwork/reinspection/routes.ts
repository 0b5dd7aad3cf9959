import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import type { CellEntry } from '@xingcun/core/assessment/cell';
import { drawAlgorithm } from '@xingcun/core/fieldwork/draw';
import {
  closeReinspection,
  commitReinspectionSeed,
  drawReinspection,
  publishReinspectionPlan,
  readPublicReinspection,
  readReinspection,
  recordFinding,
} from '@xingcun/core/fieldwork/reinspection/contract';
import {
  drawPlan,
  type Looked,
  moreToLookAt,
  planDigest,
  planExtension,
  planFirst,
} from '@xingcun/core/fieldwork/reinspection/plan';
import {
  closingObstacles,
  drawObstacles,
  findingObstacles,
  liesBeyondLimit,
  planObstacles,
  type ReinspectionAtHand,
} from '@xingcun/core/fieldwork/reinspection/workflow';
import { seedObstacles, seedText } from '@xingcun/core/fieldwork/seed';
import { sha256Hex } from '@xingcun/core/fieldwork/draw';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import { writeCell } from '../../assessment/cells.ts';
import { getCycle } from '../../cycles/store.ts';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import { appendLeaves } from '../../records/transparency/log-store.ts';
import { findCandidates } from './candidates.ts';
import { findChanges } from './changes.ts';
import {
  findItems,
  findParticipants,
  findPublicDraw,
  findReinspection,
  findRounds,
  getItemRound,
  insertFinding,
  insertItems,
  insertReinspection,
  insertRound,
  type ItemFound,
  lockReinspection,
  type Participant,
  type RoundFound,
  saveClosing,
  saveCommitments,
  saveDraw,
} from './store.ts';
import { shownItem, shownReinspection, shownRound } from './view.ts';

export const reinspectionRoutes = [
  implement(readReinspection, async ({ tx, params }) => {
    const { cycle } = await getCycle(tx, params.cycleId);
    const found = await findReinspection(tx, cycle.id);
    const participants = await findParticipants(tx, cycle.id);
    const rounds = found ? await findRounds(tx, found.id) : [];
    const items = found ? await findItems(tx, { reinspectionId: found.id }) : [];
    const at = atHand(cycle.state, { participants, rounds, items, closed: Boolean(found?.closedAt) });
    const looked = new Set(items.map(({ assessmentId }) => assessmentId));
    return {
      reinspection: found && shownReinspection(found),
      rounds: rounds.map(shownRound),
      items: items.map(shownItem),
      villages: participants.map(({ villageCode, villageName }) => ({ villageCode, villageName })),
      changes: await findChanges(
        tx,
        participants.filter(({ assessmentId }) => looked.has(assessmentId)),
      ),
      open: {
        publish: planObstacles(at),
        draw: drawObstacles(at, rounds.at(-1)?.round ?? 1),
        close: closingObstacles(at),
      },
    };
  }),

  implement(publishReinspectionPlan, async ({ tx, actor, now, today, params, body, audit }) => {
    const { cycle, cityPath } = await getCycle(tx, params.cycleId);
    permit(actor, publishReinspectionPlan.permission, cityPath);
    // one list at a time: the second waits here and then sees the first
    await tx.selectFrom('cycle').select('id').where('id', '=', cycle.id).forUpdate().execute();
    const found = await findReinspection(tx, cycle.id);
    const rounds = found ? await findRounds(tx, found.id) : [];
    if (rounds.length !== body.rounds) throw new Refusal('fieldwork.roundsMoved', { now: rounds.length, seen: body.rounds });
    const items = found ? await findItems(tx, { reinspectionId: found.id }) : [];
    const participants = await findParticipants(tx, cycle.id);
    const at = atHand(cycle.state, { participants, rounds, items, closed: Boolean(found?.closedAt) });
    refuseAny(planObstacles(at));

    const candidates = await findCandidates(tx, cycle.id, participants);
    const plan = rounds.length === 0 ? planFirst(candidates) : planExtension(candidates, at.looked, rounds.length + 1);
    if (!plan) throw new Refusal('fieldwork.nothingLeft');
    const opened = { cycleId: cycle.id, cityPath, openedBy: actor.accountId, openedAt: now };
    const reinspectionId = found?.id ?? (await insertReinspection(tx, opened));
    const digest = planDigest(plan);
    await insertRound(tx, { reinspectionId, plan, digest, publishedBy: actor.accountId, publishedAt: now });
    const leaf = { kind: 'reinspectionPlanned' as const, subject: `${reinspectionId} ${plan.round}`, digest, on: today };
    await appendLeaves(tx, [{ ...leaf, path: cityPath, at: now }]);
    audit({ path: cityPath, subjectKind: 'reinspection', subjectId: reinspectionId, after: { round: plan.round, digest } });
    return shownRound(await getRound(tx, reinspectionId, plan.round));
  }),

  implement(commitReinspectionSeed, async ({ tx, actor, params, body, audit }) => {
    const { reinspectionId, round } = params;
    const { found, at } = await openRound(tx, reinspectionId, round);
    permit(actor, commitReinspectionSeed.permission, found.cityPath);
    refuseAny(drawObstacles(at, round));
    await saveCommitments(tx, reinspectionId, round, body.commitments);
    audit({ path: found.cityPath, subjectKind: 'reinspection', subjectId: reinspectionId, after: { round, ...body } });
    return shownRound(await getRound(tx, reinspectionId, round));
  }),

  implement(drawReinspection, async ({ tx, actor, now, today, params, body: { parts }, audit }) => {
    const { reinspectionId, round } = params;
    const { found, at, participants } = await openRound(tx, reinspectionId, round);
    permit(actor, drawReinspection.permission, found.cityPath);
    refuseAny(drawObstacles(at, round));
    const { plan, commitments } = await getRound(tx, reinspectionId, round);
    refuseAny(seedObstacles(parts, commitments));
    const drawn = drawPlan(plan, seedText(parts));
    await saveDraw(tx, { reinspectionId, round, parts, by: actor.accountId, at: now });
    const candidates = await findCandidates(tx, found.cycleId, participants);
    await insertItems(
      tx,
      reinspectionId,
      round,
      drawn.map(({ villageCode, ...item }) => {
        const village = participants.find((each) => each.villageCode === villageCode);
        const candidate = candidates.find((each) => each.villageCode === villageCode);
        const scored = candidate?.items.find(({ code }) => code === item.itemCode);
        assert(village && scored, `the district's scores are sealed, so ${villageCode} ${item.itemCode} is still there`);
        return { ...item, assessmentId: village.assessmentId, maxScore: scored.maxScore, expected: scored.expected };
      }),
    );
    const leaf = {
      kind: 'reinspectionDrawn' as const,
      subject: `${reinspectionId} ${round}`,
      digest: sha256Hex(seedText(parts)),
      on: today,
    };
    await appendLeaves(tx, [{ ...leaf, path: found.cityPath, at: now }]);
    audit({
      path: found.cityPath,
      subjectKind: 'reinspection',
      subjectId: reinspectionId,
      after: { round, seed: seedText(parts), drawn: drawn.length },
    });
    return shownRound(await getRound(tx, reinspectionId, round));
  }),

  implement(recordFinding, async ({ tx, actor, now, today, params, body, audit }) => {
    const place = await getItemRound(tx, params.reinspectionItemId);
    const { found, at, items } = await openRound(tx, place.reinspectionId, place.round);
    permit(actor, recordFinding.permission, found.cityPath);
    const item = items.find(({ id }) => id === params.reinspectionItemId);
    assert(item, 'an item of the round just opened');
    refuseAny(findingObstacles(at, item, body));
    const standing = item.version ?? 0;
    if (standing !== body.version)
      throw new Refusal('fieldwork.foundMeanwhile', { by: item.foundByName, theirs: item.score, yours: body.score });
    const reference = { title: `复验第${item.round}轮`, reference: `${item.itemCode} ${item.ticket.slice(0, 12)}` };
    // the score that stands in the city's sheet is the one found; where it equals the district's, what the district entered is taken over
    const { entry, version } = await findCells(tx, item, body.score);
    await writeCell(
      { tx, actor, now, today, audit },
      {
        assessmentId: item.assessmentId,
        stage: 'finalAppraisal',
        proposed: () => ({ itemCode: item.itemCode, entry, version, reason: body.reason, proofs: [reference, ...body.proofs] }),
      },
    );
    const { score, notShown, reason, proofs } = body;
    const finding = { itemId: item.id, version: standing + 1, score, notShown, reason, proofs };
    await insertFinding(tx, { ...finding, foundBy: actor.accountId, foundAt: now });
    audit({
      path: found.cityPath,
      subjectKind: 'reinspectionItem',
      subjectId: item.id,
      before: { score: item.score ?? item.expected },
      after: { score, notShown },
      reason,
    });
    return shownItem({
      ...item,
      ...finding,
      foundBy: actor.accountId,
      foundByName: actor.displayName,
      foundAt: now,
    });
  }),

  implement(closeReinspection, async ({ tx, actor, now, params, body, audit }) => {
    const found = await lockReinspection(tx, params.reinspectionId);
    permit(actor, closeReinspection.permission, found.cityPath);
    if (found.rowVersion !== body.version)
      throw new Refusal('fieldwork.reinspectionChanged', { now: found.rowVersion, seen: body.version });
    const rounds = await findRounds(tx, found.id);
    const items = await findItems(tx, { reinspectionId: found.id });
    const participants = await findParticipants(tx, found.cycleId);
    refuseAny(closingObstacles(atHand(found.cycleState, { participants, rounds, items, closed: found.closedAt !== null })));
    await saveClosing(tx, found.id, actor.accountId, now);
    audit({
      path: found.cityPath,
      subjectKind: 'reinspection',
      subjectId: found.id,
      before: { closed: false },
      after: { closed: true },
    });
    return shownReinspection({ id: found.id, closedAt: now, rowVersion: found.rowVersion + 1 });
  }),

  implement(readPublicReinspection, async ({ tx, params }) => {
    const { title, villages, drawn } = await findPublicDraw(tx, params.reinspectionId);
    const rounds = await findRounds(tx, params.reinspectionId);
    return {
      algorithm: drawAlgorithm,
      cycleTitle: title,
      villages,
      rounds: rounds.map((round) => ({
        ...shownRound(round),
        drawn: drawn
          .filter((item) => item.round === round.round)
          .map(({ villageCode, itemCode, because, ticket }) => ({ villageCode, itemCode, because, ticket })),
      })),
    };
  }),
];

/** A round's re-inspection, locked, and how it stands. @throws {Refusal} fieldwork.reinspectionNotFound, .roundNotFound */
async function openRound(tx: Tx, reinspectionId: string, round: number) {
  const found = await lockReinspection(tx, reinspectionId);
  const rounds = await findRounds(tx, reinspectionId);
  if (!rounds.some((each) => each.round === round)) throw new Refusal('fieldwork.roundNotFound', { round });
  const participants = await findParticipants(tx, found.cycleId);
  const items = await findItems(tx, { reinspectionId });
  return {
    found,
    participants,
    items,
    at: atHand(found.cycleState, { participants, rounds, items, closed: found.closedAt !== null }),
  };
}

async function getRound(tx: Tx, reinspectionId: string, round: number): Promise<RoundFound> {
  const found = (await findRounds(tx, reinspectionId)).find((each) => each.round === round);
  assert(found, `round ${round} was found or made before`);
  return found;
}

/** What is to stand in the city's cell – the district's own entry where the score is the same, else a mark – and the version it replaces. */
async function findCells(tx: Tx, { assessmentId, itemCode, expected }: ItemFound, score: number) {
  const cells = await tx
    .selectFrom('scoreCell')
    .select(['stage', 'entry', 'rowVersion'])
    .where('assessmentId', '=', assessmentId)
    .where('itemCode', '=', itemCode)
    .execute();
  const district = cells.find(({ stage }) => stage === 'jointReview')?.entry ?? null;
  const entry: CellEntry = score === expected && district ? district : { kind: 'mark', score };
  return { entry, version: cells.find(({ stage }) => stage === 'finalAppraisal')?.rowVersion ?? 0 };
}

interface Known {
  participants: readonly Participant[];
  rounds: readonly RoundFound[];
  items: readonly ItemFound[];
  closed: boolean;
}

function atHand(cycleState: CycleState, { participants, rounds, items, closed }: Known): ReinspectionAtHand {
  const looked = items.flatMap(({ villageCode, itemCode, expected, maxScore, score, notShown }): Looked[] =>
    score === null
      ? []
      : [{ villageCode, itemCode, beyondLimit: liesBeyondLimit({ expected, maxScore }, { score, notShown: notShown ?? false }) }],
  );
  return {
    cycleState,
    villages: participants,
    closed,
    rounds: rounds.map(({ round, drawnAt }) => ({ round, drawn: drawnAt !== null })),
    openItems: items.filter(({ version }) => version === null).length,
    looked,
    moreToLookAt: moreToLookAt(rounds[0]?.plan, items, looked),
  };
}
