import type { Proof } from '@xingcun/core/assessment/cell';
import type { DrawnBecause, Plan } from '@xingcun/core/fieldwork/reinspection/plan';
import type { Commitment, SeedParts } from '@xingcun/core/fieldwork/seed-parts';
import type { ColumnType, Generated } from 'kysely';

export interface ReinspectionTable {
  id: Generated<string>;
  cycleId: string;
  cityPath: string;
  openedBy: string;
  openedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  rowVersion: Generated<number>;
}

export interface ReinspectionRoundTable {
  reinspectionId: string;
  round: number;
  plan: ColumnType<Plan, string, never>;
  digest: string;
  publishedBy: string;
  publishedAt: Date;
  commitments: ColumnType<Commitment[], string, string>;
  seedParts: ColumnType<SeedParts | null, string | null, string>;
  seed: string | null;
  drawnBy: string | null;
  drawnAt: Date | null;
}

export interface ReinspectionItemTable {
  id: Generated<string>;
  reinspectionId: string;
  round: number;
  assessmentId: string;
  itemCode: string;
  because: DrawnBecause;
  ticket: string;
  maxScore: number;
  expected: number;
}

export interface ReinspectionFindingTable {
  itemId: string;
  version: number;
  score: number;
  notShown: boolean;
  reason: string;
  proofs: ColumnType<Proof[], string, never>;
  foundBy: string;
  foundAt: Date;
}

export interface ReinspectionTables {
  reinspection: ReinspectionTable;
  reinspectionRound: ReinspectionRoundTable;
  reinspectionItem: ReinspectionItemTable;
  reinspectionFinding: ReinspectionFindingTable;
}
