import type { ChecklistStar } from '@xingcun/core/fieldwork/inspection/checklist';
import type { Answer, PlaceKind, Severity } from '@xingcun/core/fieldwork/inspection/finding';
import type { InspectionState, ParticipantKind } from '@xingcun/core/fieldwork/inspection/inspection';
import type { ColumnType, Generated } from 'kysely';

export interface InspectionTable {
  id: Generated<string>;
  assessmentId: string;
  stage: 'preliminaryReview' | 'jointReview';
  plannedOn: string;
  team: string[];
  purpose: string;
  stars: string[];
  state: Generated<InspectionState>;
  checklist: ColumnType<ChecklistStar[] | null, string | null, string | null>;
  rowVersion: Generated<number>;
  plannedBy: string;
  plannedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
}

export interface InspectionFindingTable {
  id: string;
  inspectionId: string;
  lineKey: string;
  starCode: string;
  itemCode: string;
  answer: Answer;
  severity: Severity | null;
  words: string;
  place: PlaceKind | null;
  evidence: string[];
  version: number;
  writtenBy: string;
  writtenAt: Date;
}

export interface InterviewTable {
  id: string;
  inspectionId: string;
  heldOn: string;
  participantKind: ParticipantKind;
  participants: number;
  topics: string;
  minutes: string;
  replaces: string | null;
  recordedBy: string;
  recordedAt: Date;
}

export interface InspectionTables {
  inspection: InspectionTable;
  inspectionFinding: InspectionFindingTable;
  interview: InterviewTable;
}
