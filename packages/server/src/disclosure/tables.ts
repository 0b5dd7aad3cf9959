import type { AppealOutcome } from '@xingcun/core/disclosure/appeal-outcome';
import type { PostingAct } from '@xingcun/core/disclosure/posting-act';
import type { PublicResult, PublicStar } from '@xingcun/core/disclosure/public-result';
import type { StandingActKind } from '@xingcun/core/disclosure/star-standing';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

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
  dueOn: string;
  madeAt: Date;
  appealWords: string | null;
  outcome: AppealOutcome | null;
  decision: string | null;
  decidedAt: Date | null;
  appealDueOn: string | null;
  appealMadeAt: Date | null;
}

/** The view of objections and appeals that wait. */
export interface WaitingObjectionView {
  assessmentId: string;
  kind: 'objection' | 'appeal';
  madeAt: Date;
  dueOn: string;
}

export interface OpinionRoundTable {
  id: Generated<string>;
  cycleId: string;
  districtCode: string;
  districtPath: string;
  opensOn: string;
  closesOn: string;
  noticeDays: number;
  digest: string;
  openedBy: string | null;
  openedAt: Date;
}

export interface OpinionSubjectTable {
  roundId: string;
  assessmentId: string;
  stars: ColumnType<PublicStar[], string, never>;
}

export interface OpinionThemeTable {
  id: Generated<string>;
  roundId: string;
  title: string;
  gist: Generated<string>;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  rowVersion: Generated<number>;
}

export interface OpinionTable {
  id: Generated<string>;
  roundId: string;
  assessmentId: string;
  starCode: string | null;
  words: string;
  receiptDigest: string;
  madeOn: string;
  themeId: string | null;
}

/** The view of answered themes, by village. */
export interface PublicThemeView {
  roundId: string;
  assessmentId: string;
  themeId: string;
  title: string;
  gist: string;
  answer: string;
  answeredAt: Date;
  opinions: number | null;
}

export interface BoardPostingTable {
  id: Generated<string>;
  assessmentId: string;
  noticeId: string | null;
  roundId: string | null;
  act: PostingAct;
  actedOn: string;
  place: string;
  evidenceIds: string[];
  recordedBy: string;
  recordedAt: Date;
  seq: GeneratedAlways<number>;
  confirmedBy: string | null;
  confirmedAt: Date | null;
}

export interface AppealTable {
  id: Generated<string>;
  objectionId: string;
  words: string;
  madeAt: Date;
  dueOn: string;
  outcome: AppealOutcome | null;
  decision: string | null;
  publicWords: Generated<string>;
  orderItems: string[] | null;
  orderWords: string | null;
  proposedBy: string | null;
  decidedAt: Date | null;
  rowVersion: Generated<number>;
}

export interface AppealMemberTable {
  appealId: string;
  accountId: string;
  agreedTo: number | null;
}

export interface ScoreCorrectionTable {
  id: Generated<string>;
  appealId: string;
  items: string[];
  words: string;
  orderedAt: Date;
  doneBy: string | null;
  doneAt: Date | null;
  doneReason: string | null;
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

export interface ResultBundleTable {
  id: Generated<string>;
  cycleId: string;
  cityPath: string;
  place: number;
  phase: 'preliminary' | 'final';
  digest: string;
  previous: string | null;
  villages: number;
  size: number;
  content: Buffer;
  publishedOn: string;
  logIndex: number;
}

export interface DisclosureTables {
  resultBundle: ResultBundleTable;
  starStandingAct: StarStandingActTable;
  certificate: CertificateTable;
  publicResult: PublicResultTable;
  publicNotice: PublicNoticeTable;
  objection: ObjectionTable;
  answeredObjection: AnsweredObjectionView;
  waitingObjection: WaitingObjectionView;
  opinionRound: OpinionRoundTable;
  opinionSubject: OpinionSubjectTable;
  opinionTheme: OpinionThemeTable;
  opinion: OpinionTable;
  publicTheme: PublicThemeView;
  boardPosting: BoardPostingTable;
  appeal: AppealTable;
  appealMember: AppealMemberTable;
  scoreCorrection: ScoreCorrectionTable;
}
