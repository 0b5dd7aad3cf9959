import { drawAlgorithm } from '@xingcun/core/fieldwork/draw';
import { listPublicDraws, readPublicDraw } from '@xingcun/core/fieldwork/visits/published';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';

export const publicVisitRoutes = [
  implement(readPublicDraw, async ({ tx, params: { roundId } }) => {
    const [found] = await published(tx).where('visitRound.id', '=', roundId).execute();
    if (!found?.publishedAt || found.frameDigest === null) throw new Refusal('fieldwork.visitRoundNotFound', { roundId });
    const { frameDigest, publishedAt, id, ...round } = found;
    return {
      ...round,
      algorithm: drawAlgorithm,
      roundId: id,
      digest: frameDigest,
      publishedAt: publishedAt.toISOString(),
      households: await tx
        .selectFrom('visitHousehold')
        .select(['groupName as group', 'number'])
        .where('roundId', '=', roundId)
        .orderBy('groupName')
        .orderBy(sql`length(number)`)
        .orderBy('number')
        .execute(),
    };
  }),

  implement(listPublicDraws, async ({ tx, params: { villageCode } }) => {
    const rows = await published(tx)
      .where('assessment.villageCode', '=', villageCode)
      .orderBy('visitRound.publishedAt', 'desc')
      .execute();
    return rows.flatMap(({ id, purpose, state, publishedAt }) =>
      publishedAt ? [{ roundId: id, purpose, state, publishedAt: publishedAt.toISOString() }] : [],
    );
  }),
];

/** What is public of rounds: without precision wished, counts while it runs, or who did what. */
const published = (tx: Tx) =>
  tx
    .selectFrom('visitRound')
    .innerJoin('assessment', 'assessment.id', 'visitRound.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('unit', 'unit.code', 'assessment.villageCode')
    .select(['visitRound.id', 'visitRound.purpose', 'visitRound.state', 'visitRound.questions', 'visitRound.frameSource'])
    .select([
      'visitRound.frameDigest',
      'visitRound.publishedAt',
      'visitRound.commitments',
      'visitRound.draws',
      'visitRound.result',
    ])
    .select(['visitRound.confidencePercent', 'visitRound.thresholdPercent'])
    .select(['assessment.villageCode', 'unit.name as villageName', 'cycle.sample']);
