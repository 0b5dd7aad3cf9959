import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { Indicator, Input, Rule } from '@xingcun/core/standards/standard';

type Values = Record<string, number>;

/**
 * A plausible entry that reaches about `quality` (0–1) of an indicator's maximum, for sample data only. Values follow from the rule, so a
 * changed standard still gets entries that its rules accept.
 */
export function sampleEntry(indicator: Indicator, quality: number): CellEntry {
  const { rule, maxScore } = indicator;
  const told = formulaFigures[indicator.code]?.(quality);
  if (told) return { kind: 'inputs', values: told };
  if (rule.kind === 'judged') return { kind: 'mark', score: Math.round((maxScore * quality) / rule.step) * rule.step };
  if (rule.kind !== 'sum') return { kind: 'inputs', values: valuesFor(rule, maxScore, quality) };
  const values: Values = {};
  for (const part of rule.parts) {
    for (const [code, value] of Object.entries(valuesFor(part.rule, part.maxScore, quality)))
      values[`${part.code}.${code}`] = value;
  }
  return { kind: 'inputs', values };
}

/** Figures for the draft standard's two formulas, which say nothing of what is usual. */
const formulaFigures: Record<string, (quality: number) => Values> = {
  ZF1: (quality) => ({ growth: 800 - Math.round((1 - quality) * 1000), district: 800 }),
  ST3: (quality) => ({ served: Math.round(120 * 0.9 * quality), households: 120, goal: 900 }),
};

/** How many of a thing a village usually has, in the input's smallest unit. */
const usual: Record<string, number> = { 万元: 14_800, 小时: 240, 人: 12, 处: 30, 项: 16, 份: 40 };

type SimpleRule = Exclude<Rule, { kind: 'sum' | 'judged' }>;

function valuesFor(rule: SimpleRule, maxScore: number, quality: number): Values {
  switch (rule.kind) {
    case 'proportion': {
      const { denominator } = rule;
      const counted = 'fixed' in denominator ? null : rule.inputs.find(({ code }) => code === denominator.input);
      const whole = 'fixed' in denominator ? denominator.fixed : (usual[counted?.unit.zh ?? ''] ?? 20);
      const numerator = fit(rule.inputs, rule.numerator, Math.round((whole * rule.target * quality) / 10_000));
      return 'fixed' in denominator
        ? { [rule.numerator]: numerator }
        : { [rule.numerator]: numerator, [denominator.input]: whole };
    }
    case 'steps': {
      const reached = rule.table.filter((row) => row.score <= maxScore * quality).at(-1) ?? rule.table[0];
      return { [rule.input]: reached?.from ?? 0 };
    }
    case 'linear':
      return { [rule.input]: Math.round(rule.low.at + (rule.high.at - rule.low.at) * quality) };
    case 'occurrences': {
      let missing = Math.round(maxScore * quality) - rule.start;
      const values: Values = {};
      for (const { input, each, limit } of rule.items) {
        const helps = Math.sign(missing) === Math.sign(each) && missing !== 0;
        const most = limit === null ? Number.POSITIVE_INFINITY : Math.floor(Math.abs(limit / each));
        const count = helps ? Math.min(most, Math.round(missing / each)) : 0;
        values[input] = fit(rule.inputs, input, count);
        missing -= count * each;
      }
      return values;
    }
    case 'checklist': {
      let sum = 0;
      return Object.fromEntries(
        rule.items.map((item) => {
          const holds = sum + item.score <= maxScore * Math.min(1, quality + 0.05);
          if (holds) sum += item.score;
          return [item.code, holds ? 1 : 0];
        }),
      );
    }
    case 'appraisal': {
      const satisfied = Math.round(50 * quality * 0.9);
      const [best, ...others] = rule.options;
      const values: Values = { [rule.issued]: 53, [rule.present]: 53 };
      if (best) values[best.input] = satisfied;
      for (const [index, option] of others.entries()) values[option.input] = index === 0 ? 50 - satisfied : 0;
      for (const code of rule.excluded) values[code] = 3;
      return values;
    }
    case 'formula':
      return Object.fromEntries(
        rule.inputs.map((input) => [input.code, fit(rule.inputs, input.code, Math.round((input.max ?? 20) * quality))]),
      );
  }
}

/** Keeps a value within the bounds its input declares. */
function fit(inputs: readonly Input[], code: string, value: number): number {
  const input = inputs.find((one) => one.code === code);
  return Math.min(input?.max ?? Number.MAX_SAFE_INTEGER, Math.max(input?.min ?? 0, value));
}

/** The same number between 0 and 1 for the same words, on every machine (FNV-1a). */
export function steadyShare(...words: string[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}
