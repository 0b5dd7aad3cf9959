import type { readDistribution, readHeatMap, readProgress, readTrends } from '@xingcun/core/insight/contract';
import type { ResponseOf } from '@xingcun/core/route';
import type { Language, Text } from '@xingcun/core/text';
import { answerDistribution, answerHeatMap, answerProgress, answerTrends, type Asking } from './answers.ts';
import type { Tx } from '../db/database.ts';
import { findPaperNames } from '../units/paper-names.ts';
import { openPlace, type Place, starsOf } from './place.ts';

export interface SeasonReport {
  unitName: string;
  year: number;
  cycleTitle: Text;
  sample: boolean;
  isFinal: boolean;
  scorePlaces: number;
  stars: readonly { code: string; title: Text; passMark: number | null }[];
  progress: ResponseOf<typeof readProgress>;
  distribution: ResponseOf<typeof readDistribution>;
  villages: ResponseOf<typeof readHeatMap>['rows'];
  years: ResponseOf<typeof readTrends>['years'];
}

/** Four questions, and the pages. */
export const reportSteps = 5;
/** No city has more. */
const mostVillages = 20_000;

/**
 * What the report says, from the figures that the dashboards show.
 * @param onStep told of every step; false ends it, and the report is null
 * @throws {Refusal} as `openPlace`
 */
export async function loadSeasonReport(
  asking: Asking,
  asked: { cycleId: string; unitCode: string; language: Language },
  onStep: (done: number) => Promise<boolean>,
): Promise<SeasonReport | null> {
  const { tx, actor } = asking;
  const place = await openPlace(tx, actor, asked);
  const cycle = await tx
    .selectFrom('cycle')
    .select(['year', 'titleZh', 'titleEn', 'sample', 'state'])
    .where('id', '=', place.cycle.id)
    .executeTakeFirstOrThrow();
  const { stars, scorePlaces } = await starsOf(tx, actor, place);
  const level = cycle.state === 'final' ? 'result' : 'latest';
  const progress = await answerProgress(asking, place);
  if (!(await onStep(1))) return null;
  const distribution = await answerDistribution(asking, place, level);
  if (!(await onStep(2))) return null;
  const { rows: villages } = await answerHeatMap(asking, place, { level, from: 0, most: mostVillages });
  if (!(await onStep(3))) return null;
  const { years } = await answerTrends(asking, place.unit.path);
  if (!(await onStep(4))) return null;
  const names = await namesOf(tx, place, progress, asked.language);
  return {
    unitName: names.unit(place.unit),
    year: cycle.year,
    cycleTitle: { zh: cycle.titleZh, en: cycle.titleEn },
    sample: cycle.sample,
    isFinal: cycle.state === 'final',
    scorePlaces,
    stars,
    progress: { ...progress, rows: progress.rows.map((row) => ({ ...row, unit: { ...row.unit, name: names.unit(row.unit) } })) },
    distribution,
    villages: villages.map((row) => ({ ...row, ...names.village(row) })),
    years,
  };
}

/** The dashboards name units as they are called; a paper in English uses their English names. */
async function namesOf(tx: Tx, { unit, cycle }: Place, { rows }: SeasonReport['progress'], language: Language) {
  const villages = await tx.selectFrom('assessment').select(['id', 'villageCode']).where('cycleId', '=', cycle.id).execute();
  const codes = [unit.code, ...rows.map((row) => row.unit.code), ...villages.map(({ villageCode }) => villageCode)];
  const found = await findPaperNames(tx, codes, language);
  const codeOf = new Map(villages.map(({ id, villageCode }) => [id, villageCode]));
  return {
    unit: ({ code, name }: { code: string; name: string }) => found.get(code)?.name ?? name,
    village: ({ assessmentId, villageName, townshipName }: SeasonReport['villages'][number]) => {
      const named = found.get(codeOf.get(assessmentId) ?? '');
      return { villageName: named?.name ?? villageName, townshipName: named?.above ?? townshipName };
    },
  };
}
