import type { Generated } from 'kysely';

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
}

export interface DisclosureTables {
  publicNotice: PublicNoticeTable;
  objection: ObjectionTable;
}
