import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
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
import { computeRatings } from '../assessment/result.ts';
import { lockCycle, moveState } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { beijingDay, implement } from '../http/implement.ts';
import { countUndecided } from './appeal-store.ts';
import { rateLevels } from './level-ratings.ts';
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
    const digest = await saveResults(tx, { standard, cycleId: cycle.id, passages, phase: 'preliminary', at: now });
    const notice = await insertNotice(tx, {
      ...openNotice('preliminaryResult', today),
      cycleId: cycle.id,
      cityPath,
      digest,
      publishedBy: actor.accountId,
      publishedAt: now,
    });
    await moveState(tx, cycle.id, 'publicity');
    audit({
      path: cityPath,
      subjectKind: 'cycle',
      subjectId: cycle.id,
      before: { state: cycle.state },
      after: { state: 'publicity', notice },
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
    const digest = await saveResults(tx, { standard, cycleId: cycle.id, passages, phase: 'final', at: now });
    const final = await insertNotice(tx, {
      ...openNotice('finalResult', today),
      cycleId: cycle.id,
      cityPath,
      digest,
      publishedBy: actor.accountId,
      publishedAt: now,
    });
    await moveState(tx, cycle.id, 'final');
    audit({
      path: cityPath,
      subjectKind: 'cycle',
      subjectId: cycle.id,
      before: { state: cycle.state },
      after: { state: 'final', notice: final },
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

/** Rates every village that takes part and keeps the results; answers the digest over all of them. */
async function saveResults(tx: Tx, { standard, cycleId, passages, phase, at }: ResultsToSave): Promise<string> {
  const rated = passages.filter(takesPart);
  const ids = rated.map(({ id }) => id);
  const results = await computeRatings(tx, ids, 'finalAppraisal');
  const levels = await rateLevels(tx, ids);
  const digests: [village: string, digest: string][] = [];
  for (const { id, villageCode } of rated) {
    const rating = results.get(id);
    assert(rating, `the assessment ${id} was found before it is rated`);
    const content = publicResult(standard, rating, levels.get(id) ?? []);
    const digest = await saveResult(tx, { assessmentId: id, cycleId, phase, rating, content, engineVersion, at });
    digests.push([villageCode, digest]);
  }
  return digestOf(digests);
}
