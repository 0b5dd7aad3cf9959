import type { listMyGroups } from '@xingcun/core/assessment/panel/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** The groups in which the account sits, also those of a village outside its grants; those of running programmes, newest first. */
export async function findMyGroups(tx: Tx, accountId: string): Promise<ResponseOf<typeof listMyGroups>> {
  const { rows } = await sql<ResponseOf<typeof listMyGroups>[number]>`
    select g.assessment_id, village.name as village_name, township.name as township_name, g.stage, me.role,
      me.declared_no_conflict_at is not null as declared,
      (select json_agg(json_build_object('name', a.display_name, 'role', m.role) order by array_position(array['head', 'member', 'observer'], m.role), a.display_name)
        from review_group_member m join account a on a.id = m.account_id where m.group_id = g.id and m.left_at is null) as members,
      count(i.item_code)::integer as items,
      count(i.item_code) filter (where i.settled_at is not null)::integer as settled,
      count(i.item_code) filter (where i.state in ('discussion', 'arbitration'))::integer as disagreements,
      count(i.item_code) filter (where i.state = 'marking' and ${accountId} = any (i.due) and not ${accountId} = any (i.committed_by))::integer as waiting
    from review_group_member me
    join review_group g on g.id = me.group_id
    join unit village on village.path = g.village_path
    join unit township on township.code = village.parent_code
    left join panel_item i on i.assessment_id = g.assessment_id and i.stage = g.stage
      and i.round = (select max(latest.round) from panel_item latest
        where latest.assessment_id = i.assessment_id and latest.stage = i.stage and latest.item_code = i.item_code)
    where me.account_id = ${accountId} and me.left_at is null
    group by g.id, me.id, village.name, township.name
    order by g.formed_at desc, village.name`.execute(tx);
  return rows;
}
