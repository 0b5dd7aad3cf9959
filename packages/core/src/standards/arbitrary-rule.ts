import fc from 'fast-check';
import { amountArbitrary, countArbitrary, inputArbitrary, textArbitrary } from './arbitrary-words.ts';
import { shortText } from '../values/exact.ts';
import type { Rule } from './standard.ts';

export type PartRule = Exclude<Rule, { kind: 'sum' | 'judged' }>;

/** `whole` as `count` positive integers. `whole` ≥ `count`. */
export function splitArbitrary(whole: number, count: number): fc.Arbitrary<number[]> {
  if (count === 1) return fc.constant([whole]);
  return fc.uniqueArray(fc.integer({ min: 1, max: whole - 1 }), { minLength: count - 1, maxLength: count - 1 }).map((cuts) => {
    const edges = [0, ...[...cuts].sort((a, b) => a - b), whole];
    return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  });
}

/** A rule of any kind whose greatest score is `maxScore` (integer of the smallest unit, ≥ 1). */
export function ruleArbitrary(maxScore: number, scorePlaces: number): fc.Arbitrary<Rule> {
  const partCount = Math.min(3, maxScore);
  return fc.oneof(
    { weight: 6, arbitrary: partRuleArbitrary(maxScore, scorePlaces, 'indicator') },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('judged' as const),
        step: fc.integer({ min: 1, max: 10 }).map((steps) => (maxScore % steps === 0 ? maxScore / steps : 1)),
        guide: textArbitrary,
      }),
    },
    {
      weight: 2,
      arbitrary: splitArbitrary(maxScore, partCount).chain((shares) =>
        fc
          .tuple(
            ...shares.map((share, index) =>
              fc.record({
                code: fc.constant(`p${index + 1}`),
                title: textArbitrary,
                maxScore: fc.constant(share),
                rule: partRuleArbitrary(share, scorePlaces, 'part'),
              }),
            ),
          )
          .map((parts) => ({ kind: 'sum' as const, parts })),
      ),
    },
  );
}

function partRuleArbitrary(maxScore: number, scorePlaces: number, place: 'indicator' | 'part'): fc.Arbitrary<PartRule> {
  return fc.oneof<fc.Arbitrary<PartRule>[]>(
    proportionArbitrary(place),
    stepsArbitrary(maxScore),
    linearArbitrary(maxScore),
    occurrencesArbitrary(maxScore),
    checklistArbitrary(maxScore),
    appraisalArbitrary(),
    formulaArbitrary(maxScore, scorePlaces),
  );
}

function proportionArbitrary(place: 'indicator' | 'part') {
  return fc
    .record({
      numerator: amountArbitrary('done'),
      denominator: amountArbitrary('due'),
      fixed: fc.option(fc.integer({ min: 1, max: 1000 })),
      target: fc.constantFrom(10_000, 9_500, 8_000, 12_345),
      whenNone:
        place === 'part'
          ? fc.constantFrom('full' as const, 'zero' as const)
          : fc.constantFrom('full' as const, 'zero' as const, 'notApplicable' as const),
    })
    .map(({ numerator, denominator, fixed, target, whenNone }) => ({
      kind: 'proportion' as const,
      inputs: fixed === null ? [numerator, denominator] : [numerator],
      numerator: 'done',
      denominator: fixed === null ? { input: 'due' } : { fixed },
      target,
      // A fixed number is never 0, so the answer to “none” is left at the default.
      whenNone: fixed === null ? whenNone : ('zero' as const),
    }));
}

function stepsArbitrary(maxScore: number) {
  return fc
    .record({
      input: inputArbitrary('amount'),
      starts: fc.uniqueArray(fc.integer({ min: -1000, max: 100_000 }), { minLength: 1, maxLength: 5 }),
      scores: fc.array(fc.integer({ min: 0, max: maxScore }), { minLength: 5, maxLength: 5 }),
      best: fc.nat(),
    })
    .map(({ input, starts, scores, best }) => ({
      kind: 'steps' as const,
      inputs: [input],
      input: 'amount',
      table: [...starts]
        .sort((a, b) => a - b)
        .map((from, index) => ({ from, score: index === best % starts.length ? maxScore : (scores[index] ?? 0) })),
    }));
}

