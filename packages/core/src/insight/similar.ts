/**
 * What makes two villages of one programme alike: facts that were declared, and nothing about the people who live there. Both are of one kind
 * of unit (village or community). There is no size among them: the platform knows none that a village has confirmed.
 */
export interface Likeness {
  villageCode: string;
  /** How many more or fewer stars it declared. */
  declaredApart: number;
  sameTownship: boolean;
  sameDistrict: boolean;
}

/** How many are set beside a village. */
export const mostSimilar = 8;

/** The most alike first: stars declared, township, district; then by code, so that no result decides who is compared with whom. */
export function bySimilarity(a: Likeness, b: Likeness): number {
  return (
    a.declaredApart - b.declaredApart ||
    Number(b.sameTownship) - Number(a.sameTownship) ||
    Number(b.sameDistrict) - Number(a.sameDistrict) ||
    (a.villageCode < b.villageCode ? -1 : a.villageCode > b.villageCode ? 1 : 0)
  );
}
