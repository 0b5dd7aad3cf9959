import type { CellEntry } from '../../assessment/cell.ts';
import type { SheetForm } from '../../assessment/items.ts';
import { smallestShown } from '../../fieldwork/appraisal/small-numbers.ts';
import type { Rule } from '../../standards/standard.ts';
import type { BundleCell } from './bundle.ts';

/**
 * A cell as it may be published. Figures of an appraisal are counts of ballots: where one is under five, the mark that they gave stands in
 * their place, so that nobody reads from the bundle what the appraisal's own page hides. Null where nothing stands, or where hidden ballots
 * gave no score.
 */
export function publicCell(form: SheetForm, itemCode: string, entry: CellEntry | null, score: number | null): BundleCell | null {
  if (entry === null) return null;
  const rule = form.compiled.standard.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === itemCode)?.rule;
  if (entry.kind !== 'inputs' || !rule || !hasSmallCount(rule, entry.values)) return { entry, score };
  return score === null ? null : { entry: { kind: 'mark', score }, score, withheld: true };
}

function hasSmallCount(rule: Rule, values: Readonly<Record<string, number>>, prefix = ''): boolean {
  if (rule.kind === 'sum') return rule.parts.some((part) => hasSmallCount(part.rule, values, `${prefix}${part.code}.`));
  if (rule.kind !== 'appraisal') return false;
  const counted = [...rule.options.map(({ input }) => input), ...rule.excluded];
  return counted.some((input) => (values[`${prefix}${input}`] ?? smallestShown) < smallestShown);
}
