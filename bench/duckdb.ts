import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { bands, bonusCap, bonusEach, indicatorsOf, maximaOf, passMark, starCodes } from './field.ts';

/** DuckDB in memory. @param threads null: as many as it chooses itself */
export async function openDuckdb(threads: number | null): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', threads === null ? {} : { threads: String(threads) });
  return instance.connect();
}

/**
 * The same rating as SQL over a table `field` with marks in hundredths (NULL is missing, -1 does not apply).
 * @param withBonus whether the table has bonus counts and vetoes
 */
export function ratingSql(withBonus: boolean): string {
  const stars = starCodes.map((code, star) => {
    const marks = indicatorsOf(star);
    const maxima = maximaOf(star);
    const sum = marks.map((mark) => `greatest(${mark}, 0)`).join(' + ');
    const open = `10000 - (${marks.map((mark, index) => `CASE WHEN ${mark} = -1 THEN ${maxima[index]} ELSE 0 END`).join(' + ')})`;
    return { code, sum, open };
  });
  const carried = withBonus
    ? starCodes
        .flatMap((code) => [`${code}B`, `${code}V`])
        .concat('GV')
        .join(', ')
    : '0 AS GV';
  const score = (code: string) => {
    const base = `CASE WHEN ${code}_open = 10000 THEN ${code}_sum ELSE (2 * ${code}_sum * 10000 + ${code}_open) // (2 * ${code}_open) END`;
    return withBonus ? `least(10000, ${base} + least(${bonusCap}, ${code}B * ${bonusEach}))` : base;
  };
  const veto = (code: string) => (withBonus ? `${code}V = 0 AND GV = 0 AND` : '');
  const band = bands.map((from, index) => `WHEN stars_won >= ${from} THEN ${index}`).join(' ');
  return `
    WITH sums AS (SELECT code, ${carried}, ${stars.map(({ code, sum, open }) => `${sum} AS ${code}_sum, ${open} AS ${code}_open`).join(', ')} FROM field),
    scores AS (SELECT code, ${withBonus ? starCodes.map((code) => `${code}V`).join(', ') + ',' : ''} GV, ${starCodes.map((code) => `${score(code)} AS ${code}_score`).join(', ')} FROM sums),
    won AS (SELECT code, GV, ${starCodes.map((code) => `${code}_score, (${veto(code)} ${code}_score IS NOT NULL AND ${code}_score >= ${passMark}) AS ${code}_won`).join(', ')},
      ${starCodes.map((code) => `(${code}_score IS NULL ${withBonus ? `AND ${code}V = 0` : ''})`).join(' OR ')} AS incomplete FROM scores),
    counted AS (SELECT *, ${starCodes.map((code) => `${code}_won::INTEGER`).join(' + ')} AS stars_won FROM won)
    SELECT *, CASE WHEN GV = 1 OR incomplete THEN -1 ${band} ELSE 3 END AS grade FROM counted`;
}
