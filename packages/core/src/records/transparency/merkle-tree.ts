import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { assert } from '../../assert.ts';

/**
 * The Merkle tree of RFC 9162 (Certificate Transparency 2.0) §2.1, over SHA-256. Hashes are lower-case hexadecimal. A tree of n leaves is
 * made of complete subtrees, which never change once they are full; a `TreeNode` names one. Every function here says which nodes it needs and
 * what follows from their hashes, so that a store may keep nodes alone and read a handful of them for a proof.
 */
export interface TreeNode {
  /** Height: 0 is a leaf, 1 two leaves … */
  level: number;
  /** Which of its level, from 0; it covers the leaves `index × 2^level` and on. */
  index: number;
}

/** Half-open: the leaves from `from` up to `to`. */
export interface LeafRange {
  from: number;
  to: number;
}

export type HashOfNode = (node: TreeNode) => string;

/** The hash of a tree without leaves. */
export const emptyRoot = bytesToHex(sha256(new Uint8Array()));

/** The hash of a leaf: SHA-256 of a zero byte and the entry. */
export const leafHash = (entry: string): string => bytesToHex(sha256(concatBytes(Uint8Array.of(0), utf8ToBytes(entry))));

/** The hash over two subtrees: SHA-256 of a one byte and both hashes. The prefix keeps a node from passing for a leaf. */
export const nodeHash = (left: string, right: string): string =>
  bytesToHex(sha256(concatBytes(Uint8Array.of(1), hexToBytes(left), hexToBytes(right))));

/** The largest power of two below `count`. */
function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** The complete subtrees of a range that is itself a subtree of some tree, from left to right. */
export function nodesOf({ from, to }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let start = from; start < to; ) {
    let [size, level] = [1, 0];
    while (size * 2 <= to - start) [size, level] = [size * 2, level + 1];
    nodes.push({ level, index: start / size });
    start += size;
  }
  return nodes;
}

/** The hash over a range's leaves. */
export function rangeHash(range: LeafRange, hashOf: HashOfNode): string {
  const hashes = nodesOf(range).map(hashOf);
  const last = hashes.pop();
  return last === undefined ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right), last);
}

/** The hash over a tree's first `size` leaves: its root. */
export const rootOf = (size: number, hashOf: HashOfNode): string => rangeHash({ from: 0, to: size }, hashOf);

/** RFC 9162 §2.1.3.1: the ranges whose hashes prove that leaf `index` is in a tree of `size` leaves, from the leaf upwards. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  assert(index >= 0 && index < size, `leaf ${index} of ${size}`);
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/** RFC 9162 §2.1.4.1: the ranges whose hashes prove that the first `older` leaves of a tree of `size` are the older tree, unchanged. */
export function consistencyRanges(older: number, size: number): LeafRange[] {
  assert(older >= 0 && older <= size, `a tree of ${older} within ${size}`);
  if (older === 0 || older === size) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  let isWholeOld = true;
  while (to !== older) {
    const middle = from + split(to - from);
    if (older <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
      isWholeOld = false;
    }
  }
  if (!isWholeOld) ranges.push({ from, to });
  return ranges.reverse();
}

/** RFC 9162 §2.1.3.2. @returns the root that follows from leaf and path; null where the path has not the length that the size asks */
export function rootByInclusion({
  leaf,
  index,
  size,
  path,
}: {
  leaf: string;
  index: number;
  size: number;
  path: readonly string[];
}): string | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  const ranges = inclusionRanges(index, size);
  if (ranges.length !== path.length) return null;
  return ranges.reduce((hash, range, place) => {
    const other = path[place] ?? '';
    return range.from > index ? nodeHash(hash, other) : nodeHash(other, hash);
  }, leaf);
}

/** RFC 9162 §2.1.4.2: the two roots that follow from a consistency proof; null where it has not the length that the sizes ask. */
export function rootsByConsistency({
  older,
  olderRoot,
  size,
  path,
}: {
  older: number;
  olderRoot: string;
  size: number;
  path: readonly string[];
}): { older: string; newer: string } | null {
  if (!Number.isSafeInteger(older) || !Number.isSafeInteger(size) || older < 1 || older > size) return null;
  const ranges = consistencyRanges(older, size);
  if (ranges.length !== path.length) return null;
  if (ranges.length === 0) return { older: olderRoot, newer: olderRoot };
  const hashes = ranges.map((range, place) => ({ range, hash: path[place] ?? '' }));
  // the first is the last subtree of the older tree; where the older tree is a subtree by itself, its root stands for it
  const start = ranges[0]?.to === older && ranges[0].from < older ? hashes.shift() : undefined;
  let covered = start?.range ?? { from: 0, to: older };
  let [oldHash, newHash] = [start?.hash ?? olderRoot, start?.hash ?? olderRoot];
  for (const { range, hash } of hashes) {
    if (range.to === covered.from) {
      oldHash = nodeHash(hash, oldHash);
      newHash = nodeHash(hash, newHash);
      covered = { from: range.from, to: covered.to };
    } else {
      newHash = nodeHash(newHash, hash);
      covered = { from: covered.from, to: range.to };
    }
  }
  return { older: oldHash, newer: newHash };
}
