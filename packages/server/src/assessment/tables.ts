import type { CellEntry, Proof, SheetState } from '@xingcun/core/assessment/cell';
import type { Stage } from '@xingcun/core/cycles/stage';
import type { ColumnType, Generated } from 'kysely';
import type { PanelTables } from './panel/tables.ts';

type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;

export interface ScoreSheetTable {
  assessmentId: string;
  stage: Stage;
  state: SheetState;
  round: Generated<number>;
  /** Required items that have a value. */
  filled: Generated<number>;
  /** Star code ('' for the whole standard) → required items that have a value. */
  filledByStar: ColumnType<Record<string, number>, string | undefined, string>;
}

export interface ScoreCellTable {
  assessmentId: string;
  stage: Stage;
  itemCode: string;
  starCode: string | null;
  entry: JsonOrNull<CellEntry>;
  score: number | null;
  reason: Generated<string>;
  proofs: Json<Proof[]>;
  rowVersion: number;
  updatedBy: string;
  updatedAt: Date;
}

export interface MeetingTable {
  id: Generated<string>;
  assessmentId: string;
  body: 'partyMembersAssembly' | 'representativesAssembly';
  heldOn: string;
  entitled: number;
  present: number;
  inFavor: number;
  against: number;
  abstained: number;
  outcome: 'carried' | 'rejected' | 'notValid';
  ruleCode: string;
  minutes: string;
  recordedBy: string;
  recordedAt: Date;
  replacedBy: string | null;
}

export interface CosignatureTable {
  assessmentId: string;
  round: number;
  accountId: string;
  opinion: 'agrees' | 'objects';
  words: string;
  at: Date;
}

export interface StarSignOffTable {
  assessmentId: string;
  starCode: string;
  round: number;
  signedBy: string;
  signedAt: Date;
  voidedAt: Date | null;
}

export interface SheetContributorTable {
  assessmentId: string;
  accountId: string;
  stage: Stage;
}

export interface SheetActTable {
  id: Generated<string>;
  seq: Generated<number>;
  assessmentId: string;
  stage: Stage;
  round: number;
  act: 'opened' | 'submitted' | 'sentBack' | 'sealed';
  accountId: string | null;
  at: Date;
  reason: string;
  digest: string | null;
  snapshot: JsonOrNull<unknown>;
}

export interface ReturnedItemTable {
  id: Generated<string>;
  assessmentId: string;
  stage: Stage;
  fromStage: Stage;
  round: number;
  itemCode: string;
  reason: string;
  dueOn: string;
  sentBackBy: string;
  sentBackAt: Date;
  resolvedAt: Date | null;
}

export interface VetoFindingTable {
  id: Generated<string>;
  assessmentId: string;
  vetoCode: string;
  document: string;
  authority: string;
  foundOn: string;
  recordedBy: string;
  recordedAt: Date;
  liftedBy: string | null;
  liftedAt: Date | null;
  liftingDocument: string | null;
}

export interface RatingResultTable {
  id: Generated<string>;
  assessmentId: string;
  phase: 'preliminary' | 'final';
  rating: Json<unknown>;
  starsWon: number;
  grade: string | null;
  digest: string;
  engineVersion: string;
  computedAt: Date;
}

export interface AssessmentTables extends PanelTables {
  scoreSheet: ScoreSheetTable;
  scoreCell: ScoreCellTable;
  meeting: MeetingTable;
  cosignature: CosignatureTable;
  starSignOff: StarSignOffTable;
  sheetContributor: SheetContributorTable;
  sheetAct: SheetActTable;
  returnedItem: ReturnedItemTable;
  vetoFinding: VetoFindingTable;
  ratingResult: RatingResultTable;
}
