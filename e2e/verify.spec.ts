import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Bundle, bundleText } from '@xingcun/core/disclosure/bundle/bundle';
import { listBundles, readBundleFile } from '@xingcun/core/disclosure/bundle/contract';
import { readCheckpoint } from '@xingcun/core/records/transparency/contract';
import { afterAll, expect, test } from 'vitest';
import { run } from '../packages/cli/src/test-run.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { sampleIds, speak } from './screens.ts';
import { expectPlainWords, listenToServer } from './words-on-page.ts';

const words = {
  zh: {
    act: '在本机重算',
    holds: /^一致：重算了 [\d,]+ 个数，都与公布的相同$/,
    differs: /^不一致：重算了 [\d,]+ 个数，\d+ 个与公布的不同$/,
    score: '指标得分',
    place: /小拐村 · 市级考评 · .+ · /,
    check: '核对',
    proved: '已证实在日志中',
    size: '记录条数',
    root: '根（至少前16位）',
    key: '密钥编号（可不填）',
    grew: /^一致：日志从 [\d,]+ 条增至/,
    rewritten: /^不一致：较早的记录在较新的日志里变了/,
  },
  en: {
    act: 'Recompute here',
    holds: /^It holds: [\d,]+ figures recomputed, all as published$/,
    differs: /^It does not hold: [\d,]+ figures recomputed, \d+ differ/,
    score: 'Score of an item',
    place: /Xiaoguai Village · City final appraisal · .+ · /,
    check: 'Check this',
    proved: 'Proved to be in the log',
    size: 'Entries',
    root: 'Root (at least its first 16 signs)',
    key: 'Key number (may stay empty)',
    grew: /^It holds: the log grew from [\d,]+/,
    rewritten: /^It does not hold: earlier entries differ in the newer log/,
  },
} as const;

const platform = await startPlatform({ sample: 'years' });
const { last } = await sampleIds(platform);
const folder = mkdtempSync(path.join(tmpdir(), 'xingcun-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Last year's bundle as published, and the same with one mark of the city's raised by half a point. */
const [row] = (await platform.using(null).call(listBundles, { params: { cycleId: last.cycleId } })).body;
const file = await platform.using(null).call(readBundleFile, { params: { digest: row?.digest ?? '' } });
const source = gunzipSync(file.body.bytes as Uint8Array).toString();
const bundle = JSON.parse(source) as Bundle;
const city = bundle.villages
  .find(({ code }) => code === '650203200202')
  ?.levels.find(({ stage }) => stage === 'finalAppraisal')?.cells;
const [item, cell] = Object.entries(city ?? {}).find(([, { entry }]) => entry.kind === 'inputs') ?? [];
const published = cell?.score ?? 0;
if (cell) cell.score = published - 50;
const kept = path.join(folder, 'bundle.json');
const tampered = path.join(folder, 'tampered.json');
writeFileSync(kept, source);
writeFileSync(tampered, bundleText(bundle));

test.for(['zh', 'en'] as const)(
  'the sample’s result is recomputed in the browser, and a tampered one caught (%s)',
  async (language) => {
    const say = words[language];
    const { page, open, photograph } = await platform.anyone({ language });
    const heard = listenToServer(page);
    await open('/public/verify?year=2025');
    await speak(page, language);
    await page.getByRole('button', { name: say.act }).click();
    await page.getByRole('heading', { name: say.holds }).waitFor();
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await expectFits(page);
      await expectAccessible(page);
      await expectPlainWords(page, heard);
    }
    await photograph(`verify-holds-${language}`);

    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('input[type=file]').setInputFiles(tampered);
    await page.getByRole('heading', { name: say.differs }).waitFor();
    const difference = page.getByRole('row').filter({ hasText: say.score }).first();
    await difference.waitFor();
    const shown = (score: number) => String(score / 100);
    const text = (await difference.innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toMatch(say.place);
    expect(text).toContain(item);
    expect(text).toContain(`${shown(published - 50)} ${shown(published)}`);
    await expectFits(page);
    await photograph(`verify-differs-${language}`);
  },
);

test('the command line comes to the same on the same files', async () => {
  const whole = await run('verify', kept);
  expect([whole.code, whole.errors]).toEqual([0, '']);
  const other = await run('verify', tampered, '--lang', 'en');
  expect(other.code).toBe(1);
  expect(other.out).toContain(`Xiaoguai Village 650203200202 · City final appraisal`);
  expect(other.out).toContain(`published: ${(published - 50) / 100}\n    computed:  ${published / 100}`);
  const proved = await run('verify', kept, '--server', platform.url);
  expect([proved.code, proved.out]).toEqual([0, expect.stringContaining('已入公开日志')]);
});

test('no name of the sample’s people stands in the bundle', async () => {
  const people = await platform.platform.owner.selectFrom('account').select(['displayName', 'username', 'id']).execute();
  expect(people.length).toBeGreaterThan(20);
  for (const { displayName, username, id } of people)
    for (const mark of [displayName.replace(/（.*$/, ''), username, id]) expect(source, mark).not.toContain(`"${mark}`);
  expect(source).not.toMatch(/"(reason|proofs|updatedBy|witnesses|document":")/);
});

test.for(['zh', 'en'] as const)('the log proves an entry and a checkpoint copied from paper (%s)', async (language) => {
  const say = words[language];
  const { page, open, photograph } = await platform.anyone({ language });
  const heard = listenToServer(page);
  const { size, root, keyId } = (await platform.using(null).call(readCheckpoint, {})).body;
  await open('/public/log');
  await speak(page, language);
  await page.getByRole('button', { name: say.check, exact: true }).last().click();
  await page.getByText(say.proved).waitFor();
  await page.getByLabel(say.size, { exact: true }).fill(String(size));
  await page.getByLabel(say.root).fill(root.slice(0, 16));
  await page.getByLabel(say.key).fill(keyId);
  await page.locator('main form button[type=submit]').click();
  await page.getByText(say.grew).waitFor();
  await page.getByLabel(say.root).fill('0'.repeat(16));
  await page.locator('main form button[type=submit]').click();
  await page.getByText(say.rewritten).waitFor();
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expectFits(page);
    await expectAccessible(page);
    await expectPlainWords(page, heard);
  }
  await photograph(`log-${language}`);
});

test('the poster carries the checkpoint and a code that leads to the log, and still fits its paper', async () => {
  const { page, open, photograph } = await platform.anyone();
  const { id } = await platform.platform.owner
    .selectFrom('publicNotice')
    .select('id')
    .where('cycleId', '=', last.cycleId)
    .where('kind', '=', 'finalResult')
    .executeTakeFirstOrThrow();
  await open(`/notices/${id}/poster?village=650203200202&year=2025`);
  const paper = page.getByRole('article');
  await paper.getByRole('link', { name: '公开日志' }).waitFor();
  expect(await paper.getByText('公开日志的二维码').count()).toBe(1);
  expect(await paper.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(1);
  await photograph('poster-zh');
});
