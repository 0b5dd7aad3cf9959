import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { bands, bonusCap, bonusEach, indicatorsOf, maximaOf, passMark, starCodes } from './field.ts';
import { markCodes } from './field-csv.ts';

/** DuckDB in memory. @param threads null: as many as it chooses itself */
export async function openDuckdb(threads: number | null): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', threads === null ? {} : { threads: String(threads) });
  return instance.connect();
}

/**
 * Reads the file of marks into hundredths: NULL is missing, -1 does not apply. Columns where every cell is a number are read as
 * decimals at once, which is DuckDB's fastest way; only those that may hold `N/A` are read as texts.
 */
export function readMarks(path: string, mayNotApply: (code: string) => boolean): string {
  const types = ['code', ...markCodes].map(
    (code) => `'${code}': '${code === 'code' || mayNotApply(code) ? 'VARCHAR' : 'DECIMAL(6,2)'}'`,
  );
  const marks = markCodes.map((code) =>
    mayNotApply(code)
      ? `CASE WHEN ${code} = 'N/A' THEN -1 ELSE CAST(CAST(${code} AS DECIMAL(6,2)) * 100 AS INTEGER) END AS ${code}`
      : `CAST(${code} * 100 AS INTEGER) AS ${code}`,
  );
  return `SELECT code, ${marks.join(', ')} FROM read_csv('${path}', header = true, columns = {${types.join(', ')}})`;
}

/** The rating as SQL over a table `field`. @param withBonus whether the table has bonus counts and vetoes */
export function ratingSql(withBonus: boolean): string {
  const each = (write: (code: string, star: number) => string, between = ', ') => starCodes.map(write).join(between);
  const sums = each((code, star) => {
    const marks = indicatorsOf(star);
    const sum = marks.map((mark) => `CASE WHEN ${mark} = -1 THEN 0 ELSE ${mark} END`).join(' + ');
    const lost = marks.map((mark, index) => `CASE WHEN ${mark} = -1 THEN ${maximaOf(star)[index]} ELSE 0 END`).join(' + ');
    return `${sum} AS ${code}_sum, 10000 - (${lost}) AS ${code}_open`;
  });
  const carried = withBonus ? `${each((code) => `${code}B, ${code}V`)}, GV` : '0 AS GV';
  const score = (code: string) => {
    const rescaled = `(2 * ${code}_sum * 10000 + ${code}_open) // (2 * ${code}_open)`;
    const base = `CASE WHEN ${code}_open = 10000 THEN ${code}_sum ELSE ${rescaled} END`;
    // least() would take NULL for absent and answer 10000.
    const added = `${base} + least(${bonusCap}, ${code}B * ${bonusEach})`;
    return withBonus ? `CASE WHEN ${code}_sum IS NULL THEN NULL ELSE least(10000, ${added}) END` : base;
  };
  const vetoes = withBonus ? `${each((code) => `${code}V`)}, ` : '';
  const notVetoed = (code: string) => (withBonus ? `${code}V = 0 AND GV = 0 AND ` : '');
  const isOpen = (code: string) => `(${code}_score IS NULL${withBonus ? ` AND ${code}V = 0` : ''})`;
  return `
    WITH sums AS (SELECT code, ${carried}, ${sums} FROM field),
    scores AS (SELECT code, ${vetoes}GV, ${each((code) => `${score(code)} AS ${code}_score`)} FROM sums),
    won AS (SELECT code, GV,
      ${each((code) => `${code}_score, (${notVetoed(code)}${code}_score IS NOT NULL AND ${code}_score >= ${passMark}) AS ${code}_won`)},
      ${each(isOpen, ' OR ')} AS incomplete FROM scores),
    counted AS (SELECT *, ${each((code) => `${code}_won::INTEGER`, ' + ')} AS stars_won FROM won)
    SELECT *, CASE WHEN GV = 1 OR incomplete THEN -1 ${bands.map((from, index) => `WHEN stars_won >= ${from} THEN ${index}`).join(' ')} ELSE 3 END AS grade
    FROM counted`;
}
