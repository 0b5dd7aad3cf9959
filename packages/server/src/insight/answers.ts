import type { Actor } from '@xingcun/core/accounts/permission';
import { type AssessmentStage, stages } from '@xingcun/core/cycles/stage';
import type {
  readCompleteness,
  readDistribution,
  readHeatMap,
  readProgress,
  readSimilar,
  readTrends,
} from '@xingcun/core/insight/contract';
import { barsOf, meanOf, shareOf } from '@xingcun/core/insight/distribution';
import { funnelOf } from '@xingcun/core/insight/funnel';
import { figureAt, type Level, levelBefore, sheetOf } from '@xingcun/core/insight/level';
import { mostSimilar } from '@xingcun/core/insight/similar';
import { alignYears } from '@xingcun/core/insight/trend';
import { Refusal } from '@xingcun/core/refusal';
import type { ResponseOf } from '@xingcun/core/route';
import { formOf } from '../assessment/forms.ts';
import type { Tx } from '../db/database.ts';
import { countFilled, countScores, countStandings, countYears, type StandingCount } from './counted.ts';
import { findPeers } from './peers.ts';
import { type Place, starsOf } from './place.ts';
import { countVillages, findStars, findVillages, type VillagesAsked } from './villages.ts';

export interface Asking {
  tx: Tx;
  actor: Actor;
  today: string;
}

type Standing = ResponseOf<typeof readProgress>['total'];

const nobody = (): Standing => ({ villages: 0, applied: 0, byStage: {}, overdue: 0, byBlock: {} });

function add(standing: Standing, { stage, overdue, applied, blocks, villages }: StandingCount): void {
  standing.villages += villages;
  if (applied) standing.applied += villages;
  if (overdue) standing.overdue += villages;
  standing.byStage[stage] = (standing.byStage[stage] ?? 0) + villages;
  for (const block of blocks) standing.byBlock[block] = (standing.byBlock[block] ?? 0) + villages;
}

const mostWaiting = 50;

export async function answerProgress({ tx, today }: Asking, place: Place): Promise<ResponseOf<typeof readProgress>> {
  const total = nobody();
  const rows = new Map<string, ResponseOf<typeof readProgress>['rows'][number]>();
  for (const count of await countStandings(tx, place, today)) {
    const { code, name, kind } = count;
    const row = rows.get(code) ?? { unit: { code, name, kind }, ...nobody() };
    rows.set(code, row);
    add(row, count);
    add(total, count);
  }
  const waiting = await findVillages(tx, place, today, { waiting: true, most: mostWaiting });
  return { total, rows: [...rows.values()], waiting: waiting.map(({ won: _won, ...village }) => village) };
}

export interface HeatMapAsked extends VillagesAsked {
  level: Level;
  from: number;
  most: number;
}

export async function answerHeatMap(
  { tx, today }: Asking,
  place: Place,
  { level, ...asked }: HeatMapAsked,
): Promise<ResponseOf<typeof readHeatMap>> {
  const villages = await findVillages(tx, place, today, asked);
  const stars = await findStars(
    tx,
    villages.map(({ assessmentId }) => assessmentId),
  );
  return {
    total: await countVillages(tx, place, asked),
    rows: villages.map(({ assessmentId, villageName, townshipName }) => ({
      assessmentId,
      villageName,
      townshipName,
      cells: (stars.get(assessmentId) ?? []).map((star) => ({
        starCode: star.starCode,
        ...figureAt(star, level),
        stage: sheetOf(star, level),
      })),
    })),
  };
}

export async function answerDistribution(
  { tx, actor }: Asking,
  place: Place,
  level: Level,
): Promise<ResponseOf<typeof readDistribution>> {
  const { stars } = await starsOf(tx, actor, place);
  const counted = await countScores(tx, place, level, stars);
  const sum = (
    of: typeof counted,
    key: 'villages' | 'won' | 'pairs' | 'raised' | 'lowered' | 'sum' | 'starsGained' | 'starsLost',
  ) => of.reduce((all, each) => all + each[key], 0);
  return {
    comparedWith: levelBefore(level),
    stars: stars.map(({ code }) => {
      const own = counted.filter(({ starCode }) => starCode === code);
      const scored = own.flatMap(({ bin, villages }) => (bin === null ? [] : [{ bin, villages }]));
      const [pairs, raised, lowered] = [sum(own, 'pairs'), sum(own, 'raised'), sum(own, 'lowered')];
      return {
        starCode: code,
        declared: sum(own, 'villages'),
        won: sum(own, 'won'),
        bars: barsOf(scored),
        withoutFigure: own.find(({ bin }) => bin === null)?.villages ?? 0,
        change: {
          pairs,
          raised,
          lowered,
          same: pairs - raised - lowered,
          mean: meanOf(sum(own, 'sum'), pairs),
          starsGained: sum(own, 'starsGained'),
          starsLost: sum(own, 'starsLost'),
        },
      };
    }),
  };
}

