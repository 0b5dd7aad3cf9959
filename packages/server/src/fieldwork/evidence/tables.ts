export interface EvidenceTables {}
