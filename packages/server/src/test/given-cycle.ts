import { createCycle, publishCycle, readCycle, saveApplication, submitApplication } from '@xingcun/core/cycles/contract';
import { defaultCalendar } from '@xingcun/core/cycles/programme';
import { stages } from '@xingcun/core/cycles/stage';
import { givenIndicator, givenStandard, givenStar } from '@xingcun/core/rating/given';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import type { Standard } from '@xingcun/core/standards/standard';
import { createHash } from 'node:crypto';
import { places, type testServer } from './server.ts';

type TestServer = Awaited<ReturnType<typeof testServer>>;

/** Two stars of two judged indicators each, won at 80 of 100. The code with an underscore is a key of jsonb. */
export const twoStars: Standard = givenStandard([
  givenStar('ZF', [givenIndicator('ZF1', 6000), givenIndicator('ZF2', 4000)]),
  givenStar('LD_2', [givenIndicator('LD1', 5000), givenIndicator('LD2', 5000)]),
]);

/** A standard of Karamay in the database, past the import. */
export async function storedStandard(
  { platform }: Pick<TestServer, 'platform'>,
  { standard = twoStars, state = 'published' }: { standard?: Standard; state?: 'draft' | 'published' } = {},
): Promise<string> {
  const { id } = await platform.owner
    .insertInto('standard')
    .values({
      cityCode: places.city,
      cityPath: places.city,
      code: standard.code,
      version: standard.version,
      titleZh: standard.title.zh,
      titleEn: standard.title.en,
      document: JSON.stringify(standard),
      digest: createHash('sha256').update(canonicalJson(standard)).digest('hex'),
      state,
      createdBy: null,
      publishedBy: null,
      publishedAt: state === 'published' ? new Date('2026-01-15T00:00:00Z') : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What a city organiser fills in for 2026: the default calendar, three villages of two townships. */
export function programmeOf2026(standardId: string) {
  return {
    cityCode: places.city,
    year: 2026,
    title: { zh: '2026年度村级组织“星级化”创建', en: 'Star programme of 2026' },
    carrier: 'annualAssessment' as const,
    approvingDocument: '克市组通〔2026〕1号（样例）',
    sponsor: '中共克拉玛依市委组织部',
    standardId,
    combination: 'successive' as const,
    weights: null,
    calendar: defaultCalendar(2026),
    villages: [places.xiaoguai, places.hexie, places.hake] as string[],
  };
}

/** A running cycle of 2026 and the assessments of its villages, by village code. */
export async function runningCycle(server: TestServer) {
  const organiser = await server.as('cityOrganiser', places.city);
  const standardId = await storedStandard(server);
  const { body: draft } = await organiser.call(createCycle, { body: programmeOf2026(standardId) });
  const { body: cycle } = await organiser.call(publishCycle, { params: { cycleId: draft.id }, body: { version: draft.version } });
  const rows = await server.platform.owner
    .selectFrom('assessment')
    .select(['id', 'villageCode'])
    .where('cycleId', '=', cycle.id)
    .execute();
  return { organiser, cycle, assessments: Object.fromEntries(rows.map((row) => [row.villageCode, row.id])) };
}

/** Marks of one village at every level, in hundredths: the last two levels take 5 points off ZF1. */
const marks = { ZF1: 5500, ZF2: 3500, LD1: 4000, LD2: 3900 };

/**
 * A cycle of which two villages passed all four levels and one (哈克村) never applied. By the city's marks 小拐村 and 和谐村 win the first
 * star (85.00) and miss the second (79.00). `assessor` gave the city's marks.
 */
export async function settledCycle(server: TestServer) {
  const { as, clock, platform } = server;
  clock.set('2026-02-03T02:00:00Z');
  const { organiser, cycle, assessments } = await runningCycle(server);
  const assessor = await as('cityAssessor', places.city);
  for (const village of [places.xiaoguai, places.hexie]) {
    const params = { assessmentId: assessments[village] ?? '' };
    const secretary = await as('villageSecretary', village);
    const stars = twoStars.stars.map(({ code }) => code);
    await secretary.call(saveApplication, { params, body: { stars, commitments: {}, version: 0 } });
    await secretary.call(submitApplication, { params, body: { version: 1 } });
    for (const stage of stages) {
      await platform.owner
        .insertInto('scoreSheet')
        .values({ ...params, stage, state: 'sealed' })
        .execute();
      const late = stage === 'jointReview' || stage === 'finalAppraisal';
      const cells = twoStars.stars.flatMap((star) => star.indicators.map(({ code }) => ({ starCode: star.code, code })));
      await platform.owner
        .insertInto('scoreCell')
        .values(
          cells.map(({ starCode, code }) => {
            const score = (marks[code as keyof typeof marks] ?? 0) - (late && code === 'ZF1' ? 500 : 0);
            return {
              ...params,
              stage,
              itemCode: code,
              starCode,
              entry: JSON.stringify({ kind: 'mark', score }),
              score,
              proofs: '[]',
              rowVersion: 1,
              updatedBy: assessor.accountId,
              updatedAt: clock.now(),
            };
          }),
        )
        .execute();
    }
    await platform.owner.updateTable('assessment').set({ stage: 'settled' }).where('id', '=', params.assessmentId).execute();
  }
  const { body } = await organiser.call(readCycle, { params: { cycleId: cycle.id } });
  return { organiser, assessor, assessments, cycle: body };
}
