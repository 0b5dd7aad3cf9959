import type { SheetState } from '@xingcun/core/assessment/cell';
import type { AssessmentStage } from '@xingcun/core/cycles/stage';
import type { Block } from '@xingcun/core/insight/block';
import type { DocumentKind, DocumentState } from '@xingcun/core/insight/document';
import type { Language } from '@xingcun/core/text';
import type { Generated } from 'kysely';

export interface VillageSummaryTable {
  assessmentId: string;
  cycleId: string;
  villageCode: string;
  villagePath: string;
  stage: AssessmentStage;
  sheetState: SheetState | null;
  /** Stars; 0 before the application is submitted. */
  declared: number;
  won: number | null;
  items: number;
  filled: number;
  lackingProof: number;
  returned: number;
  returnDueOn: string | null;
  blocks: Block[];
  countedAt: Date;
}

/** Arrays hold one element for each stage, in their order. */
export interface VillageStarSummaryTable {
  assessmentId: string;
  starCode: string;
  cycleId: string;
  villagePath: string;
  scores: (number | null)[];
  won: (boolean | null)[];
  required: number;
  filled: number[];
  lackingProof: number[];
  resultScore: number | null;
  resultWon: boolean | null;
}

export interface InsightChangeTable {
  seq: Generated<number>;
  assessmentId: string;
}

export interface DocumentJobTable {
  id: Generated<string>;
  accountId: string;
  kind: DocumentKind;
  cycleId: string;
  unitCode: string;
  unitPath: string;
  language: Language;
  state: Generated<DocumentState>;
  done: Generated<number>;
  total: number;
  attempts: Generated<number>;
  fileName: string | null;
  sha256: string | null;
  askedAt: Date;
  endedAt: Date | null;
  fetchedAt: Generated<Date | null>;
}

export interface InsightTables {
  documentJob: DocumentJobTable;
  villageSummary: VillageSummaryTable;
  villageStarSummary: VillageStarSummaryTable;
  insightChange: InsightChangeTable;
}
