import { isWithin } from '@xingcun/core/accounts/permission';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { type FilledRow, fillEveryTable, insertStatement, pathOf } from '../test/every-table.ts';
import { otherCity } from '../test/other-city.ts';
import { places, testServer } from '../test/server.ts';

const { platform, databaseUrl } = await testServer();
const home = {
  name: 'home',
  city: places.city,
  district: places.karamay,
  township: places.xiaoguaiTownship,
  village: places.xiaoguai,
};
const next = { name: 'next', city: places.city, district: places.urho, township: places.urhoTown, village: places.hake };
const foreign = { name: 'foreign', ...(await otherCity(platform.owner)) };
const { tables, rows, another } = await fillEveryTable(databaseUrl, [home, next, foreign]);
const scope = pathOf(home, 'district');

/** Everybody may read these: the tree and its names, names beside what people did, notices that are posted, the public log, maps. */
const openToRead = ['unit', 'former_unit_name', 'account', 'public_notice', 'log_leaf', 'map_layer'];
const openToAnyone = ['unit', 'former_unit_name', 'public_notice', 'log_leaf', 'map_layer'];
/** Every request writes its own audit entry, wherever it acts. */
const openToInsert = ['audit_entry'];
/** Households, their doors and answers: a township's alone. */
const townshipOnly = ['survey_answer', 'survey_remark', 'visit_answer', 'visit_household', 'visit_receipt', 'visit_slot'];
/** Not by place: an account's own; a mark of a review group until everyone has marked. */
const ownOnly = ['idempotent_request', 'notification_preference', 'delivery', 'document_job', 'panel_mark'];

const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
afterAll(() => client.end());

type Caller = { role: 'xingcun_app' | 'xingcun_public'; scope: string; permission?: string };

/** Rows that a statement reached, as this caller; 0 where the database does not let the role touch the table at all. */
async function reach(statement: string, { role, scope: within, permission = '' }: Caller): Promise<number> {
  await client.query('begin');
  try {
    await client.query(
      `select set_config('role', $1, true), set_config('app.scope', $2, true), set_config('app.account', 'somebody', true),
        set_config('app.permission', $3, true), set_config('app.stars', '', true), set_config('app.receipt', '', true)`,
      [role, within, permission],
    );
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 0;
    throw error;
  } finally {
    await client.query('rollback');
  }
}

const where = ({ key, values }: FilledRow) => key.map((column) => `${column} = '${values[column]}'`).join(' and ');
const read = (row: FilledRow) => `select from ${row.table} where ${where(row)}`;
const isOutside = ({ paths }: FilledRow) => paths.some((path) => !isWithin(path, scope) && !isWithin(scope, path));
const district: Caller = { role: 'xingcun_app', scope: `{${scope}}` };
const city: Caller = { role: 'xingcun_app', scope: `{${pathOf(home, 'city')}}` };
const outside = rows.filter(isOutside);

/**
 * Views that show more than their caller may read, on purpose: accounts of sample mode; objections without the objector's own words, and
 * those that wait without any; themes of opinions with their rounded number.
 */
const viewsOfTheirOwner = ['answered_objection', 'objection_answer', 'public_theme', 'sample_account', 'waiting_objection'];

test('every table of schema public has row-level security, and no view goes around it but those meant to', async () => {
  const { rows: without } = await client.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity and relname not like 'kysely%'`,
  );
  expect(without).toEqual([]);
  const { rows: views } = await client.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions::text like '%security_invoker=true%', false) order by 1`,
  );
  expect(views.map(({ relname }) => relname)).toEqual(viewsOfTheirOwner);
});

test('the migrator’s tables and those of sign-in are out of a request’s reach', async () => {
  const { rows: granted } = await client.query(
    `select table_schema, table_name, grantee from information_schema.role_table_grants
      where grantee in ('xingcun_app', 'xingcun_public', 'PUBLIC') and (table_schema = 'auth' or table_name like 'kysely%'
        or table_schema = 'transparency' and (table_name = 'secret' or privilege_type <> 'SELECT'))`,
  );
  expect(granted).toEqual([]);
});

test('the roles under which requests run own nothing and cannot bypass row-level security', async () => {
  const { rows: powers } = await client.query(
    `select rolname from pg_roles where rolname like 'xingcun%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  );
  expect(powers).toEqual([]);
  const { rows: owned } = await client.query(
    `select relname from pg_class join pg_roles on pg_roles.oid = relowner where rolname like 'xingcun%'`,
  );
  expect(owned).toEqual([]);
});

test('the rows to try lie on all three sides', () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(outside.filter(({ side }) => side === 'next').length).toBeGreaterThan(8);
  expect(outside.filter(({ side }) => side === 'foreign').length).toBeGreaterThan(tables.length - 3);
  expect(outside.filter(({ side }) => side === 'home')).toEqual([]);
});

for (const table of tables) {
  const inside = rows.filter((row) => row.table === table && row.side === 'home');
  const beyond = outside.filter((row) => row.table === table);

  test(`${table}: a scope shows the rows inside and none outside`, async () => {
    const expected = ownOnly.includes(table) || townshipOnly.includes(table) ? 0 : 1;
    for (const row of inside) expect(await reach(read(row), city), 'inside').toBe(expected); // a draft stays in the city
    for (const row of beyond) expect(await reach(read(row), district), row.side).toBe(openToRead.includes(table) ? 1 : 0);
  });

  if (townshipOnly.includes(table))
    test(`${table}: the township sees its rows; the village, the district and the city see none`, async () => {
      for (const row of inside)
        for (const level of ['city', 'district', 'township', 'village'] as const) {
          const caller: Caller = { role: 'xingcun_app', scope: `{${pathOf(home, level)}}` };
          expect(await reach(read(row), caller), level).toBe(level === 'township' ? 1 : 0);
        }
    });

  test(`${table}: without a scope, and without an account, nothing unpublished shows`, async () => {
    for (const row of rows.filter((one) => one.table === table)) {
      expect(await reach(read(row), { role: 'xingcun_app', scope: '' }), row.side).toBe(openToRead.includes(table) ? 1 : 0);
      expect(await reach(read(row), { role: 'xingcun_public', scope: '' }), row.side).toBe(openToAnyone.includes(table) ? 1 : 0);
    }
  });

  test(`${table}: nothing outside the scope is changed, deleted or added`, async () => {
    for (const permission of ['accounts.manage', 'accounts.grant', 'units.import'])
      for (const row of beyond) {
        const caller = { ...district, permission };
        const column = Object.keys(row.values).find((name) => !row.key.includes(name)) ?? row.key[0];
        expect(await reach(`update ${table} set ${column} = ${column} where ${where(row)}`, caller), 'update').toBe(0);
        expect(await reach(`delete from ${table} where ${where(row)}`, caller), 'delete').toBe(0);
        if (openToInsert.includes(table)) continue;
        const side = row.side === 'next' ? next : foreign;
        expect(await reach(insertStatement(another(table, side)), caller), 'insert').toBe(0);
      }
  });
}
