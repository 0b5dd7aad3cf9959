import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Units of one side: a village and what stands above it. */
export interface Side {
  name: string;
  city: string;
  district: string;
  township: string;
  village: string;
}

export interface FilledRow {
  table: string;
  side: string;
  values: Record<string, string | null>;
  key: string[];
  /** The places in the tree on which the row, or what it hangs on, stands. */
  paths: string[];
}

interface Column {
  name: string;
  type: string;
  required: boolean;
  /** The first value that a check allows, where it lists them. */
  first: string | null;
}
interface Reference {
  columns: string[];
  table: string;
  targets: string[];
}
interface Table {
  name: string;
  columns: Column[];
  key: string[];
  references: Reference[];
}

/** The path of a unit from the digits of its code. */
export function pathOf({ city, district, township, village }: Omit<Side, 'name'>, level: keyof Omit<Side, 'name'>): string {
  const steps = { city, district, township, village };
  const order = ['city', 'district', 'township', 'village'] as const;
  return order
    .slice(0, order.indexOf(level) + 1)
    .map((step) => steps[step])
    .join('.');
}

async function readCatalogue(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
          'required', a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '',
          'first', (select (regexp_match(pg_get_constraintdef(k.oid), '\\(' || a.attname || ' = ANY \\(ARRAY\\[''([^'']*)'''))[1]
            from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(a.attname), '[]') from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select coalesce(json_agg(json_build_object('table', k.confrelid::regclass::text,
          'columns', (select json_agg(attname order by o) from unnest(k.conkey) with ordinality u (n, o) join pg_attribute on attrelid = c.oid and attnum = n),
          'targets', (select json_agg(attname order by o) from unnest(k.confkey) with ordinality u (n, o) join pg_attribute on attrelid = k.confrelid and attnum = n))), '[]')
        from pg_constraint k join pg_class p on p.oid = k.confrelid and p.relnamespace = c.relnamespace
        where k.conrelid = c.oid and k.contype = 'f') as references
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%' order by 1`);
  return rows;
}

/**
 * One row a side in every table of schema `public`, made from the catalogue alone, so that a table of tomorrow is filled as well. The
 * values are plausible where a check lists them and invented otherwise; checks are dropped and triggers rest while it goes on. Rows of
 * `unit` are the units of the sides, which exist.
 */
export async function fillEveryTable(databaseUrl: string, sides: readonly Side[], known: Known = {}) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await readCatalogue(client);
    await client.query(`do $$ declare k record; begin
      for k in select conrelid::regclass as tab, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace and conrelid <> 0 loop
        execute format('alter table %s drop constraint %I', k.tab, k.conname);
      end loop; end $$`);
    await client.query('set session_replication_role = replica');
    const maker = rowMaker(tables, known);
    const rows: FilledRow[] = [];
    for (const side of sides)
      for (const table of tables) {
        const row = maker(table.name, side);
        if (table.name !== 'unit' && row.side === side.name) await client.query(insertStatement(row));
        rows.push({ ...row, side: side.name });
      }
    return {
      tables: tables.map(({ name }) => name),
      rows,
      another: (table: string, side: Side) => rowMaker(tables, known)(table, side, rows),
    };
  } finally {
    await client.end();
  }
}

/** Values that the catalogue cannot tell, by `table.column`. */
type Known = Readonly<Record<string, string>>;

/**
 * Makes a table's row for a side once, and the rows on which it hangs; `given` rows are taken for those. What stands on the city alone
 * (a programme, a standard) is one row for all sides in that city.
 */
function rowMaker(tables: readonly Table[], known: Known) {
  const made = new Map<string, FilledRow>();
  return function make(name: string, side: Side, given: readonly FilledRow[] = []): FilledRow {
    const before = made.get(`${name} ${side.name}`);
    if (before) return before;
    const table = tables.find((one) => one.name === name);
    if (!table) throw new Error(`no table ${name}`);
    const parentOf = (reference: Reference) =>
      given.find((row) => row.table === reference.table && row.side === side.name) ?? make(reference.table, side, given);
    const values: FilledRow['values'] = {};
    const paths: string[] = [];
    const ofPeople: string[] = [];
    for (const column of table.columns.filter((one) => one.required || `${name}.${one.name}` in known)) {
      const level = (['city', 'district', 'township'] as const).find((one) => column.name.startsWith(`${one}_`)) ?? 'village';
      const reference = table.references.find(({ columns }) => columns.includes(column.name));
      if (reference && reference.table !== 'unit' && reference.table !== name) {
        const parent = parentOf(reference);
        values[column.name] = parent.values[reference.targets[reference.columns.indexOf(column.name)] ?? ''] ?? null;
        // who did it says where a row stands only where nothing else does
        (reference.table === 'account' ? ofPeople : paths).push(...parent.paths);
      } else if (column.type === 'ltree' || column.name === 'path') {
        values[column.name] = pathOf(side, level);
        paths.push(pathOf(side, level));
      } else if (reference?.table === 'unit' || (name === 'unit' && column.name === 'code')) values[column.name] = side[level];
      else values[column.name] = known[`${name}.${column.name}`] ?? invent(column, `${side.name}-${name}-${column.name}`);
    }
    if (paths.length === 0) paths.push(...ofPeople);
    if (name === 'former_unit_name') paths.push(pathOf(side, 'village'));
    const key = table.key.filter((column) => values[column] !== undefined || table.columns.some((one) => one.name === column));
    for (const column of key)
      values[column] ??= invent(
        table.columns.find((one) => one.name === column),
        `${side.name}-${name}`,
      );
    const ofCity = paths.length > 0 && paths.every((path) => path === side.city) && given.length === 0;
    const shared = ofCity ? made.get(`${name} ${side.city}`) : undefined;
    const row = shared ?? { table: name, side: side.name, values, key, paths };
    made.set(`${name} ${side.name}`, row);
    if (ofCity) made.set(`${name} ${side.city}`, row);
    return row;
  };
}

let numbers = 2000; // small enough for a year, each one new

function invent(column: Column | undefined, text: string): string {
  switch (column?.type) {
    case 'uuid':
      return randomUUID();
    case 'integer':
    case 'bigint':
    case 'smallint':
      return String(++numbers);
    case 'boolean':
      return 'false';
    case 'date':
      return '2026-11-02';
    case 'timestamp with time zone':
      return '2026-11-02T02:00:00Z';
    case 'jsonb':
    case 'text[]':
    case 'integer[]':
    case 'boolean[]':
      return '{}';
    default:
      return column?.first ?? text;
  }
}

export function insertStatement({ table, values }: FilledRow): string {
  const columns = Object.keys(values);
  const literals = Object.values(values).map((value) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`));
  return `insert into ${table} (${columns.join(', ')}) overriding system value values (${literals.join(', ')})`;
}
