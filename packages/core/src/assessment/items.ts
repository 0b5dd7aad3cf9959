import { Refusal } from '../refusal.ts';
import { canonicalJson } from '../standards/canonical.ts';
import { panelRuleOf, type Standard } from '../standards/standard.ts';
import type { Text } from '../text.ts';
import { shortText } from '../values/exact.ts';
import { type CompiledRule, type CompiledStandard, compileStandard } from '../rating/compile.ts';
import { rateIndicator } from '../rating/indicator-score.ts';
import { emptySheet, type Entry, own } from '../rating/sheet.ts';
import { checkSheet } from '../rating/sheet-check.ts';
import type { CellEntry, Proof } from './cell.ts';
import { isBeyondLimit, limitOf } from './panel/aggregate.ts';

/** One row of a score sheet. */
export interface SheetItem {
  code: string;
  /** Null for a figure of the whole standard. */
  starCode: string | null;
  kind: 'indicator' | 'bonus' | 'hardStandard' | 'input';
  title: Text;
  /** In the standard's smallest score unit; null where the item has no score of its own. */
  maxScore: number | null;
  /** A judged mark is a multiple of this; null elsewhere. */
  step: number | null;
  /** What may be entered. */
  accepts: readonly CellEntry['kind'][];
  /** Without it the sheet is not complete; a bonus may stay empty. */
  required: boolean;
  /** What a mark needs where the rule would compute the score: nothing, a reason, or a reason and proof. */
  mark: 'free' | 'needsReason' | 'needsReasonAndProof';
  /** A bonus counts only with proof. */
  proofRequired: boolean;
}

/** A standard made ready for score sheets: its rules compiled, its items by code, in the standard's order. */
export interface SheetForm {
  compiled: CompiledStandard;
  items: ReadonlyMap<string, SheetItem>;
}

/** @throws {Refusal} as `compileStandard` */
export function openForm(standard: Standard): SheetForm {
  return { compiled: compileStandard(standard), items: new Map(itemsOf(standard).map((item) => [item.code, item])) };
}

/** Everything that a sheet asks: star by star indicators, bonus items, hard standards; then the figures of the whole standard. */
export function itemsOf(standard: Standard): SheetItem[] {
  const plain = { maxScore: null, step: null, required: true, mark: 'free', proofRequired: false } as const;
  const items = standard.stars.flatMap((star): SheetItem[] => [
    ...star.indicators.map(({ code, title, maxScore, basis, rule, notApplicable }): SheetItem => {
      const judged = rule.kind === 'judged';
      const accepts: CellEntry['kind'][] = judged ? ['mark'] : ['inputs', 'mark'];
      if (notApplicable === 'allowed') accepts.push('notApplicable');
      const mark = judged || basis === 'judged' ? 'free' : basis === 'mixed' ? 'needsReason' : 'needsReasonAndProof';
      return {
        ...plain,
        code,
        starCode: star.code,
        kind: 'indicator',
        title,
        maxScore,
        step: judged ? rule.step : null,
        accepts,
        mark,
      };
    }),
    ...(star.bonus?.items ?? []).map(
      ({ code, title, proofRequired }): SheetItem => ({
        ...plain,
        code,
        starCode: star.code,
        kind: 'bonus',
        title,
        accepts: ['count'],
        required: false,
        proofRequired,
      }),
    ),
    ...star.hardStandards.map(
      ({ code, title }): SheetItem => ({ ...plain, code, starCode: star.code, kind: 'hardStandard', title, accepts: ['holds'] }),
    ),
  ]);
  const figures = standard.inputs.map(
    ({ code, title }): SheetItem => ({ ...plain, code, starCode: null, kind: 'input', title, accepts: ['inputs'] }),
  );
  return [...items, ...figures];
}

/** The items on the sheet of a village that declared these stars. */
export function declaredItems(form: SheetForm, declaredStars: readonly string[]): SheetItem[] {
  return [...form.items.values()].filter(({ starCode }) => starCode === null || declaredStars.includes(starCode));
}

/** @throws {Refusal} assessment.itemNotFound */
export function findItem(form: SheetForm, itemCode: string): SheetItem {
  const item = form.items.get(itemCode);
  if (!item) throw new Refusal('assessment.itemNotFound', { itemCode });
  return item;
}

/**
 * What the entry is worth, in the standard's smallest score unit; a bonus before its star's cap. Null while it is missing, not
 * applicable or has no score of its own.
 * @throws {Refusal} rating.divisionByZero, .rootOfNegative, .numberTooLarge, from a formula
 */
export function scoreOf(form: SheetForm, item: SheetItem, entry: CellEntry | null): number | null {
  if (entry === null) return null;
  if (item.kind === 'bonus') return entry.kind === 'count' ? entry.count * eachOf(form, item) : null;
  const indicator = form.compiled.indicators.get(item.code);
  return indicator ? rateIndicator(indicator, asEntry(entry)).rating.score : null;
}

function eachOf(form: SheetForm, { starCode, code }: SheetItem): number {
  const star = form.compiled.standard.stars.find((each) => each.code === starCode);
  return star?.bonus?.items.find((each) => each.code === code)?.each ?? 0;
}

