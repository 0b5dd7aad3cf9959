import { assert } from '../assert.ts';
import { shortText } from '../values/exact.ts';
import type { CompiledStandard } from './compile.ts';
import type { Step } from './explanation.ts';
import type { VillageRating } from './rate.ts';

/** All villages of a round, before quotas: index of the band (-1 without a grade) and the value that ranks them, as it is shown. */
export interface QuotaField {
  grades: Int8Array;
  values: Float64Array;
}

export interface SettledField {
  /** After quotas. */
  grades: Int8Array;
  quotas: SettledQuota[];
}

export interface SettledQuota {
  /** Index of the band; the quota counts it and every better one. */
  band: number;
  /** Ten-thousandths of all villages. */
  share: number;
  villages: number;
  /** Most villages that may hold it. */
  allowed: number;
  /** Villages that held it before the quota. */
  holders: number;
  /** Villages moved down; each goes to the next band below the quota's. */
  moved: number;
  /** Of the moved, those that share the value at the cut with a village inside it: equals are never split, so they all move. */
  tied: number;
  /** Row → its place among the holders; equals share the best place. Only of moved villages. */
  places: ReadonlyMap<number, number>;
}

/** The field of villages that were rated one by one. */
export function quotaField(compiled: CompiledStandard, ratings: readonly VillageRating[]): QuotaField {
  const by = compiled.grade?.rule.by;
  const value = ({ measures, starsWon }: VillageRating) =>
    by === 'starsWon' ? starsWon : measures.find(({ code }) => code === by)?.units;
  return {
    grades: Int8Array.from(ratings, ({ gradeIndex }) => gradeIndex ?? -1),
    values: Float64Array.from(ratings, (rating) => value(rating) ?? Number.NaN),
  };
}

/**
 * Settles the standard's quotas over the whole field, the best grade's first. Where more villages hold a grade than its quota allows,
 * the lowest of them, by grade and then by value, move to the band below until it holds. Villages with the same grade and value are
 * never split: if not all of them fit, all of them move. The order of the villages in the field plays no part.
 */
export function settleQuotas(compiled: CompiledStandard, { grades, values }: QuotaField): SettledField {
  const settled = grades.slice();
  const { grade } = compiled;
  const quotas = (grade?.rule.quotas ?? []).map(({ grade: code, share }) => {
    const band = grade?.bandIndex.get(code);
    assert(band !== undefined, `${code} is a band`);
    return { band, share };
  });
  quotas.sort((a, b) => a.band - b.band);
  return { grades: settled, quotas: quotas.map(({ band, share }) => settleQuota(settled, { grades, values }, band, share)) };
}

/** Villages are ranked by the grade that their own figures gave, then by value. */
function settleQuota(grades: Int8Array, own: QuotaField, band: number, share: number): SettledQuota {
  const villages = grades.length;
  const allowed = Number((BigInt(villages) * BigInt(share)) / 10_000n);
  const holders: number[] = [];
  for (const [row, grade] of grades.entries()) if (grade >= 0 && grade <= band) holders.push(row);
  const grade = (row: number) => own.grades[row] ?? 0;
  const value = (row: number) => own.values[row] ?? 0;
  const order = (a: number, b: number) => grade(a) - grade(b) || value(b) - value(a);
  holders.sort((a, b) => order(a, b) || a - b);

  const first = holders[allowed];
  const result = { band, share, villages, allowed, holders: holders.length };
  if (first === undefined) return { ...result, moved: 0, tied: 0, places: new Map() };
  const kept = holders.findIndex((row) => order(row, first) === 0);
  const places = new Map<number, number>();
  let place = kept;
  for (let position = kept; position < holders.length; position += 1) {
    const row = holders[position] ?? 0;
    if (position > kept && order(holders[position - 1] ?? 0, row) !== 0) place = position;
    places.set(row, place + 1);
  }
  const tied = kept < allowed ? holders.filter((row) => order(row, first) === 0).length : 0;
  for (const row of places.keys()) grades[row] = band + 1;
  return { ...result, moved: places.size, tied, places };
}

/** Why a village's grade is lower than its own figures gave: a step for every quota that moved it. */
export function quotaSteps(compiled: CompiledStandard, { quotas }: SettledField, row: number): Step[] {
  const bands = compiled.grade?.rule.bands ?? [];
  return quotas.flatMap((quota): Step[] => {
    const place = quota.places.get(row);
    const [held, below] = [bands[quota.band], bands[quota.band + 1]];
    if (place === undefined || !held || !below) return [];
    const values = {
      grade: held.title,
      below: below.title,
      share: shortText(quota.share, 2),
      villages: `${quota.villages}`,
      allowed: `${quota.allowed}`,
      holders: `${quota.holders}`,
      place: `${place}`,
    };
    const cut = quota.holders - quota.moved;
    const isTied = quota.tied > 0 && place === cut + 1;
    return [
      { code: 'quotaMoved', values },
      ...(isTied ? [{ code: 'quotaTied' as const, values: { tied: `${quota.tied}`, allowed: `${quota.allowed}` } }] : []),
    ];
  });
}
