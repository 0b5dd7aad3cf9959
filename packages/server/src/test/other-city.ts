import { planUnits } from '@xingcun/core/units/import';
import type { Db } from '../db/database.ts';
import { readLines } from '../units/file.ts';
import { saveUnits } from '../units/store.ts';

/** Units of an invented city beside Karamay, to see that nothing reaches across. */
export async function otherCity(owner: Db) {
  const file = 'code,name\n6599,外市\n659901,外区\n659901100,外镇\n659901100200,外村\n';
  await saveUnits(owner, planUnits(readLines(file), new Map()).units);
  return { city: '659900000000', district: '659901000000', township: '659901100000', village: '659901100200' } as const;
}
