import { engineVersion } from '../../assessment/village-rating.ts';
import { countKeys } from '../../fieldwork/appraisal/ballot.ts';
import type { Counts } from '../../fieldwork/appraisal/ballot.ts';
import { resultOf } from '../../fieldwork/appraisal/result.ts';
import type { ShownCounts } from '../../fieldwork/appraisal/small-numbers.ts';
import { allocate } from '../../fieldwork/draw.ts';
import { drawPlan, planDigest } from '../../fieldwork/reinspection/plan.ts';
import { commitmentOf, seedText } from '../../fieldwork/seed.ts';
import { seedRules } from '../../fieldwork/seed-parts.ts';
import { canonicalJson } from '../../standards/canonical.ts';
import { type Bundle, type BundleRound, type BundleSeed, bundleText, type BundleVillage, textDigest } from './bundle.ts';
import { Comparison, orNone, plain, points } from './comparison.ts';
import type { Verification } from './difference.ts';
import { Forms, verifyVillage } from './verify-village.ts';

export interface VerifyOptions {
  /** The file's text, to see that it is the one canonical text of the bundle. */
  source?: string;
  /** Told after each village. */
  onVillage?: (done: number) => void;
}

/** Recomputes everything in a bundle that follows from something else in it, and lists every figure that does not. */
export function verifyBundle(bundle: Bundle, { source, onVillage }: VerifyOptions = {}): Verification {
  const comparison = new Comparison();
  const { standard, notice, villages, reinspection } = bundle;
  if (source !== undefined) {
    const canonical = bundleText(bundle);
    const digest = textDigest(source);
    comparison.compare('fileText', plain(digest), plain(canonical === source ? digest : textDigest(canonical)));
  }
  comparison.compare('standardDigest', plain(standard.digest), plain(textDigest(canonicalJson(standard.document))));
  const ratings = villages.map(({ code, published }) => [code, published.ratingDigest]);
  comparison.compare('noticeDigest', plain(notice.digest), plain(textDigest(canonicalJson(ratings))));
  for (const round of reinspection?.rounds ?? []) verifyRound(round, comparison);

  const forms = new Forms(standard.document);
  const isOurs = bundle.engineVersion === engineVersion;
  for (const [index, village] of villages.entries()) {
    if (isOurs) verifyVillage(bundle, forms, village, comparison);
    else comparison.leave('otherEngine');
    verifyFieldwork(village, comparison);
    onVillage?.(index + 1);
  }
  return comparison.result();
}

/** Tallies of appraisals by their formula; seeds and shares of the draws of visits. */
function verifyFieldwork({ code, name, appraisals, visits }: BundleVillage, comparison: Comparison): void {
  const village = { village: { code, name } };
  for (const { questions, issued, present } of appraisals)
    for (const { code: itemCode, figures } of questions) {
      const counts = figures && wholeCounts(figures.counts);
      if (!figures || !counts) {
        comparison.leave('hiddenCounts');
        continue;
      }
      const result = resultOf(counts, { issued, present });
      const place = { ...village, itemCode };
      comparison.compare('appraisalScore', points(figures.scoreHundredths, 2), points(result?.scoreHundredths ?? null, 2), place);
      const { satisfactionHundredths } = figures;
      comparison.compare(
        'appraisalSatisfaction',
        points(satisfactionHundredths, 2),
        points(result?.satisfactionHundredths ?? null, 2),
        place,
      );
    }
  for (const round of visits) {
    const gone = new Map<string, number>();
    for (const { seed, parts, strata } of round.draws) {
      comparison.compare('visitSeed', plain(seed), plain(soundSeed(parts)), village);
      const left = strata.map(({ group, households }) => ({ stratum: group, size: households - (gone.get(group) ?? 0) }));
      const total = strata.reduce((sum, { size }) => sum + size, 0);
      const shares = allocate(total, left);
      const again = strata.map(({ group, households }, index) => {
        const size = shares[index] ?? 0;
        return { group, households, size, reserves: Math.min(size, (left[index]?.size ?? 0) - size) };
      });
      comparison.compare('visitSizes', plain(sizesText(strata)), plain(sizesText(again)), village);
      for (const { group, size, reserves } of strata) gone.set(group, (gone.get(group) ?? 0) + size + reserves);
      comparison.leave('visitTickets');
    }
    if (round.result) comparison.leave('visitResults');
  }
}

const sizesText = (strata: BundleVillage['visits'][number]['draws'][number]['strata']): string =>
  strata.map(({ group, households, size, reserves }) => `${group} ${size}+${reserves}/${households}`).join(', ');

function wholeCounts(counts: ShownCounts): Counts | null {
  return countKeys.every((key) => counts[key] !== null) ? (counts as Counts) : null;
}

/** A published list, its seed, and what both draw. */
function verifyRound({ plan, digest, seed, parts, drawn }: BundleRound, comparison: Comparison): void {
  comparison.compare('planDigest', plain(digest), plain(planDigest(plan)));
  if (seed === null) return;
  comparison.compare('reinspectionSeed', plain(seed), orNone(parts && soundSeed(parts)));
  const lines = (items: readonly BundleRound['drawn'][number][]) =>
    new Map(items.map(({ villageCode, itemCode, because, ticket }) => [`${villageCode} ${itemCode}`, `${because} ${ticket}`]));
  const [published, computed] = [lines(drawn), lines(drawPlan(plan, seed))];
  for (const key of new Set([...published.keys(), ...computed.keys()])) {
    const [, itemCode = ''] = key.split(' ');
    comparison.compare('reinspectionDraw', lineText(key, published), lineText(key, computed), { itemCode });
  }
}

const lineText = (key: string, lines: ReadonlyMap<string, string>) => {
  const line = lines.get(key);
  return orNone(line === undefined ? null : `${key} ${line}`);
};

/** The seed that the parts make; empty where they make none, as too few throws or a number other than the one committed to. */
function soundSeed(parts: BundleSeed): string {
  if (parts.kind === 'dice') {
    const isWhole = parts.throws.length >= seedRules.dice.throws && parts.throws.every((eyes) => eyes >= 1 && eyes <= 6);
    return isWhole ? seedText({ ...parts, witnesses: [] }) : '';
  }
  const { sides, saltAtLeast } = seedRules.committedNumbers;
  const isWhole =
    parts.sides.length >= sides &&
    parts.sides.every((side) => side.salt.length >= saltAtLeast && commitmentOf(side) === side.commitment);
  return isWhole ? seedText({ kind: parts.kind, sides: parts.sides.map((side) => ({ ...side, side: '' })) }) : '';
}
