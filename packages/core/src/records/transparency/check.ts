import { isSignedBy, readNote, type SignedCheckpoint } from './checkpoint.ts';
import { leafEntry, type Leaf } from './leaf.ts';
import { emptyRoot, leafHash, rootByInclusion, rootsByConsistency } from './merkle-tree.ts';
import type { ProofFault } from './proof-fault.ts';

/** A leaf with the proof that a signed checkpoint covers it; what the server answers and a reader saves. */
export interface InclusionProof {
  leaf: Leaf;
  index: number;
  path: readonly string[];
  /** The signed checkpoint. */
  note: string;
  publicKey: string;
}

/** @param pinned the key that the reader trusts; without one, the proof's own is taken */
function readSigned(note: string, publicKey: string, pinned?: string): SignedCheckpoint | ProofFault {
  const checkpoint = readNote(note);
  if (!checkpoint) return 'notANote';
  if (pinned !== undefined && pinned !== publicKey && pinned !== checkpoint.keyId) return 'otherKey';
  return isSignedBy(checkpoint, publicKey) ? checkpoint : 'badSignature';
}

/**
 * Whether the log holds this digest.
 * @param pinned public key or its short id, from paper
 * @returns the checkpoint that covers it, or why not
 */
export function checkInclusion(proof: InclusionProof, digest: string, pinned?: string): SignedCheckpoint | ProofFault {
  const checkpoint = readSigned(proof.note, proof.publicKey, pinned);
  if (typeof checkpoint === 'string') return checkpoint;
  if (proof.leaf.digest !== digest) return 'otherDigest';
  const { index, path } = proof;
  const root = rootByInclusion({ leaf: leafHash(leafEntry(proof.leaf)), index, size: checkpoint.size, path });
  return root === checkpoint.root ? checkpoint : 'notIncluded';
}

/** A checkpoint as a reader has it: from a saved note, or typed from paper with the beginning of the root. */
export interface KeptCheckpoint {
  size: number;
  /** Hexadecimal, whole or its beginning. */
  root: string;
  origin?: string;
}

/**
 * Whether the log that was at `kept` has only grown to the signed newer checkpoint since.
 * @param path the consistency proof from `kept.size` to the newer size
 * @param olderRoot the whole root at `kept.size`, as the log claims it; `kept.root` may be only its beginning
 */
export function checkConsistency(
  kept: KeptCheckpoint,
  newer: { note: string; publicKey: string },
  { path, olderRoot }: { path: readonly string[]; olderRoot: string },
  pinned?: string,
): SignedCheckpoint | ProofFault {
  const checkpoint = readSigned(newer.note, newer.publicKey, pinned);
  if (typeof checkpoint === 'string') return checkpoint;
  if (kept.origin !== undefined && kept.origin !== checkpoint.origin) return 'otherLog';
  if (kept.size > checkpoint.size) return 'older';
  if (!olderRoot.startsWith(kept.root)) return 'notConsistent';
  if (kept.size === 0) return olderRoot === emptyRoot ? checkpoint : 'notConsistent';
  const roots = rootsByConsistency({ older: kept.size, olderRoot, size: checkpoint.size, path });
  return roots?.older === olderRoot && roots.newer === checkpoint.root ? checkpoint : 'notConsistent';
}
