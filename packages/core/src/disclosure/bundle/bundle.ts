import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CellEntry } from '../../assessment/cell.ts';
import type { Carrier, Combination } from '../../cycles/cycle.ts';
import type { Stage } from '../../cycles/stage.ts';
import type { Asked } from '../../fieldwork/appraisal/asked.ts';
import type { PublishedQuestion } from '../../fieldwork/appraisal/result.ts';
import type { DrawnItem, Plan } from '../../fieldwork/reinspection/plan.ts';
import type { VisitResult } from '../../fieldwork/visits/published.ts';
import type { VillageState } from '../../rating/explanation.ts';
import { canonicalJson } from '../../standards/canonical.ts';
import type { Standard } from '../../standards/standard.ts';
import type { Text } from '../../text.ts';
import type { StandingAct } from '../star-standing.ts';

export const bundleFormat = 'xingcun-bundle/1';

/**
 * Everything from which one published result follows, and the result itself, in one file: whoever has it recomputes every star without the
 * server. Nothing in it is about a person: no account, no household, no reason or proof (free text may name people), no word of an opinion or
 * an objection; counts of ballots only as published. Scores are integers of the standard's smallest unit.
 */
export interface Bundle {
  format: typeof bundleFormat;
  /** `assessment/village-rating.ts` `engineVersion`: which arithmetic made the result. */
  engineVersion: string;
  phase: 'preliminary' | 'final';
  programme: {
    cityCode: string;
    year: number;
    title: Text;
    carrier: Carrier;
    combination: Combination;
    /** Stage → percent, where levels are weighted. */
    weights: Partial<Record<Stage, number>> | null;
    sample: boolean;
  };
  standard: { digest: string; document: Standard };
  /** The notice with which it was published; its digest covers every village's `ratingDigest`. */
  notice: { opensOn: string; noticeDays: number; digest: string };
  /** Digest of the bundle that this one follows; null for the first of a programme. */
  previous: string | null;
  villages: BundleVillage[];
  reinspection: { rounds: BundleRound[]; findings: BundleFinding[] } | null;
}

export interface BundleCell {
  entry: CellEntry;
  score: number | null;
  /** The figures are counts of ballots under five: the mark that they gave stands in their place. */
  withheld?: true;
}

export interface BundleLevel {
  stage: Stage;
  /** Digest with which the level's sheet was submitted; null where it never was. */
  sheetDigest: string | null;
  /** Item code → what the level entered. */
  cells: Record<string, BundleCell>;
}

export interface BundleStar {
  starCode: string;
  state: string;
  score: number | null;
}

export interface BundleVillage {
  code: string;
  name: Text;
  declaredStars: string[];
  /** Grade of the final result of the year before. */
  previousGrade: string | null;
  levels: BundleLevel[];
  /** Codes of vetoes that stand. */
  vetoes: string[];
  appraisals: BundleAppraisal[];
  visits: BundleVisits[];
  /** What happened to its stars since; empty when the result is published. */
  standing: (StandingAct & { starCode: string })[];
  published: {
    state: VillageState;
    starsWon: number;
    grade: string | null;
    stars: BundleStar[];
    levels: { stage: Stage; stars: { starCode: string; score: number | null; won: boolean }[] }[];
    /** SHA-256 of the rating with its explanation as kept, which names proofs and so is not in here. A certificate quotes it. */
    ratingDigest: string;
    /** The check code on the village's page and poster. */
    pageDigest: string;
  };
}

export interface BundleAppraisal {
  rollDigest: string;
  entitled: number;
  present: number;
  issued: number;
  questions: (Omit<PublishedQuestion, 'code'> & { code: Asked })[];
}

/** A seed without the posts of those who watched. */
export type BundleSeed =
  | { kind: 'dice'; throws: number[] }
  | { kind: 'committedNumbers'; sides: { commitment: string; number: string; salt: string }[] };

export interface BundleVisits {
  frameDigest: string;
  draws: { seed: string; parts: BundleSeed; strata: { group: string; households: number; size: number; reserves: number }[] }[];
  thresholdPercent: number;
  confidencePercent: number;
  result: VisitResult | null;
}

export interface BundleRound {
  plan: Plan;
  digest: string;
  seed: string | null;
  parts: BundleSeed | null;
  drawn: DrawnItem[];
}

export interface BundleFinding {
  villageCode: string;
  itemCode: string;
  /** The district's score at the draw, and what was found. */
  expected: number;
  score: number;
  notShown: boolean;
}

/** The file's text: canonical JSON, so that one result has one text. */
export const bundleText = (bundle: Bundle): string => canonicalJson(bundle);

/** SHA-256 of a bundle's text in UTF-8, hexadecimal: what the log holds. */
export const textDigest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
