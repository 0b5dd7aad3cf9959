import { type Actor, findGrant, type Permission } from '@xingcun/core/accounts/permission';
import type { VisitRound } from '@xingcun/core/fieldwork/visits/contract';
import type { RoundDraw } from '@xingcun/core/fieldwork/visits/published';
import {
  closeObstacles,
  drawObstacles,
  publishObstacles,
  type RoundSituation,
  saveFrameObstacles,
  visitObstacles,
} from '@xingcun/core/fieldwork/visits/round';
import { cellShown } from '@xingcun/core/fieldwork/visits/small-numbers';
import type { Obstacle } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { z } from 'zod';
import type { roundSummarySchema } from '@xingcun/core/fieldwork/visits/contract';
import type { RoundFound } from './round-store.ts';

export type Drawable = Pick<RoundDraw, 'sample' | 'reserves'>;

export const situationOf = (round: RoundFound, seeds: readonly string[] = []): RoundSituation => ({
  state: round.state,
  households: round.households,
  sampleSize: round.sampleSize,
  waiting: round.waiting,
  precisionPercent: round.precisionPercent,
  confidencePercent: round.confidencePercent,
  commitments: round.commitments,
  seeds,
});

/** @throws {Refusal} fieldwork.visitRoundChanged */
export function refuseOther(round: RoundFound, version: number): void {
  if (round.rowVersion !== version)
    throw new Refusal('fieldwork.visitRoundChanged', { yours: version, theirs: round.rowVersion });
}

export function summaryOf(round: RoundFound): z.input<typeof roundSummarySchema> {
  const { id, assessmentId, villageCode, villageName, purpose, state, households, sampleSize } = round;
  return {
    id,
    assessmentId,
    villageCode,
    villageName,
    purpose,
    state,
    households,
    sampleSize,
    createdAt: round.createdAt.toISOString(),
    closedAt: round.closedAt?.toISOString() ?? null,
  };
}

/** A round as its readers see it: totals, no door. Refusals and absences are shown from five on. */
export function roundOf(round: RoundFound, actor: Actor): VisitRound {
  const situation = situationOf(round);
  const open = (permission: Permission, obstacles: Obstacle[]): Obstacle[] =>
    findGrant(actor, permission, round.villagePath) ? obstacles : [{ code: 'accounts.notPermitted', details: { permission } }];
  return {
    ...summaryOf(round),
    version: round.rowVersion,
    questions: round.questions,
    precisionPercent: round.precisionPercent,
    confidencePercent: round.confidencePercent,
    thresholdPercent: round.thresholdPercent,
    frameSource: round.frameSource,
    frameDigest: round.frameDigest,
    publishedAt: round.publishedAt?.toISOString() ?? null,
    groups: round.groups,
    commitments: round.commitments,
    draws: round.draws,
    progress: {
      answered: round.answered,
      waiting: round.waiting,
      refused: cellShown(round.refused),
      absent: cellShown(round.absent),
    },
    result: round.result,
    open: {
      saveFrame: open('fieldwork.drawVisits', saveFrameObstacles(situation)),
      publish: open('fieldwork.drawVisits', publishObstacles(situation)),
      draw: open('fieldwork.drawVisits', drawObstacles(situation)),
      visit: open('fieldwork.visit', visitObstacles(situation)),
      close: open('fieldwork.drawVisits', closeObstacles(situation)),
    },
  };
}
