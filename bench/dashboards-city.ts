import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { importStandard, publishStandard } from '@xingcun/core/standards/contract';
import { createSignIn, openSession } from '../packages/server/src/accounts/sign-in.ts';
import { createApp } from '../packages/server/src/app.ts';
import { openDatabase } from '../packages/server/src/db/database.ts';
import { callerOf } from '../packages/server/src/sample/caller.ts';
import type { Opened } from '../packages/server/src/set-up.ts';
import { importDivisions } from '../packages/server/src/units/seed.ts';
import { moment } from './saving-villages.ts';

/** A made-up city of ten thousand villages in its third year, for measuring: ten districts of twenty townships of fifty villages. */
const size = { districts: 10, townships: 20, villages: 50 } as const;
export const city = '650200000000';
/** Of the made-up units: the first district, its first township and that one’s first village. */
export const places = { district: '650211000000', township: '650211001000', village: '650211001001' } as const;
const years = [2024, 2025, 2026];

export interface LargeCity {
  cookie: string;
  /** The newest programme, and the finished one before it. */
  cycleIds: { current: string; last: string };
  seconds: number;
}

/**
 * Fills an empty, migrated database. The rows are made inside the database (`insert … select`), which is quicker than copying them in from
 * outside; they stand in the real tables, marked as samples, with figures that depend on nothing but their names. Score cells alone are left
 * out – seven million that no dashboard reads – so a recount would empty these summaries.
 */
export async function seedLargeCity({ owner, db, auth, files, logKey }: Opened, ownerUrl: string): Promise<LargeCity> {
  const began = performance.now();
  await importDivisions(owner);
  const username = 'bench.organiser';
  const accountId = await createSignIn(owner, { username, displayName: username, unitCode: city, passwordHash: 'none' });
  const { pool } = openDatabase(ownerUrl, { max: 1 });
  const client = await pool.connect();
  await client.query(
    `insert into role_grant (account_id, role, unit_code, unit_path, from_on) select $1, 'cityOrganiser', code, path, '2020-01-01' from unit where code = $2`,
    [accountId, city],
  );
  const cookie = await openSession(db, accountId, new Date('2100-01-01'));
  const app = await createApp({ db, auth, files, logKey, now: () => moment, logLevel: 'silent', requestsPerMinute: 1_000_000 });
  const organiser = callerOf(app, cookie);
  const fileName = 'karamay-ten-stars.yaml';
  const yaml = await readFile(fileURLToPath(new URL(`../standards/${fileName}`, import.meta.url)));
  const { standard } = await organiser(importStandard, { body: { fileName, base64: yaml.toString('base64'), confirm: true } });
  if (!standard) throw new Error('the standard was not stored');
  await organiser(publishStandard, { params: { standardId: standard.id }, body: { rowVersion: standard.rowVersion } });
  await app.close();

  await client.query('set statement_timeout = 0');
  // what triggers and foreign keys would check is true by construction
  await client.query('set session_replication_role = replica');
  const cycleIds: string[] = [];
  try {
    for (const statement of units) await client.query(statement, statement.includes('$1') ? [city] : []);
    for (const year of years) {
      const { rows } = await client.query<{ id: string }>(cycle, [
        city,
        year,
        standard.id,
        year === years.at(-1) ? 'running' : 'final',
      ]);
      const id = rows[0]?.id ?? '';
      cycleIds.push(id);
      await client.query(
        `insert into cycle_stage (cycle_id, stage, opens_on, due_on) select $1::uuid, s.stage, s.due - 20, s.due from ${calendarOf(year)}`,
        [id],
      );
      for (const statement of season) await client.query(statement, [id]);
      await client.query(stars, [id, standard.id]);
    }
    await client.query('set session_replication_role = origin');
    await client.query('analyze'); // plans made on empty tables would stay bad
  } finally {
    client.release(true);
    await pool.end();
  }
  const [last = '', current = ''] = cycleIds.slice(-2);
  return { cookie, cycleIds: { current, last }, seconds: (performance.now() - began) / 1000 };
}

const unitColumns = 'insert into unit (code, path, parent_code, kind, name, raw_name, sample)';
const units = [
  `${unitColumns} select c.code, u.path || c.code::ltree, u.code, 'district', '样例区' || d, '样例区' || d, true
    from unit u, generate_series(11, ${10 + size.districts}) d, lateral (select '6502' || d || '000000' as code) c where u.code = $1`,
  `${unitColumns} select c.code, u.path || c.code::ltree, u.code, 'township', '样例乡' || d, '样例乡' || d, true
    from unit u, generate_series(1, ${size.townships}) d, lateral (select left(u.code, 6) || lpad(d::text, 3, '0') || '000' as code) c
    where u.kind = 'district' and u.sample`,
  `${unitColumns} select c.code, u.path || c.code::ltree, u.code, 'village', '样例村' || d, '样例村' || d, true
    from unit u, generate_series(1, ${size.villages}) d, lateral (select left(u.code, 9) || lpad(d::text, 3, '0') as code) c
    where u.kind = 'township' and u.sample`,
];
const cycle = `insert into cycle (city_code, city_path, year, title_zh, title_en, carrier, approving_document, sponsor, standard_id, combination, state, sample)
  select code, path, $2::integer, $2::integer || '年（样例）', $2::integer || ' (sample)', 'annualAssessment', '样例', '样例', $3, 'successive', $4, true from unit where code = $1 returning id`;
