import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundleText } from '@xingcun/core/disclosure/bundle/bundle';
import { givenBundle } from '@xingcun/core/disclosure/bundle/given';
import { expect, test } from 'vitest';
import { givenFiles, run } from '../test-run.ts';

const bundle = givenBundle();
const tampered = structuredClone(bundle);
const cells = tampered.villages[1]?.levels.find(({ stage }) => stage === 'finalAppraisal')?.cells ?? {};
cells.ZF1 = { entry: { kind: 'mark', score: 5500 }, score: 5500 };

test('a bundle is recomputed, plain or under gzip, in both languages', async () => {
  const { path } = givenFiles({ 'bundle.json': bundleText(bundle) });
  writeFileSync(path('bundle.json.gz'), gzipSync(bundleText(bundle)));
  const plain = await run('verify', path('bundle.json'));
  expect([plain.code, plain.errors]).toEqual([0, '']);
  expect(plain.out).toContain('一致：重算了');
  expect(plain.out).toContain('未重算 2：评定结果摘要含佐证文字');
  const english = await run('verify', path('bundle.json.gz'), '--lang', 'en');
  expect([english.code, english.out]).toEqual([0, expect.stringContaining('It holds:')]);
});

test('a tampered one ends with 1 and names village, level, star and both figures', async () => {
  const { path } = givenFiles({ 'bundle.json': bundleText(tampered) });
  const { code, out } = await run('verify', path('bundle.json'));
  expect(code).toBe(1);
  expect(out).toContain('星的最终得分（第2村 650203200201 · ZF）\n    公布的：89\n    算出的：90');
  expect(out).toContain('该级的星得分（第2村 650203200201 · 市级考评 · ZF）');
  const json = await run('verify', path('bundle.json'), '--json');
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    differences: [{ what: 'starScore' }, { what: 'levelScore' }],
    log: null,
  });
});

test('what cannot be read ends with 2', async () => {
  const { path } = givenFiles({ 'other.json': '{"format":"other"}', 'bundle.json': bundleText(bundle), 'proof.json': '{}' });
  expect(await run('verify', path('other.json'))).toMatchObject({ code: 2, errors: expect.stringContaining('format') });
  expect((await run('verify', path('missing.json'))).code).toBe(2);
  expect(await run('verify', path('bundle.json'), '--log', path('proof.json'))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('leaf'),
  });
  expect((await run('log', 'check', path('proof.json'), path('proof.json'))).code).toBe(2);
});
