import fc from 'fast-check';
import { deniedTerm } from '../records/deny-list.ts';
import type { Text } from '../text.ts';
import type { Input } from './standard.ts';

// Texts that break careless writers: formula starts, YAML signs, line breaks, quotes, digits only.
const awkward = [
  '=1+1',
  '+合计',
  '-5',
  '@村',
  '# 注',
  '- 项',
  'yes',
  '2026.1',
  '甲：乙',
  '"引号"',
  "it's",
  '第一行\n第二行',
  '{a}',
  '100 %',
  'null',
];

export const sentenceArbitrary: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...awkward),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom('按期办结', '村务公开', '培训'),
  )
  .map((sentence) => sentence.normalize('NFC').trim())
  .filter((sentence) => sentence !== '' && !/[\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u.test(sentence.replaceAll('\n', '')));

export const textArbitrary: fc.Arbitrary<Text> = fc.record({ zh: sentenceArbitrary, en: sentenceArbitrary });
export const optionalText = fc.option(textArbitrary, { freq: 2 });

/** A measured value: anything from -100,000 to 100,000 of its smallest unit, bounded or not. */
export function inputArbitrary(code: string): fc.Arbitrary<Input> {
  const bound = fc.integer({ min: -100_000, max: 100_000 });
  return inputWith(code, fc.tuple(fc.option(bound), fc.option(bound)), fc.integer({ min: 0, max: 4 }));
}

/** A quantity that is never negative; a count where `decimals` is 0. */
export function amountArbitrary(
  code: string,
  decimals: fc.Arbitrary<number> = fc.integer({ min: 0, max: 2 }),
): fc.Arbitrary<Input> {
  return inputWith(code, fc.tuple(fc.constantFrom(0, 0, 1), fc.option(fc.integer({ min: 1, max: 200 }))), decimals);
}

export function countArbitrary(code: string): fc.Arbitrary<Input> {
  return amountArbitrary(code, fc.constant(0));
}

function inputWith(
  code: string,
  bounds: fc.Arbitrary<[number | null, number | null]>,
  decimals: fc.Arbitrary<number>,
): fc.Arbitrary<Input> {
  const title = textArbitrary.filter(({ zh, en }) => !deniedTerm(zh) && !deniedTerm(en));
  return fc.record({ title, unit: textArbitrary, decimals, bounds }).map(({ bounds: [min, max], ...drawn }) => ({
    code,
    ...drawn,
    min: min !== null && max !== null ? Math.min(min, max) : min,
    max: min !== null && max !== null ? Math.max(min, max) : max,
  }));
}
