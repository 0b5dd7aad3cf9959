import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { checkConsistency, checkInclusion } from './check.ts';
import { checkpointText, isSignedBy, readNote, signedNote } from './checkpoint.ts';
import { type Leaf, leafEntry } from './leaf.ts';
import { leafHash, nodeHash } from './merkle-tree.ts';

const secret = hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const publicKey = bytesToHex(ed25519.getPublicKey(secret));
const origin = 'xingcun/test';
const noteOf = (size: number, root: string) =>
  signedNote({ origin, size, root }, publicKey, ed25519.sign(utf8ToBytes(checkpointText({ origin, size, root })), secret));

const leafOf = (letter: string): Leaf => ({
  kind: 'finalResult',
  subject: '650200000000 2026',
  digest: letter.repeat(64),
  on: '2026-12-29',
});
const hashOf = (leaf: Leaf) => leafHash(leafEntry(leaf));
const [a, b, c] = ['a', 'b', 'c'].map((letter) => hashOf(leafOf(letter))) as [string, string, string];
const [two, three] = [nodeHash(a, b), nodeHash(nodeHash(a, b), c)];

test('a note is read back, and holds under its own key alone', () => {
  const note = noteOf(3, three);
  const read = readNote(note);
  expect(read).toMatchObject({ origin, size: 3, root: three });
  expect(read && isSignedBy(read, publicKey)).toBe(true);
  expect(read && isSignedBy({ ...read, size: 4 }, publicKey)).toBe(false);
  expect(read && isSignedBy(read, '00'.repeat(32))).toBe(false);
  for (const broken of ['', note.replace('—', '-'), note.replace('\n3\n', '\n03\n'), `${note}more\n`])
    expect(readNote(broken)).toBeNull();
});

test('a proof holds for its digest; another digest, key or root is named', () => {
  const proof = { leaf: leafOf('c'), index: 2, path: [two], note: noteOf(3, three), publicKey };
  expect(checkInclusion(proof, 'c'.repeat(64))).toMatchObject({ size: 3 });
  expect(checkInclusion(proof, 'd'.repeat(64))).toBe('otherDigest');
  expect(checkInclusion({ ...proof, leaf: leafOf('d') }, 'd'.repeat(64))).toBe('notIncluded');
  expect(checkInclusion(proof, 'c'.repeat(64), 'ffffffff')).toBe('otherKey');
  expect(checkInclusion({ ...proof, note: noteOf(3, two).replace('3', '4') }, 'c'.repeat(64))).toBe('badSignature');
});

test('a log that was rewritten or went back to an older backup is found out', () => {
  const newer = { note: noteOf(3, three), publicKey };
  expect(checkConsistency({ size: 2, root: two.slice(0, 16) }, newer, { path: [c], olderRoot: two })).toMatchObject({ size: 3 });
  const other = nodeHash(b, a);
  expect(checkConsistency({ size: 2, root: other }, newer, { path: [c], olderRoot: two })).toBe('notConsistent');
  expect(checkConsistency({ size: 2, root: other }, newer, { path: [c], olderRoot: other })).toBe('notConsistent');
  expect(checkConsistency({ size: 4, root: two }, newer, { path: [], olderRoot: two })).toBe('older');
  expect(checkConsistency({ size: 2, root: two, origin: 'xingcun/other' }, newer, { path: [c], olderRoot: two })).toBe(
    'otherLog',
  );
});

test('property: base64 is read back, and has one writing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = toBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(text)).toEqual(bytes);
    }),
  );
});
