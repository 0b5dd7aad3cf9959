import type { CycleState } from '@xingcun/core/cycles/cycle';
import { stageOn } from '@xingcun/core/cycles/programme';
import { readPublicVillage, readStarWall } from '@xingcun/core/disclosure/contract';
import { appealDueOn } from '@xingcun/core/disclosure/appeal';
import { closingDay } from '@xingcun/core/disclosure/notice';
import { answerDueOn, overdueWorkingDays } from '@xingcun/core/disclosure/objection';
import { opinionObstacles } from '@xingcun/core/disclosure/opinion';
import { pageDigest } from '@xingcun/core/disclosure/page-digest';
import { publicExplanation } from '@xingcun/core/disclosure/public-explanation';
import { isStillPublic } from '@xingcun/core/disclosure/publication-period';
import { declaredStars } from '@xingcun/core/disclosure/public-result';
import { standingOn } from '@xingcun/core/disclosure/star-standing';
import { Refusal } from '@xingcun/core/refusal';
import { getCycle } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { beijingDay, implement } from '../http/implement.ts';
import { shown } from './notice-routes.ts';
import { findActs, type StoredAct } from './recognition-store.ts';
import { findNotice, type Phase } from './notice-store.ts';
import { findRoundOfVillage } from './opinion-store.ts';
import { findBoard } from './posting-store.ts';
import {
  countVillages,
  findAnswered,
  findHistory,
  findPublicVillages,
  findPublishedYears,
  findRating,
  findStarList,
  findWaiting,
  type ListedStar,
  type PublicVillageRow,
} from './public-store.ts';

/** A phone loads and reads so many cards in one go; ten thousand it does not. */
const villagesOnPage = 60;

export const publicRoutes = [
  implement(readStarWall, async ({ tx, today, query }) => {
    const published = await findPublishedYears(tx);
    const years = [...new Set(published.map(({ year }) => year))];
    const chosen = query.year === undefined ? published[0] : published.find(({ year }) => year === query.year);
    if (!chosen) return { years, cycle: null, notice: null, starList: [], page: 1, pages: 1, villageCount: 0, villages: [] };
    const { cycle } = await getCycle(tx, chosen.id);
    const { standard, calendar } = cycle;
    const stars = await findStarList(tx, standard.id);
    const villageCount = await countVillages(tx, cycle.id);
    const pages = Math.max(1, Math.ceil(villageCount / villagesOnPage));
    const page = Math.min(query.page ?? 1, pages);
    const part = { limit: villagesOnPage, offset: (page - 1) * villagesOnPage };
    const villages = await findPublicVillages(tx, cycle.id, phaseOf(cycle.state), part);
    const ids = villages.map(({ assessmentId }) => assessmentId);
    const overdue = await findOverdue(tx, cycle.state === 'publicity' ? ids : [], today);
    const acts = await findActs(tx, { cycleId: cycle.id });
    return {
      years,
      cycle: {
        id: cycle.id,
        year: cycle.year,
        title: cycle.title,
        state: cycle.state,
        carrier: cycle.carrier,
        sponsor: cycle.sponsor,
        approvingDocument: cycle.approvingDocument,
        standardId: standard.id,
        standardTitle: standard.title,
        standardDraft: standard.draft,
        sample: cycle.sample,
        stage: stageOn(calendar, today),
      },
      notice: await noticeOf(tx, cycle, today),
      starList: stars.map(({ code, title }) => ({ code, title })),
      page,
      pages,
      villageCount,
      villages: villages.map((row) => ({
        ...publicVillage(row, stars, acts.get(row.assessmentId) ?? [], today),
        overdue: overdue.get(row.assessmentId) ?? [],
      })),
    };
  }),

  implement(readPublicVillage, ({ tx, today, params, query }) => loadPublicPage(tx, { ...params, ...query }, today)),
];

