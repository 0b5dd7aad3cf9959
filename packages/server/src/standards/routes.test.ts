import {
  compareStandards,
  exportStandard,
  importPreset,
  importStandard,
  listPresets,
  listStandards,
  publishStandard,
  readStandard,
} from '@xingcun/core/standards/contract';
import type { Standard } from '@xingcun/core/standards/standard';
import { readStandardYaml, writeStandardYaml } from '@xingcun/core/standards/yaml';
import { readWorkbookFile, writeWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import { expect, test } from 'vitest';
import { twoStars } from '../test/given-cycle.ts';
import { otherCity } from '../test/other-city.ts';
import { places, testServer } from '../test/server.ts';

const { as, anyone, platform, clock } = await testServer();
clock.set('2026-01-10T02:00:00Z');
const organiser = await as('cityOrganiser', places.city);
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
const yamlOf = (standard: Standard) => base64(writeStandardYaml(standard));
const fileOf = (standard: Standard, confirm = true) => ({ fileName: 'standard.yaml', base64: yamlOf(standard), confirm });
const withVersion = (version: string, more: Partial<Standard> = {}): Standard => ({ ...twoStars, version, ...more });
const lowered = (version: string) =>
  withVersion(version, { stars: twoStars.stars.map((star) => (star.code === 'ZF' ? { ...star, passMark: 7500 } : star)) });
/** A draft of its own, stored. */
const stored = async (standard: Standard) => {
  const { body } = await organiser.call(importStandard, { body: fileOf(standard) });
  if (!body.standard) throw new Error('not stored');
  return body.standard;
};

test('a preview stores nothing; the confirmed import is a draft', async () => {
  const preview = await organiser.call(importStandard, { body: fileOf(twoStars, false) });
  expect(preview.status).toBe(201);
  expect(preview.body).toMatchObject({ stored: false, standard: null, stars: 2, indicators: 4, changes: [] });
  expect((await organiser.call(listStandards, {})).body).toEqual([]);

  const imported = await organiser.call(importStandard, { body: fileOf(twoStars) });
  expect(imported.body).toMatchObject({
    stored: true,
    standard: {
      code: 'given',
      version: '1',
      state: 'draft',
      draft: true,
      stars: 2,
      indicators: 4,
      rowVersion: 1,
      publishedAt: null,
    },
  });
  const { body } = await organiser.call(readStandard, { params: { standardId: imported.body.standard?.id ?? '' } });
  expect(body.document).toEqual(twoStars);
});

test('the same version imported again replaces the draft, and who read the old one cannot publish it', async () => {
  const first = await stored(withVersion('2'));
  const second = await stored(lowered('2'));
  expect(second).toMatchObject({ id: first.id, rowVersion: 2 });
  expect(second.digest).not.toBe(first.digest);
  const params = { standardId: first.id };
  const stale = await organiser.call(publishStandard, { params, body: { rowVersion: 1 } });
  expect(stale.status).toBe(409);
  expect(stale.problem).toMatchObject({ code: 'standards.changedMeanwhile', values: { yours: 1, current: 2 } });
});

test('a published standard is frozen: no import, no second publication, no change in the database', async () => {
  const { id } = await stored(withVersion('3'));
  const params = { standardId: id };
  const published = await organiser.call(publishStandard, { params, body: { rowVersion: 1 } }, { key: 'publish-3' });
  expect(published.status).toBe(201);
  expect(published.body).toMatchObject({ state: 'published', publishedAt: '2026-01-10T02:00:00.000Z', rowVersion: 2 });
  expect((await organiser.call(publishStandard, { params, body: { rowVersion: 1 } }, { key: 'publish-3' })).body).toEqual(
    published.body,
  );
  expect((await organiser.call(publishStandard, { params, body: { rowVersion: 2 } })).problem.code).toBe(
    'standards.alreadyPublished',
  );
  for (const confirm of [false, true]) {
    const again = await organiser.call(importStandard, { body: fileOf(withVersion('3'), confirm) });
    expect(again.problem).toMatchObject({ code: 'standards.versionPublished', values: { code: 'given', version: '3' } });
  }
  const change = platform.owner.updateTable('standard').set({ digest: 'forged' }).where('id', '=', id).execute();
  await expect(change).rejects.toThrow('frozen');
});

test('a new version says in words what changed from the published one', async () => {
  const { body } = await organiser.call(importStandard, { body: fileOf(lowered('4'), false) });
  expect(body.changes.map(({ stars }) => stars)).toContainEqual(['ZF']);
  expect(body.changes[0]?.before?.zh).toContain('80');
  expect(body.changes[0]?.after?.zh).toContain('75');
  const [published, draft] = [await stored(withVersion('5')), await stored(lowered('6'))];
  const compared = await organiser.call(compareStandards, { params: { standardId: draft.id }, query: { from: published.id } });
  expect(compared.body.map(({ stars }) => stars)).toContainEqual(['ZF']);
  const itself = await organiser.call(compareStandards, { params: { standardId: draft.id }, query: { from: draft.id } });
  expect(itself.body).toEqual([]);
});

test('what is exported as YAML reads back as the same standard', async () => {
  const { id } = await stored(withVersion('7-trial'));
  const { body } = await organiser.call(exportStandard, { params: { standardId: id, format: 'yaml' } });
  expect(body).toMatchObject({ fileName: 'given-7-trial.yaml', mediaType: 'application/yaml' });
  expect(readStandardYaml(Buffer.from(body.base64, 'base64').toString())).toEqual(withVersion('7-trial'));
  expect((await organiser.call(exportStandard, { params: { standardId: id, format: 'pdf' as never } })).status).toBe(422);
});

test('what is exported as a workbook reads back as the same standard, and the fault of a cell is named by its address', async () => {
  const { id } = await stored(withVersion('7-sheets'));
  const { body } = await organiser.call(exportStandard, { params: { standardId: id, format: 'xlsx' } });
  expect(body.fileName).toBe('given-7-sheets.xlsx');
  const send = (content: string) =>
    organiser.call(importStandard, { body: { fileName: 'ten-stars.yaml', base64: content, confirm: true } });
  const again = await send(body.base64);
  expect(again.body.standard).toMatchObject({ id, rowVersion: 2 });
  expect((await organiser.call(readStandard, { params: { standardId: id } })).body.document).toEqual(withVersion('7-sheets'));

  const sheets = await readWorkbookFile(Buffer.from(body.base64, 'base64'));
  const rows = sheets.find(({ name }) => name === '星')?.rows;
  const column = rows?.[0]?.findIndex((cell) => String(cell).includes('达标线')) ?? -1;
  rows?.[1]?.splice(column, 1, 'eighty');
  const faulty = await send(Buffer.from(await writeWorkbookFile(sheets)).toString('base64'));
  expect(faulty.status).toBe(422);
  const problems = faulty.problem.values.problems as { at: string; value: unknown }[];
  expect(problems).toEqual([expect.objectContaining({ value: 'eighty', at: expect.stringMatching(/^星!?.*E2$/) })]);
});

test('a faulty file answers every problem with its place, and stores nothing', async () => {
  const text = writeStandardYaml(withVersion('8'))
    .replace('passMark: 80', 'passMark: eighty')
    .replace('maxScore: 60', 'maxScore: 61');
  const { status, problem } = await organiser.call(importStandard, {
    body: { fileName: 'standard.yaml', base64: base64(text), confirm: true },
  });
  expect(status).toBe(422);
  expect(problem.code).toBe('standards.invalid');
  const problems = problem.values.problems as { path: string; at: string; value: unknown; message: { zh: string; en: string } }[];
  expect(problems).toContainEqual(
    expect.objectContaining({ path: 'stars[0].passMark', value: 'eighty', at: expect.stringMatching(/^\d+:\d+$/) }),
  );
  const { body } = await organiser.call(listStandards, {});
  expect(body.map(({ version }) => version)).not.toContain('8');
});

test('a file that is neither xlsx nor text is refused, whatever its name', async () => {
  const send = (content: string) =>
    organiser.call(importStandard, { body: { fileName: 'standard.xlsx', base64: content, confirm: true } });
  expect((await send('')).problem.code).toBe('standards.unreadable');
  expect((await send(base64(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)))).problem.detail).toBe(
    '这个文件是空的，或者既不是 xlsx，也不是 UTF-8 编码的 YAML，无法读取。请重新选择文件。',
  );
  expect((await send(base64('['.repeat(100_000)))).problem.code).toBe('standards.invalid');
  expect((await send(base64('PK\u0003\u0004 and nothing after'))).problem.code).toBe('spreadsheet.unreadable');
});

