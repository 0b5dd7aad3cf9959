import type { AppraisalState } from '@xingcun/core/fieldwork/appraisal/appraisal';
import type { Asked, Presiding } from '@xingcun/core/fieldwork/appraisal/asked';
import type { Counts } from '@xingcun/core/fieldwork/appraisal/ballot';
import type { Appraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import type { Published } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import type { RollEntry } from '@xingcun/core/fieldwork/appraisal/roll';
import type { ColumnType, Generated } from 'kysely';

type Json<T> = ColumnType<T, string | undefined, string>;

export interface AppraisalTable {
  id: Generated<string>;
  assessmentId: string;
  state: ColumnType<AppraisalState, AppraisalState | undefined, AppraisalState>;
  asked: Asked[];
  presidedBy: Presiding;
  roll: Json<RollEntry[]>;
  rollDigest: ColumnType<string | null, undefined, string>;
  openedOn: ColumnType<string | null, undefined, string>;
  closedOn: ColumnType<string | null, undefined, string>;
  entitled: Generated<number>;
  present: Generated<number>;
  issued: Generated<number>;
  late: Json<Appraisal['late']>;
  assisted: Json<Appraisal['assisted']>;
  /** Counts of the questions whose sample is large enough; null before closing, and where it is void. */
  result: ColumnType<Partial<Record<Asked, Counts>> | null, undefined, string>;
  published: ColumnType<Published | null, undefined, string>;
  rowVersion: Generated<number>;
}

/** Ballots themselves lie in schema `ballot`, which no request can read: `box.ts` knows its doors. */
export interface AppraisalTables {
  appraisal: AppraisalTable;
}
