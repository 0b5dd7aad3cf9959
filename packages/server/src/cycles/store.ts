import { assert } from '@xingcun/core/assert';
import type { Cycle } from '@xingcun/core/cycles/contract';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import { calendarStages } from '@xingcun/core/cycles/cycle';
import type { CalendarEntry } from '@xingcun/core/cycles/programme';
import { panelStages } from '@xingcun/core/cycles/stage';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** A cycle without its villages, which may be thousands; `withVillages` adds them. */
export type BareCycle = Omit<Cycle, 'villages'>;

/** A cycle, and what its rules ask besides. */
export interface CycleFound {
  cycle: BareCycle;
  cityPath: string;
  standard: { state: 'draft' | 'published'; scorePlaces: number; starCodes: string[] };
}

/** The cycles that the request may see, newest first. */
export async function findCycles(tx: Tx, id?: string): Promise<CycleFound[]> {
  let query = tx
    .selectFrom('cycle')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .innerJoin('unit', 'unit.code', 'cycle.cityCode')
    .selectAll('cycle')
    .select([
      sql<string>`cycle.city_path::text`.as('cityPath'),
      'unit.name as cityName',
      'standard.code as standardCode',
      'standard.version as standardVersion',
      'standard.titleZh as standardTitleZh',
      'standard.titleEn as standardTitleEn',
      'standard.state as standardState',
      sql<boolean>`(standard.document->>'draft')::boolean`.as('standardDraft'),
      sql<number>`(standard.document->>'scorePlaces')::integer`.as('scorePlaces'),
      sql<string[]>`jsonb_path_query_array(standard.document, '$.stars[*].code')`.as('starCodes'),
    ]);
  if (id) query = query.where('cycle.id', '=', id);
  const rows = await query.orderBy('cycle.year', 'desc').orderBy('cycle.cityCode').execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const stages = await tx.selectFrom('cycleStage').selectAll().where('cycleId', 'in', ids).execute();

  return rows.map((row) => ({
    cityPath: row.cityPath,
    standard: { state: row.standardState, scorePlaces: row.scorePlaces, starCodes: row.starCodes },
    cycle: {
      id: row.id,
      cityCode: row.cityCode,
      cityName: row.cityName,
      year: row.year,
      title: { zh: row.titleZh, en: row.titleEn },
      carrier: row.carrier,
      approvingDocument: row.approvingDocument,
      sponsor: row.sponsor,
      standard: {
        id: row.standardId,
        code: row.standardCode,
        version: row.standardVersion,
        title: { zh: row.standardTitleZh, en: row.standardTitleEn },
        draft: row.standardDraft,
      },
      combination: row.combination,
      weights: row.weights,
      panelStages: panelStages.filter((stage) => row.panelStages.includes(stage)),
      blind: row.blind,
      state: row.state,
      calendar: inOrder(stages.filter(({ cycleId }) => cycleId === row.id)),
      sample: row.sample,
      version: row.rowVersion,
    },
  }));
}

/** The cycles as the wire knows them. */
export async function withVillages(tx: Tx, cycles: readonly BareCycle[]): Promise<Cycle[]> {
  if (cycles.length === 0) return [];
  const ids = cycles.map(({ id }) => id);
  const rows = await tx
    .selectFrom('cycleVillage')
    .select(['cycleId', 'villageCode'])
    .where('cycleId', 'in', ids)
    .orderBy('villagePath')
    .execute();
  const byCycle = Map.groupBy(rows, ({ cycleId }) => cycleId);
  return cycles.map((cycle) => ({
    ...cycle,
    villages: (byCycle.get(cycle.id) ?? []).map(({ villageCode }) => villageCode),
  }));
}

function inOrder(stages: readonly CalendarEntry[]): CalendarEntry[] {
  return calendarStages.flatMap((stage) =>
    stages.filter((entry) => entry.stage === stage).map(({ opensOn, dueOn }) => ({ stage, opensOn, dueOn })),
  );
}

/** @throws {Refusal} cycles.cycleNotFound */
export async function getCycle(tx: Tx, id: string): Promise<CycleFound> {
  const [found] = await findCycles(tx, id);
  if (!found) throw new Refusal('cycles.cycleNotFound', { id });
  return found;
}

/** The cycle as the wire knows it. @throws {Refusal} cycles.cycleNotFound */
export async function readWholeCycle(tx: Tx, id: string): Promise<Cycle> {
  const { cycle } = await getCycle(tx, id);
  const [whole] = await withVillages(tx, [cycle]);
  assert(whole, 'a cycle stays itself');
  return whole;
}

