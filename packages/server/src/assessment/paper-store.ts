import type { Text } from '@xingcun/core/text';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** What every paper about a village's assessment says at its head. */
export interface VillagePaper {
  villageCode: string;
  villageName: Text;
  /** 克拉玛依市克拉玛依区小拐乡. */
  placeName: Text;
  cycleTitle: Text;
  year: number;
  sample: boolean;
}

/** @throws {Refusal} assessment.notFound */
export async function findVillagePaper(tx: Tx, assessmentId: string): Promise<VillagePaper> {
  const { rows } = await sql<VillagePaper>`
    select a.village_code, c.year, c.sample,
      json_build_object('zh', u.name, 'en', coalesce(u.name_en, u.name)) as village_name,
      json_build_object('zh', c.title_zh, 'en', c.title_en) as cycle_title,
      (select json_build_object('zh', string_agg(above.name, '' order by nlevel(above.path)),
          'en', string_agg(coalesce(above.name_en, above.name), ', ' order by nlevel(above.path) desc))
        from unit above where above.path @> a.village_path and above.path <> a.village_path) as place_name
    from assessment a join cycle c on c.id = a.cycle_id join unit u on u.code = a.village_code
    where a.id = ${assessmentId}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refusal('assessment.notFound', { assessmentId });
  return found;
}
