export interface InboxTables {}
