import type { CycleState } from '@xingcun/core/cycles/cycle';
import { stageOn } from '@xingcun/core/cycles/programme';
import { readPublicVillage, readStarWall } from '@xingcun/core/disclosure/contract';
import { declaredStars } from '@xingcun/core/disclosure/public-result';
import { standingOn } from '@xingcun/core/disclosure/star-standing';
import { Refusal } from '@xingcun/core/refusal';
import { getCycle } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { shown } from './notice-routes.ts';
import { findActs, type StoredAct } from './recognition-store.ts';
import { findNotice, type Phase } from './notice-store.ts';
import {
  findAnswered,
  findHistory,
  findPublicVillages,
  findPublishedYears,
  findRating,
  findStarList,
  type ListedStar,
  type PublicVillageRow,
} from './public-store.ts';

export const publicRoutes = [
  implement(readStarWall, async ({ tx, today, query }) => {
    const published = await findPublishedYears(tx);
    const years = [...new Set(published.map(({ year }) => year))];
    const chosen = query.year === undefined ? published[0] : published.find(({ year }) => year === query.year);
    if (!chosen) return { years, cycle: null, notice: null, starList: [], villages: [] };
    const { cycle } = await getCycle(tx, chosen.id);
    const { standard, calendar } = cycle;
    const stars = await findStarList(tx, standard.id);
    const villages = await findPublicVillages(tx, cycle.id, phaseOf(cycle.state));
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
        standardTitle: standard.title,
        standardDraft: standard.draft,
        sample: cycle.sample,
        stage: stageOn(calendar, today),
      },
      notice: await noticeOf(tx, cycle, today),
      starList: stars.map(({ code, title }) => ({ code, title })),
      villages: villages.map((row) => publicVillage(row, stars, acts.get(row.assessmentId) ?? [], today)),
    };
  }),

  implement(readPublicVillage, async ({ tx, today, params: { villageCode }, query }) => {
    const published = await findPublishedYears(tx, villageCode);
    const chosen = query.year === undefined ? published[0] : published.find(({ year }) => year === query.year);
    if (!chosen) throw new Refusal('disclosure.villageNotPublic', { villageCode, year: query.year ?? null });
    const { cycle } = await getCycle(tx, chosen.id);
    const phase = phaseOf(cycle.state);
    const [row] = await findPublicVillages(tx, cycle.id, phase, villageCode);
    if (!row) throw new Refusal('disclosure.villageNotPublic', { villageCode, year: cycle.year });
    const answered = await findAnswered(tx, row.assessmentId);
    const acts = (await findActs(tx, row)).get(row.assessmentId) ?? [];
    return {
      village: publicVillage(row, await findStarList(tx, cycle.standard.id), acts, today),
      year: cycle.year,
      cycleTitle: cycle.title,
      cycleState: cycle.state,
      sample: cycle.sample,
      notice: await noticeOf(tx, cycle, today),
      levels: row.content?.levels ?? [],
      history: await findHistory(tx, villageCode),
      rating: await findRating(tx, row.assessmentId, phase),
      answered: answered.map((each) => ({ ...each, answeredAt: each.answeredAt.toISOString() })),
    };
  }),
];

const phaseOf = (state: CycleState): Phase => (state === 'final' ? 'final' : 'preliminary');

/** The notice that stands for the cycle's state: of the preliminary result during publicity, of the final one after. */
async function noticeOf(tx: Tx, cycle: { id: string; state: string }, today: string) {
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
