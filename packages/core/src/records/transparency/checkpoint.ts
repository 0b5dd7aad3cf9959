import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';

/** What a log says of itself at one moment: so many leaves, and the hash over all of them. */
export interface Checkpoint {
  /** The log's own name, one line. */
  origin: string;
  /** Leaves. */
  size: number;
  /** Hexadecimal. */
  root: string;
}

/** The text that is signed: three lines (C2SP tlog-checkpoint). */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(hexToBytes(root))}\n`;
}

/**
 * Names a key on paper: the first four bytes of SHA-256 over the name, a line break, the kind of key (1 is Ed25519) and the key (C2SP
 * signed-note).
 * @param publicKey hexadecimal, 32 bytes
 * @returns hexadecimal, 8 digits
 */
export function keyId(name: string, publicKey: string): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes(name), Uint8Array.of(0x0a, 0x01), hexToBytes(publicKey))).subarray(0, 4));
}

/** The note: the text, an empty line and the signature line. The log signs under its origin. */
export function signedNote(checkpoint: Checkpoint, publicKey: string, signature: Uint8Array): string {
  const { origin } = checkpoint;
  const signed = toBase64(concatBytes(hexToBytes(keyId(origin, publicKey)), signature));
  return `${checkpointText(checkpoint)}\n— ${origin} ${signed}\n`;
}

export interface SignedCheckpoint extends Checkpoint {
  /** Of the key that the note names. */
  keyId: string;
  signature: Uint8Array;
}

/** Reads a note with one signature by its log; null where the text is none. */
export function readNote(text: string): SignedCheckpoint | null {
  const lines = text.replaceAll('\r\n', '\n').trimEnd().split('\n');
  const [origin = '', sizeText = '', rootText = '', empty, signatureLine = '', ...more] = lines;
  const size = Number(sizeText);
  const root = fromBase64(rootText);
  const [dash, name, signedText = ''] = signatureLine.split(' ');
  const signed = fromBase64(signedText);
  const isNote = empty === '' && dash === '—' && name === origin && more.length === 0 && /^(0|[1-9][0-9]{0,15})$/.test(sizeText);
  if (!isNote || root?.length !== 32 || signed?.length !== 68 || !Number.isSafeInteger(size)) return null;
  return {
    origin,
    size,
    root: bytesToHex(root),
    keyId: bytesToHex(signed.subarray(0, 4)),
    signature: signed.slice(4),
  };
}

/** Whether this key signed the checkpoint. */
export function isSignedBy(checkpoint: SignedCheckpoint, publicKey: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(publicKey) || checkpoint.keyId !== keyId(checkpoint.origin, publicKey)) return false;
  try {
    return ed25519.verify(checkpoint.signature, utf8ToBytes(checkpointText(checkpoint)), hexToBytes(publicKey));
  } catch {
    return false; // no point of the curve
  }
}
