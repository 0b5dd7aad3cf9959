import type { Description } from '@xingcun/core/fieldwork/evidence/contract';
import type { FileKind } from '@xingcun/core/fieldwork/evidence/file-kind';
import type { EvidenceKind, RecordKind } from '@xingcun/core/fieldwork/evidence/piece';
import type { ColumnType, Generated } from 'kysely';

export interface EvidenceTable {
  id: Generated<string>;
  assessmentId: string;
  kind: EvidenceKind;
  title: string;
  note: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  addedBy: string;
  addedFor: string;
  addedAt: Date;
  rowVersion: Generated<number>;
  recordKind: RecordKind | null;
  recordId: string | null;
  reference: string | null;
  sha256: string | null;
  size: number | null;
  contentType: FileKind | null;
  width: number | null;
  height: number | null;
  pages: number | null;
  /** 64 signs, 0 or 1. */
  perceptualHash: string | null;
  thumbnail: Buffer | null;
  redactionOf: string | null;
  redactionReason: string | null;
  sealedBy: string | null;
  sealedAt: Date | null;
  withdrawnBy: string | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  erasedAt: Date | null;
}

export interface EvidenceLinkTable {
  id: Generated<string>;
  evidenceId: string;
  assessmentId: string;
  itemCode: string;
  linkedBy: string;
  linkedAt: Date;
  unlinkedBy: string | null;
  unlinkedAt: Date | null;
}

export interface EvidenceUploadTable {
  id: Generated<string>;
  assessmentId: string;
  startedBy: string;
  startedAt: Date;
  sha256: string;
  size: number;
  contentType: FileKind;
  received: Generated<number>;
  description: ColumnType<Description, string, string>;
  redactionOf: string | null;
  redactionReason: string | null;
}

export interface EvidenceTables {
  evidence: EvidenceTable;
  evidenceLink: EvidenceLinkTable;
  evidenceUpload: EvidenceUploadTable;
}
