import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { planUnits } from '@xingcun/core/units/import';
import { assert } from '@xingcun/core/assert';
import type { Db, Tx } from '../db/database.ts';
import { readLines } from './file.ts';
import { findRelatedUnits, saveUnits } from './store.ts';

const shipped = (name: string) => fileURLToPath(new URL(`../../divisions/${name}`, import.meta.url));

/** Karamay's units from the file in this package; a second time changes nothing. Source of the codes: docs/sources.md. */
export function importDivisions(db: Db | Tx): Promise<number> {
  return importShipped(db, shipped('karamay.csv'));
}

/**
 * For the sample data: lead departments of the ten stars and a work team for each village of Karamay, after `importDivisions`. The
 * programme's real lead units are not published, so every row is labelled as sample.
 */
export function importSampleOffices(db: Db | Tx): Promise<number> {
  return importShipped(db, shipped('karamay-offices.csv'));
}

async function importShipped(db: Db | Tx, file: string): Promise<number> {
  const lines = readLines(await readFile(file, 'utf8'));
  const { units, problems } = planUnits(lines, await findRelatedUnits(db, lines));
  assert(problems.length === 0, `${file} is valid, but: ${JSON.stringify(problems[0])}`);
  await saveUnits(db, units);
  return units.length;
}
