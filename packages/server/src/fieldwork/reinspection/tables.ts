export interface ReinspectionTables {}
