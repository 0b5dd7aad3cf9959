import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { exactText } from '../values/exact.ts';
import { formulaLimits, parseFormula } from './formula.ts';
import { evaluate } from './formula-value.ts';

function valueOf(source: string, values: Record<string, string> = {}): string | boolean {
  const fractions = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, new Fraction(value)]));
  const result = evaluate(parseFormula(source, Object.keys(values)), fractions);
  return typeof result === 'boolean' ? result : exactText(result);
}

function refusalOf(act: () => unknown): { code: RefusalCode; position: unknown } {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, position: error.details['position'] };
    throw error;
  }
  throw new Error('nothing was refused');
}

test.each([
  ['0.1 + 0.2 == 0.3', true],
  ['79.995 * 100', '7999.5'],
  ['1 / 3', '1/3'],
  ['7 / 2', '3.5'],
  ['-7 % 3', '-1'],
  ['2 + 3 * 4 - 6 / 2', '11'],
  ['(2 + 3) * 4', '20'],
  ['10 - 3 - 2', '5'],
  ['0.1234567890123456789', '0.1234567890123456789'],
  ['1 < 2 && !(2 <= 1) || 1 / 0 > 1', true],
  ['true ? 1 : 1 / 0', '1'],
  ['1 < 2 == true', true],
  ['true != false', true],
  ['2.50 in [1, 2.5]', true],
  ['2 in []', false],
  ['min(3, 1, 2) + max([3, 1, 2])', '4'],
  ['abs(-2.5)', '2.5'],
  ['clamp(7, 1, 5) + clamp(-7, 1, 5) + clamp(3, 1, 5)', '9'],
  ['round(2.345, 2)', '2.35'],
  ['round(-2.345, 2)', '-2.34'],
  ['round(79.995, 2)', '80'],
  ['floor(-1.5) + ceil(-1.5)', '-3'],
  ['mean([1, 2, 4])', '7/3'],
  ['geometricMean([4, 9], 0)', '6'],
  ['geometricMean([1, 2], 12)', '1.414213562373'],
  ['geometricMean([0, 7], 2)', '0'],
  ['geometricMean([0.5, 0.5], 0)', '1'],
  ['1 == 1 ? 2 > 1 : false', true],
])('%s is %s', (source, expected) => {
  expect(valueOf(source)).toBe(expected);
});

test('names are read with their values, and are listed in order', () => {
  expect(valueOf('(a + b + a) / 3', { a: '0.7', b: '1/3' })).toBe(
    exactText(new Fraction('0.7').mul(2).add(new Fraction(1, 3)).div(3)),
  );
  expect(parseFormula('b + a * b', ['a', 'b', 'c']).names).toEqual(['b', 'a']);
});

test.each<[string, RefusalCode, number]>([
  ['1 +', 'standards.formulaInvalid', 4],
  ['', 'standards.formulaInvalid', 1],
  ['1 @ 2', 'standards.formulaInvalid', 3],
  ['has(1)', 'standards.formulaUnsupported', 1],
  ['a + zz', 'standards.formulaUnknownName', 5],
  ['a.b', 'standards.formulaUnsupported', 1],
  ['a[0]', 'standards.formulaUnsupported', 1],
  ['[1, 2].map(x, x)', 'standards.formulaUnsupported', 1],
  ['{}', 'standards.formulaUnsupported', 1],
  ['{1: 2}', 'standards.formulaTooLarge', 2],
  ['"text"', 'standards.formulaUnsupported', 1],
  ['null', 'standards.formulaUnsupported', 1],
  ['1u', 'standards.formulaUnsupported', 1],
  ['0x10', 'standards.formulaUnsupported', 1],
  ['1e3', 'standards.formulaUnsupported', 1],
  ['[1, 2]', 'standards.formulaUnsupported', 1],
  ['1 in a', 'standards.formulaUnsupported', 6],
  ['constructor(1)', 'standards.formulaUnsupported', 1],
  ['timestamp("2020-01-01T00:00:00Z")', 'standards.formulaUnsupported', 1],
  ['min()', 'standards.formulaArguments', 1],
  ['mean([])', 'standards.formulaArguments', 1],
  ['round(1, a)', 'standards.formulaArguments', 1],
  ['round(1, 13)', 'standards.formulaArguments', 1],
  ['abs(1, 2)', 'standards.formulaArguments', 1],
  ['1 + true', 'standards.formulaNumberExpected', 5],
  ['!1', 'standards.formulaConditionExpected', 2],
  ['1 && true', 'standards.formulaConditionExpected', 1],
  ['true ? 1 : false', 'standards.formulaNumberExpected', 12],
  ['true == 1', 'standards.formulaConditionExpected', 9],
  [`${'('.repeat(40)}1${')'.repeat(40)}`, 'standards.formulaTooLarge', 33],
  [`${'-'.repeat(40)}1`, 'standards.formulaTooLarge', 33],
  [Array(300).fill('1').join('+'), 'standards.formulaTooLarge', 1],
  ['9'.repeat(1900), 'standards.formulaTooLarge', 1],
  [' '.repeat(2001), 'standards.formulaTooLarge', formulaLimits.characters],
])('%s is refused', (source, code, position) => {
  expect(refusalOf(() => parseFormula(source, ['a']))).toEqual({ code, position });
});

test('a formula of the other type than wanted is refused', () => {
  expect(refusalOf(() => parseFormula('1 < 2', [], 'number')).code).toBe('standards.formulaNumberExpected');
  expect(refusalOf(() => parseFormula('1', [], 'condition')).code).toBe('standards.formulaConditionExpected');
});

test.each<[string, RefusalCode, number]>([
  ['1 / (a - a)', 'rating.divisionByZero', 6],
  ['1 % (a - a)', 'rating.divisionByZero', 6],
  ['geometricMean([a, -1], 2)', 'rating.rootOfNegative', 1],
  ['a * a * a', 'rating.numberTooLarge', 1],
])('%s is refused when it is computed', (source, code, position) => {
  const formula = parseFormula(source, ['a']);
  expect(refusalOf(() => evaluate(formula, { a: new Fraction(1n << 2000n) }))).toEqual({ code, position });
});

test('a sum over a hundred names is not too deep', () => {
  const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
  const values = Object.fromEntries(names.map((name) => [name, '0.01']));
  expect(valueOf(names.join(' + '), values)).toBe('1');
});

test('property: whatever the text, the formula is read or refused, and a refusal has its position', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '1',
    '0.5',
    '+',
    '-',
    '*',
    '/',
    '(',
    ')',
    '[',
    ']',
    ',',
    '?',
    ':',
    '<',
    '==',
    '&&',
    '!',
    'min',
    'in',
    '"',
    '.',
    '{',
    '}',
    ' ',
    'round',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('');
      try {
        expect(evaluate(parseFormula(source, ['a', 'b']), { a: new Fraction(2), b: new Fraction('0.3') })).toBeDefined();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const position = Number(error.details['position']);
        expect(position >= 1 && position <= source.length + 1).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('property: a geometric mean is the half-up rounding of the root', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 4 }),
      (numbers, places) => {
        const result = new Fraction(valueOf(`geometricMean([${numbers.join(', ')}], ${places})`) as string);
        const half = new Fraction(1, 2 * 10 ** places);
        const product = numbers.reduce((all, number) => all.mul(number), new Fraction(1));
        const power = (value: Fraction) => numbers.reduce((all) => all.mul(value), new Fraction(1));
        const below = result.sub(half);
        expect(below.s < 0n || power(below).compare(product) <= 0).toBe(true);
        expect(power(result.add(half)).compare(product) > 0).toBe(true);
      },
    ),
  );
});
