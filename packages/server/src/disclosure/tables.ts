import type { PublicResult } from '@xingcun/core/disclosure/public-result';
import type { ColumnType, Generated } from 'kysely';

export interface PublicNoticeTable {
  id: Generated<string>;
  cycleId: string;
  cityPath: string;
  kind: 'preliminaryResult' | 'finalResult';
  opensOn: string;
  closesOn: string;
  noticeDays: number;
  digest: string;
  publishedBy: string | null;
  publishedAt: Date;
}

export interface ObjectionTable {
  id: Generated<string>;
  noticeId: string;
  assessmentId: string;
  cityPath: string;
  starCode: string | null;
  words: string;
  receiptDigest: string;
  madeAt: Date;
  dueOn: string;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  publicWords: string | null;
}

/** The view of answers that anyone may read: without the objector's own words. */
export interface AnsweredObjectionView {
  assessmentId: string;
  starCode: string | null;
  words: string;
  answer: string;
  answeredAt: Date;
}

/** One row for each rating result that was published. */
export interface PublicResultTable {
  assessmentId: string;
  phase: 'preliminary' | 'final';
  cycleId: string;
  starsWon: number;
  content: ColumnType<PublicResult, string, never>;
}

export interface DisclosureTables {
  publicResult: PublicResultTable;
  publicNotice: PublicNoticeTable;
  objection: ObjectionTable;
  answeredObjection: AnsweredObjectionView;
}
