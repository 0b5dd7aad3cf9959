import { type Actor, findGrant } from '@xingcun/core/accounts/permission';
import { checkProposal, findItem } from '@xingcun/core/assessment/items';
import {
  askArbitration,
  decideDisagreement,
  type Disagreement,
  discuss,
  readDisagreement,
} from '@xingcun/core/assessment/panel/contract';
import {
  arbitrationDue,
  askObstacles,
  decideObstacles,
  type DisagreementStanding,
  discussObstacles,
  markObstacles,
  readsMarks,
} from '@xingcun/core/assessment/panel/marking';
import { decisionReason, proofsOf } from '@xingcun/core/assessment/panel/outcome';
import type { Permission } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import { findStanding } from '../cell-writing.ts';
import { refuseUnknownProofs } from '../proofs.ts';
import { findAssessment, type Found, lockAssessment } from '../situation.ts';
import { saveDispute } from './differences.ts';
import { type DisagreementFound, findEntries, getDisagreement, resolveDisagreement } from './disagreement-store.ts';
import { findGroup } from './group-store.ts';
import { seatOf, unsoundness, wireMark } from './group-view.ts';
import { findMarks, findPanelItems, movePanelItem, type PanelItem } from './item-store.ts';
import { entryOf } from './mark-routes.ts';
import { saveResult } from './settling.ts';

interface Asked {
  id: string;
  actor: Actor;
  permission: Permission;
  today: string;
}

interface Open {
  row: DisagreementFound;
  found: Found;
  item: PanelItem;
  standing: DisagreementStanding;
}

/** @throws {Refusal} assessment.disagreementNotFound, .marksNotReadable, accounts.notPermitted */
async function open(tx: Tx, { id, actor, permission, today }: Asked): Promise<Open> {
  const row = await getDisagreement(tx, id);
  const found = await findAssessment(tx, { id: row.assessmentId, actor, permission, today });
  const { stage, itemCode } = row;
  if (!readsMarks(found.situation.villagePath, actor, stage)) throw new Refusal('assessment.marksNotReadable', { stage });
  const item = (await findPanelItems(tx, row)).find((each) => each.itemCode === itemCode);
  assert(item, 'a disagreement is about an indicator that its group marks');
  return { row, found, item, standing: { stage, itemCode, state: row.state, due: item.due } };
}

/** As `open`, locked against whoever else acts on it. */
async function lock(tx: Tx, asked: Asked, version: number | null): Promise<Open> {
  const { assessmentId } = await getDisagreement(tx, asked.id);
  await lockAssessment(tx, assessmentId, 'cells');
  await tx.selectFrom('disagreement').select('id').where('id', '=', asked.id).forUpdate().execute();
  const opened = await open(tx, asked);
  if (version !== null && version !== opened.row.rowVersion)
    throw new Refusal('assessment.disagreementChanged', { yours: version, current: opened.row.rowVersion });
  return opened;
}

export const disagreementRoutes = [
  implement(readDisagreement, async ({ tx, actor, today, params }) =>
    view(tx, { id: params.disagreementId, actor, permission: readDisagreement.permission, today }),
  ),

  implement(discuss, async ({ tx, actor, now, today, params, body, audit }) => {
    const asked = { id: params.disagreementId, actor, permission: discuss.permission, today };
    const { row, found, standing } = await lock(tx, asked, null);
    refuseAny(discussObstacles(found.situation, actor, standing));
    await saveEntry(tx, row, { accountId: actor.accountId, words: body.words, at: now });
    audit({ ...subjectOf(row, found), after: { spoke: true } });
    return view(tx, asked);
  }),

  implement(askArbitration, async ({ tx, actor, now, today, params, body, audit }) => {
    const asked = { id: params.disagreementId, actor, permission: askArbitration.permission, today };
    const { row, found, item, standing } = await lock(tx, asked, body.version);
    refuseAny(askObstacles(found.situation, actor, standing));
    const { day } = arbitrationDue(today);
    await tx
      .updateTable('disagreement')
      .set((of) => ({
        state: 'arbitration',
        askedBy: actor.accountId,
        askedAt: now,
        askedOn: today,
        decisionDueOn: day,
        rowVersion: of('rowVersion', '+', 1),
      }))
      .where('id', '=', row.id)
      .execute();
    await movePanelItem(tx, row, { state: 'arbitration', at: now });
    await saveDispute(tx, found, { stage: row.stage, itemCode: row.itemCode, starCode: item.starCode }, 'arbitration');
    await saveEntry(tx, row, { accountId: actor.accountId, words: body.words, at: now });
    audit({ ...subjectOf(row, found), before: { state: row.state }, after: { state: 'arbitration', dueOn: day } });
    return view(tx, asked);
  }),

  implement(decideDisagreement, async ({ tx, actor, now, today, params, body, audit }) => {
    const asked = { id: params.disagreementId, actor, permission: decideDisagreement.permission, today };
    const { row, found, standing } = await lock(tx, asked, body.version);
    refuseAny(decideObstacles(found.situation, actor, standing));
    const { stage, itemCode, round } = row;
    const sheetItem = findItem(found.form, itemCode);
    const entry = entryOf(body.score);
    const reason = decisionReason(body.words);
    const proofs = proofsOf([...(await findMarks(tx, row, row)), { proofs: body.proofs }]);
    await refuseUnknownProofs(tx, row.assessmentId, body.proofs);
    const { lower } = await findStanding(tx, row.assessmentId, stage, [itemCode]);
    checkProposal(found.form, sheetItem, { entry, reason, proofs }, lower.get(itemCode)?.entry ?? null);

    const decided = { resolution: 'arbitration', entry, at: now, on: today, words: body.words, by: actor.accountId } as const;
    await resolveDisagreement(tx, row, decided);
    const result = { entry, reason, proofs, by: 'arbiter' } as const;
    await saveResult({ tx, actor, now, today, audit }, found, { stage, item: sheetItem, round }, result);
    audit({
      ...subjectOf(row, found),
      before: { state: row.state },
      after: { state: 'resolved', resolution: 'arbitration' },
      reason: body.words,
    });
    return view(tx, asked);
  }),
];

