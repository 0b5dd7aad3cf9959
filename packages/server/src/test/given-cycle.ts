import { createCycle, publishCycle } from '@xingcun/core/cycles/contract';
import { defaultCalendar } from '@xingcun/core/cycles/programme';
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
