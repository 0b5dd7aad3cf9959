import { givenPdf, givenPng } from '@xingcun/core/fieldwork/evidence/given';
import {
  completeUpload,
  openEvidenceFile,
  openEvidenceThumbnail,
  readEvidence,
  sendPart,
  startRedaction,
  startUpload,
  withdrawEvidence,
} from '@xingcun/core/fieldwork/evidence/contract';
import { stripMetadata } from '@xingcun/core/fieldwork/evidence/metadata';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as given from '../../test/given.ts';
import { announced, described, finish, uploaded } from '../../test/given-evidence.ts';
import { drawing, photo, photoWithPlace, sha256Of } from '../../test/pictures.ts';
import { places, testServer } from '../../test/server.ts';
import { pruneFiles } from './retention.ts';
import { verifyFiles } from './verify.ts';

const server = await testServer();
const { assessments } = await given.cycle(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const params = { assessmentId };
const who = await given.people(server);
const neighbour = await server.as('villageClerk', places.hake);
server.clock.set(given.noon(given.days.selfAssessment));

const start = (bytes: Uint8Array, title = '照片', by = who.clerk) =>
  by.call(startUpload, { params, body: { ...described(title, ['ZF1']), ...announced(bytes) } });
const bytesOf = async (answer: Promise<{ body: { bytes: unknown } }>) => Buffer.from((await answer).body.bytes as Buffer);

test('an upload that broke off goes on where it stopped, and no part fits twice', async () => {
  const bytes = photo({ width: 900, height: 700, quality: 95 });
  const { body } = await start(bytes);
  const uploadId = body.uploadId ?? '';
  const part = (offset: number, to: number, by = who.clerk) =>
    by.call(sendPart, { params: { uploadId }, query: { offset }, body: bytes.slice(offset, to) });
  expect((await part(0, 10_000)).body).toEqual({ offset: 10_000 });
  const astray = await part(20_000, 30_000);
  expect([astray.status, astray.problem.code, astray.problem.values]).toEqual([
    409,
    'fieldwork.uploadOffset',
    { offset: 20_000, expected: 10_000 },
  ]);
  expect((await part(10_000, 20_000, who.secretary)).status).toBe(404);
  const early = await who.clerk.call(completeUpload, { params: { uploadId }, body: {} });
  expect(early.problem.code).toBe('fieldwork.uploadNotComplete');

  const library = await who.clerk.call(readEvidence, { params });
  expect(library.body.unfinished).toMatchObject([
    { id: uploadId, description: { title: '照片', itemCodes: ['ZF1'] }, received: 10_000, size: bytes.length },
  ]);
  expect((await start(bytes)).body).toEqual({ uploadId, offset: 10_000, evidenceId: null });
  const done = await finish(who.clerk, uploadId, bytes, 10_000);
  expect([done.status, done.body.file?.sha256, done.body.itemCodes]).toEqual([201, sha256Of(bytes), ['ZF1']]);
  expect(done.body.file).toMatchObject({ width: 900, height: 700, hasThumbnail: true });

  // the very file again: nothing is stored twice
  expect((await start(bytes, '同一张', who.secretary)).body).toEqual({ uploadId: null, offset: 0, evidenceId: done.body.id });
  const answer = await who.supervisor.call(openEvidenceFile, { params: { evidenceId: done.body.id } });
  expect(Buffer.from(answer.body.bytes as Buffer).equals(bytes)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': "inline; filename*=UTF-8''%E7%85%A7%E7%89%87.jpg",
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect((await neighbour.call(openEvidenceFile, { params: { evidenceId: done.body.id } })).status).toBe(404);
});

test('a file damaged on its way is refused, and can be sent anew', async () => {
  const bytes = photo({ waves: 9 });
  const { body } = await start(bytes);
  const uploadId = body.uploadId ?? '';
  const spoiled = bytes.slice();
  spoiled[500] = (spoiled[500] ?? 0) ^ 1;
  expect((await finish(who.clerk, uploadId, spoiled)).problem.code).toBe('fieldwork.digestMismatch');
  expect((await start(bytes)).body.offset).toBe(bytes.length);
  expect((await finish(who.clerk, uploadId, bytes)).status).toBe(201);
});

test('a photo with place and maker in it is not kept; stripped on the device it is, turned as it is shown', async () => {
  const raw = photoWithPlace({ waves: 3 }, 6);
  const refused = await finish(who.clerk, (await start(raw)).body.uploadId ?? '', raw);
  expect([refused.status, refused.problem.code]).toEqual([422, 'fieldwork.metadataLeft']);
  const piece = await uploaded(who.clerk, assessmentId, stripMetadata(raw), '入户宣讲');
  const kept = await bytesOf(who.clerk.call(openEvidenceFile, { params: { evidenceId: piece.id } }));
  expect(kept.includes('GPS') || kept.includes('Zhang')).toBe(false);
  const small = await bytesOf(who.clerk.call(openEvidenceThumbnail, { params: { evidenceId: piece.id } }));
  const { default: jpeg } = await import('jpeg-js');
  expect(jpeg.decode(small)).toMatchObject({ width: 240, height: 320 });
});

test('what a file is decides its content, not what is said of it', async () => {
  const refusals = async (bytes: Uint8Array<ArrayBuffer>, said = announced(bytes)) => {
    const started = await who.clerk.call(startUpload, { params, body: { ...described('文件'), ...said } });
    return (await finish(who.clerk, started.body.uploadId ?? '', bytes)).problem.code;
  };
  const script = new TextEncoder().encode('<html><script>alert(1)</script></html>');
  expect(await refusals(script, { ...announced(script), contentType: 'image/png' })).toBe('fieldwork.fileKindNotAllowed');
  const png = drawing({ width: 60, height: 40 });
  expect(await refusals(png, { ...announced(png), contentType: 'image/jpeg' })).toBe('fieldwork.fileKindDiffers');
  expect(await refusals(givenPng({ width: 30_000, height: 30_000 }) as Uint8Array<ArrayBuffer>)).toBe('fieldwork.tooManyPixels');
  expect(await refusals(givenPng() as Uint8Array<ArrayBuffer>)).toBe('fieldwork.pictureNotReadable');
  const hidden = deflateSync('<</S /JavaScript /JS (app.launchURL)>>').toString('latin1');
  const pdf = givenPdf(`>> endobj 9 0 obj <</Type /ObjStm /Length ${hidden.length}>>\nstream\n${hidden}\nendstream <<`);
  expect(await refusals(pdf as Uint8Array<ArrayBuffer>)).toBe('fieldwork.pdfActive');
});

test('a PDF is saved, never shown inside the site', async () => {
  const piece = await uploaded(who.clerk, assessmentId, givenPdf() as Uint8Array<ArrayBuffer>, '合同');
  expect(piece.file).toMatchObject({ contentType: 'application/pdf', pages: 1, hasThumbnail: false });
  const { headers } = await who.clerk.call(openEvidenceFile, { params: { evidenceId: piece.id } });
  expect(headers['content-disposition']).toMatch(/^attachment;/);
  expect((await who.clerk.call(openEvidenceThumbnail, { params: { evidenceId: piece.id } })).problem.code).toBe(
    'fieldwork.noThumbnail',
  );
});

test('a redacted copy takes the place of its original, which opens only to those who may redact', async () => {
  const original = await uploaded(who.clerk, assessmentId, photo({ waves: 12 }), '村民大会现场', ['MG1']);
  const copyBytes = drawing({ waves: 12 });
  const body = { ...announced(copyBytes), reason: '遮住儿童的脸' };
  expect((await who.districtAssessor.call(startRedaction, { params: { evidenceId: original.id }, body })).status).toBe(403);
  const started = await who.clerk.call(startRedaction, { params: { evidenceId: original.id }, body });
  const { body: copy } = await finish(who.clerk, started.body.uploadId ?? '', copyBytes);
  expect(copy).toMatchObject({
    title: '村民大会现场',
    itemCodes: ['MG1'],
    redaction: { of: original.id, reason: '遮住儿童的脸' },
  });

  const seen = async (by: given.Person) => (await by.call(readEvidence, { params })).body.pieces.map(({ id }) => id);
  const opens = async (by: given.Person) =>
    (await by.call(openEvidenceFile, { params: { evidenceId: original.id } })).problem.code ?? 'opened';
  expect(await seen(who.supervisor)).not.toContain(original.id);
  expect(await opens(who.supervisor)).toBe('fieldwork.originalSealed');
  expect(await opens(who.cityAssessor)).toBe('fieldwork.originalSealed');
  expect((await who.leadMg.call(openEvidenceThumbnail, { params: { evidenceId: original.id } })).problem.code).toBe(
    'fieldwork.originalSealed',
  );
  for (const by of [who.clerk, who.reviewer, who.districtOrganiser]) expect(await opens(by)).toBe('opened');
  const sealed = (await who.reviewer.call(readEvidence, { params })).body.pieces.find(({ id }) => id === original.id);
  expect(sealed).toMatchObject({ itemCodes: [], sealed: { copyId: copy.id }, looksLike: [] });
});

test('photos that look much the same are put side by side for those who see both; nothing follows', async () => {
  const first = await uploaded(who.clerk, assessmentId, photo({ waves: 20 }), '培训班一');
  const second = await uploaded(
    who.clerk,
    assessmentId,
    photo({ waves: 20, width: 800, height: 600, light: 6, quality: 70 }),
    '培训班二',
  );
  await uploaded(neighbour, assessments[places.hake] ?? '', photo({ waves: 20, quality: 60 }), '别镇的照片');
  expect(second.looksLike).toMatchObject([{ id: first.id, title: '培训班一' }]);
  expect(second.looksLike[0]?.bits).toBeLessThanOrEqual(6);
  const all = (await who.cityOrganiser.call(readEvidence, { params })).body.pieces;
  expect(all.find(({ id }) => id === first.id)?.looksLike.map(({ id }) => id)).toEqual([second.id]);
});

test('withdrawn files are erased and unfinished uploads cleared when their time is over; what is kept can be verified', async () => {
  const bytes = photo({ waves: 30 });
  const piece = await uploaded(who.clerk, assessmentId, bytes, '传错的照片');
  expect(
    (await who.townshipSecretary.call(withdrawEvidence, { params: { evidenceId: piece.id }, body: { reason: '误传' } })).problem
      .code,
  ).toBe('fieldwork.notYourEvidence');
  const withdrawn = await who.secretary.call(withdrawEvidence, { params: { evidenceId: piece.id }, body: { reason: '误传' } });
  expect(withdrawn.body.withdrawn).toMatchObject({ reason: '误传', erased: false });
  const again = await start(photo({ waves: 31 }), '没传完');
  await who.clerk.call(sendPart, {
    params: { uploadId: again.body.uploadId ?? '' },
    query: { offset: 0 },
    body: bytes.slice(0, 100),
  });

  const { owner, files } = server.platform;
  const later = (days: number) => new Date(server.clock.now().getTime() + days * 86_400_000);
  await pruneFiles(owner, files, later(6));
  expect((await who.clerk.call(readEvidence, { params })).body.unfinished.map(({ description }) => description.title)).toContain(
    '没传完',
  );
  await pruneFiles(owner, files, later(8));
  expect((await who.clerk.call(readEvidence, { params })).body.unfinished).toEqual([]);
  await files.read(sha256Of(bytes));
  await pruneFiles(owner, files, later(31));
  expect((await who.clerk.call(openEvidenceFile, { params: { evidenceId: piece.id } })).problem.code).toBe(
    'fieldwork.evidenceErased',
  );
  await expect(files.read(sha256Of(bytes))).rejects.toMatchObject({ code: 'files.missing' });

  const sound = await verifyFiles(owner, files);
  expect(sound).toMatchObject({ missing: [], changed: [] });
  const lost = (await uploaded(who.clerk, assessmentId, photo({ waves: 33 }), '丢失的文件')).file?.sha256 ?? '';
  await files.remove(lost);
  expect(await verifyFiles(owner, files)).toEqual({ files: sound.files + 1, missing: [lost], changed: [] });
});