function asEntry(entry: CellEntry): Entry | undefined {
  return entry.kind === 'count' || entry.kind === 'holds' ? undefined : entry;
}

/** Whether nothing more is to be entered: a value stands, with every figure that its rule needs. */
export function isFilled(form: SheetForm, item: SheetItem, entry: CellEntry | null): boolean {
  if (entry === null) return false;
  if (entry.kind !== 'inputs') return true;
  const rule = form.compiled.indicators.get(item.code)?.rule;
  const needed = rule ? figureKeys(rule) : [item.code];
  return needed.every((key) => own(entry.values, key) !== undefined);
}

function figureKeys({ needed, parts }: CompiledRule): string[] {
  return [...needed.map(({ key }) => key), ...parts.flatMap(({ rule }) => figureKeys(rule))];
}

/** What an assessor wants to stand in a cell. */
export interface Proposal {
  entry: CellEntry | null;
  reason: string;
  proofs: readonly Proof[];
}

/**
 * Whether the item takes this entry. Emptying a cell is always allowed.
 * @param lower what the level below entered; null at the first level or where it entered nothing
 * @throws {Refusal} assessment.entryNotValid, .scoreOutOfRange, .stepNotMet, .notApplicableNotAllowed, .overrideNeedsReason,
 *   .changeNeedsReason, .changeNeedsProof, .bonusNeedsProof; rating.unknownCode, .valueOutOfRange of a figure
 */
export function checkProposal(form: SheetForm, item: SheetItem, proposal: Proposal, lower: CellEntry | null): void {
  const { entry, reason, proofs } = proposal;
  const itemCode = item.code;
  if (entry === null) return;
  if (!item.accepts.includes(entry.kind)) {
    if (entry.kind === 'notApplicable') throw new Refusal('assessment.notApplicableNotAllowed', { itemCode });
    throw new Refusal('assessment.entryNotValid', { itemCode, value: entry.kind });
  }
  if (entry.kind === 'mark') checkMark(form, item, entry.score);
  if (entry.kind === 'inputs') {
    const sheet = item.kind === 'input' ? { inputs: entry.values } : { entries: { [itemCode]: entry } };
    if (item.kind === 'input' && Object.keys(entry.values).some((key) => key !== itemCode))
      throw new Refusal('assessment.entryNotValid', { itemCode, value: Object.keys(entry.values).join(', ') });
    checkSheet(form.compiled, { ...emptySheet, ...sheet });
  }
  const lacksReason = reason.trim() === '';
  if (entry.kind === 'mark' && item.mark !== 'free') {
    const proofRequired = item.mark === 'needsReasonAndProof';
    if (lacksReason || (proofRequired && proofs.length === 0))
      throw new Refusal('assessment.overrideNeedsReason', { itemCode, proofRequired });
  }
  if (item.proofRequired && entry.kind === 'count' && entry.count > 0 && proofs.length === 0)
    throw new Refusal('assessment.bonusNeedsProof', { itemCode });
  if (lower !== null && lacksReason && differs(entry, lower)) throw new Refusal('assessment.changeNeedsReason', { itemCode });
  if (entry.kind === 'mark' && lower !== null && proofs.length === 0) checkChange(form, item, entry.score, lower);
}

/** A mark that lies further from the level below than the standard's limit needs proof, not only a reason. */
function checkChange(form: SheetForm, item: SheetItem, score: number, lower: CellEntry): void {
  const below = scoreOf(form, item, lower);
  const { standard } = form.compiled;
  const rule = panelRuleOf(standard);
  if (below === null || item.maxScore === null || !isBeyondLimit(score, below, item.maxScore, rule)) return;
  throw new Refusal('assessment.changeNeedsProof', {
    itemCode: item.code,
    score: shortText(score, standard.scorePlaces),
    below: shortText(below, standard.scorePlaces),
    limit: shortText(limitOf(item.maxScore, rule), standard.scorePlaces),
  });
}

function checkMark(form: SheetForm, { code, maxScore, step }: SheetItem, score: number): void {
  const places = form.compiled.standard.scorePlaces;
  const max = maxScore ?? 0;
  if (score < 0 || score > max)
    throw new Refusal('assessment.scoreOutOfRange', {
      itemCode: code,
      score: shortText(score, places),
      max: shortText(max, places),
    });
  if (step !== null && score % step !== 0)
    throw new Refusal('assessment.stepNotMet', {
      itemCode: code,
      score: shortText(score, places),
      step: shortText(step, places),
    });
}

/** Whether two levels entered different things. */
export function differs(a: CellEntry, b: CellEntry): boolean {
  return canonicalJson(a) !== canonicalJson(b);
}

/** Something is entered for which the standard wishes proof. */
export function wantsProof(form: SheetForm, item: SheetItem, entry: CellEntry | null): boolean {
  if (entry === null || entry.kind === 'notApplicable') return false;
  if (item.kind === 'bonus') return item.proofRequired && entry.kind === 'count' && entry.count > 0;
  return (form.compiled.indicators.get(item.code)?.indicator.evidence.length ?? 0) > 0;
}