/** What the page of a village says on a day; what is printed of it says the same. @throws {Refusal} disclosure.villageNotPublic */
export async function loadPublicPage(
  tx: Tx,
  { villageCode, year: asked }: { villageCode: string; year?: number | undefined },
  today: string,
) {
  const published = await findPublishedYears(tx, villageCode);
  const chosen = asked === undefined ? published[0] : published.find(({ year }) => year === asked);
  if (!chosen) throw new Refusal('disclosure.villageNotPublic', { villageCode, year: asked ?? null });
  const { cycle } = await getCycle(tx, chosen.id);
  const phase = phaseOf(cycle.state);
  const [row] = await findPublicVillages(tx, cycle.id, phase, { villageCode });
  if (!row) throw new Refusal('disclosure.villageNotPublic', { villageCode, year: cycle.year });
  const { assessmentId } = row;
  const acts = (await findActs(tx, row)).get(assessmentId) ?? [];
  const village = publicVillage(row, await findStarList(tx, cycle.standard.id), acts, today);
  const overdue = (await findOverdue(tx, [assessmentId], today)).get(assessmentId) ?? [];
  const notice = await noticeOf(tx, cycle, today);
  const hung = await findNotice(tx, cycle.id, 'preliminaryResult');
  const confirmed = await findNotice(tx, cycle.id, 'finalResult');
  const round = await findRoundOfVillage(tx, villageCode);
  const rating = await findRating(tx, assessmentId, phase);
  const open = round?.cycleId === cycle.id && opinionObstacles(cycle.state, round, today).length === 0;
  return {
    village: { ...village, overdue },
    year: cycle.year,
    cycleTitle: cycle.title,
    cycleState: cycle.state,
    sample: cycle.sample,
    notice,
    pageDigest: notice && pageDigest({ ...notice, villageCode, year: cycle.year, stars: village.stars }),
    board: hung && (await findBoard(tx, { assessmentId, hung, today })),
    opinionsUntil: open ? closingDay(round) : null,
    levels: row.content?.levels ?? [],
    history: await findHistory(tx, villageCode),
    rating: rating && { ...rating, explanation: publicExplanation(rating.explanation) },
    answered: (await findAnswered(tx, assessmentId))
      .filter(({ answeredAt, decidedAt }) =>
        isStillPublic({ saidOn: beijingDay(decidedAt ?? answeredAt), confirmedOn: confirmed?.opensOn ?? null }, today),
      )
      .map(shownAnswer),
  };
}
export type PublicPage = Awaited<ReturnType<typeof loadPublicPage>>;

type Overdue = { kind: 'objection' | 'appeal'; workingDays: number };

/** By village: the working days by which answers and decisions that are still missing are late. */
async function findOverdue(tx: Tx, assessmentIds: readonly string[], today: string): Promise<Map<string, Overdue[]>> {
  const found = new Map<string, Overdue[]>();
  for (const { assessmentId, kind, madeAt, dueOn: promised } of await findWaiting(tx, assessmentIds)) {
    const dueOn = kind === 'appeal' ? appealDueOn(beijingDay(madeAt), promised) : answerDueOn(beijingDay(madeAt), promised);
    const workingDays = overdueWorkingDays({ dueOn, answeredOn: null }, today);
    if (workingDays > 0) found.set(assessmentId, [...(found.get(assessmentId) ?? []), { kind, workingDays }]);
  }
  return found;
}

function shownAnswer(row: Awaited<ReturnType<typeof findAnswered>>[number]) {
  const { starCode, words, answer, answeredAt, madeAt, outcome, decision, decidedAt, appealMadeAt, appealDueOn: promised } = row;
  const late = (dueOn: string, answeredOn: Date) =>
    overdueWorkingDays({ dueOn, answeredOn: beijingDay(answeredOn) }, beijingDay(answeredOn));
  const appeal =
    outcome && decision && decidedAt && appealMadeAt && promised
      ? {
          words: row.appealWords ?? '',
          outcome,
          decision,
          decidedAt: decidedAt.toISOString(),
          overdueWorkingDays: late(appealDueOn(beijingDay(appealMadeAt), promised), decidedAt),
        }
      : null;
  const overdue = late(answerDueOn(beijingDay(madeAt), row.dueOn), answeredAt);
  return { starCode, words, answer, answeredAt: answeredAt.toISOString(), overdueWorkingDays: overdue, appeal };
}

export const phaseOf = (state: CycleState): Phase => (state === 'final' ? 'final' : 'preliminary');

/** The notice that stands for the cycle's state: of the preliminary result during publicity, of the final one after. */
export async function noticeOf(tx: Tx, cycle: { id: string; state: string }, today: string) {
  const notice = await findNotice(tx, cycle.id, cycle.state === 'final' ? 'finalResult' : 'preliminaryResult');
  return notice && shown(notice, today);
}

function publicVillage(
  { content, targetStars, ...row }: PublicVillageRow,
  stars: readonly ListedStar[],
  acts: readonly StoredAct[],
  today: string,
) {
  const published = content?.stars.map((star) => {
    const own = acts.filter(({ starCode }) => starCode === star.starCode);
    return own.length === 0 ? star : { ...star, state: standingOn(star.state === 'won', own, today) };
  });
  const declared = targetStars ? declaredStars(stars, targetStars) : [];
  return { ...row, targetStars: targetStars ?? [], grade: content?.grade ?? null, stars: published ?? declared };
}
