import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DuckDBConnection } from '@duckdb/node-api';
import { explainRow } from '@xingcun/core/rating/explain-row';
import { rateMany } from '@xingcun/core/rating/rate-many';
import { writeStandardYaml } from '@xingcun/core/standards/yaml';
import { openDuckdb, ratingSql, readMarks } from './duckdb.ts';
import { bands, compiled, field, standard, villages } from './field.ts';
import { writeIntegers, writeMarks } from './field-csv.ts';
import { handField, rateByHand } from './hand-written.ts';
import { agree, type Line, limitLine, race, ratioLine } from './measure.ts';

/** The engine in memory: 620,000 villages × 59 marks, bonus, vetoes, bands. */
export async function benchEngine(folder: string): Promise<Line[]> {
  // Before this process grows: a child starts with its parent's peak as its own.
  const peaks = { plain: peakMemory([]), kept: peakMemory(['--keep']) };
  const columns = field(villages);
  const hand = handField(columns);
  const duckdb = await openDuckdb(1);
  const file = join(folder, 'integers.csv');
  const codes = writeIntegers(file, columns);
  await duckdb.run(
    `CREATE TABLE field AS SELECT * FROM read_csv('${file}', header = true, columns = {'code': 'BIGINT', ${codes.map((code) => `'${code}': 'INTEGER'`).join(', ')}})`,
  );

  const timing = await race(
    [
      { name: 'rateMany', run: () => rateMany(compiled, columns) },
      { name: 'rateMany, explanations kept', run: () => rateMany(compiled, columns, { keepExplanations: true }) },
      { name: 'hand-written pass', run: () => rateByHand(hand) },
      { name: 'DuckDB, one thread', run: () => duckdb.run(`CREATE OR REPLACE TABLE result AS ${ratingSql(true)}`) },
    ],
    7,
  );
  const rated = rateMany(compiled, columns, { keepExplanations: true });
  agree('stars won', [
    total(rated.starsWon),
    total(rateByHand(hand).starsWon),
    await single(duckdb, 'SELECT sum(CASE WHEN GV = 1 THEN 0 ELSE stars_won END) FROM result'),
  ]);
  const best = (grades: Int8Array) => grades.reduce((count, grade) => count + (grade >= 0 && grade < bands.length ? 1 : 0), 0);
  agree('villages above the last band', [
    best(rated.grades),
    best(rateByHand(hand).grades),
    await single(duckdb, `SELECT count(*) FROM result WHERE grade BETWEEN 0 AND ${bands.length - 1}`),
  ]);

  const explanations = 2000;
  explainRow(compiled, columns, rated, 0);
  const start = performance.now();
  for (let index = 0; index < explanations; index += 1) explainRow(compiled, columns, rated, (index * 307) % villages);
  const oneExplanation = (performance.now() - start) / explanations;
  return [
    ratioLine('rateMany', timing('rateMany'), timing('hand-written pass'), 3),
    ratioLine('rateMany', timing('rateMany'), timing('DuckDB, one thread'), 1),
    limitLine('peak memory of rateMany and its columns', peaks.plain, 1024, 'MiB'),
    limitLine('every explanation kept', timing('rateMany, explanations kept').least / 1000, 5, 's'),
    limitLine('peak memory with explanations kept', peaks.kept, 1024, 'MiB'),
    limitLine('one explanation', oneExplanation, 1, 'ms'),
  ];
}

/** `xingcun rate` from CSV to CSV, its own start included, against DuckDB with all its threads on the same file. */
export async function benchCommand(folder: string): Promise<Line[]> {
  const standardFile = join(folder, 'standard.yaml');
  writeFileSync(standardFile, writeStandardYaml(standard));
  const lines: Line[] = [];
  for (const plain of [false, true]) {
    const scores = join(folder, `marks-${plain ? 'plain' : 'mixed'}.csv`);
    writeMarks(scores, field(villages, { plain }));
    const duckdb = await openDuckdb(null);
    await duckdb.run(`CREATE VIEW field AS ${readMarks(scores, (code) => !plain && code.endsWith('N0'))}`);
    const [ownFile, sqlFile] = [join(folder, 'own.csv'), join(folder, 'duckdb.csv')];
    const timing = await race(
      [
        { name: 'xingcun rate', run: () => command(['rate', '--standard', standardFile, '--scores', scores, '-o', ownFile]) },
        { name: 'DuckDB', run: () => duckdb.run(`COPY (${ratingSql(false)}) TO '${sqlFile}' (HEADER)`) },
      ],
      5,
    );
    agree('stars won', [
      await single(duckdb, `SELECT sum(starsWon) FROM read_csv('${ownFile}')`),
      await single(duckdb, `SELECT sum(stars_won) FROM read_csv('${sqlFile}')`),
    ]);
    lines.push(
      ratioLine(
        `xingcun rate, ${plain ? 'every mark a number' : 'some N/A and empty'}`,
        timing('xingcun rate'),
        timing('DuckDB'),
        1,
      ),
    );
  }
  return lines;
}

function command(args: readonly string[]): void {
  const main = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`xingcun ${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** Of a process that rates the field and does nothing else. */
function peakMemory(args: readonly string[]): number {
  const script = fileURLToPath(new URL('rate-alone.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`rate-alone.ts ended with ${status}: ${stderr}`);
  return Number(stdout);
}

function total(column: Uint8Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}

async function single(connection: DuckDBConnection, sql: string): Promise<number> {
  const reader = await connection.runAndReadAll(sql);
  return Number(reader.getRows()[0]?.[0]);
}
