import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf, voiceFor } from './sentences.ts';

const said = (text: string, locale: string) => sentencesOf(text, locale).map(({ start, end }) => text.slice(start, end));

test('a reason is read sentence by sentence, in either language', () => {
  expect(said('达到标准。得 87.50 分，达标线 80 分；没有否决。 ', 'zh-CN')).toEqual([
    '达到标准。',
    '得 87.50 分，达标线 80 分；没有否决。',
  ]);
  expect(said(' It scored 87.50. The pass mark is 80. ', 'en-GB')).toEqual(['It scored 87.50.', 'The pass mark is 80.']);
});

test('a dash or a dot alone is not read', () => {
  expect(said(' · — ', 'zh-CN')).toEqual([]);
});

test('property: sentences come in order, do not overlap, and lose no letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('村', '。', 'a', ' ', '.', '1', '！', '\n', '，') }), (text) => {
      const found = sentencesOf(text, 'zh-CN');
      let last = 0;
      for (const { start, end } of found) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      const letters = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(found.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(letters(text));
    }),
  );
});

test('the voice is of the page’s language, or none', () => {
  const voices = [
    { lang: 'en-US', localService: true },
    { lang: 'zh-HK', localService: true },
    { lang: 'zh_CN', localService: false },
  ];
  expect(voiceFor(voices, 'zh-CN')?.lang).toBe('zh_CN');
  expect(voiceFor(voices, 'en-GB')?.lang).toBe('en-US');
  expect(voiceFor(voices, 'ug')).toBe(null);
});
