import { successiveSheet } from '@xingcun/core/assessment/combination';
import type { Cell } from '@xingcun/core/assessment/contract';
import {
  checkProposal,
  declaredItems,
  differs,
  isFilled,
  scoreOf,
  type SheetForm,
  type SheetItem,
  wantsProof,
} from '@xingcun/core/assessment/items';
import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { Stage } from '@xingcun/core/cycles/stage';
import { rateStar } from '@xingcun/core/rating/star-score';
import type { Sheet } from '@xingcun/core/rating/sheet';
import type { StarState } from '@xingcun/core/rating/explanation';
import { Refusal } from '@xingcun/core/refusal';
import type { Sheet as SheetAnswer, VetoFinding } from '../queries.ts';
import { type Draft, emptyDraft, type Outbox, type Unsent } from './outbox.ts';

/** One row of the sheet as the person sees it: what was typed here before it is saved, else what the server holds. */
export interface SheetRow {
  item: SheetItem;
  /** What stands now. */
  draft: Draft;
  /** Computed from `draft`, in the standard's smallest score unit; null where missing, not applicable or not valid. */
  score: number | null;
  filled: boolean;
  /** References to proof: its own, or where the value is the one of the level below, that level's. */
  proofCount: number;
  lacksProof: boolean;
  cell: Cell | null;
  unsent: Unsent | null;
  /** Typed while the server does not answer. */
  onDevice: boolean;
  /** What core finds wrong with `draft`; such a draft stays on this device until it is put right. */
  problem: Refusal | null;
  returned: SheetAnswer['returned'][number] | null;
  writable: boolean;
  /** Other stages' cells of this item, those below first. */
  others: { stage: Stage; cell: Cell | null }[];
  /** What the level below entered. */
  lower: CellEntry | null;
}

export interface SheetSources {
  form: SheetForm;
  declaredStars: readonly string[];
  sheet: SheetAnswer;
  /** Other stages' sheets that may be read, in the order of the stages. */
  others: readonly SheetAnswer[];
  /** The stage below, whose values a change must give a reason for. */
  below: Stage | null;
  outbox: Outbox;
}

export function sheetRows({ form, declaredStars, sheet, others, below, outbox }: SheetSources): SheetRow[] {
  const cells = new Map(sheet.cells.map((cell) => [cell.itemCode, cell]));
  const otherCells = others.map(({ stage, cells: list }) => ({
    stage,
    cells: new Map(list.map((cell) => [cell.itemCode, cell])),
  }));
  const returned = new Map(sheet.returned.filter(({ resolvedAt }) => resolvedAt === null).map((each) => [each.itemCode, each]));
  const writable = new Set(sheet.writable);
  const silence = Object.values(outbox).some(({ standing }) => standing === 'silent');
  return declaredItems(form, declaredStars).map((item) => {
    const cell = cells.get(item.code) ?? null;
    const unsent = outbox[item.code] ?? null;
    const draft = unsent?.draft ?? (cell ? { entry: cell.entry, reason: cell.reason, proofs: cell.proofs } : emptyDraft);
    const itsOthers = otherCells.map(({ stage, cells: map }) => ({ stage, cell: map.get(item.code) ?? null }));
    const lowerCell = itsOthers.find(({ stage }) => stage === below)?.cell ?? null;
    const lower = lowerCell?.entry ?? null;
    const problem = unsent ? problemOf(form, item, draft, lower) : null;
    const valid = problem === null || asksForMore.has(problem.code);
    const taken = draft.entry !== null && lower !== null && !differs(draft.entry, lower);
    const proofCount = draft.proofs.length || (taken ? inheritedProofs(itsOthers, lower) : 0);
    return {
      item,
      draft,
      score: unsent ? (valid ? tryScore(form, item, draft.entry) : null) : (cell?.score ?? null),
      filled: valid && isFilled(form, item, draft.entry),
      proofCount,
      lacksProof: proofCount === 0 && wantsProof(form, item, draft.entry),
      cell,
      unsent,
      onDevice: unsent?.standing === 'silent' || (silence && unsent?.standing === 'waiting'),
      problem,
      returned: returned.get(item.code) ?? null,
      writable: writable.has(item.code),
      others: itsOthers,
      lower,
    };
  });
}

/** The value is right, only its reason or proof is still to come. */
export const asksForMore: ReadonlySet<string> = new Set([
  'assessment.overrideNeedsReason',
  'assessment.changeNeedsReason',
  'assessment.changeNeedsProof',
  'assessment.bonusNeedsProof',
]);

export function problemOf(form: SheetForm, item: SheetItem, draft: Draft, lower: CellEntry | null): Refusal | null {
  try {
    checkProposal(form, item, draft, lower);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function tryScore(form: SheetForm, item: SheetItem, entry: CellEntry | null): number | null {
  try {
    return scoreOf(form, item, entry);
  } catch (error) {
    if (error instanceof Refusal) return null; // a formula that divides by 0: the panel says so
    throw error;
  }
}

/** What the levels below named for the same value. */
function inheritedProofs(others: SheetRow['others'], value: CellEntry): number {
  const same = others.filter(({ cell }) => cell?.entry && !differs(cell.entry, value));
  return Math.max(0, ...same.map(({ cell }) => cell?.proofs.length ?? 0));
}

export interface StarProgress {
  starCode: string;
  /** Items that must be filled, and those that are. */
  items: number;
  filled: number;
  lackingProof: number;
  returned: number;
  /** As far as it is filled, in the standard's smallest score unit. */
  score: number;
  passMark: number | null;
  /** By the rating engine from what stands now. */
  state: StarState;
}

/** How far each declared star is. */
export function starsProgress(
  form: SheetForm,
  rows: readonly SheetRow[],
  stage: Stage,
  vetoes: readonly VetoFinding[],
): StarProgress[] {
  const sheet = ratingSheet(form, rows, stage, vetoes);
  const globalVeto = form.compiled.standard.vetoes.find(({ code }) => sheet.vetoes.includes(code));
  return form.compiled.stars.flatMap((compiled) => {
    const { star } = compiled;
    const ofStar = rows.filter(({ item }) => item.starCode === star.code);
    if (ofStar.length === 0) return [];
    const required = ofStar.filter(({ item }) => item.required);
    const { rating } = rateStar(compiled, sheet, form.compiled.standard.scorePlaces, globalVeto);
    const soFar = rating.indicators.reduce((sum, { score }) => sum + (score ?? 0), 0) + rating.bonus;
    return {
      starCode: star.code,
      items: required.length,
      filled: required.filter(({ filled }) => filled).length,
      lackingProof: ofStar.filter((row) => row.lacksProof).length,
      returned: ofStar.filter((row) => row.returned !== null).length,
      score: rating.score ?? Math.min(star.maxScore, soFar),
      passMark: star.passMark,
      state: rating.state,
    };
  });
}

/** What the engine is given: only drafts that core takes. */
function ratingSheet(form: SheetForm, rows: readonly SheetRow[], stage: Stage, vetoes: readonly VetoFinding[]): Sheet {
  const cells = new Map(
    rows.map(({ item, draft, score, cell, problem }) => {
      const taken = problem === null || asksForMore.has(problem.code);
      return [item.code, taken ? { entry: draft.entry, score, proofs: draft.proofs } : (cell ?? { ...emptyDraft, score: null })];
    }),
  );
  const standing = vetoes
    .filter(({ liftedAt }) => liftedAt === null)
    .map(({ vetoCode, document }) => ({ code: vetoCode, document }));
  return successiveSheet(form, { [stage]: cells }, stage, { vetoes: standing, previousGrade: null }, { preview: false });
}
