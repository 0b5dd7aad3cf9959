import { stageOn } from '@xingcun/core/cycles/programme';
import { readPublicStandard, readPublicUnit } from '@xingcun/core/disclosure/site-contract';
import { Refusal } from '@xingcun/core/refusal';
import { joinSentences } from '@xingcun/core/standards/rule-words';
import { gradeSentences, indicatorSentences, starSentences, vetoSentence } from '@xingcun/core/standards/standard-words';
import { placeTiles } from '@xingcun/core/units/tiles';
import { getCycle } from '../cycles/store.ts';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { findPositions } from '../units/map-store.ts';
import { getUnit } from '../units/store.ts';
import { getStandardDocument } from './notice-store.ts';
import { noticeOf, phaseOf } from './public-routes.ts';
import { findPublishedYears, findStarList } from './public-store.ts';
import { countStars, findNamedUnits, findTakingPart } from './site-store.ts';

/** More villages than this are shown by township: a page of thousands of tiles neither loads nor reads. */
const tilesMax = 400;
const columns = 12;

export const siteRoutes = [
  implement(readPublicUnit, async ({ tx, today, params: { unitCode }, query }) => {
    const code = unitCode === 'city' ? await theCity(tx) : unitCode;
    const { path, kind } = await getUnit(tx, code);
    const steps = path.split('.');
    // departments, work teams and villages have no page of this kind
    if (steps.length > 3 || code.includes('-')) throw new Refusal('units.unitNotFound', { code });
    const [unit, ...above] = (await findNamedUnits(tx, steps)).toReversed();
    if (!unit) throw new Refusal('units.unitNotFound', { code });
    const [cityCode = code] = steps;
    const published = await findPublishedYears(tx);
    const chosen = query.year === undefined ? published[0] : published.find(({ year }) => year === query.year);
    const cycle = chosen && (await getCycle(tx, chosen.id)).cycle;
    const where = cycle && { cycleId: cycle.id, phase: phaseOf(cycle.state), path };
    const villages = where ? await findTakingPart(tx, where) : [];
    const won = where ? await countStars(tx, where) : new Map<string, number>();
    const stars = cycle ? await findStarList(tx, cycle.standard.id) : [];
    const positions = await findPositions(tx, cityCode);
    const children = await groupedBelow(tx, villages, steps.length);
    const tiled = villages.length <= tilesMax ? asTiles(villages) : await groupedBelow(tx, villages, 2);
    const placed = new Map(
      placeTiles(
        tiled.map((tile) => ({ code: tile.code, position: positions?.[tile.code] ?? null })),
        columns,
      ).map((tile) => [tile.code, tile]),
    );
    return {
      unit: { code, kind, name: unit.name },
      above: above.toReversed().map(({ path: _path, ...named }) => named),
      cityCode,
      years: [...new Set(published.map(({ year }) => year))],
      cycle: cycle
        ? {
            year: cycle.year,
            title: cycle.title,
            state: cycle.state,
            stage: stageOn(cycle.calendar, today),
            standardId: cycle.standard.id,
            standardTitle: cycle.standard.title,
            sample: cycle.sample,
          }
        : null,
      notice: cycle ? await noticeOf(tx, cycle, today) : null,
      villages: villages.length,
      rated: villages.filter(({ starsWon }) => starsWon !== null).length,
      stars: stars.map((star) => ({ code: star.code, title: star.title, won: won.get(star.code) ?? 0 })),
      children,
      tiles: tiled.map(({ code: tile, kind: tileKind, name, villages: count, starsWon }) => {
        const { column = 0, row = 0 } = placed.get(tile) ?? {};
        return { code: tile, kind: tileKind, name, villages: count, starsWon, column, row };
      }),
      map: positions !== null,
    };
  }),

  implement(readPublicStandard, async ({ tx, params: { standardId } }) => {
    const standard = await getStandardDocument(tx, standardId);
    const { scorePlaces } = standard;
    return {
      title: standard.title,
      version: standard.version,
      draft: standard.draft,
      source: standard.source,
      stars: standard.stars.map((star) => ({
        code: star.code,
        title: star.title,
        leadUnit: star.leadUnit,
        passMark: star.passMark,
        maxScore: star.maxScore,
        won: starSentences(star, scorePlaces),
        indicators: star.indicators.map((indicator) => ({
          code: indicator.code,
          title: indicator.title,
          maxScore: indicator.maxScore,
          words: joinSentences(indicatorSentences(indicator, scorePlaces)),
        })),
      })),
      vetoes: standard.vetoes.map(vetoSentence),
      grades: gradeSentences(standard),
    };
  }),
];

/** The city whose programme is the newest, else the first there is. */
async function theCity(tx: Tx): Promise<string> {
  const [cycle] = await tx.selectFrom('cycle').select('cityCode').orderBy('year', 'desc').limit(1).execute();
  if (cycle) return cycle.cityCode;
  const unit = await tx.selectFrom('unit').select('code').where('kind', '=', 'city').orderBy('code').executeTakeFirst();
  if (!unit) throw new Refusal('units.unitNotFound', { code: 'city' });
  return unit.code;
}

type Village = Awaited<ReturnType<typeof findTakingPart>>[number];

const asTiles = (villages: readonly Village[]) =>
  villages.map(({ code, kind, name, starsWon, declared }) => ({
    code,
    kind,
    name,
    villages: 1,
    rated: starsWon === null ? 0 : 1,
    starsWon,
    declared,
  }));

/** The villages by the unit of a level (1 district, 2 township) above them; at level 3 themselves. */
async function groupedBelow(tx: Tx, villages: readonly Village[], level: number) {
  if (level >= 3) return asTiles(villages);
  const groups = Map.groupBy(villages, ({ path }) => path.split('.')[level] ?? '');
  const units = await findNamedUnits(tx, [...groups.keys()]);
  return units.map(({ code, kind, name }) => {
    const below = groups.get(code) ?? [];
    const rated = below.filter(({ starsWon }) => starsWon !== null).length;
    return { code, kind, name, villages: below.length, rated, starsWon: null, declared: null };
  });
}