export async function answerCompleteness(
  { tx, actor, today }: Asking,
  place: Place,
  level: Level,
): Promise<ResponseOf<typeof readCompleteness>> {
  const standings = await countStandings(tx, place, today);
  const byStage: Partial<Record<AssessmentStage, number>> = {};
  for (const { stage, villages } of standings) byStage[stage] = (byStage[stage] ?? 0) + villages;
  const applied = standings.reduce((sum, each) => sum + (each.applied ? each.villages : 0), 0);
  const filled = await countFilled(tx, place, stages.find((stage) => stage === level) ?? null);
  const { stars } = await starsOf(tx, actor, place);
  return {
    steps: funnelOf(byStage, applied),
    stars: stars.map(
      ({ code }) =>
        filled.find(({ starCode }) => starCode === code) ?? {
          starCode: code,
          declared: 0,
          items: 0,
          filled: 0,
          lackingProof: 0,
          complete: 0,
        },
    ),
  };
}

export async function answerTrends({ tx, actor }: Asking, path: string): Promise<ResponseOf<typeof readTrends>> {
  const counted = await countYears(tx, path);
  const years = [...new Map(counted.map((row) => [row.cycleId, row])).values()];
  const answered = await Promise.all(
    years.map(async ({ cycleId, year, state, standardId, standardDigest, standardCode, standardVersion, villages }) => {
      const { stars } = await starsOf(tx, actor, { cycle: { id: cycleId, standardId, standardDigest } });
      const own = counted.filter((row) => row.cycleId === cycleId);
      const won = own.reduce((sum, each) => sum + each.won, 0);
      return {
        cycleId,
        year,
        state,
        standardCode,
        standardVersion,
        villages,
        meanStarsWon: own.some(({ scored }) => scored > 0) ? meanOf(won * 100, villages) : null,
        stars: stars.map(({ code, title }) => {
          const row = own.find(({ starCode }) => starCode === code);
          return {
            starCode: code,
            title,
            declared: row?.declared ?? 0,
            won: row?.won ?? 0,
            share: shareOf(row?.won ?? 0, row?.scored ?? 0),
            mean: meanOf(row?.sum ?? 0, row?.scored ?? 0),
          };
        }),
      };
    }),
  );
  return { years: alignYears(answered) };
}

/** @throws {Refusal} insight.unitNotVillage, .notInProgramme */
export async function answerSimilar(
  { tx, actor, today }: Asking,
  place: Place,
  level: Level,
): Promise<ResponseOf<typeof readSimilar>> {
  const { unit, cycle } = place;
  if (['city', 'district', 'township'].includes(unit.kind)) throw new Refusal('insight.unitNotVillage', { name: unit.name });
  const [village] = await findVillages(tx, place, today, { most: 1 });
  if (!village) throw new Refusal('insight.notInProgramme', { name: unit.name });
  const { standard } = (await formOf(tx, cycle)).compiled;
  const inOrder = <S extends { starCode: string }>(stars: readonly S[]) =>
    standard.stars.flatMap(({ code }) => stars.find(({ starCode }) => starCode === code) ?? []);
  const { assessmentId, won, ...standing } = village;
  const own = inOrder((await findStars(tx, [assessmentId])).get(assessmentId) ?? []);
  const at = Math.max(
    0,
    standing.stage === 'settled' ? stages.length - 1 : stages.findIndex((stage) => stage === standing.stage),
  );
  const seesAll = (await starsOf(tx, actor, place)).stars.length === standard.stars.length;
  return {
    assessmentId,
    ...standing,
    starsWon: seesAll ? won : null,
    stars: own.map((star) => ({
      starCode: star.starCode,
      ...figureAt(star, level),
      scores: [...star.scores],
      items: star.required,
      filled: star.filled[at] ?? 0,
      lackingProof: star.lackingProof[at] ?? 0,
    })),
    peers: (await findPeers(tx, assessmentId, mostSimilar)).map(({ stars, ...peer }) => ({
      ...peer,
      stars: inOrder(stars).map((star) => ({ starCode: star.starCode, ...figureAt(star, peer.village ? level : 'result') })),
    })),
  };
}
