/**
 * What a re-inspection (复验) draws and when it goes on. All shares in ten-thousandths. The programme's description asks for a re-inspection
 * and names no ratio; these are defaults of the product between the ratios found elsewhere (docs/sources.md, `reinspection-ratio`).
 */
export const reinspectionRules = {
  /** So many villages or fewer are all re-inspected. */
  allVillagesUpTo: 10,
  /** Of more villages this share is drawn, rounded up. */
  villageShare: 2500,
  /** Of the drawn villages this share by equal lots, rounded up; the others by lots that count what the levels disagreed on. */
  equalShare: 5000,
  /** Of a village's scored indicators this share is looked at again, rounded up, and at least `itemsAtLeast`. */
  itemShare: 2000,
  itemsAtLeast: 6,
  /** A score that differs by more than this share of the item's maximum lies beyond the limit. */
  limitShare: 2000,
  /** More than this share of the items looked at beyond the limit: the sample is extended. */
  extendAbove: 1000,
} as const;

/**
 * Lots that a village holds in the weighted part, and an item in its village. Only what organisations did counts: how far their levels'
 * scores lay apart, and how near a star is to being won or lost. Never complaints, never residents.
 */
export const lotRules = {
  village: { base: 1, anyItemBeyondLimit: 1, fiveItemsBeyondLimit: 1, starNearPassMark: 1, correctedLastTime: 2 },
  item: { base: 1, judged: 1, beyondLimit: 2 },
  /** A star is near its pass mark within this many hundredths of a point. */
  nearHundredths: 300,
} as const;

/** Whether two scores of an item lie further apart than the limit. */
export function isBeyondLimit(a: number, b: number, maxScore: number): boolean {
  return Math.abs(a - b) * 10_000 > reinspectionRules.limitShare * maxScore;
}

/** A share of a number of things, rounded up. */
export function shareOf(share: number, count: number): number {
  return Math.ceil((share * count) / 10_000);
}
