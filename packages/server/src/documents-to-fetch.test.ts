import { readInbox } from '@xingcun/core/inbox/contract';
import { downloadDocument, listDocuments, requestScoreSheets } from '@xingcun/core/insight/document-contract';
import { expect, test } from 'vitest';
import { makeDocuments } from './insight/document-jobs.ts';
import { seedSample } from './sample/seed.ts';
import { readPaper } from './test/read-pdf.ts';
import { places, testServer } from './test/server.ts';

const { platform, clock, as } = await testServer();
await seedSample(platform, clock.now());
const { id: cycleId } = await platform.owner.selectFrom('cycle').select('id').orderBy('year').executeTakeFirstOrThrow();
const make = () => makeDocuments(platform.db, { files: platform.files, now: clock.now, baseUrl: 'http://localhost' });

test('the score sheets of a township’s villages come as one document, which waits in the inbox until it is fetched', async () => {
  const reviewer = await as('townshipReviewer', places.xiaoguaiTownship);
  const waiting = async () => (await reviewer.call(readInbox, {})).body.filter(({ kind }) => kind === 'fetchDocument').length;
  const asked = await reviewer.call(requestScoreSheets, {
    body: { cycleId, unitCode: places.xiaoguaiTownship, language: 'zh' },
  });
  expect(asked.status, asked.problem.detail).toBe(201);
  const params = { documentId: asked.body.id };
  expect([asked.body.kind, await waiting()]).toEqual(['scoreSheets', 0]);
  expect(await make()).toBe(1);
  expect(await waiting()).toBe(1);
  const [shown] = (await reviewer.call(listDocuments, {})).body;
  expect(shown).toMatchObject({ state: 'ready', done: shown?.total });
  const { body: file } = await reviewer.call(downloadDocument, { params });
  expect(file.fileName).toBe('2025-小拐乡-各村评分表.pdf');
  expect(await waiting()).toBe(0);
  const { words } = readPaper(file);
  const names = await platform.owner
    .selectFrom('assessment')
    .innerJoin('unit', 'unit.code', 'assessment.villageCode')
    .select('unit.name')
    .where('cycleId', '=', cycleId)
    .where('villageCode', 'like', `${places.xiaoguaiTownship.slice(0, 9)}%`)
    .execute();
  expect(names.length).toBeGreaterThan(0);
  for (const { name } of names) expect(words).toContain(`${name}市级考评评分表`);
});
