import type { LeafKind } from '@xingcun/core/records/transparency/leaf';
import type { ColumnType, Generated } from 'kysely';

/** Written by the trigger: callers insert neither number nor hash. */
type Chained<T> = ColumnType<T, never, never>;

export interface AuditEntryTable {
  id: Generated<number>;
  chain: Chained<string>;
  chainSeq: Chained<number>;
  unitPath: string;
  accountId: string | null;
  accountName: string;
  role: string | null;
  deputyFor: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  before: ColumnType<unknown, string | null, never>;
  after: ColumnType<unknown, string | null, never>;
  reason: string;
  requestId: string;
  at: Date;
  prevHash: Chained<string>;
  hash: Chained<string>;
}

export interface AuditChainTable {
  chain: string;
  unitPath: string;
  headSeq: number;
  headHash: string;
}

export interface IdempotentRequestTable {
  accountId: string;
  key: string;
  requestDigest: string;
  status: number | null;
  response: ColumnType<unknown, string | null, string | null>;
  at: Generated<Date>;
}

/** The trigger numbers and hashes. */
export interface LogLeafTable {
  leafIndex: Chained<number>;
  unitPath: string;
  kind: LeafKind;
  subject: string;
  digest: string;
  onDay: string;
  entry: string;
  hash: Chained<string>;
  at: Date;
}

export interface RecordsTables {
  logLeaf: LogLeafTable;
  auditEntry: AuditEntryTable;
  auditChain: AuditChainTable;
  idempotentRequest: IdempotentRequestTable;
}
