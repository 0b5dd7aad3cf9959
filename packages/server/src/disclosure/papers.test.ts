import { printNotice, printVillageReport } from '@xingcun/core/disclosure/paper-contract';
import { publishPreliminary, readPublicVillage } from '@xingcun/core/disclosure/contract';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { readPaper, readWord } from '../test/read-pdf.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { anyone, clock } = server;
const { organiser, cycle } = await settledCycle(server);
const params = { villageCode: places.xiaoguai };

test('before there is a result, there is neither a notice nor a report of one', async () => {
  for (const paper of [printNotice, printVillageReport]) {
    const { status, problem } = await anyone.call(paper, { params, query: {} });
    expect([status, problem.code]).toEqual([409, 'disclosure.noNotice']);
  }
  clock.set('2026-12-29T02:00:00Z');
  await organiser.call(publishPreliminary, { params: { cycleId: cycle.id }, body: { version: cycle.version } });
});

test('the notice says period, stars, reasons and the page’s check code, on both sizes and in Word', async () => {
  const { body: page } = await anyone.call(readPublicVillage, { params, query: {} });
  for (const size of ['A4', 'A3'] as const) {
    const { body } = await anyone.call(printNotice, { params, query: { size } });
    expect(body.fileName).toBe(`2026-小拐村-公示-${size}.pdf`);
    const { pages, words, fonts } = readPaper(body);
    expect([pages, fonts]).toEqual([1, ['NotoSansSC-Bold', 'NotoSansSC-Regular']]);
    expect(words).toContain('小拐村2026年星级评定初步结果公示');
    expect(words).toContain(`校验码：${page.pageDigest}`);
    for (const said of ['初步获得1颗星', '85.00', '79.00', '异议', '第1页，共1页']) expect(words).toContain(said);
    expect(words).toMatch(/内容摘要[0-9a-f]{12}/);
  }
  const word = await anyone.call(printNotice, { params, query: { format: 'docx' } });
  expect(word.body.fileName).toBe('2026-小拐村-公示-A4.docx');
  const text = readWord(word.body);
  for (const said of ['小拐村2026年星级评定初步结果公示', '85.00', page.pageDigest ?? '']) expect(text).toContain(said);
});

test('the report holds every level’s score and what was missing; in English it is English', async () => {
  const { words } = readPaper((await anyone.call(printVillageReport, { params, query: {} })).body);
  // the village itself gave 90.00, the city 85.00; the second star is a point short
  for (const said of ['结果报告', '90.00', '85.00', '离达标差1.00分', '还没有已认定的年度结果']) expect(words).toContain(said);
  const english = readPaper((await anyone.call(printVillageReport, { params, query: { language: 'en' } })).body);
  expect(english.text).toContain('Xiaoguai');
  expect(english.words).toContain('1.00shortofthepassmark');
  expect(english.words).not.toMatch(/得分|理由|达标/);
});
