import { assert } from '../../assert.ts';
import { listDigest, ticketOf } from '../draw.ts';
import { isBeyondLimit, lotRules, reinspectionRules, shareOf } from './rules.ts';

/** An indicator of a village that can be looked at again. */
export interface CandidateItem {
  code: string;
  /** By people's judgement rather than from figures. */
  judged: boolean;
  maxScore: number;
  /** The village's own score and the district's, which is what the re-inspection expects; in the standard's smallest unit. */
  claimed: number | null;
  expected: number;
}

/** A village as it comes to the re-inspection. */
export interface Candidate {
  villageCode: string;
  items: readonly CandidateItem[];
  /** Of each declared star: the district's score less the pass mark. */
  distances: readonly number[];
  /** Items whose score the last re-inspection corrected. */
  correctedLastTime: number;
}

export interface ListedItem {
  code: string;
  lots: number;
}
export interface ListedVillage {
  villageCode: string;
  lots: number;
  /** In the sample without a draw: all villages are, or it was drawn before and shows differences. */
  given: boolean;
  /** Items to draw where the village is in the sample. */
  take: number;
  items: ListedItem[];
}

/** What is published, with its digest, before the seed is known. With a seed it decides the draw. */
export interface Plan {
  round: number;
  /** Villages to draw beside the given ones. */
  take: { equal: number; weighted: number };
  villages: ListedVillage[];
}

export const drawnBecause = ['all', 'equal', 'weighted', 'extension'] as const;
export type DrawnBecause = (typeof drawnBecause)[number];

