import type { CalendarStage, Carrier, Combination, CycleState } from '@xingcun/core/cycles/cycle';
import type { AssessmentStage, PanelStage } from '@xingcun/core/cycles/stage';
import type { ColumnType, Generated } from 'kysely';
import type { RectificationTables } from './rectification/tables.ts';

export interface CycleTable {
  id: Generated<string>;
  cityCode: string;
  cityPath: string;
  year: number;
  titleZh: string;
  titleEn: string;
  carrier: Carrier;
  approvingDocument: string;
  sponsor: string;
  standardId: string;
  combination: Combination;
  weights: ColumnType<Record<string, number> | null, string | null, string | null>;
  panelStages: Generated<PanelStage[]>;
  blind: Generated<boolean>;
  state: Generated<CycleState>;
  rowVersion: Generated<number>;
  createdBy: string | null;
  createdAt: Generated<Date>;
  sample: Generated<boolean>;
}

export interface CycleStageTable {
  cycleId: string;
  stage: CalendarStage;
  opensOn: string;
  dueOn: string;
}

/** One village's passage through the cycle; the score sheets hang on it (assessment). */
export interface AssessmentTable {
  id: Generated<string>;
  cycleId: string;
  villageCode: string;
  villagePath: string;
  stage: Generated<AssessmentStage>;
  rowVersion: Generated<number>;
}

export interface StarApplicationTable {
  assessmentId: string;
  stars: string[];
  commitments: ColumnType<Record<string, string>, string, string>;
  rowVersion: Generated<number>;
  submittedBy: string | null;
  submittedAt: Date | null;
}

/** The villages that a programme names, from the draft on. */
export interface CycleVillageTable {
  cycleId: string;
  villageCode: string;
  villagePath: string;
}

export interface CyclesTables extends RectificationTables {
  cycle: CycleTable;
  cycleStage: CycleStageTable;
  cycleVillage: CycleVillageTable;
  assessment: AssessmentTable;
  starApplication: StarApplicationTable;
}
