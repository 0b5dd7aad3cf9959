import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assert } from '../assert.ts';

/**
 * The draw, in words that anybody can follow: publish the list and its digest; find a seed in public afterwards; give each entry the
 * ticket SHA-256(text of seed and id); the lowest tickets of each stratum are drawn, the next ones are reserves in order. A ticket depends
 * on nothing but the seed and the entry itself, so neither the order of the list nor another entry on it moves anything.
 * Source: docs/sources.md, `draw-tickets`.
 */
export const drawAlgorithm = 'xingcun-draw-1';

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The ticket of an entry: SHA-256 of three lines, the algorithm, the seed and the id. Neither seed nor id holds a line break. */
export function ticketOf(seed: string, id: string): string {
  assert(!/[\r\n]/.test(seed) && !/[\r\n]/.test(id), 'a seed and an id are one line each');
  return sha256Hex(`${drawAlgorithm}\n${seed}\n${id}`);
}

/** One order everywhere: by the code units of the text, not by the habits of a language. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The digest of a list: SHA-256 of its lines, sorted by code unit, joined by line breaks. The same whatever order the list came in. */
export const listDigest = (lines: readonly string[]): string => sha256Hex(lines.toSorted(byText).join('\n'));

export interface Stratum {
  /** Name of the stratum; the draw goes through the strata in the order of their names. */
  stratum: string;
  ids: readonly string[];
  /** Entries to draw. */
  size: number;
  /** Entries to hold in reserve, in order. */
  reserves: number;
}

export interface Drawn {
  /** Counts from 1 through the whole sample, then on through the reserves. */
  order: number;
  stratum: string;
  id: string;
  ticket: string;
}

export interface Draw {
  sample: Drawn[];
  reserves: Drawn[];
}

/**
 * Draws from every stratum. `drawn` are ids of earlier draws, which stay as they are and are passed over: widening takes a fresh seed and
 * keeps what was drawn. Where a stratum has too few entries left, all of them are drawn.
 * @param after the last order number of earlier draws; 0 for the first
 */
export function drawStrata({
  strata,
  seed,
  drawn = [],
  after = 0,
}: {
  strata: readonly Stratum[];
  seed: string;
  drawn?: readonly string[];
  after?: number;
}): Draw {
  const earlier = new Set(drawn);
  const sample: Omit<Drawn, 'order'>[] = [];
  const reserves: Omit<Drawn, 'order'>[] = [];
  for (const { stratum, ids, size, reserves: held } of strata.toSorted((a, b) => byText(a.stratum, b.stratum))) {
    const tickets = ids
      .filter((id) => !earlier.has(id))
      .map((id) => ({ stratum, id, ticket: ticketOf(seed, id) }))
      .sort((a, b) => byText(a.ticket, b.ticket) || byText(a.id, b.id));
    sample.push(...tickets.slice(0, size));
    reserves.push(...tickets.slice(size, size + held));
  }
  const numbered = [...sample, ...reserves].map((entry, index) => ({ order: after + index + 1, ...entry }));
  return { sample: numbered.slice(0, sample.length), reserves: numbered.slice(sample.length) };
}

/**
 * Shares a number of draws out over strata in proportion to their sizes, by the largest remainder: each stratum that is not empty gets
 * one, then every further draw goes to the stratum furthest below its exact quota (ties: the larger stratum, then the earlier name).
 * @param total draws in all; fewer than there are strata become one each, more than there are entries become all
 * @returns draws by stratum, in the order of `sizes`, none above its size
 */
export function allocate(total: number, sizes: readonly { stratum: string; size: number }[]): number[] {
  const population = sizes.reduce((sum, { size }) => sum + size, 0);
  const shares = sizes.map(({ size }) => Math.min(1, size));
  const filled = shares.reduce((sum, share) => sum + share, 0);
  const target = Math.min(population, Math.max(total, filled));
  // Quotas are compared as integers: how far share / target lies below size / population.
  const lack = (index: number) => target * (sizes[index]?.size ?? 0) - (shares[index] ?? 0) * population;
  const order = [...sizes.keys()].sort((a, b) => {
    const [one, other] = [sizes[a], sizes[b]];
    return (other?.size ?? 0) - (one?.size ?? 0) || byText(one?.stratum ?? '', other?.stratum ?? '');
  });
  for (let left = target - filled; left > 0; left -= 1) {
    const next = order.reduce((best, index) => (lack(index) > lack(best) ? index : best));
    shares[next] = (shares[next] ?? 0) + 1;
  }
  return shares;
}
