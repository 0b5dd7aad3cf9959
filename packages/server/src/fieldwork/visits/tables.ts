export interface VisitsTables {}
