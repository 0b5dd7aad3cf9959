export interface AppraisalTables {}
