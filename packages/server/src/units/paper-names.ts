import type { Language } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface PaperName {
  name: string;
  /** Of the unit above; empty at the top. */
  above: string;
}

/** Units as a paper in this language names them, by code; one without an English name keeps its own. */
export async function findPaperNames(
  tx: Tx,
  codes: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, PaperName>> {
  const { rows } = await sql<PaperName & { code: string }>`
    select u.code, case when ${language} = 'en' then coalesce(u.name_en, u.name) else u.name end as name,
      coalesce(case when ${language} = 'en' then coalesce(above.name_en, above.name) else above.name end, '') as above
    from unit u left join unit above on above.code = u.parent_code where u.code = any(${codes}::text[])`.execute(tx);
  return new Map(rows.map(({ code, ...names }) => [code, names]));
}
