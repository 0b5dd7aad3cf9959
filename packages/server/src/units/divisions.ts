import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unitsFromDivisions } from '@xingcun/core/units/divisions';
import type { Db, Tx } from '../db/database.ts';

const karamay = fileURLToPath(new URL('../../divisions/karamay.csv', import.meta.url));

/** Names in English for the units that the star programme of Karamay meets (pinyin, as on road signs). */
const englishNames: Record<string, string> = {
  '650200000000': 'Karamay',
  '650202000000': 'Dushanzi District',
  '650203000000': 'Karamay District',
  '650204000000': 'Baijiantan District',
  '650205000000': 'Urho District',
  '650203200000': 'Xiaoguai Township',
  '650205100000': 'Urho Town',
  '650203200200': 'Tuanjie New Village',
  '650203200202': 'Xiaoguai Village',
  '650203200205': 'Hexie Village',
  '650205100200': 'Chagancao Village',
  '650205100201': 'Hake Village',
};

/** Karamay's units from the file in this package; a second time changes nothing. Source of the codes: docs/sources.md. */
export async function importDivisions(db: Db | Tx): Promise<number> {
  const lines = (await readFile(karamay, 'utf8')).trim().split(/\r?\n/).slice(1);
  const rows = lines.map((text, index) => {
    const [code = '', name = ''] = text.split(',');
    return { line: index + 2, code, name };
  });
  const units = unitsFromDivisions(rows).map((unit) => ({
    ...unit,
    nameEn: englishNames[unit.code] ?? null,
    openedOn: null,
    closedOn: null,
    successorCode: null,
  }));
  await db
    .insertInto('unit')
    .values(units)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return units.length;
}
