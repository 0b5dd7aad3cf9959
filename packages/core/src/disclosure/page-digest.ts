import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../standards/canonical.ts';

/** What a poster and the public page say alike of one village: the same words on paper and screen give the same check code. */
export interface PageContent {
  kind: 'opinions' | 'preliminaryResult' | 'finalResult';
  villageCode: string;
  year: number;
  opensOn: string;
  noticeDays: number;
  /** Scores in hundredths. */
  stars: readonly { starCode: string; state: string; score: number | null }[];
}

/**
 * SHA-256, in hexadecimal, of the canonical form of a page's content. Anyone who has the page can compute it again; the last day is left
 * out because a holiday announced later may move it.
 */
export function pageDigest({ kind, villageCode, year, opensOn, noticeDays, stars }: PageContent): string {
  const listed = stars.map(({ starCode, state, score }) => ({ starCode, state, score }));
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ kind, villageCode, year, opensOn, noticeDays, stars: listed }))));
}