/** The cycle, locked until the transaction ends. @throws {Refusal} cycles.cycleNotFound, cycles.changedMeanwhile */
export async function lockCycle(tx: Tx, id: string, version: number): Promise<CycleFound> {
  await tx.selectFrom('cycle').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const found = await getCycle(tx, id);
  if (found.cycle.version !== version)
    throw new Refusal('cycles.changedMeanwhile', { id, yours: version, current: found.cycle.version });
  return found;
}

export interface ProgrammeToSave {
  year: number;
  title: { zh: string; en: string };
  carrier: Cycle['carrier'];
  approvingDocument: string;
  sponsor: string;
  standardId: string;
  combination: Cycle['combination'];
  weights: Cycle['weights'];
  panelStages: Cycle['panelStages'];
  blind: boolean;
  calendar: readonly CalendarEntry[];
  villages: readonly string[];
}

function columnsOf(programme: ProgrammeToSave) {
  const { year, title, carrier, approvingDocument, sponsor, standardId, combination, weights, blind } = programme;
  return {
    year,
    titleZh: title.zh,
    titleEn: title.en,
    carrier,
    approvingDocument,
    sponsor,
    standardId,
    combination,
    weights: weights && JSON.stringify(weights),
    panelStages: [...new Set(programme.panelStages)],
    blind,
  };
}

/** A new draft, or null where the city has a programme of that year. */
export async function insertCycle(
  tx: Tx,
  city: { code: string; path: string },
  programme: ProgrammeToSave,
  createdBy: string,
): Promise<string | null> {
  const inserted = await tx
    .insertInto('cycle')
    .values({ ...columnsOf(programme), cityCode: city.code, cityPath: city.path, createdBy })
    .onConflict((conflict) => conflict.columns(['cityCode', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return null;
  await saveCalendar(tx, inserted.id, programme.calendar);
  await saveVillages(tx, inserted.id, programme.villages);
  return inserted.id;
}

export async function isYearTaken(tx: Tx, { cityCode, year, except }: { cityCode: string; year: number; except: string }) {
  const other = await tx
    .selectFrom('cycle')
    .select('id')
    .where('cityCode', '=', cityCode)
    .where('year', '=', year)
    .where('id', '<>', except)
    .executeTakeFirst();
  return other !== undefined;
}

export async function updateCycle(tx: Tx, id: string, programme: ProgrammeToSave): Promise<void> {
  await tx
    .updateTable('cycle')
    .set((of) => ({ ...columnsOf(programme), rowVersion: of('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('cycleStage').where('cycleId', '=', id).execute();
  await tx.deleteFrom('cycleVillage').where('cycleId', '=', id).execute();
  await saveCalendar(tx, id, programme.calendar);
  await saveVillages(tx, id, programme.villages);
}

async function saveCalendar(tx: Tx, cycleId: string, calendar: readonly CalendarEntry[]): Promise<void> {
  if (calendar.length === 0) return;
  await tx
    .insertInto('cycleStage')
    .values(calendar.map(({ stage, opensOn, dueOn }) => ({ cycleId, stage, opensOn, dueOn })))
    .execute();
}

async function saveVillages(tx: Tx, cycleId: string, villages: readonly string[]): Promise<void> {
  await sql`insert into cycle_village select ${cycleId}, code, path from unit where code = any(${villages})`.execute(tx);
}

/** Which of the codes are not open villages inside the city, or occur twice. */
export async function findUnfitVillages(tx: Tx, cityPath: string, codes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select given.code from unnest(${codes}::text[]) as given (code)
    left join unit on unit.code = given.code and unit.kind = 'village' and unit.closed_on is null and unit.path <@ ${cityPath}::ltree
    group by given.code having count(*) > 1 or bool_or(unit.code is null) order by given.code`.execute(tx);
  return rows.map((row) => row.code);
}

export async function moveState(tx: Tx, id: string, state: CycleState): Promise<void> {
  await tx
    .updateTable('cycle')
    .set((of) => ({ state, rowVersion: of('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** One assessment for each village of the programme. */
export async function openAssessments(tx: Tx, cycleId: string): Promise<void> {
  await sql`insert into assessment (cycle_id, village_code, village_path)
    select cycle_id, village_code, village_path from cycle_village where cycle_id = ${cycleId}`.execute(tx);
}

export async function moveStage(tx: Tx, cycleId: string, { stage, opensOn, dueOn }: CalendarEntry): Promise<void> {
  await tx.updateTable('cycleStage').set({ opensOn, dueOn }).where('cycleId', '=', cycleId).where('stage', '=', stage).execute();
  await tx
    .updateTable('cycle')
    .set((of) => ({ rowVersion: of('rowVersion', '+', 1) }))
    .where('id', '=', cycleId)
    .execute();
}
