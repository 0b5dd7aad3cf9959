import type { GradeRule, Indicator, Input, Rule, Standard, Star, Veto } from '../standards/standard.ts';
import type { Text } from '../text.ts';

/** Small standards for tests: everything a test does not speak of has a plain default. */

export const words = (text: string): Text => ({ zh: text, en: text });

export function givenInput(code: string, more: Partial<Input> = {}): Input {
  return { code, title: words(code), unit: words('unit'), decimals: 0, min: 0, max: null, ...more };
}

export function givenIndicator(code: string, maxScore: number, rule?: Rule, more: Partial<Indicator> = {}): Indicator {
  return {
    code,
    title: words(code),
    maxScore,
    basis: rule ? 'computed' : 'judged',
    rule: rule ?? { kind: 'judged', step: 1, guide: words('guide') },
    evidence: [],
    notApplicable: 'allowed',
    whenMissing: 'incomplete',
    legalBasis: null,
    ...more,
  };
}

export function givenStar(code: string, indicators: Indicator[], more: Partial<Star> = {}): Star {
  return {
    code,
    title: words(code),
    boundary: null,
    leadUnit: null,
    supportingUnits: [],
    indicators,
    combine: { kind: 'sum' },
    passMark: 8000,
    bonus: null,
    maxScore: 10_000,
    vetoes: [],
    hardStandards: [],
    ...more,
  };
}

export function givenVeto(code: string): Veto {
  return { code, title: words(code), authority: words('authority'), legalBasis: null };
}

export function givenGrade(by: string, bands: [code: string, from: string | null][], more: Partial<GradeRule> = {}): GradeRule {
  return {
    by,
    bands: bands.map(([code, from]) => ({ code, title: words(code), from, meaning: null })),
    caps: [],
    maxRise: null,
    quotas: [],
    ...more,
  };
}

export function givenStandard(stars: Star[], more: Partial<Standard> = {}): Standard {
  return {
    format: 'xingcun-standard/1',
    code: 'given',
    version: '1',
    draft: true,
    title: words('given'),
    source: words('a test'),
    scorePlaces: 2,
    inputs: [],
    stars,
    vetoes: [],
    measures: [],
    grade: null,
    panel: null,
    ...more,
  };
}
