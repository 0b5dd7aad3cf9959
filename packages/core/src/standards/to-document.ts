import { decimalNumber } from './decimal.ts';
import type { StandardDocument } from './document-schema.ts';
import type { Indicator, Input, Rule, Standard, Star } from './standard.ts';

type StarDocument = StandardDocument['stars'][number];
type IndicatorDocument = StarDocument['indicators'][number];
type RuleDocument = IndicatorDocument['rule'];
type PartRuleDocument = Exclude<RuleDocument, { kind: 'sum' | 'judged' }>;
type InputDocument = NonNullable<StandardDocument['inputs']>[number];
type PartRule = Exclude<Rule, { kind: 'sum' | 'judged' }>;

/** The document form of a standard, in reading order; what has its default value is left out. `parseStandard` gives the standard back. */
export function toDocument(standard: Standard): StandardDocument {
  const { scorePlaces, inputs, vetoes, measures, grade, panel } = standard;
  return {
    format: standard.format,
    code: standard.code,
    version: standard.version,
    draft: standard.draft,
    title: standard.title,
    source: standard.source,
    scorePlaces,
    ...filled('inputs', inputs.map(inputDocument)),
    stars: standard.stars.map((star) => starDocument(star, scorePlaces)),
    ...filled('vetoes', vetoes.map(withoutNulls)),
    ...filled('measures', measures.map(withoutNulls)),
    ...(grade && {
      grade: {
        by: grade.by,
        bands: grade.bands.map(({ code, title, from, meaning }) => ({
          code,
          title,
          from: numberIfSame(from),
          ...withoutNulls({ meaning }),
        })),
        ...filled('caps', grade.caps),
        ...withoutNulls({ maxRise: grade.maxRise }),
        ...filled(
          'quotas',
          grade.quotas.map(({ grade: code, share }) => ({ grade: code, share: decimalNumber(share, 2) })),
        ),
      },
    }),
    ...(panel && { panel: { ...panel, limitShare: decimalNumber(panel.limitShare, 2) } }),
  };
}

/** The number that is written like this decimal; the text itself where no number is. */
function numberIfSame(decimal: string | null): number | string | null {
  return decimal !== null && String(Number(decimal)) === decimal ? Number(decimal) : decimal;
}

/** `{ [key]: list }`, or nothing where the list is empty. */
function filled<Key extends string, Item>(key: Key, list: Item[]): { [K in Key]?: Item[] } {
  const entry: { [K in Key]?: Item[] } = {};
  if (list.length > 0) entry[key] = list;
  return entry;
}

type WithoutNulls<T> = { [Key in keyof T as null extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as null extends T[Key] ? Key : never]?: NonNullable<T[Key]>;
};

function withoutNulls<T extends object>(item: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) as WithoutNulls<T>;
}

function inputDocument({ code, title, unit, decimals, min, max }: Input): InputDocument {
  return {
    code,
    title,
    unit,
    ...(decimals !== 0 && { decimals }),
    ...(min !== 0 && { min: min === null ? null : decimalNumber(min, decimals) }),
    ...(max !== null && { max: decimalNumber(max, decimals) }),
  };
}

function starDocument(star: Star, places: number): StarDocument {
  const { code, title, boundary, leadUnit, supportingUnits, combine, bonus, passMark, vetoes, hardStandards } = star;
  return {
    code,
    title,
    ...withoutNulls({ leadUnit }),
    ...filled('supportingUnits', supportingUnits),
    ...withoutNulls({ boundary }),
    maxScore: decimalNumber(star.maxScore, places),
    ...(passMark !== null && { passMark: decimalNumber(passMark, places) }),
    ...(combine.kind !== 'sum' && { combine }),
    indicators: star.indicators.map((indicator) => indicatorDocument(indicator, places)),
    ...(bonus && {
      bonus: {
        items: bonus.items.map(({ proofRequired, each, ...item }) => ({
          ...item,
          each: decimalNumber(each, places),
          ...(!proofRequired && { proofRequired }),
        })),
        cap: decimalNumber(bonus.cap, places),
        ...(!bonus.mayLiftOverPassMark && { mayLiftOverPassMark: false }),
      },
    }),
    ...filled('vetoes', vetoes.map(withoutNulls)),
    ...filled('hardStandards', hardStandards.map(withoutNulls)),
  };
}

function indicatorDocument(indicator: Indicator, places: number): IndicatorDocument {
  const { code, title, maxScore, basis, rule, evidence, notApplicable, whenMissing, legalBasis } = indicator;
  return {
    code,
    title,
    maxScore: decimalNumber(maxScore, places),
    basis,
    rule: ruleDocument(rule, places),
    ...filled('evidence', evidence),
    ...(notApplicable !== 'never' && { notApplicable }),
    ...(whenMissing !== 'incomplete' && { whenMissing }),
    ...withoutNulls({ legalBasis }),
  };
}

function ruleDocument(rule: Rule, places: number): RuleDocument {
  if (rule.kind === 'judged') return { ...rule, step: decimalNumber(rule.step, places) };
  if (rule.kind !== 'sum') return partRuleDocument(rule, places);
  return {
    kind: 'sum',
    parts: rule.parts.map((part) => ({
      code: part.code,
      title: part.title,
      maxScore: decimalNumber(part.maxScore, places),
      rule: partRuleDocument(part.rule, places),
    })),
  };
}

function partRuleDocument(rule: PartRule, places: number): PartRuleDocument {
  if (rule.kind === 'checklist') {
    return { kind: 'checklist', items: rule.items.map((item) => ({ ...item, score: decimalNumber(item.score, places) })) };
  }
  const inputs = rule.inputs.map(inputDocument);
  const placesOf = (code: string) => rule.inputs.find((input) => input.code === code)?.decimals ?? 0;
  switch (rule.kind) {
    case 'proportion': {
      const { numerator, denominator, target, whenNone } = rule;
      return {
        kind: 'proportion',
        inputs,
        numerator,
        denominator: 'input' in denominator ? denominator.input : decimalNumber(denominator.fixed, placesOf(numerator)),
        ...(target !== 10_000 && { target: decimalNumber(target, 2) }),
        ...(('input' in denominator || whenNone !== 'zero') && { whenNone }),
      };
    }
    case 'steps':
      return {
        kind: 'steps',
        inputs,
        input: rule.input,
        table: rule.table.map(({ from, score }) => ({
          from: decimalNumber(from, placesOf(rule.input)),
          score: decimalNumber(score, places),
        })),
      };
    case 'linear': {
      const point = ({ at, score }: { at: number; score: number }) => ({
        at: decimalNumber(at, placesOf(rule.input)),
        score: decimalNumber(score, places),
      });
      return { kind: 'linear', inputs, input: rule.input, low: point(rule.low), high: point(rule.high) };
    }
    case 'occurrences':
      return {
        kind: 'occurrences',
        inputs,
        ...(rule.start !== 0 && { start: decimalNumber(rule.start, places) }),
        ...(rule.floor !== 0 && { floor: decimalNumber(rule.floor, places) }),
        items: rule.items.map(({ input, each, limit }) => ({
          input,
          each: decimalNumber(each, places),
          ...withoutNulls({ limit }),
        })),
      };
    case 'appraisal': {
      const { options, excluded, issued, present, minimumValid, minimumShareOfPresent } = rule;
      return {
        kind: 'appraisal',
        inputs,
        options,
        ...filled('excluded', excluded),
        issued,
        present,
        minimumValid,
        minimumShareOfPresent,
      };
    }
    case 'formula':
      return { kind: 'formula', inputs, expression: rule.expression };
  }
}
