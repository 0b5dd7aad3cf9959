import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import { bundleFormat, type BundleVillage } from '@xingcun/core/disclosure/bundle/bundle';
import { pageDigest } from '@xingcun/core/disclosure/page-digest';
import { engineVersion } from '@xingcun/core/assessment/village-rating';
import { appealWindowUntil } from '@xingcun/core/disclosure/appeal';
import { confirmFinal, publishPreliminary } from '@xingcun/core/disclosure/contract';
import {
  closingDay,
  confirmationObstacles,
  daysLeft,
  openNotice,
  publicationObstacles,
  takesPart,
} from '@xingcun/core/disclosure/notice';
import { publicResult } from '@xingcun/core/disclosure/public-result';
import { refuseAny } from '@xingcun/core/obstacle';
import type { Standard } from '@xingcun/core/standards/standard';
import { rateLevels } from '../assessment/level-ratings.ts';
import { computeRatings } from '../assessment/result.ts';
import { type BareCycle, lockCycle, moveState } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { beijingDay, implement } from '../http/implement.ts';
import { appendLeaves } from '../records/transparency/log-store.ts';
import { countUndecided } from './appeal-store.ts';
import { findReinspectionParts, findVillageParts } from './bundle-parts.ts';
import { saveBundle } from './bundle-store.ts';
import {
  digestOf,
  findHandling,
  findNotice,
  findPassages,
  getStandardDocument,
  insertNotice,
  type PassageRow,
  type Phase,
  saveResult,
  type StoredNotice,
} from './notice-store.ts';

export const noticeRoutes = [
  implement(publishPreliminary, async ({ tx, actor, now, today, params, body, audit }) => {
    const { cycle, cityPath } = await lockCycle(tx, params.cycleId, body.version);
    permit(actor, publishPreliminary.permission, cityPath);
    const passages = await findPassages(tx, cycle.id);
    const applicationDueOn = cycle.calendar.find(({ stage }) => stage === 'application')?.dueOn ?? null;
    refuseAny(publicationObstacles({ state: cycle.state, applicationDueOn }, passages, today));

    const standard = await getStandardDocument(tx, cycle.standard.id);
    const results = await saveResults(tx, { standard, cycleId: cycle.id, passages, phase: 'preliminary', at: now });
    const notice = await insertNotice(tx, {
      ...openNotice('preliminaryResult', today),
      cycleId: cycle.id,
      cityPath,
      digest: results.digest,
      publishedBy: actor.accountId,
      publishedAt: now,
    });
    await moveState(tx, cycle.id, 'publicity');
    const bundle = await publishBundle(tx, { cycle, cityPath, standard, notice, results, today, at: now });
    audit({
      path: cityPath,
      subjectKind: 'cycle',
      subjectId: cycle.id,
      before: { state: cycle.state },
      after: { state: 'publicity', notice, bundle },
    });
    return shown(notice, today);
  }),

  implement(confirmFinal, async ({ tx, actor, now, today, params, body, audit }) => {
    const { cycle, cityPath } = await lockCycle(tx, params.cycleId, body.version);
    permit(actor, confirmFinal.permission, cityPath);
    const notice = await findNotice(tx, cycle.id, 'preliminaryResult');
    refuseAny(confirmationObstacles(cycle.state, { notice, ...(await findUnfinished(tx, cycle.id, today)), today }));

    const standard = await getStandardDocument(tx, cycle.standard.id);
    const passages = await findPassages(tx, cycle.id);
    const results = await saveResults(tx, { standard, cycleId: cycle.id, passages, phase: 'final', at: now });
    const final = await insertNotice(tx, {
      ...openNotice('finalResult', today),
      cycleId: cycle.id,
      cityPath,
      digest: results.digest,
      publishedBy: actor.accountId,
      publishedAt: now,
    });
    await moveState(tx, cycle.id, 'final');
    const bundle = await publishBundle(tx, { cycle, cityPath, standard, notice: final, results, today, at: now });
    audit({
      path: cityPath,
      subjectKind: 'cycle',
      subjectId: cycle.id,
      before: { state: cycle.state },
      after: { state: 'final', notice: final, bundle },
    });
    return shown(final, today);
  }),
];

