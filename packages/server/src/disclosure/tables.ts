import type { PublicResult } from '@xingcun/core/disclosure/public-result';
import type { StandingActKind } from '@xingcun/core/disclosure/star-standing';
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

export interface StarStandingActTable {
  id: Generated<string>;
  seq: Generated<number>;
  assessmentId: string;
  starCode: string;
  act: StandingActKind;
  fromOn: string;
  untilOn: string | null;
  document: string;
  authority: string;
  reason: string;
  recordedBy: string;
  recordedAt: Date;
}

export interface CertificateTable {
  assessmentId: string;
  code: string;
  issuedOn: string;
  issuedBy: string;
  digest: string;
}

export interface DisclosureTables {
  starStandingAct: StarStandingActTable;
  certificate: CertificateTable;
  publicResult: PublicResultTable;
  publicNotice: PublicNoticeTable;
  objection: ObjectionTable;
  answeredObjection: AnsweredObjectionView;
}
