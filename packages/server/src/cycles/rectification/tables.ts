import type { TaskActKind, TaskOwner, TaskSource, TaskState } from '@xingcun/core/cycles/rectification/task';
import type { Generated } from 'kysely';

export interface GuidanceVisitTable {
  id: Generated<string>;
  assessmentId: string;
  heldOn: string;
  stars: string[];
  words: string;
  recordedBy: string;
  recordedAt: Date;
}

export interface GuidanceAdviceTable {
  id: Generated<string>;
  visitId: string;
  position: number;
  starCode: string;
  itemCode: string | null;
  words: string;
}

export interface RectificationTaskTable {
  id: Generated<string>;
  assessmentId: string;
  source: TaskSource;
  sourceId: string | null;
  starCode: string | null;
  itemCode: string | null;
  words: string;
  owner: TaskOwner;
  setLevel: 'township' | 'district' | 'city';
}

export interface RectificationActTable {
  id: Generated<string>;
  taskId: string;
  position: number;
  act: TaskActKind;
  words: string;
  dueOn: string | null;
  dueDays: number | null;
  dueReason: string;
  evidence: string[];
  accountId: string;
  hands: string[];
  at: Date;
}

/** A view: one row a task. */
export interface RectificationStandingView {
  taskId: string;
  state: TaskState;
  dueOn: string;
}

export interface RectificationTables {
  guidanceVisit: GuidanceVisitTable;
  guidanceAdvice: GuidanceAdviceTable;
  rectificationTask: RectificationTaskTable;
  rectificationAct: RectificationActTable;
  rectificationStanding: RectificationStandingView;
}
