import type { AppraisalTables } from './appraisal/tables.ts';
import type { EvidenceTables } from './evidence/tables.ts';
import type { InspectionTables } from './inspection/tables.ts';
import type { ReinspectionTables } from './reinspection/tables.ts';
import type { VisitsTables } from './visits/tables.ts';

export interface FieldworkTables extends AppraisalTables, VisitsTables, EvidenceTables, InspectionTables, ReinspectionTables {}
