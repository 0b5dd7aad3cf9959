import { printMeetingRecord, printScoreSheet } from '@xingcun/core/assessment/paper-contract';
import { expect, test } from 'vitest';
import { application, cycle, passage, people } from '../test/given.ts';
import { readPaper } from '../test/read-pdf.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { assessments } = await cycle(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(server);
await application(server, { assessmentId, secretary: who.secretary });
await passage(server, assessmentId, who, 'selfAssessment');
const params = { assessmentId, stage: 'selfAssessment' as const };
const read = ({ body }: { body: { bytes: unknown } }) => readPaper(body);

test('a filled sheet holds its scores, star totals and seal in an embedded Chinese font, on both sizes of paper', async () => {
  const { digest } = await server.platform.owner
    .selectFrom('sheetAct')
    .select('digest')
    .where('assessmentId', '=', assessmentId)
    .where('act', '=', 'submitted')
    .executeTakeFirstOrThrow();
  for (const size of ['A4', 'A3'] as const) {
    const answer = await who.clerk.call(printScoreSheet, { params, query: { size } });
    expect(answer.body.fileName).toBe(`2026-小拐村-村级自评-评分表-${size}.pdf`);
    const { pages, words, fonts } = read(answer);
    expect(fonts).toEqual(['NotoSansSC-Bold', 'NotoSansSC-Regular']);
    expect(words).toContain('小拐村村级自评评分表');
    expect(words).toContain('本星合计');
    expect(words).toContain('90.00');
    expect(words).toContain(digest);
    expect(words).toContain(`第1页，共${pages}页`);
    expect(words).toMatch(/内容摘要[0-9a-f]{12}/);
  }
});

test('a blank sheet asks the same and holds no score; in English every word is English', async () => {
  const filled = read(await who.clerk.call(printScoreSheet, { params, query: { language: 'en' } }));
  const blank = read(await who.clerk.call(printScoreSheet, { params, query: { form: 'blank', language: 'en' } }));
  expect(blank.words).toContain('LD1');
  expect(filled.words).toContain('90.00');
  expect(blank.words).not.toContain('90.00');
  expect(blank.text).toContain('Score');
  expect(blank.text).not.toMatch(/评分表|满分|自评/);
});

test('a sheet that may not be read is not printed; its blank form may be', async () => {
  server.clock.set('2026-11-05T04:00:00Z');
  const next = { assessmentId, stage: 'preliminaryReview' as const };
  const refused = await who.clerk.call(printScoreSheet, { params: next, query: {} });
  expect([refused.status, refused.problem.code]).toEqual([403, 'assessment.sheetNotReadable']);
  expect((await who.clerk.call(printScoreSheet, { params: next, query: { form: 'blank' } })).status).toBe(200);
});

test('the record of the two meetings says who came, how they voted and what was needed', async () => {
  const { pages, words: said } = read(await who.supervisor.call(printMeetingRecord, { params: { assessmentId }, query: {} }));
  expect(pages).toBe(1);
  for (const words of ['党员大会', '村民代表会议', '应到25人，实到20人（须过半数，即13人）', '赞成18票，反对1票，弃权1票'])
    expect(said).toContain(words);
});
