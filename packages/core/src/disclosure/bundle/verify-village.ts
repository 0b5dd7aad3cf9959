import { type CellsByStage, type StageCell, successiveSheet, weightedSheet } from '../../assessment/combination.ts';
import { scoreOf, type SheetForm, type SheetItem } from '../../assessment/items.ts';
import { type AssessedRating, openRatingForm, rateDeclared } from '../../assessment/village-rating.ts';
import { stages } from '../../cycles/stage.ts';
import { starStates } from '../../rating/explanation.ts';
import { starStateWords } from '../../rating/explanation-words.ts';
import { Refusal } from '../../refusal.ts';
import { refusalSentence } from '../../refusal-words.ts';
import type { Standard } from '../../standards/standard.ts';
import type { Text } from '../../text.ts';
import type { CellEntry } from '../../assessment/cell.ts';
import { pageDigest } from '../page-digest.ts';
import type { Bundle, BundleStar, BundleVillage } from './bundle.ts';
import { type Comparison, orNone, plain, points } from './comparison.ts';

/** Forms made once for all villages that declared the same stars. */
export class Forms {
  readonly #scores = new Map<string, number | null>();
  readonly #kept = new Map<string, SheetForm>();
  readonly standard: Standard;
  constructor(standard: Standard) {
    this.standard = standard;
  }
  of(declaredStars: readonly string[], marksOfAnyStep: boolean): SheetForm {
    const key = `${marksOfAnyStep} ${declaredStars.join(' ')}`;
    const form = this.#kept.get(key) ?? openRatingForm(this.standard, declaredStars, marksOfAnyStep);
    this.#kept.set(key, form);
    return form;
  }
  /** What an entry is worth; levels mostly enter the same, so each is computed once. @throws {Refusal} as `scoreOf` */
  scoreOf(form: SheetForm, item: SheetItem, entry: CellEntry): number | null {
    const key = `${item.code} ${JSON.stringify(entry)}`;
    const known = this.#scores.get(key);
    if (known !== undefined) return known;
    const score = scoreOf(form, item, entry);
    this.#scores.set(key, score);
    return score;
  }
}

/** The result that follows from a village's cells, and what each level by itself would have given. @throws {Refusal} as `rate` */
export function recompute({ programme }: Pick<Bundle, 'programme'>, forms: Forms, village: BundleVillage) {
  const { standard } = forms;
  const { declaredStars, previousGrade } = village;
  const cells = cellsOf(village);
  const vetoes = village.vetoes.map((code) => ({ code, document: '' }));
  const weighted = programme.combination === 'weighted';
  const form = forms.of(declaredStars, weighted);
  const sheet = weighted
    ? weightedSheet(form, cells, 'finalAppraisal', { vetoes, previousGrade }, programme.weights ?? {})
    : successiveSheet(form, cells, 'finalAppraisal', { vetoes, previousGrade }, { preview: false });
  const levelForm = forms.of(declaredStars, false);
  const levels = stages.map((stage) => {
    const own = successiveSheet(levelForm, cells, stage, { vetoes, previousGrade: null }, { preview: true });
    return { stage, rating: rateDeclared(standard, levelForm, own) };
  });
  return { rating: rateDeclared(standard, form, sheet), levels };
}

function cellsOf({ levels }: BundleVillage): CellsByStage {
  return Object.fromEntries(
    levels.map(({ stage, cells }) => [
      stage,
      new Map(Object.entries(cells).map(([code, { entry, score }]): [string, StageCell] => [code, { entry, score, proofs: [] }])),
    ]),
  );
}

/** What a page shows of each star of the standard. */
export const starsOf = (standard: Standard, rating: Pick<AssessedRating, 'stars'>): BundleStar[] =>
  standard.stars.map(({ code }) => {
    const star = rating.stars.find((each) => each.code === code);
    return { starCode: code, state: star?.state ?? 'notDeclared', score: star?.score ?? null };
  });

/** Recomputes one village and compares it with what was published. */
export function verifyVillage(bundle: Bundle, forms: Forms, village: BundleVillage, comparison: Comparison): void {
  const { code, name, published } = village;
  const place = { village: { code, name } };
  const places = forms.standard.scorePlaces;
  verifyCells(forms, village, comparison);
  comparison.leave('ratingDigest');
  const { year } = bundle.programme;
  const { opensOn, noticeDays } = bundle.notice;
  const kind = bundle.phase === 'final' ? 'finalResult' : 'preliminaryResult';
  const digest = pageDigest({ kind, villageCode: code, year, opensOn, noticeDays, stars: published.stars });
  comparison.compare('pageDigest', plain(published.pageDigest), plain(digest), place);

  let made: ReturnType<typeof recompute>;
  try {
    made = recompute(bundle, forms, village);
  } catch (error) {
    comparison.compare('villageState', plain(published.state), refused(error), place);
    return;
  }
  const { rating, levels } = made;
  comparison.compare('villageState', plain(published.state), plain(rating.state), place);
  for (const { starCode, state, score } of starsOf(forms.standard, rating)) {
    const shown = published.stars.find((star) => star.starCode === starCode);
    const at = { ...place, starCode };
    comparison.compareScores('starScore', shown?.score ?? null, score, places, at);
    comparison.compare('starState', stateText(shown?.state), stateText(state), at);
  }
  comparison.compare('starsWon', plain(published.starsWon), plain(rating.starsWon), place);
  comparison.compare('grade', orNone(published.grade), orNone(rating.grade), place);
  for (const { stage, rating: own } of levels) {
    const shown = published.levels.find((level) => level.stage === stage)?.stars ?? [];
    for (const star of own.stars.filter(({ state }) => state !== 'notDeclared')) {
      const row = shown.find(({ starCode }) => starCode === star.code);
      const at = { ...place, stage, starCode: star.code };
      const [score, won] = [row?.score ?? null, row?.won ?? false];
      if (score === star.score && won === star.won) comparison.compareScores('levelScore', score, score, places, at);
      else comparison.compare('levelScore', levelText(score, won, places), levelText(star.score, star.won, places), at);
    }
  }
}

/** Every cell's score from its entry. */
function verifyCells(forms: Forms, { code, name, levels }: BundleVillage, comparison: Comparison): void {
  const form = forms.of(
    forms.standard.stars.map((star) => star.code),
    false,
  );
  const places = forms.standard.scorePlaces;
  for (const { stage, cells } of levels)
    for (const [itemCode, { entry, score, withheld }] of Object.entries(cells)) {
      if (withheld) comparison.leave('withheldFigures');
      const item = form.items.get(itemCode);
      const place = { village: { code, name }, stage, starCode: item?.starCode ?? null, itemCode };
      try {
        comparison.compareScores('cellScore', score, item ? forms.scoreOf(form, item, entry) : null, places, place);
      } catch (error) {
        comparison.compare('cellScore', points(score, places), refused(error), place);
      }
    }
}

const levelText = (score: number | null, won: boolean, places: number): Text => {
  const { zh, en } = points(score, places);
  return { zh: `${zh}${won ? ' ★' : ''}`, en: `${en}${won ? ' ★' : ''}` };
};

function stateText(state: string | undefined): Text {
  const known = starStates.find((each) => each === state);
  if (known) return starStateWords[known];
  return state === 'notDeclared' ? { zh: '未申报', en: 'not applied for' } : orNone(state ?? null);
}

/** A file that was tampered with may hold what no rule takes; the refusal is then what was computed. */
function refused(error: unknown): Text {
  if (!(error instanceof Refusal)) throw error;
  return { zh: refusalSentence(error, 'zh'), en: refusalSentence(error, 'en') };
}
