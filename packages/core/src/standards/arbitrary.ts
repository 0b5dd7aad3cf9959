import fc from 'fast-check';
import { ruleArbitrary, splitArbitrary } from './arbitrary-rule.ts';
import { amountArbitrary, optionalText, textArbitrary } from './arbitrary-words.ts';
import { shortText } from '../values/exact.ts';
import {
  aggregations,
  type Combine,
  type GradeRule,
  type HardStandard,
  type Indicator,
  type Measure,
  type PanelRule,
  type Standard,
  type Star,
  type Veto,
} from './standard.ts';

/**
 * Standards as fast-check draws them: every rule kind, every way of combining, codes that are unique and formulas over names that
 * exist. Each one is accepted by `parseStandard` and returns from YAML and from a workbook unchanged.
 */

function indicatorArbitrary(code: string, maxScore: number, scorePlaces: number): fc.Arbitrary<Indicator> {
  return fc
    .record({
      title: textArbitrary,
      rule: ruleArbitrary(maxScore, scorePlaces),
      basis: fc.constantFrom('computed' as const, 'mixed' as const, 'judged' as const),
      evidence: fc.array(textArbitrary, { maxLength: 2 }),
      notApplicable: fc.constantFrom('never' as const, 'allowed' as const),
      whenMissing: fc.constantFrom('incomplete' as const, 'zero' as const),
      legalBasis: optionalText,
    })
    .map((drawn) => {
      const mayVanish = drawn.rule.kind === 'proportion' && drawn.rule.whenNone === 'notApplicable';
      return {
        ...drawn,
        code,
        maxScore,
        basis: drawn.rule.kind === 'judged' ? 'judged' : drawn.basis,
        notApplicable: mayVanish ? 'allowed' : drawn.notApplicable,
      };
    });
}

function combineArbitrary(codes: string[]): fc.Arbitrary<Combine> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Combine>({ kind: 'sum' }) },
    fc.array(fc.integer({ min: 1, max: 100 }), { minLength: codes.length, maxLength: codes.length }).map((weights) => ({
      kind: 'weightedMean' as const,
      weights: Object.fromEntries(codes.map((code, index) => [code, weights[index] ?? 1])),
    })),
    fc.constant<Combine>({ kind: 'geometricMean' }),
  );
}

export function starArbitrary(code: string, scorePlaces: number): fc.Arbitrary<Star> {
  const point = 10 ** scorePlaces;
  const veto = (number: number) =>
    fc.record({
      code: fc.constant(`${code}v${number}`),
      title: textArbitrary,
      authority: textArbitrary,
      legalBasis: optionalText,
    });
  return fc
    .record({ count: fc.integer({ min: 1, max: 4 }), maxScore: fc.integer({ min: 4, max: 100 * point }) })
    .chain(({ count, maxScore }) => {
      const codes = Array.from({ length: count }, (_, index) => `${code}n${index + 1}`);
      return fc.record({ combine: combineArbitrary(codes), split: splitArbitrary(maxScore, count) }).chain(({ combine, split }) =>
        fc.record({
          code: fc.constant(code),
          title: textArbitrary,
          boundary: optionalText,
          leadUnit: optionalText,
          supportingUnits: fc.array(textArbitrary, { maxLength: 2 }),
          indicators: fc.tuple(
            ...codes.map((indicator, index) =>
              indicatorArbitrary(indicator, combine.kind === 'sum' ? (split[index] ?? 1) : maxScore, scorePlaces),
            ),
          ),
          combine: fc.constant(combine),
          passMark: fc.option(fc.integer({ min: 0, max: maxScore }), { freq: 4 }),
          bonus: fc.option(
            fc.record({
              items: fc
                .array(
                  fc.record({ title: textArbitrary, each: fc.integer({ min: 1, max: 3 * point }), proofRequired: fc.boolean() }),
                  {
                    minLength: 1,
                    maxLength: 2,
                  },
                )
                .map((items) => items.map((item, index) => ({ code: `${code}b${index + 1}`, ...item }))),
              cap: fc.integer({ min: 1, max: 10 * point }),
              mayLiftOverPassMark: fc.boolean(),
            }),
          ),
          maxScore: fc.constant(maxScore),
          vetoes: fc.oneof(fc.constant<Veto[]>([]), fc.tuple(veto(1)), fc.tuple(veto(1), veto(2))),
          hardStandards: fc.oneof(
            fc.constant<HardStandard[]>([]),
            fc.tuple(fc.record({ code: fc.constant(`${code}h1`), title: textArbitrary, legalBasis: optionalText })),
          ),
        }),
      );
    });
}

