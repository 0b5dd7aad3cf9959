import { readStandard } from '@xingcun/core/standards/contract';
import type { ResponseOf } from '@xingcun/core/route';
import type { Standard } from '@xingcun/core/standards/standard';
import { read } from '../app/query.ts';

export type StandardRow = ResponseOf<typeof readStandard>;

export const standardRowQuery = (standardId: string) => read(readStandard, { params: { standardId } });

/** The document as the rules know it; the server checked it when it was imported. */
export const documentOf = ({ document }: Pick<StandardRow, 'document'>): Standard =>
  document as Record<string, unknown> & Standard;