function linearArbitrary(maxScore: number) {
  return fc
    .record({
      input: inputArbitrary('amount'),
      at: fc.tuple(fc.integer({ min: -1000, max: 100_000 }), fc.integer({ min: 1, max: 100_000 })),
      other: fc.integer({ min: 0, max: maxScore }),
      rising: fc.boolean(),
    })
    .map(({ input, at: [from, span], other, rising }) => ({
      kind: 'linear' as const,
      inputs: [input],
      input: 'amount',
      low: { at: from, score: rising ? other : maxScore },
      high: { at: from + span, score: rising ? maxScore : other },
    }));
}

function occurrencesArbitrary(maxScore: number) {
  const each = fc.integer({ min: 1, max: maxScore });
  const limit = fc.option(fc.integer({ min: 1, max: 12 }));
  return fc
    .record({
      inputs: fc.tuple(countArbitrary('faults'), countArbitrary('merits')),
      deducts: fc.boolean(),
      start: fc.integer({ min: 0, max: maxScore }),
      floor: fc.integer({ min: 0, max: maxScore }),
      fault: each,
      merit: each,
      limits: fc.tuple(limit, limit),
    })
    .map(({ inputs, deducts, start, floor, fault, merit, limits }) => {
      const from = deducts ? maxScore : start;
      return {
        kind: 'occurrences' as const,
        inputs: deducts ? inputs.slice(0, 1) : inputs,
        start: from,
        floor: Math.min(floor, from),
        items: [
          { input: 'faults', each: -fault, limit: limits[0] },
          ...(deducts ? [] : [{ input: 'merits', each: merit, limit: null }]),
        ],
      };
    });
}

function checklistArbitrary(maxScore: number) {
  return fc
    .integer({ min: 1, max: Math.min(4, maxScore) })
    .chain((count) => splitArbitrary(maxScore, count))
    .chain((scores) =>
      fc
        .tuple(
          ...scores.map((score, index) =>
            fc.record({ code: fc.constant(`k${index + 1}`), title: itemTitleArbitrary, score: fc.constant(score) }),
          ),
        )
        .map((items) => ({ kind: 'checklist' as const, items })),
    );
}

const itemTitleArbitrary = inputArbitrary('any').map(({ title }) => title);

function appraisalArbitrary() {
  const codes = ['good', 'fair', 'poor', 'unsure', 'issued', 'present'];
  return fc
    .record({
      inputs: fc.tuple(...codes.map(countArbitrary)),
      middle: fc.integer({ min: 0, max: 100 }),
      minimumValid: fc.integer({ min: 10, max: 30 }),
      minimumShareOfPresent: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ inputs, middle, minimumValid, minimumShareOfPresent }) => ({
      kind: 'appraisal' as const,
      inputs,
      options: [
        { input: 'good', weight: 100 },
        { input: 'fair', weight: middle },
        { input: 'poor', weight: 0 },
      ],
      excluded: ['unsure'],
      issued: 'issued',
      present: 'present',
      minimumValid,
      minimumShareOfPresent,
    }));
}

function formulaArbitrary(maxScore: number, scorePlaces: number) {
  const max = shortText(maxScore, scorePlaces);
  return fc
    .record({
      inputs: fc.tuple(amountArbitrary('x'), amountArbitrary('y')),
      expression: fc.constantFrom(
        `clamp(${max} * x / (y + 1), 0, ${max})`,
        `x > y ? ${max} : min(${max}, abs(x - y) / 10)`,
        `y > 0 ? min(${max}, max(0, ${max} * x / y)) : 0`,
        `min(${max}, mean([x, y]) * 0.5)`,
        `min(${max}, geometricMean([x, y], 3))`,
        `clamp(floor(x / 3) + ceil(y / 7) - round(x * 0.125, 1), 0, ${max})`,
      ),
    })
    .map(({ inputs, expression }) => ({ kind: 'formula' as const, inputs, expression }));
}