const calendarOf = (year: number) => `(values ('application', date '${year}-02-28'), ('selfAssessment', date '${year}-10-31'),
  ('preliminaryReview', date '${year}-11-20'), ('jointReview', date '${year}-12-10'), ('finalAppraisal', date '${year}-12-25'),
  ('publicity', date '${year + 1}-01-10'), ('recognition', date '${year + 1}-01-31')) as s (stage, due)`;

/** A number of 0 … `most` − 1 that depends on the words alone. */
const steady = (words: string, most: number) => `(abs(hashtext(${words})) % ${most})`;
const stageList = `array['selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal', 'settled']`;

/** Of one year: villages with where they stand, applications, sheets, summaries. A running year is spread over all stages. */
const season = [
  `insert into assessment (cycle_id, village_code, village_path, stage)
    select c.id, u.code, u.path, case when c.state = 'final' then 'settled' when ${steady('u.code', 20)} = 0 then 'application'
      else (${stageList})[1 + ${steady(`u.code || 'stage'`, 5)}] end
    from cycle c, unit u where c.id = $1 and u.sample and u.kind = 'village'`,
  `with code as materialized (select s.value->>'code' as code, s.at
      from cycle c join standard st on st.id = c.standard_id, jsonb_array_elements(st.document->'stars') with ordinality s (value, at) where c.id = $1)
    insert into star_application (assessment_id, stars, submitted_at)
    select a.id, (select array_agg(code.code order by code.at) from code where code.at <= 8 + ${steady('a.village_code', 3)}), now()
    from assessment a where a.cycle_id = $1 and a.stage <> 'application'`,
  `insert into score_sheet (assessment_id, stage, state, filled)
    select a.id, s.stage, case when s.at < array_position(${stageList}, a.stage) then 'sealed' else 'open' end, 59
    from assessment a, unnest(${stageList}) with ordinality s (stage, at)
    where a.cycle_id = $1 and s.stage <> 'settled' and s.at <= array_position(${stageList}, a.stage)`,
  `insert into village_summary (assessment_id, cycle_id, village_code, village_path, stage, sheet_state, declared, won, items, filled, lacking_proof,
      returned, blocks, counted_at)
    select a.id, a.cycle_id, a.village_code, a.village_path, a.stage, case when a.stage in ('application', 'settled') then null else 'open' end,
      coalesce(cardinality(app.stars), 0), null, 59, ${steady('a.village_code', 60)}, ${steady(`a.village_code || 'proof'`, 9)}, 0,
      case when a.stage = 'settled' then '{}' when a.stage = 'application' then '{notApplied}'
        when ${steady('a.village_code', 60)} < 59 then '{unfilled,lackingProof}' else '{notSubmitted}' end::text[], now()
    from assessment a left join star_application app on app.assessment_id = a.id where a.cycle_id = $1`,
];
const stars = `with m as materialized (select value->>'code' as code, (value->>'maxScore')::integer as most, (value->>'passMark')::integer as pass
    from standard st, jsonb_array_elements(st.document->'stars') where st.id = $2)
  insert into village_star_summary (assessment_id, star_code, cycle_id, village_path, scores, won, required, filled, lacking_proof, result_score, result_won)
  select a.id, s.code, a.cycle_id, a.village_path, f.scores, array(select score >= m.pass from unnest(f.scores) score), 6,
    array_fill(${steady('a.village_code || s.code', 7)}, array[4]), array_fill(${steady('s.code || a.village_code', 3)}, array[4]),
    case when c.state = 'final' then f.scores[4] end, case when c.state = 'final' then f.scores[4] >= m.pass end
  from assessment a
  join cycle c on c.id = a.cycle_id
  join star_application app on app.assessment_id = a.id
  cross join unnest(app.stars) s (code)
  join m on m.code = s.code
  cross join lateral (select array(select case when at < array_position(${stageList}, a.stage)
      then m.most * (60 + ${steady(`a.village_code || s.code || c.year`, 40)}) / 100 - (at::integer - 1) * ${steady(`s.code || a.village_code || c.year`, 120)} end
    from generate_series(1, 4) at) as scores) f
  where a.cycle_id = $1 order by s.code, a.village_path`;
