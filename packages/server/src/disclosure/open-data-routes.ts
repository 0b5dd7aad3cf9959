import { licence, openDataColumns, openDataRow, type OpenStar } from '@xingcun/core/disclosure/open-data';
import { downloadOpenData, listOpenData, readOpenData } from '@xingcun/core/disclosure/open-data-contract';
import { publicStateOn } from '@xingcun/core/disclosure/star-standing';
import { writeCsv } from '@xingcun/spreadsheet/csv';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { findActs } from './recognition-store.ts';
import { findPublished, findPublishedCycles } from './site-store.ts';

export const openDataRoutes = [
  implement(listOpenData, async ({ tx }) => ({ years: await findPublishedCycles(tx) })),
  implement(readOpenData, async ({ tx, today, query }) => ({
    licence,
    columns: [...openDataColumns],
    stars: await findStars(tx, query, today),
  })),
  implement(downloadOpenData, async ({ tx, today, query }) => {
    const stars = await findStars(tx, query, today);
    const csv = writeCsv([openDataColumns.map(({ name }) => name), ...stars.map(openDataRow)]);
    const named = [query.under, query.year].filter((part) => part !== undefined).join('-');
    return {
      bytes: new TextEncoder().encode(csv),
      contentType: 'text/csv; charset=utf-8',
      fileName: `xingcun-stars${named === '' ? '' : `-${named}`}.csv`,
      disposition: 'attachment' as const,
    };
  }),
];

/** Every star of every published village as it stands today. Stars that a village did not go for are among them, without a score. */
async function findStars(
  tx: Tx,
  filter: { year?: number | undefined; under?: string | undefined },
  today: string,
): Promise<OpenStar[]> {
  const rows = await findPublished(tx, filter);
  const actsOf = await findActs(tx, 'all');
  const found: OpenStar[] = [];
  for (const { content, assessmentId, ...village } of rows) {
    const acts = actsOf.get(assessmentId) ?? [];
    for (const star of content.stars) {
      const own = acts.filter(({ starCode }) => starCode === star.starCode);
      const scored = (stage: string) =>
        content.levels.find((level) => level.stage === stage)?.stars.find(({ starCode }) => starCode === star.starCode)?.score ??
        null;
      found.push({
        ...village,
        starCode: star.starCode,
        starTitle: star.title,
        starState: publicStateOn(star.state, own, today),
        score: star.score,
        passMark: star.passMark,
        levels: {
          selfAssessment: scored('selfAssessment'),
          preliminaryReview: scored('preliminaryReview'),
          jointReview: scored('jointReview'),
          finalAppraisal: scored('finalAppraisal'),
        },
      });
    }
  }
  return found;
}
