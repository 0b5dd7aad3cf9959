import { readCycle } from '@xingcun/core/cycles/contract';
import { confirmFinal, publishPreliminary } from '@xingcun/core/disclosure/contract';
import {
  issueCertificates,
  moveStar,
  readCertificate,
  readCertificateFile,
  readRecognition,
  readStarHistory,
} from '@xingcun/core/disclosure/recognition-contract';
import type { StandingActKind } from '@xingcun/core/disclosure/star-standing';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { places, testServer } from '../test/server.ts';
import { pdfOf } from '../documents/print.ts';
import { certificateDocument } from './certificate-document.ts';

const server = await testServer();
const { as, anyone, clock, platform } = server;
const { organiser, cycle, assessments } = await settledCycle(server);
const params = { cycleId: cycle.id };
const assessmentId = assessments[places.xiaoguai] ?? '';
const version = async () => (await organiser.call(readCycle, { params })).body.version;
const decision = {
  act: 'suspended' as const,
  fromOn: '2027-03-01',
  untilOn: null,
  document: '克市组通〔2027〕3号（样例）',
  authority: '中共克拉玛依市委组织部',
  reason: '培训台账抽查不实，限期整改。',
};
const move = (body: { act: StandingActKind; fromOn?: string; reason?: string }, starCode = 'ZF') =>
  organiser.call(moveStar, { params: { assessmentId, starCode }, body: { ...decision, ...body } });

test('before the result is final there are no certificates and no star is moved', async () => {
  clock.set('2026-12-29T02:00:00Z');
  await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
  expect((await organiser.call(issueCertificates, { params })).problem.code).toBe('cycles.notInThisState');
  expect((await move({ act: 'suspended', fromOn: '2026-12-29' })).problem.code).toBe('cycles.notInThisState');
  clock.set('2027-01-20T02:00:00Z');
  const confirmed = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(confirmed.status, confirmed.problem.detail).toBe(201);
});

test('an annual assessment awards no certificate; an approved activity does, once a village', async () => {
  const refused = await organiser.call(issueCertificates, { params });
  expect(refused.problem).toMatchObject({ status: 409, code: 'disclosure.noPlaques', values: { carrier: 'annualAssessment' } });
  await platform.owner.updateTable('cycle').set({ carrier: 'approvedActivity' }).where('id', '=', cycle.id).execute();
  const both = await Promise.all([organiser.call(issueCertificates, { params }), organiser.call(issueCertificates, { params })]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(both.map(({ body }) => body.issued).toSorted((a, b) => a - b)).toEqual([0, 2]);
  expect((await organiser.call(issueCertificates, { params })).body).toEqual({ issued: 0, kept: 2 });
});

test('anyone verifies a certificate by its code, typed as people type', async () => {
  const { body: villages } = await organiser.call(readRecognition, { params });
  const code = villages.find(({ villageCode }) => villageCode === places.xiaoguai)?.certificateCode ?? '';
  expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const { status, body } = await anyone.call(readCertificate, { params: { code: typed } });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    code,
    year: 2026,
    issuedOn: '2027-01-20',
    villageName: { zh: '小拐村' },
    placeName: { zh: '克拉玛依市克拉玛依区小拐乡' },
    starsWon: 1,
    stars: [
      { starCode: 'ZF', standing: 'won' },
      { starCode: 'LD_2', standing: 'notWon' },
    ],
  });
  const file = await anyone.call(readCertificateFile, { params: { code } });
  expect(file.body).toMatchObject({ contentType: 'application/pdf', fileName: `2026-小拐村-${code}.pdf` });
  expect(Buffer.from(file.body.bytes as Uint8Array).toString('latin1')).toMatch(/^%PDF-/);
  const unknown = await anyone.call(readCertificate, { params: { code: '0000-0000-0000-0000' } });
  expect(unknown.problem).toMatchObject({
    status: 404,
    code: 'disclosure.certificateNotFound',
    values: { code: '0000-0000-0000-0000' },
  });
});

test('a star is suspended, removed and restored by documents; each act stays in the history', async () => {
  clock.set('2027-03-02T02:00:00Z');
  expect((await move({ act: 'restored' })).problem.code).toBe('disclosure.starStandsOtherwise');
  expect((await move({ act: 'suspended' }, 'LD_2')).problem.code).toBe('disclosure.starStandsOtherwise');
  expect((await move({ act: 'suspended' }, 'QQ')).problem).toMatchObject({
    code: 'disclosure.starUnknown',
    values: { star: 'QQ' },
  });
  expect((await move({ act: 'suspended', fromOn: '2027-03-03' })).problem.code).toBe('disclosure.actInFuture');
  expect((await move({ act: 'suspended' })).status).toBe(201);
  expect((await move({ act: 'suspended' })).problem.code).toBe('disclosure.starStandsOtherwise');
  const standing = async () => (await anyone.call(readStarHistory, { params: { villageCode: places.xiaoguai } })).body;
  expect((await standing())[0]?.stars[0]).toMatchObject({ starCode: 'ZF', standing: 'suspended' });
  clock.set('2027-04-02T02:00:00Z');
  expect((await move({ act: 'restored', fromOn: '2027-04-01', reason: '整改验收合格，予以恢复。' })).status).toBe(201);
  const [year] = await standing();
  expect(year).toMatchObject({
    year: 2026,
    starsWon: 1,
    standardChanged: null,
    stars: [{ standing: 'won' }, { standing: 'notWon' }],
  });
  expect(year?.acts.map(({ act, document }) => [act, document])).toEqual([
    ['suspended', decision.document],
    ['restored', decision.document],
  ]);
  const rows = platform.owner.updateTable('starStandingAct').set({ reason: '改写' });
  await expect(rows.execute()).rejects.toThrow('append-only');
});

test('only the city’s organiser moves a star; a village reads its own and no other', async () => {
  for (const [role, unit] of [
    ['cityAssessor', places.city],
    ['districtOrganiser', places.karamay],
    ['villageSecretary', places.xiaoguai],
  ] as const) {
    const caller = await as(role, unit);
    const { status } = await caller.call(moveStar, { params: { assessmentId, starCode: 'ZF' }, body: decision });
    expect(status, role).toBe(403);
  }
  const secretary = await as('villageSecretary', places.xiaoguai);
  const { body } = await secretary.call(readRecognition, { params });
  expect(body.map(({ villageName }) => villageName)).toEqual(['小拐村']);
});

test('the certificate is one page of PDF with its words and its code', async () => {
  const title = { zh: '增收致富星', en: 'Income and prosperity' };
  const bytes = await pdfOf(
    certificateDocument({
      code: '7K3M-0XQ2-9RBD-HW5T',
      issuedOn: '2027-01-20',
      year: 2026,
      cycleTitle: { zh: '2026年度村级组织“星级化”创建', en: 'Star programme of 2026' },
      sponsor: '中共克拉玛依市委组织部',
      approvingDocument: '克市组通〔2026〕1号（样例）',
      sample: true,
      placeName: { zh: '克拉玛依市克拉玛依区小拐乡', en: 'Xiaoguai Township, Karamay District, Karamay' },
      villageName: { zh: '小拐村', en: 'Xiaoguai Village' },
      grade: null,
      stars: Array.from({ length: 10 }, () => title),
      digest: '0'.repeat(64),
      checkpoint: { size: 12, root: '0'.repeat(16), keyId: 'a1b2c3d4' },
      address: 'https://xingcun.example/certificates/7K3M-0XQ2-9RBD-HW5T',
    }),
  );
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(bytes.length).toBeLessThan(400_000);
});
