import type { Standard } from '@xingcun/core/standards/standard';
import type { ColumnType, Generated } from 'kysely';

export interface StandardTable {
  id: Generated<string>;
  cityCode: string;
  cityPath: string;
  code: string;
  version: string;
  titleZh: string;
  titleEn: string;
  document: ColumnType<Standard, string, string>;
  digest: string;
  state: Generated<'draft' | 'published'>;
  rowVersion: Generated<number>;
  createdBy: string | null;
  createdAt: Generated<Date>;
  publishedBy: string | null;
  publishedAt: Date | null;
  sample: Generated<boolean>;
}

export interface StandardsTables {
  standard: StandardTable;
}
