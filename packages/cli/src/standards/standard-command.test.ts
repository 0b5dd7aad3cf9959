import { expect, test } from 'vitest';
import { givenFiles, run, standardYaml } from '../test-run.ts';

test('check says what the standard is, or every problem with its place', async () => {
  const broken = standardYaml.replace('maxScore: 60', 'maxScore: 61').replace('step: 0.5', 'step: x');
  const { path } = givenFiles({ 'good.yaml': standardYaml, 'broken.yaml': broken });
  expect(await run('standard', 'check', path('good.yaml'))).toEqual({
    code: 0,
    out: `${path('good.yaml')}：没有问题。两星 1：2颗星，3项指标。\n这是草案，不是正式公布的标准。\n`,
    errors: '',
  });
  const { code, errors } = await run('standard', 'check', path('broken.yaml'), '--lang', 'en');
  expect(code).toBe(1);
  expect(errors).toMatch(/ {2}\d+:\d+ stars\[0\]\.indicators\[1\]\.rule\.step: .*found x/);
});

test('diff says in words what changed', async () => {
  const { path } = givenFiles({ 'old.yaml': standardYaml, 'new.yaml': standardYaml.replace('passMark: 80', 'passMark: 85') });
  const { code, out } = await run('standard', 'diff', path('old.yaml'), path('new.yaml'));
  expect(code).toBe(0);
  expect(out).toMatch(/^1处不同：\n {2}A .*达标线/);
  expect((await run('standard', 'diff', path('old.yaml'), path('old.yaml'))).out).toBe('两个版本内容相同。\n');
});

test.each(['xlsx', 'json', 'yaml'])('a standard that went to %s and back says the same', async (extension) => {
  const { path } = givenFiles({ 's.yaml': standardYaml });
  const file = path(`copy.${extension}`);
  expect(await run('standard', 'export', path('s.yaml'), '-o', file)).toMatchObject({ code: 0, errors: `已写出 ${file}。\n` });
  expect((await run('standard', 'diff', path('s.yaml'), file)).out).toBe('两个版本内容相同。\n');
});

test('a format that is not known is refused', async () => {
  const { path } = givenFiles({ 's.yaml': standardYaml });
  expect(await run('standard', 'export', path('s.yaml'), '-o', path('s.doc'))).toMatchObject({
    code: 1,
    errors: `不能识别“${path('s.doc')}”的格式，请用 .yaml / .xlsx / .json。\n`,
  });
});
