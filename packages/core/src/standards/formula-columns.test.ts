import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { parseFormula } from './formula.ts';
import { columnCondition, columnNumber, type Ratio } from './formula-columns.ts';
import { evaluate } from './formula-value.ts';

const names = ['a', 'b', 'c'];

const { number, condition } = fc.letrec<{ number: string; condition: string }>((tie) => {
  const [x, y, z] = [tie('number'), tie('number'), tie('number')];
  const leaf = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom('0', '1', '2', '0.5', '3.125', '10', '0.01', '7', '1000000', '123456789.125'),
  );
  return {
    number: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(x, fc.constantFrom('+', '-', '*', '/', '%'), y).map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc.tuple(fc.constantFrom('min', 'max'), x, y).map(([call, a, b]) => `${call}(${a}, ${b})`),
      fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', '-'), x).map(([call, a]) => `${call}(${a})`),
      fc.tuple(x, y, z).map(([a, b, c]) => `clamp(${a}, ${b}, ${c})`),
      fc.tuple(x, fc.integer({ min: 0, max: 6 })).map(([a, places]) => `round(${a}, ${places})`),
      fc.tuple(x, y, z).map(([a, b, c]) => `mean([${a}, ${b}, ${c}])`),
      fc.tuple(x, y, fc.integer({ min: 0, max: 6 })).map(([a, b, places]) => `geometricMean([${a}, ${b}], ${places})`),
      fc.tuple(tie('condition'), x, y).map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
    ),
    condition: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('true', 'false'),
      fc.tuple(x, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), y).map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc
        .tuple(tie('condition'), fc.constantFrom('&&', '||', '==', '!='), tie('condition'))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      tie('condition').map((a) => `!${a}`),
      fc.tuple(x, y, z).map(([a, b, c]) => `(${a} in [${b}, ${c}])`),
    ),
  };
});

const value = fc.record({
  n: fc.oneof(fc.integer({ min: -500, max: 500 }), fc.integer(), fc.constantFrom(0, 2 ** 49, 1 - 2 ** 50)),
  d: fc.constantFrom(1, 10, 100, 7),
});
const answers = { exact: 0, silent: 0 };

test('property: a column formula gives the exact value or says that it cannot', () => {
  fc.assert(
    fc.property(fc.oneof(number, condition), fc.tuple(value, value, value), (source, values) => {
      const formula = (() => {
        try {
          return parseFormula(source, names);
        } catch (error) {
          if (error instanceof Refusal) return null; // too deep
          throw error;
        }
      })();
      fc.pre(formula !== null);
      const out: Ratio = { n: 0, d: 1 };
      const read = (name: string) => () => {
        const { n, d } = values[names.indexOf(name)] ?? { n: 0, d: 1 };
        out.n = n;
        out.d = d;
        return true;
      };
      const computed = columnNumber(formula, read, out);
      const holds = columnCondition(formula, read, out);
      const answer = computed ? (computed(0) ? new Fraction(BigInt(out.n), BigInt(out.d)) : null) : (holds?.(0) ?? 2);
      if (answer === null || answer === 2) {
        answers.silent += 1;
        return;
      }
      answers.exact += 1;
      const exact = evaluate(
        formula,
        Object.fromEntries(names.map((name, index) => [name, new Fraction(values[index]?.n ?? 0, values[index]?.d ?? 1)])),
      );
      if (typeof exact === 'boolean') expect(answer).toBe(exact ? 1 : 0);
      else expect(exact.equals(answer)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(answers.exact).toBeGreaterThan(answers.silent / 2);
});
