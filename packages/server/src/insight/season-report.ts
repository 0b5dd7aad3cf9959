import type { readDistribution, readHeatMap, readProgress, readTrends } from '@xingcun/core/insight/contract';
import type { ResponseOf } from '@xingcun/core/route';
import type { Language, Text } from '@xingcun/core/text';
import { answerDistribution, answerHeatMap, answerProgress, answerTrends, type Asking } from './answers.ts';
import { openPlace, starsOf } from './place.ts';

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
  return {
    unitName: place.unit.name,
    year: cycle.year,
    cycleTitle: { zh: cycle.titleZh, en: cycle.titleEn },
    sample: cycle.sample,
    isFinal: cycle.state === 'final',
    scorePlaces,
    stars,
    progress,
    distribution,
    villages,
    years,
  };
}
