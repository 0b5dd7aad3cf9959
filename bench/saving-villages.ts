import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Role } from '@xingcun/core/accounts/permission';
import type { CellEntry } from '@xingcun/core/assessment/cell';
import { saveCells } from '@xingcun/core/assessment/contract';
import { createCycle, publishCycle, saveApplication, submitApplication } from '@xingcun/core/cycles/contract';
import { defaultCalendar } from '@xingcun/core/cycles/programme';
import { importStandard, publishStandard } from '@xingcun/core/standards/contract';
import type { Indicator } from '@xingcun/core/standards/standard';
import { createSignIn, openSession } from '../packages/server/src/accounts/sign-in.ts';
import { createApp } from '../packages/server/src/app.ts';
import { type Caller, callerOf } from '../packages/server/src/sample/caller.ts';
import { sampleEntry } from '../packages/server/src/sample/entries.ts';
import { openDatabase } from '../packages/server/src/db/database.ts';
import type { Opened } from '../packages/server/src/set-up.ts';
import { importDivisions } from '../packages/server/src/units/seed.ts';

/** A city in its self-assessment: 100 villages with every indicator entered, and the secretaries of the first few signed in. */

const city = '650200000000';
const township = '650203200000';
const villageCodes = Array.from({ length: 100 }, (_, index) => `650203200${300 + index}`);
const applicationDay = new Date('2026-02-05T04:00:00Z');
/** The moment at which the bench plays, within the self-assessment of the default calendar. */
export const moment = new Date('2026-10-20T04:00:00Z');

/** A cell that is saved again and again: after an even version with the first entry, after an odd one with the second. */
export interface CellToSave {
  assessmentId: string;
  itemCode: string;
  /** Of the route that saves it. */
  path: string;
  entries: readonly [CellEntry, CellEntry];
}

/** Somebody signed in, and the cells of his village. */
export interface Secretary {
  cookie: string;
  cells: CellToSave[];
}

/** Fills an empty, migrated database; answers what `count` people save, each in a village of his own. */
export async function seedVillages(
  { owner, db, auth, files, logKey }: Opened,
  ownerUrl: string,
  count: number,
): Promise<Secretary[]> {
  const { pool } = openDatabase(ownerUrl, { max: 1 });
  let now = applicationDay;
  const app = await createApp({ db, auth, files, logKey, now: () => now, logLevel: 'silent', requestsPerMinute: 1_000_000 });
  const signIn = async (username: string, role: Role, unitCode: string) => {
    const accountId = await createSignIn(owner, { username, displayName: username, unitCode, passwordHash: 'none' });
    const grant = `insert into role_grant (account_id, role, unit_code, unit_path, from_on)
      select $1, $2, code, path, '2020-01-01' from unit where code = $3`;
    await pool.query(grant, [accountId, role, unitCode]);
    return openSession(db, accountId, new Date('2100-01-01'));
  };
  await importDivisions(owner);
  const villages = `insert into unit (code, path, parent_code, kind, name, raw_name)
    select v.code, t.path || v.code::ltree, t.code, 'village', '村' || v.code, '村' || v.code
    from unit t, unnest($1::text[]) as v (code) where t.code = $2`;
  await pool.query(villages, [villageCodes, township]);

  await openYear(callerOf(app, await signIn('organiser', 'cityOrganiser', city)));
  const { document: standard } = await owner.selectFrom('standard').select('document').executeTakeFirstOrThrow();
  const stars = standard.stars.map(({ code }) => code);
  const indicators = standard.stars.flatMap((star) => star.indicators);
  const secretaries: Secretary[] = [];
  for (const { id, villageCode } of await owner.selectFrom('assessment').select(['id', 'villageCode']).execute()) {
    const cookie = await signIn(`secretary.${villageCode}`, 'villageSecretary', villageCode);
    const secretary = callerOf(app, cookie);
    const params = { assessmentId: id };
    now = applicationDay;
    await secretary(saveApplication, { params, body: { stars, commitments: {}, version: 0 } });
    await secretary(submitApplication, { params, body: { version: 1 } });
    now = moment;
    const cells = indicators.map((indicator) => ({
      itemCode: indicator.code,
      ...proposal(sampleEntry(indicator, 0.9)),
      version: 0,
    }));
    await secretary(saveCells, { params: { ...params, stage: 'selfAssessment' }, body: { cells } });
    secretaries.push({ cookie, cells: indicators.filter((_, index) => index % 10 === 0).map((each) => cellToSave(id, each)) });
  }
  await app.close();
  await pool.query('analyze'); // plans made on empty tables would stay bad
  await pool.end();
  return secretaries.slice(0, count);
}

/** What a person sends for a cell, but for its version. */
export function proposal(entry: CellEntry) {
  const proofs = [{ title: '样例佐证：村级台账', reference: '小拐乡〔2026〕样例第12号' }];
  return { entry, reason: '样例：已核对台账。', proofs };
}

function cellToSave(assessmentId: string, indicator: Indicator): CellToSave {
  return {
    assessmentId,
    itemCode: indicator.code,
    path: `/api/assessments/${assessmentId}/sheets/selfAssessment/cells/${indicator.code}`,
    entries: [sampleEntry(indicator, 0.9), sampleEntry(indicator, 0.7)],
  };
}

/** The standard and this year's programme, published. */
async function openYear(organiser: Caller): Promise<void> {
  const fileName = 'karamay-ten-stars.yaml';
  const yaml = await readFile(fileURLToPath(new URL(`../standards/${fileName}`, import.meta.url)));
  const { standard } = await organiser(importStandard, { body: { fileName, base64: yaml.toString('base64'), confirm: true } });
  if (!standard) throw new Error('the standard was not stored');
  const { id: standardId, rowVersion } = standard;
  await organiser(publishStandard, { params: { standardId }, body: { rowVersion } });
  const cycle = await organiser(createCycle, {
    body: {
      cityCode: city,
      year: 2026,
      title: { zh: '2026年', en: '2026' },
      carrier: 'annualAssessment',
      approvingDocument: '样例〔2026〕1号',
      sponsor: '样例',
      standardId,
      combination: 'successive',
      weights: null,
      calendar: defaultCalendar(2026),
      villages: villageCodes,
    },
  });
  await organiser(publishCycle, { params: { cycleId: cycle.id }, body: { version: cycle.version } });
}
