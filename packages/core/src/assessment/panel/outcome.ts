import { panelRuleOf } from '../../standards/standard.ts';
import { aggregationWords } from '../../standards/standard-words.ts';
import type { CellEntry, Proof } from '../cell.ts';
import { scoreOf, type SheetForm, type SheetItem } from '../items.ts';
import { aggregate, disagree, isBeyondLimit, limitOf, type Mark, spreadOf } from './aggregate.ts';

/** A mark as it was committed. */
export interface GivenMark {
  score: Mark;
  reason: string;
  proofs: readonly Proof[];
}

/** A judged indicator in its group's hands. */
export interface JudgedItem {
  form: SheetForm;
  item: SheetItem;
  /** What the level below entered; null at a first entry. */
  lower: CellEntry | null;
}

export type Outcome =
  | { kind: 'settled'; entry: CellEntry; how: 'combined' | 'agreed' }
  | { kind: 'disagreement'; spreadScore: number; limitScore: number }
  /** The result lies beyond the limit from the level below, and nobody named proof. */
  | { kind: 'proofMissing' }
  /** Still discussed. */
  | { kind: 'open' };

/** The steps and the maximum of a judged indicator. */
export const scaleOf = ({ step, maxScore }: Pick<SheetItem, 'step' | 'maxScore'>) => ({
  step: step ?? 1,
  maxScore: maxScore ?? 0,
});

/**
 * What the marks of everyone due come to. Within the standard's limit they are combined; beyond it they are discussed, and then settled
 * only by a mark that everyone gives.
 * @param marks the latest of each, at least one
 */
export function outcomeOf(
  { form, item, lower }: JudgedItem,
  marks: readonly GivenMark[],
  { discussed }: { discussed: boolean },
): Outcome {
  const rule = panelRuleOf(form.compiled.standard);
  const scale = scaleOf(item);
  const scores = marks.map(({ score }) => score);
  const agreed = scores.every((score) => score === scores[0]);
  if (discussed && !agreed) return { kind: 'open' };
  if (disagree(scores, scale.maxScore, rule))
    return {
      kind: 'disagreement',
      spreadScore: spreadOf(scores, scale.maxScore),
      limitScore: limitOf(scale.maxScore, rule),
    };
  const entry = aggregate(scores, scale, rule);
  const proved = marks.some(({ proofs }) => proofs.length > 0);
  if (!proved && needsProof({ form, item, lower }, entry)) return { kind: 'proofMissing' };
  return { kind: 'settled', entry, how: discussed ? 'agreed' : 'combined' };
}

/** Whether this entry is a change that needs proof. */
export function needsProof({ form, item, lower }: JudgedItem, entry: CellEntry): boolean {
  if (entry.kind !== 'mark' || lower === null || item.maxScore === null) return false;
  const below = scoreOf(form, item, lower);
  return below !== null && isBeyondLimit(entry.score, below, item.maxScore, panelRuleOf(form.compiled.standard));
}

/** Proof named by several, once each; a sheet's cell holds fifty. */
export function proofsOf(marks: readonly Pick<GivenMark, 'proofs'>[]): Proof[] {
  const found = new Map<string, Proof>();
  for (const { proofs } of marks)
    for (const proof of proofs) found.set(JSON.stringify([proof.title, proof.reference, proof.evidenceId]), proof);
  return [...found.values()].slice(0, 50);
}

/** How a group came to its result, as the cell keeps it: the sheet is a document in Chinese. */
export function reasonOf({ form }: Pick<JudgedItem, 'form'>, count: number, how: 'combined' | 'agreed'): string {
  const { aggregation } = panelRuleOf(form.compiled.standard);
  return how === 'agreed'
    ? `考评小组${count}人讨论后一致。`
    : `考评小组${count}人独立打分，取${aggregationWords[aggregation].zh}。`;
}

/** The reason of a cell that the level above decided. */
export const decisionReason = (words: string) => `上一级裁定：${words}`.slice(0, 2000);
