export interface RectificationTables {}