test('everyone in the tree reads standards, drafts too; only the city organiser edits', async () => {
  const standard = await stored(withVersion('9'));
  const params = { standardId: standard.id };
  for (const [role, unit] of [
    ['villageClerk', places.xiaoguai],
    ['leadUnitAssessor', places.karamay],
    ['villager', places.hake],
  ] as const) {
    const caller = await as(role, unit);
    expect((await caller.call(readStandard, { params })).body.version).toBe('9');
    expect((await caller.call(importStandard, { body: fileOf(twoStars, false) })).problem.code).toBe('accounts.notPermitted');
    expect((await caller.call(publishStandard, { params, body: { rowVersion: 1 } })).status).toBe(403);
    expect((await caller.call(importPreset, { params: { code: 'any' }, body: { confirm: true } })).status).toBe(403);
  }
  expect((await anyone.call(listStandards, {})).status).toBe(401);
  expect((await organiser.call(importStandard, { body: { ...fileOf(twoStars), owner: 'me' } } as never)).status).toBe(422);
});

test('another city has its own standards and does not see this one’s drafts', async () => {
  const other = await otherCity(platform.owner);
  const stranger = await as('cityOrganiser', other.city);
  const mine = await stored(withVersion('10'));
  expect((await stranger.call(readStandard, { params: { standardId: mine.id } })).problem.code).toBe(
    'standards.standardNotFound',
  );
  expect((await stranger.call(publishStandard, { params: { standardId: mine.id }, body: { rowVersion: 1 } })).status).toBe(404);
  const theirs = await stranger.call(importStandard, { body: fileOf(withVersion('10')) });
  expect(theirs.body.standard?.id).not.toBe(mine.id);
  const named = await organiser.call(importStandard, { body: { ...fileOf(withVersion('11')), cityCode: other.city } });
  expect(named.problem.code).toBe('accounts.notPermitted');
});

test('the presets that come with the platform are listed and imported by code', async () => {
  const { body: presets } = await organiser.call(listPresets, {});
  const tenStars = presets.find(({ code }) => code === 'karamay-ten-stars');
  expect(tenStars).toMatchObject({ stars: 10, indicators: 59, draft: true });
  const imported = await organiser.call(importPreset, { params: { code: 'karamay-ten-stars' }, body: { confirm: true } });
  expect(imported.body).toMatchObject({ stored: true, standard: { code: 'karamay-ten-stars', stars: 10, indicators: 59 } });
  const unknown = await organiser.call(importPreset, { params: { code: 'ten-stars' }, body: { confirm: true } });
  expect(unknown.problem.code).toBe('standards.presetNotFound');
});

test('imports and publications stand in the city’s audit chain', async () => {
  const entries = await platform.owner
    .selectFrom('auditEntry')
    .select(['chain', 'action', 'after'])
    .where('subjectKind', '=', 'standard')
    .where('action', '=', 'standards.publish')
    .execute();
  expect(entries).toEqual([
    {
      chain: places.city,
      action: 'standards.publish',
      after: { state: 'published', code: 'given', version: '3', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
  ]);
});