export interface DrawnItem {
  villageCode: string;
  itemCode: string;
  because: DrawnBecause;
  ticket: string;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function itemLots({ judged, maxScore, claimed, expected }: CandidateItem): number {
  const { item } = lotRules;
  const apart = claimed !== null && isBeyondLimit(claimed, expected, maxScore);
  return item.base + (judged ? item.judged : 0) + (apart ? item.beyondLimit : 0);
}

/** A village's lots in the weighted part, each for a reason that `lotRules` names. */
export function villageLots({ items, distances, correctedLastTime }: Candidate): number {
  const { village, nearHundredths } = lotRules;
  const apart = items.filter(({ claimed, expected, maxScore }) => claimed !== null && isBeyondLimit(claimed, expected, maxScore));
  return (
    village.base +
    (apart.length > 0 ? village.anyItemBeyondLimit : 0) +
    (apart.length >= 5 ? village.fiveItemsBeyondLimit : 0) +
    (distances.some((distance) => Math.abs(distance) <= nearHundredths) ? village.starNearPassMark : 0) +
    (correctedLastTime > 0 ? village.correctedLastTime : 0)
  );
}

const listed = (candidate: Candidate, given: boolean): ListedVillage => {
  const { itemShare, itemsAtLeast } = reinspectionRules;
  const count = candidate.items.length;
  return {
    villageCode: candidate.villageCode,
    lots: villageLots(candidate),
    given,
    take: Math.min(count, Math.max(itemsAtLeast, shareOf(itemShare, count))),
    items: candidate.items.map((item) => ({ code: item.code, lots: itemLots(item) })),
  };
};

/** The first round: all villages where there are few, else a share of them, half by equal and half by weighted lots. */
export function planFirst(candidates: readonly Candidate[]): Plan {
  const { allVillagesUpTo, villageShare, equalShare } = reinspectionRules;
  const all = candidates.length <= allVillagesUpTo;
  const drawn = all ? 0 : shareOf(villageShare, candidates.length);
  const equal = shareOf(equalShare, drawn);
  return { round: 1, take: { equal, weighted: drawn - equal }, villages: candidates.map((candidate) => listed(candidate, all)) };
}

/** An item that was looked at again. */
export interface Looked {
  villageCode: string;
  itemCode: string;
  beyondLimit: boolean;
}

/** Whether so much lay beyond the limit that the sample must be extended: more than `extendAbove` of the items looked at. */
export function extensionDue(looked: readonly Looked[]): boolean {
  const beyond = looked.filter(({ beyondLimit }) => beyondLimit).length;
  return beyond * 10_000 > reinspectionRules.extendAbove * looked.length;
}

/**
 * A further round, with a fresh seed: as many items again of every village that showed a difference beyond the limit, and half as many
 * villages again as were drawn so far, by equal lots. Null where nothing is left to look at.
 */
export function planExtension(candidates: readonly Candidate[], looked: readonly Looked[], round: number): Plan | null {
  assert(round > 1, 'an extension follows a first round');
  const seen = new Set(looked.map(({ villageCode, itemCode }) => `${villageCode} ${itemCode}`));
  const drawnVillages = new Set(looked.map(({ villageCode }) => villageCode));
  const differing = new Set(looked.filter(({ beyondLimit }) => beyondLimit).map(({ villageCode }) => villageCode));
  const villages = candidates.flatMap((candidate): ListedVillage[] => {
    const { villageCode } = candidate;
    const left = { ...candidate, items: candidate.items.filter(({ code }) => !seen.has(`${villageCode} ${code}`)) };
    if (left.items.length === 0) return [];
    if (!drawnVillages.has(villageCode)) return [listed(left, false)];
    if (!differing.has(villageCode)) return [];
    const before = looked.filter((each) => each.villageCode === villageCode).length;
    return [{ ...listed(left, true), take: Math.min(left.items.length, before) }];
  });
  if (villages.length === 0) return null;
  const undrawn = villages.filter(({ given }) => !given).length;
  const equal = Math.min(undrawn, shareOf(5000, drawnVillages.size));
  const taking = { round, take: { equal, weighted: 0 }, villages };
  return equal === 0 ? { ...taking, villages: villages.filter(({ given }) => given) } : taking;
}

/**
 * Whether a further round could look at anything: an undrawn village, or an undrawn item of a village with differences, is left on the
 * first list. Before there is a list there is.
 * @param drawn the items drawn in all rounds so far
 */
export function moreToLookAt(
  first: Pick<Plan, 'villages'> | undefined,
  drawn: readonly Pick<DrawnItem, 'villageCode' | 'itemCode'>[],
  looked: readonly Looked[],
): boolean {
  if (!first) return true;
  const items = new Set(drawn.map(({ villageCode, itemCode }) => `${villageCode} ${itemCode}`));
  const villages = new Set(drawn.map(({ villageCode }) => villageCode));
  const differing = new Set(looked.filter(({ beyondLimit }) => beyondLimit).map(({ villageCode }) => villageCode));
  return first.villages.some(
    ({ villageCode, items: listedItems }) =>
      (!villages.has(villageCode) && listedItems.length > 0) ||
      (differing.has(villageCode) && listedItems.some(({ code }) => !items.has(`${villageCode} ${code}`))),
  );
}

/** The lines whose digest is published: what is drawn from, with how many lots, and how many. */
export function planLines({ round, take, villages }: Plan): string[] {
  return [
    `round ${round} equal ${take.equal} weighted ${take.weighted}`,
    ...villages.flatMap(({ villageCode, lots, given, take: items, items: list }) => [
      `village ${villageCode} lots ${lots} ${given ? 'given' : 'drawn'} take ${items}`,
      ...list.map(({ code, lots: itemLotCount }) => `item ${villageCode} ${code} lots ${itemLotCount}`),
    ]),
  ];
}

export const planDigest = (plan: Plan): string => listDigest(planLines(plan));

/** The lowest ticket of an entry that holds several lots; each lot is one more chance. */
function lowestTicket(seed: string, id: string, lots: number): string {
  const tickets = Array.from({ length: lots }, (_, lot) => ticketOf(seed, `${id} #${lot + 1}`));
  return tickets.reduce((lowest, ticket) => (ticket < lowest ? ticket : lowest));
}

const lowest = <Entry extends { ticket: string; id: string }>(entries: readonly Entry[], count: number): Entry[] =>
  entries.toSorted((a, b) => byText(a.ticket, b.ticket) || byText(a.id, b.id)).slice(0, count);

/** The draw: a function of the published plan and the seed alone, whatever order the plan's entries stand in. */
export function drawPlan({ round, take, villages }: Plan, seed: string): DrawnItem[] {
  const open = villages.filter(({ given }) => !given);
  const byLots = (kind: string, among: readonly ListedVillage[], lotsOf: (village: ListedVillage) => number) =>
    among.map((village) => {
      const id = `${kind} ${village.villageCode}`;
      return { id, village, ticket: lowestTicket(seed, id, lotsOf(village)) };
    });
  const equal = lowest(
    byLots('equal', open, () => 1),
    take.equal,
  ).map(({ village }) => village);
  const rest = open.filter((village) => !equal.includes(village));
  const weighted = lowest(
    byLots('weighted', rest, ({ lots }) => lots),
    take.weighted,
  ).map(({ village }) => village);

  const given: DrawnBecause = round === 1 ? 'all' : 'extension';
  const sample = villages.flatMap((village): { village: ListedVillage; because: DrawnBecause }[] => {
    if (village.given) return [{ village, because: given }];
    if (equal.includes(village)) return [{ village, because: 'equal' }];
    return weighted.includes(village) ? [{ village, because: 'weighted' }] : [];
  });
  return sample
    .toSorted((a, b) => byText(a.village.villageCode, b.village.villageCode))
    .flatMap(({ village: { villageCode, items, take: count }, because }) => {
      const tickets = items.map(({ code, lots }) => {
        const id = `item ${villageCode} ${code}`;
        return { id, code, ticket: lowestTicket(seed, id, lots) };
      });
      return lowest(tickets, count).map(({ code, ticket }) => ({ villageCode, itemCode: code, because, ticket }));
    });
}
