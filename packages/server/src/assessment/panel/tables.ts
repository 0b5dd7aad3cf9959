export interface PanelTables {}
