import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const pieceBytes = 4 * 1024 * 1024;

/**
 * SHA-256 as 64 hex digits, a piece at a time, so that whoever waits can be told how far it is. Works where a browser gives no
 * `crypto.subtle`: on a plain-http address in an office network.
 */
export function* digesting(bytes: Uint8Array): Generator<number, string> {
  const hash = sha256.create();
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    hash.update(bytes.subarray(at, at + pieceBytes));
    yield Math.min(bytes.length, at + pieceBytes);
  }
  return bytesToHex(hash.digest());
}

/** SHA-256 as 64 hex digits. */
export function digestOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
