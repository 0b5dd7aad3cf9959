import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import type { GroupRole, RecusalReason } from '@xingcun/core/assessment/panel/group';
import type { DisagreementState, PanelItemState } from '@xingcun/core/assessment/panel/marking';
import type { PanelStage, Stage } from '@xingcun/core/cycles/stage';
import type { ColumnType, Generated } from 'kysely';

interface ReviewGroupTable {
  id: Generated<string>;
  assessmentId: string;
  villagePath: string;
  stage: PanelStage;
  formedBy: string;
  formedAt: Date;
  rowVersion: Generated<number>;
}

interface ReviewGroupMemberTable {
  id: Generated<string>;
  groupId: string;
  villagePath: string;
  accountId: string;
  role: GroupRole;
  stars: string[] | null;
  joinedAt: Date;
  declaredNoConflictAt: Date | null;
  leftAt: Date | null;
}

interface RecusalTable {
  id: Generated<string>;
  assessmentId: string;
  villagePath: string;
  accountId: string;
  reason: RecusalReason;
  declaredBy: string;
  declaredAt: Date;
}

interface PanelItemTable {
  assessmentId: string;
  villagePath: string;
  stage: PanelStage;
  itemCode: string;
  starCode: string;
  round: number;
  state: Generated<PanelItemState>;
  due: string[];
  committedBy: Generated<string[]>;
  hides: Stage[];
  openedAt: Date | null;
  settledAt: Date | null;
}

interface PanelMarkTable {
  id: Generated<string>;
  assessmentId: string;
  villagePath: string;
  stage: PanelStage;
  itemCode: string;
  round: number;
  accountId: string;
  revision: number;
  score: number | null;
  reason: string;
  proofs: ColumnType<Proof[], string, never>;
  committedAt: Date;
}

interface DisagreementTable {
  id: Generated<string>;
  assessmentId: string;
  villagePath: string;
  stage: PanelStage;
  itemCode: string;
  round: number;
  state: DisagreementState;
  limitScore: number;
  spreadScore: number;
  openedAt: Date;
  askedBy: string | null;
  askedAt: Date | null;
  askedOn: string | null;
  decisionDueOn: string | null;
  resolution: 'agreement' | 'arbitration' | null;
  resolvedAt: Date | null;
  resolvedOn: string | null;
  decidedBy: string | null;
  decisionWords: string | null;
  decidedEntry: ColumnType<CellEntry | null, string | null, string | null>;
  rowVersion: Generated<number>;
}

interface DisagreementEntryTable {
  id: Generated<string>;
  disagreementId: string;
  villagePath: string;
  accountId: string;
  words: string;
  at: Date;
}

interface ScoreDifferenceTable {
  assessmentId: string;
  villagePath: string;
  cycleId: string;
  stage: PanelStage;
  itemCode: string;
  starCode: string | null;
  change: number | null;
  beyondLimit: boolean;
  reasonMissing: boolean;
  changesStar: Generated<boolean>;
  dispute: 'discussion' | 'arbitration' | null;
}

export interface PanelTables {
  reviewGroup: ReviewGroupTable;
  reviewGroupMember: ReviewGroupMemberTable;
  recusal: RecusalTable;
  panelItem: PanelItemTable;
  panelMark: PanelMarkTable;
  disagreement: DisagreementTable;
  disagreementEntry: DisagreementEntryTable;
  scoreDifference: ScoreDifferenceTable;
}
