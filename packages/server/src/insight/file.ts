import { downloadFigures, type Question } from '@xingcun/core/insight/contract';
import {
  completenessTable,
  distributionTable,
  heatMapTable,
  type Named,
  progressTable,
  similarTable,
  trendsTable,
} from '@xingcun/core/insight/figures-table';
import type { Level } from '@xingcun/core/insight/level';
import type { WorkbookCell } from '@xingcun/core/standards/workbook';
import { writeCsv } from '@xingcun/spreadsheet/csv';
import { tableContentTypes, workbookOf } from '../documents/workbook.ts';
import { implement } from '../http/implement.ts';
import {
  answerCompleteness,
  answerDistribution,
  answerHeatMap,
  answerProgress,
  answerSimilar,
  answerTrends,
  type Asking,
} from './answers.ts';
import { openPlace, type Place, starsOf } from './place.ts';
import type { VillagesAsked } from './villages.ts';

/** A file holds what the page shows and every village that the page would turn to; no city has more. */
const mostVillages = 20_000;

export const fileRoute = implement(downloadFigures, async (asking) => {
  const { tx, actor, today, params, query } = asking;
  const place = await openPlace(tx, actor, query);
  const named: Named = { language: query.language, ...(await starsOf(tx, actor, place)) };
  const rows = await rowsOf(asking, place, named, params.question, query);
  return {
    bytes:
      query.format === 'csv' ? new TextEncoder().encode(writeCsv(rows)) : await workbookOf([{ name: place.unit.name, rows }]),
    contentType: tableContentTypes[query.format],
    fileName: `${place.unit.name}-${params.question}-${today}.${query.format}`,
    disposition: 'attachment' as const,
  };
});

async function rowsOf(
  asking: Asking,
  place: Place,
  named: Named,
  question: Question,
  { level, ...asked }: VillagesAsked & { level: Level },
): Promise<WorkbookCell[][]> {
  switch (question) {
    case 'progress':
      return progressTable(named, await answerProgress(asking, place));
    case 'heatMap':
      return heatMapTable(named, await answerHeatMap(asking, place, { level, ...asked, from: 0, most: mostVillages }));
    case 'distribution':
      return distributionTable(named, await answerDistribution(asking, place, level));
    case 'completeness':
      return completenessTable(named, await answerCompleteness(asking, place, level));
    case 'trends':
      return trendsTable(named, await answerTrends(asking, place.unit.path));
    case 'similar':
      return similarTable(named, await answerSimilar(asking, place, level));
  }
}
