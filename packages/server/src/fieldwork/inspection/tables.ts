export interface InspectionTables {}