const subjectOf = (row: DisagreementFound, { situation }: Found) => ({
  path: situation.villagePath,
  subjectKind: 'disagreement',
  subjectId: row.id,
});

async function saveEntry(
  tx: Tx,
  { id, villagePath }: DisagreementFound,
  entry: { accountId: string; words: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('disagreementEntry')
    .values({ ...entry, disagreementId: id, villagePath })
    .execute();
}

async function view(tx: Tx, asked: Asked): Promise<Disagreement> {
  const { actor, today } = asked;
  const { row, found, item, standing } = await open(tx, asked);
  const { situation } = found;
  const group = await findGroup(tx, row.assessmentId, row.stage);
  const marks = Map.groupBy(await findMarks(tx, row, row), ({ accountId }) => accountId);
  const isPresent = item.round === row.round;
  const mayArbitrate = findGrant(actor, decideDisagreement.permission, situation.villagePath) !== null;
  return {
    id: row.id,
    assessmentId: row.assessmentId,
    cycleId: row.cycleId,
    standardId: found.standardId,
    villageName: row.villageName,
    townshipName: row.townshipName ?? '',
    stage: row.stage,
    itemCode: row.itemCode,
    starCode: item.starCode,
    round: row.round,
    state: row.state,
    limitScore: row.limitScore,
    spreadScore: row.spreadScore,
    openedAt: row.openedAt.toISOString(),
    marks: [...marks].map(([accountId, given]) => ({
      person: { accountId, name: given[0]?.name ?? '' },
      revisions: given.map(wireMark),
    })),
    entries: await findEntries(tx, row.id),
    arbitration:
      row.askedBy !== null && row.askedAt && row.askedOn !== null && row.decisionDueOn !== null
        ? {
            askedBy: { accountId: row.askedBy, name: row.askerName ?? '' },
            askedAt: row.askedAt.toISOString(),
            askedOn: row.askedOn,
            dueOn: row.decisionDueOn,
            late: (row.resolvedOn ?? today) > row.decisionDueOn,
          }
        : null,
    resolution:
      row.resolution && row.resolvedAt
        ? {
            kind: row.resolution,
            at: row.resolvedAt.toISOString(),
            entry: row.decidedEntry,
            by: row.decidedBy === null ? null : { accountId: row.decidedBy, name: row.deciderName ?? '' },
            words: row.decisionWords,
          }
        : null,
    version: row.rowVersion,
    acts: {
      mark: markObstacles(situation, actor, {
        stage: row.stage,
        item: { ...item, code: row.itemCode, state: isPresent ? item.state : 'settled' },
        seat: seatOf(group, actor),
        group: unsoundness(found, row.stage, group),
      }),
      discuss: discussObstacles(situation, actor, standing),
      ask: askObstacles(situation, actor, standing),
      decide: mayArbitrate
        ? decideObstacles(situation, actor, standing)
        : [{ code: 'accounts.notPermitted', details: { permission: decideDisagreement.permission } }],
    },
  };
}
