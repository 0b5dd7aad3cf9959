import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { RFC9162 } from '@transmute/rfc9162';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  consistencyRanges,
  emptyRoot,
  type HashOfNode,
  inclusionRanges,
  leafHash,
  nodeHash,
  rangeHash,
  rootByInclusion,
  rootOf,
  rootsByConsistency,
} from './merkle-tree.ts';

/** The nodes of a tree over these entries, computed when asked. */
function treeOf(entries: readonly string[]): HashOfNode {
  const hashOf: HashOfNode = ({ level, index }) =>
    level === 0
      ? leafHash(entries[index] ?? '')
      : nodeHash(hashOf({ level: level - 1, index: 2 * index }), hashOf({ level: level - 1, index: 2 * index + 1 }));
  return hashOf;
}
const bytes = (hex: string) => String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));

/** The test tree of certificate-transparency (merkle tree tests of RFC 6962 implementations). */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(bytes);
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the roots of the known tree, and its known proof of the first leaf', () => {
  const hashOf = treeOf(known);
  expect(knownRoots.map((_, size) => rootOf(size, hashOf))).toEqual(knownRoots);
  expect(emptyRoot).toBe(knownRoots[0]);
  expect(inclusionRanges(0, 8).map((range) => rangeHash(range, hashOf))).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
});

const sizes = fc.integer({ min: 1, max: 70 });
const flip = (hex: string, bit: number) => {
  const at = bit % hex.length;
  return hex.slice(0, at) + (Number.parseInt(hex.charAt(at), 16) ^ (1 << (bit % 4))).toString(16) + hex.slice(at + 1);
};
const entriesOf = (size: number) => Array.from({ length: size }, (_, index) => `entry ${index}`);

test('property: every proof of inclusion gives the root, and none with a changed bit, leaf or place does', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, pick, bit) => {
      const hashOf = treeOf(entriesOf(size));
      const index = pick % size;
      const [root, leaf] = [rootOf(size, hashOf), hashOf({ level: 0, index })];
      const path = inclusionRanges(index, size).map((range) => rangeHash(range, hashOf));
      expect(rootByInclusion({ leaf, index, size, path })).toBe(root);
      expect(rootByInclusion({ leaf: flip(leaf, bit), index, size, path })).not.toBe(root);
      expect(rootByInclusion({ leaf, index, size, path: [...path, root] })).toBeNull();
      if (path.length > 0) {
        const at = bit % path.length;
        const changed = path.map((hash, place) => (place === at ? flip(hash, bit) : hash));
        expect(rootByInclusion({ leaf, index, size, path: changed })).not.toBe(root);
        expect(rootByInclusion({ leaf, index: (index + 1) % size, size, path })).not.toBe(root);
      }
    }),
  );
});

test('property: every proof of consistency gives both roots, and a rewritten past never does', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, pick, bit) => {
      const hashOf = treeOf(entriesOf(size));
      const older = 1 + (pick % size);
      const [olderRoot, newer] = [rootOf(older, hashOf), rootOf(size, hashOf)];
      const path = consistencyRanges(older, size).map((range) => rangeHash(range, hashOf));
      expect(rootsByConsistency({ older, olderRoot, size, path })).toEqual({ older: olderRoot, newer });
      const rewritten = rootOf(older, treeOf(entriesOf(size).map((entry, at) => (at === bit % older ? `${entry}!` : entry))));
      expect(rootsByConsistency({ older, olderRoot: rewritten, size, path })).not.toEqual({ older: rewritten, newer });
      const changed = path.map((hash, at) => (at === bit % path.length ? flip(hash, bit) : hash));
      if (path.length > 0)
        expect(rootsByConsistency({ older, olderRoot, size, path: changed })).not.toEqual({ older: olderRoot, newer });
    }),
  );
});

test('an independent implementation comes to the same roots and the same proofs', async () => {
  const hex = (hashes: readonly Uint8Array[]) => hashes.map(bytesToHex);
  for (const size of [1, 2, 3, 7, 8, 20, 33]) {
    const entries = entriesOf(size).map(utf8ToBytes);
    const hashOf = treeOf(entriesOf(size));
    const pathOf = (ranges: ReturnType<typeof inclusionRanges>) => ranges.map((range) => rangeHash(range, hashOf));
    expect(hex([await RFC9162.treeHead(entries)]), String(size)).toEqual([rootOf(size, hashOf)]);
    for (let place = 0; place < size; place += 3) {
      expect(hex(await RFC9162.PATH(place, entries)), `leaf ${place} of ${size}`).toEqual(pathOf(inclusionRanges(place, size)));
      const older = place + 1;
      if (older === size) continue; // RFC 9162 proves a tree within a larger one
      const theirs = hex(await RFC9162.PROOF(older, entries));
      // where the older tree is a whole subtree the RFC leaves its root out, which the reader has; that library sends it along
      if (theirs[0] === rootOf(older, hashOf)) theirs.shift();
      expect(theirs, `${older} within ${size}`).toEqual(pathOf(consistencyRanges(older, size)));
    }
  }
});