/** What objections and appeals still hold the final result up. */
async function findUnfinished(tx: Tx, cycleId: string, today: string) {
  const objections = (await findHandling(tx, cycleId)).map(({ answeredAt, appealed }) => ({
    answeredOn: answeredAt && beijingDay(answeredAt),
    appealed,
  }));
  const unanswered = objections.filter(({ answeredOn }) => answeredOn === null).length;
  return { unanswered, appealableUntil: appealWindowUntil(objections, today), ...(await countUndecided(tx, cycleId)) };
}

/** A notice as people see it on a day. */
export function shown(notice: StoredNotice, today: string) {
  return { ...notice, closesOn: closingDay(notice), daysLeft: daysLeft(notice, today) };
}

interface ResultsToSave {
  standard: Standard;
  cycleId: string;
  passages: readonly PassageRow[];
  phase: Phase;
  at: Date;
}

interface SavedResults {
  /** Over all villages' digests. */
  digest: string;
  /** Assessment → what was published of it, in the order of the passages. */
  published: Map<string, { villageCode: string } & Omit<BundleVillage['published'], 'pageDigest'>>;
}

/** Rates every village that takes part and keeps the results. */
async function saveResults(tx: Tx, { standard, cycleId, passages, phase, at }: ResultsToSave): Promise<SavedResults> {
  const rated = passages.filter(takesPart);
  const ids = rated.map(({ id }) => id);
  const results = await computeRatings(tx, ids, 'finalAppraisal');
  const levels = await rateLevels(tx, ids);
  const published: SavedResults['published'] = new Map();
  for (const { id, villageCode } of rated) {
    const rating = results.get(id);
    assert(rating, `the assessment ${id} was found before it is rated`);
    const content = publicResult(standard, rating, levels.get(id) ?? []);
    const ratingDigest = await saveResult(tx, { assessmentId: id, cycleId, phase, rating, content, engineVersion, at });
    const { state, starsWon, grade } = rating;
    const stars = content.stars.map(({ starCode, state: own, score }) => ({ starCode, state: own, score }));
    published.set(id, { villageCode, state, starsWon, grade, stars, levels: content.levels, ratingDigest });
  }
  return {
    digest: digestOf([...published.values()].map(({ villageCode, ratingDigest }) => [villageCode, ratingDigest])),
    published,
  };
}

interface BundleToPublish {
  cycle: BareCycle;
  cityPath: string;
  standard: Standard;
  notice: StoredNotice;
  results: SavedResults;
  today: string;
  at: Date;
}

/** Enters the notice in the log and publishes, beside it, everything from which its result can be computed again. */
async function publishBundle(
  tx: Tx,
  { cycle, cityPath, standard, notice, results, today, at }: BundleToPublish,
): Promise<string> {
  const { year, title, carrier, combination, weights, sample, cityCode } = cycle;
  const { kind, opensOn, noticeDays, digest } = notice;
  const parts = await findVillageParts(tx, [...results.published.keys()]);
  const villages = [...results.published].map(([id, { villageCode: code, ...published }]): BundleVillage => {
    const own = parts.get(id);
    assert(own, `the village ${code} was rated from its parts`);
    const page = pageDigest({ kind, villageCode: code, year, opensOn, noticeDays, stars: published.stars });
    return { code, ...own, standing: [], published: { ...published, pageDigest: page } };
  });
  await appendLeaves(tx, [{ kind, subject: `${cityCode} ${year}`, digest, on: today, path: cityPath, at }]);
  const bundle = {
    format: bundleFormat,
    engineVersion,
    phase: kind === 'finalResult' ? ('final' as const) : ('preliminary' as const),
    programme: { cityCode, year, title, carrier, combination, weights, sample },
    standard: { digest: digestOf(standard), document: standard },
    notice: { opensOn, noticeDays, digest },
    villages,
    reinspection: await findReinspectionParts(tx, cycle.id),
  } as const;
  return saveBundle(tx, { bundle, cycleId: cycle.id, cityPath, today, at });
}
