import { itemOf, undated } from '@xingcun/core/inbox/item';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Source } from '../source.ts';

/** Documents that the caller asked for, which are ready and were not fetched yet; a line a year, also of one that is over. */
export const documentSource: Source = async ({ tx, actor }) => {
  const { rows } = await sql<{ id: string; title: Text; count: number }>`
    select c.id, json_build_object('zh', c.title_zh, 'en', c.title_en) as title, count(*)::integer as count
    from document_job d join cycle c on c.id = d.cycle_id
    where d.account_id = ${actor.accountId} and d.state = 'ready' and d.fetched_at is null
    group by c.id, c.title_zh, c.title_en, c.year order by c.year desc`.execute(tx);
  return rows.map(({ count, ...cycle }) => itemOf('fetchDocument', cycle, undated, { count }));
};
