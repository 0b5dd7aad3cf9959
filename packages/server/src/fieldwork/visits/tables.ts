import type { Commitment } from '@xingcun/core/fieldwork/seed-parts';
import type { RoundDraw, VisitResult } from '@xingcun/core/fieldwork/visits/published';
import type { AnswerChoice, Question } from '@xingcun/core/fieldwork/visits/question';
import type { RoundState, SlotStatus } from '@xingcun/core/fieldwork/visits/visit';
import type { ColumnType, Generated } from 'kysely';

/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

export interface VisitRoundTable {
  id: Generated<string>;
  assessmentId: string;
  purpose: string;
  questions: Json<Question[]>;
  state: Generated<RoundState>;
  precisionPercent: number;
  confidencePercent: number;
  thresholdPercent: number;
  frameSource: Generated<string>;
  frameDigest: string | null;
  groups: ColumnType<{ group: string; households: number }[], string | undefined, string>;
  households: Generated<number>;
  publishedAt: Date | null;
  commitments: ColumnType<Commitment[], string | undefined, string>;
  draws: ColumnType<RoundDraw[], string | undefined, string>;
  sampleSize: Generated<number>;
  answered: Generated<number>;
  refused: Generated<number>;
  absent: Generated<number>;
  waiting: Generated<number>;
  result: Json<VisitResult> | null;
  rowVersion: Generated<number>;
  createdBy: string;
  createdAt: Date;
  closedAt: Date | null;
}

export interface VisitHouseholdTable {
  roundId: string;
  groupName: string;
  number: string;
  label: string;
}

export interface VisitSlotTable {
  roundId: string;
  orderNo: number;
  kind: 'sample' | 'reserve';
  groupName: string;
  number: string;
  status: SlotStatus;
  tries: Generated<number>;
  replacedBy: number | null;
  visitorId: string | null;
  rowVersion: Generated<number>;
}

export interface VisitAnswerTable {
  roundId: string;
  orderNo: number;
  answers: Json<Record<string, AnswerChoice>>;
  remark: string;
}

export interface VisitReceiptTable {
  answerId: string;
  roundId: string;
}

export interface SurveyAnswerTable {
  id: string;
  roundId: string;
  answers: Json<Record<string, AnswerChoice>>;
}

export interface SurveyRemarkTable {
  id: string;
  roundId: string;
  words: string;
}

export interface VisitsTables {
  visitRound: VisitRoundTable;
  visitHousehold: VisitHouseholdTable;
  visitSlot: VisitSlotTable;
  visitAnswer: VisitAnswerTable;
  visitReceipt: VisitReceiptTable;
  surveyAnswer: SurveyAnswerTable;
  surveyRemark: SurveyRemarkTable;
}