function measuresArbitrary(stars: string[], inputs: string[]): fc.Arbitrary<Measure[]> {
  const name = fc.constantFrom(...stars, ...inputs, 'starsWon');
  const list = stars.join(', ');
  const first = fc.oneof(
    fc.constant(`mean([${list}])`),
    fc.constant(`geometricMean([${stars.map((star) => `abs(${star})`).join(', ')}], 4)`),
    fc.tuple(name, name).map(([a, b]) => `${a} * 0.7 + ${b} * 0.3`),
    fc.tuple(name, name).map(([a, b]) => `${a} >= 10 ? min(${a}, ${b}) : max(${a}, ${b})`),
    name.map((a) => `clamp(${a} - 1, 0, 5)`),
  );
  const measure = (code: string, expression: fc.Arbitrary<string>) =>
    fc.record({
      code: fc.constant(code),
      title: textArbitrary,
      unit: textArbitrary,
      expression,
      places: fc.option(fc.integer({ min: 0, max: 4 })),
    });
  return fc.oneof(
    fc.constant<Measure[]>([]),
    fc.tuple(measure('m1', first)),
    fc.tuple(
      measure('m1', first),
      measure(
        'm2',
        name.map((a) => `round(m1 / 2 + ${a}, 2)`),
      ),
    ),
  );
}

function gradeArbitrary(names: string[]): fc.Arbitrary<GradeRule> {
  return fc
    .record({
      by: fc.constantFrom(...names),
      cuts: fc.uniqueArray(fc.integer({ min: -100, max: 20_000 }), { minLength: 1, maxLength: 4 }),
      places: fc.integer({ min: 0, max: 4 }),
      texts: fc.tuple(textArbitrary, optionalText),
      caps: fc.array(
        fc.record({ title: textArbitrary, name: fc.constantFrom(...names), below: fc.integer({ min: 0, max: 100 }) }),
        { maxLength: 2 },
      ),
      atMost: fc.nat(),
      maxRise: fc.option(fc.integer({ min: 1, max: 3 })),
      share: fc.option(fc.integer({ min: 1, max: 10_000 })),
    })
    .map(({ by, cuts, places, texts, caps, atMost, maxRise, share }) => {
      const from = [...cuts].sort((a, b) => b - a).map((cut) => shortText(cut, places));
      const bands = [...from, null].map((cut, index) => ({
        code: `g${index + 1}`,
        title: texts[0],
        from: cut,
        meaning: texts[1],
      }));
      return {
        by,
        bands,
        caps: caps.map(({ title, name, below }, index) => ({
          code: `c${index + 1}`,
          title,
          when: `${name} < ${below}`,
          atMost: `g${(atMost % bands.length) + 1}`,
        })),
        maxRise,
        quotas: share === null ? [] : [{ grade: 'g1', share }],
      };
    });
}

const panelArbitrary: fc.Arbitrary<PanelRule> = fc.record({
  aggregation: fc.constantFrom(...aggregations),
  limitShare: fc.integer({ min: 1, max: 10_000 }),
  leastMarks: fc.integer({ min: 2, max: 15 }),
});

export const standardArbitrary: fc.Arbitrary<Standard> = fc
  .record({
    starCount: fc.integer({ min: 1, max: 3 }),
    inputCount: fc.integer({ min: 0, max: 2 }),
    scorePlaces: fc.integer({ min: 0, max: 4 }),
  })
  .chain(({ starCount, inputCount, scorePlaces }) => {
    const stars = Array.from({ length: starCount }, (_, index) => `S${index + 1}`);
    const inputs = Array.from({ length: inputCount }, (_, index) => `q${index + 1}`);
    return measuresArbitrary(stars, inputs).chain((measures) =>
      fc.record({
        format: fc.constant('xingcun-standard/1' as const),
        code: fc.constantFrom('sample-standard', 'a', 'ten-stars-2'),
        version: fc.constantFrom('1', '2026.1', '2026-draft'),
        draft: fc.boolean(),
        title: textArbitrary,
        source: textArbitrary,
        scorePlaces: fc.constant(scorePlaces),
        inputs: fc.tuple(...inputs.map((code) => amountArbitrary(code))),
        stars: fc.tuple(...stars.map((code) => starArbitrary(code, scorePlaces))),
        vetoes: fc.oneof(
          fc.constant<Veto[]>([]),
          fc.tuple(
            fc.record({ code: fc.constant('G1'), title: textArbitrary, authority: textArbitrary, legalBasis: optionalText }),
          ),
        ),
        measures: fc.constant(measures),
        grade: fc.option(gradeArbitrary(['starsWon', ...measures.map(({ code }) => code)]), { freq: 4 }),
        panel: fc.option(panelArbitrary),
      }),
    );
  });
