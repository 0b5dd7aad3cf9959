import { emptySheet, type Entry, type Sheet } from '../rating/sheet.ts';
import { shortText } from '../values/exact.ts';
import { type Stage, stages } from '../cycles/stage.ts';
import type { CellEntry, Proof } from './cell.ts';
import type { SheetForm } from './items.ts';

/** What one level holds for one item. */
export interface StageCell {
  entry: CellEntry | null;
  /** In the standard's smallest score unit. */
  score: number | null;
  proofs: readonly Proof[];
}

/** Item code → cell, for each stage that has a sheet. */
export type CellsByStage = Partial<Record<Stage, ReadonlyMap<string, StageCell>>>;

/** What is known of a village beside its sheets. */
export interface BesideSheets {
  /** Codes of vetoes that stand, with their documents. */
  vetoes: readonly { code: string; document: string }[];
  previousGrade: string | null;
}

/**
 * The sheet that is rated where the highest level that scored counts (`successive`).
 * @param preview an item that the stage has not filled yet falls back to the level below; without, it is missing
 */
export function successiveSheet(
  form: SheetForm,
  cells: CellsByStage,
  stage: Stage,
  beside: BesideSheets,
  { preview }: { preview: boolean },
): Sheet {
  const from = preview ? upTo(stage).toReversed() : [stage];
  return sheetOf(form, beside, (itemCode) => {
    const cell = firstFilled(cells, from, itemCode);
    return cell && { entry: cell.entry, source: proofText(cell.proofs) };
  });
}

/**
 * The sheet that is rated where the levels are weighted: an indicator's mark is Σ weight × score ÷ Σ weight over the levels up to `stage`
 * that scored it, rounded half up to the standard's smallest unit. Whether it applies, and facts without a score (bonus counts,
 * hard standards, figures), are as the highest level says.
 * @param weights stage → percent; a stage that is absent weighs 0
 */
export function weightedSheet(
  form: SheetForm,
  cells: CellsByStage,
  stage: Stage,
  beside: BesideSheets,
  weights: Partial<Record<Stage, number>>,
): Sheet {
  const considered = upTo(stage);
  const places = form.compiled.standard.scorePlaces;
  return sheetOf(form, beside, (itemCode) => {
    const highest = firstFilled(cells, considered.toReversed(), itemCode);
    if (!highest) return undefined;
    const scored = considered.flatMap((each) => {
      const score = cells[each]?.get(itemCode)?.score ?? null;
      const weight = weights[each] ?? 0;
      return score === null || weight === 0 ? [] : [{ score, weight }];
    });
    const isScored = form.compiled.indicators.has(itemCode) && highest.score !== null && scored.length > 0;
    if (!isScored) return { entry: highest.entry, source: proofText(highest.proofs) };
    const source = scored.map(({ score, weight }) => `${shortText(score, places)} × ${weight}%`).join(' + ');
    return { entry: { kind: 'mark', score: weightedMean(scored) }, source };
  });
}

/** Rounded half up; weights are positive integers. */
export function weightedMean(scored: readonly { score: number; weight: number }[]): number {
  const weights = scored.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = scored.reduce((sum, { score, weight }) => sum + score * weight, 0);
  return Math.floor((2 * weighted + weights) / (2 * weights));
}

const upTo = (stage: Stage): Stage[] => stages.slice(0, stages.indexOf(stage) + 1);

function firstFilled(
  cells: CellsByStage,
  from: readonly Stage[],
  itemCode: string,
): (StageCell & { entry: CellEntry }) | undefined {
  for (const stage of from) {
    const cell = cells[stage]?.get(itemCode);
    if (cell?.entry) return { ...cell, entry: cell.entry };
  }
  return undefined;
}

const proofText = (proofs: readonly Proof[]): string | null =>
  proofs.length === 0 ? null : proofs.map(({ title, reference }) => [title, reference].filter(Boolean).join(' ')).join('；');

function sheetOf(
  { items }: SheetForm,
  { vetoes, previousGrade }: BesideSheets,
  valueOf: (itemCode: string) => { entry: CellEntry; source: string | null } | undefined,
): Sheet {
  const entries: Record<string, Entry> = {};
  const bonus: Record<string, number> = {};
  const hardStandards: Record<string, boolean> = {};
  const inputs: Record<string, number> = {};
  const sources: Record<string, string> = Object.fromEntries(vetoes.map(({ code, document }) => [code, document]));
  for (const { code, kind } of items.values()) {
    const value = valueOf(code);
    if (!value) continue;
    const { entry, source } = value;
    if (source !== null) sources[code] = source;
    if (entry.kind === 'count') bonus[code] = entry.count;
    else if (entry.kind === 'holds') hardStandards[code] = entry.holds;
    else if (kind === 'input') {
      const figure = entry.kind === 'inputs' ? entry.values[code] : undefined;
      if (figure !== undefined) inputs[code] = figure;
    } else entries[code] = source === null ? entry : { ...entry, source };
  }
  return { ...emptySheet, entries, bonus, hardStandards, inputs, vetoes: vetoes.map(({ code }) => code), previousGrade, sources };
}
