import type { CompiledIndicator, CompiledRule, Slot } from '@xingcun/core/rating/compile';

/** What a reader tries: key of the figure → its value in the smallest unit. */
export type ExampleFigures = Readonly<Record<string, number>>;

/** Bounds of a slider, in the figure's smallest unit. */
export interface SliderBounds {
  min: number;
  max: number;
}

/** Every figure of an indicator, those of its parts included, with the rule that reads it. */
export function slotsOf({ rule }: CompiledIndicator): { slot: Slot; rule: CompiledRule; needed: boolean }[] {
  const rules = rule.parts.length > 0 ? rule.parts.map((part) => part.rule) : [rule];
  return rules.flatMap((each) =>
    [...each.slots.values()].map((slot) => ({ slot, rule: each, needed: each.needed.some(({ key }) => key === slot.key) })),
  );
}

/** Figures to begin with: not the best case and not the worst, so that the arithmetic shows. */
export function exampleFigures(compiled: CompiledIndicator): ExampleFigures {
  const slots = slotsOf(compiled).filter(({ needed }) => needed);
  return Object.fromEntries(slots.map(({ slot, rule }) => [slot.key, bounded(slot, begin(rule, slot))]));
}

function begin({ rule, needed }: CompiledRule, { input }: Slot): number {
  const one = 10 ** input.decimals;
  const index = needed.findIndex((each) => each.input.code === input.code);
  switch (rule.kind) {
    case 'proportion':
      if ('fixed' in rule.denominator) return Math.round(rule.denominator.fixed * 0.75);
      return input.code === rule.numerator ? 8 * one : 10 * one;
    case 'steps':
      return rule.table[Math.floor((rule.table.length - 1) / 2)]?.from ?? 0;
    case 'linear':
      return Math.round((rule.low.at + rule.high.at) / 2);
    case 'occurrences':
      return index === 0 ? 2 * one : 0;
    case 'checklist':
      return index === needed.length - 1 && needed.length > 1 ? 0 : 1;
    case 'appraisal': {
      const ballots = Math.max(40, rule.minimumValid * 2);
      if (input.code === rule.issued || input.code === rule.present) return ballots;
      const option = rule.options.findIndex((each) => each.input === input.code);
      return Math.round(ballots * ([0.6, 0.25, 0.1][option] ?? 0));
    }
    default:
      return (6 + 2 * index) * one;
  }
}

function bounded({ input: { min, max } }: Slot, units: number): number {
  return Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, units));
}

/** Where a slider makes sense for a figure: between and a little around the points that the rule names; null where none does. */
export function sliderBounds({ rule }: CompiledRule, slot: Slot): SliderBounds | null {
  const { input } = slot;
  const one = 10 ** input.decimals;
  const around = (low: number, high: number): SliderBounds => {
    const margin = Math.max(one, Math.round(Math.abs(high - low) / 4));
    return { min: bounded(slot, Math.min(low, high) - margin), max: bounded(slot, Math.max(low, high) + margin) };
  };
  switch (rule.kind) {
    case 'steps':
      return around(rule.table[0]?.from ?? 0, rule.table.at(-1)?.from ?? one);
    case 'linear':
      return around(rule.low.at, rule.high.at);
    case 'occurrences':
      return { min: bounded(slot, 0), max: bounded(slot, 10 * one) };
    case 'proportion':
      return 'fixed' in rule.denominator
        ? { min: bounded(slot, 0), max: bounded(slot, Math.round(rule.denominator.fixed * 1.25)) }
        : { min: bounded(slot, 0), max: bounded(slot, 20 * one) };
    case 'formula':
      return input.min !== null && input.max !== null && input.max - input.min <= 200 * one
        ? { min: input.min, max: input.max }
        : { min: bounded(slot, 0), max: bounded(slot, 20 * one) };
    default:
      return null;
  }
}
