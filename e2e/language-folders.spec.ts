// What the server does with folders of languages, asked without a browser; it stands here because it needs the pages built.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLanguages } from '../packages/server/src/site/languages.ts';
import { testServer } from '../packages/server/src/test/server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'xingcun-languages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ug = { tag: 'ug', name: 'ئۇيغۇرچە', direction: 'rtl', fallback: 'zh' };
function write(tag: string, file: string, content: unknown): void {
  mkdirSync(path.join(folder, tag), { recursive: true });
  writeFileSync(path.join(folder, tag, file), JSON.stringify(content));
}
write('ug', 'language.json', ug);
write('ug', 'app.json', { skip: 'تېكىستكە ئاتلاش' });

const [{ app }, { app: plain }] = [await testServer({ languagesFrom: folder }), await testServer()];

test('a page says its language and direction from the first byte: asked for in the address, then kept in a cookie', async () => {
  const asked = await app.inject({ url: '/?lang=ug' });
  expect(asked.body).toContain('<html lang="ug" dir="rtl"');
  expect(asked.body).toContain('تېكىستكە ئاتلاش');
  expect(asked.body).toContain('hreflang="ug"');
  expect(asked.headers['content-language']).toBe('ug');
  expect(String(asked.headers['set-cookie'])).toContain('xingcun.language=ug');
  const kept = await app.inject({ url: '/', headers: { cookie: 'a=b; xingcun.language=ug' } });
  expect(kept.body).toContain('<html lang="ug" dir="rtl"');
  expect((await app.inject({ url: '/', headers: { 'accept-language': 'en' } })).body).toContain('<html lang="en" dir="ltr"');
});

test('a page of the app is told of the languages, and fetches their words', async () => {
  const { body } = await app.inject({ url: '/sign-in' });
  const [, list = ''] = /<script id="languages" type="application\/json">(.*?)<\/script>/.exec(body) ?? [];
  const [language] = JSON.parse(list);
  expect(language).toEqual({ ...ug, version: expect.stringMatching(/^[0-9a-f]{12}$/) });
  const words = await app.inject({ url: `/languages/ug/${language.version}/app.json` });
  expect(words.json()).toEqual({ skip: 'تېكىستكە ئاتلاش' });
  expect(words.headers['cache-control']).toContain('immutable');
  expect((await app.inject({ url: `/languages/ug/${language.version}/cycles.json` })).json()).toEqual({});
  expect((await app.inject({ url: '/languages/ru/1/app.json' })).statusCode).toBe(404);
});

test('a language that is not installed is not offered, whatever is asked for', async () => {
  const { body, headers } = await plain.inject({ url: '/?lang=ug', headers: { cookie: 'xingcun.language=ug' } });
  expect(body).toContain('<html lang="zh-CN" dir="ltr"');
  expect(headers['set-cookie']).toBeUndefined();
  expect(body).toContain('<script id="languages" type="application/json">[]</script>');
});

test('a folder that is wrong is named before anybody reads it', async () => {
  write('xx', 'language.json', { ...ug, direction: 'up', tag: 'xx' });
  expect(() => readLanguages(folder)).toThrow(/xx.language\.json.*direction/s);
  write('xx', 'language.json', ug);
  expect(() => readLanguages(folder)).toThrow(/it must be the folder's name/);
  write('xx', 'language.json', { ...ug, tag: 'xx' });
  write('xx', 'app.json', { skipp: 'x' });
  await expect(testServer({ languagesFrom: folder })).rejects.toThrow(/xx\/app\.json “skipp”/);
});
