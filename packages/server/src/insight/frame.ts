import { readFrame } from '@xingcun/core/insight/contract';
import { Refusal } from '@xingcun/core/refusal';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import type { UnitKind } from '@xingcun/core/units/unit';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { wake } from '../jobs/wake.ts';
import { openUnit, starsOf, widestGrant } from './place.ts';
import { recountJob } from './recount.ts';

export const frameRoute = implement(readFrame, async ({ tx, actor, now, query, afterCommit }) => {
  const unit = await openUnit(tx, actor, query.unitCode ?? widestGrant(actor).unitCode);
  const cycles = await findCycles(tx, unit.path);
  const found = query.cycleId ? cycles.find(({ id }) => id === query.cycleId) : cycles[0];
  if (query.cycleId && !found) throw new Refusal('cycles.cycleNotFound', { id: query.cycleId });
  const { stars, scorePlaces } = found ? await starsOf(tx, actor, { cycle: found }) : { stars: [], scorePlaces: 2 };
  const pending = await countPending(tx, unit.path);
  if (pending > 0) afterCommit(() => wake(recountJob)); // who looks again in a moment sees them counted
  const { path, ...named } = unit;
  return {
    asOf: now.toISOString(),
    pending,
    cycle: found ? asCycle(found) : null,
    cycles: cycles.map(asCycle),
    unit: named,
    ...(await findNeighbours(tx, path, widestGrant(actor, path).path)),
    scorePlaces,
    stars: stars.map(({ code, title, maxScore, passMark }) => ({ code, title, maxScore, passMark })),
  };
});

interface CycleRow {
  id: string;
  year: number;
  titleZh: string;
  titleEn: string;
  state: CycleState;
  standardId: string;
  standardDigest: string;
}

const asCycle = ({ id, year, titleZh, titleEn, state }: CycleRow) => ({ id, year, state, title: { zh: titleZh, en: titleEn } });

/** The programmes of the unit's city that are out, the newest first. */
async function findCycles(tx: Tx, path: string): Promise<CycleRow[]> {
  const { rows } = await sql<CycleRow>`
    select c.id, c.year, c.title_zh, c.title_en, c.state, c.standard_id, s.digest as standard_digest
    from cycle c join standard s on s.id = c.standard_id
    where c.state <> 'draft' and ${path}::ltree <@ c.city_path order by c.year desc`.execute(tx);
  return rows;
}

/** Villages at or below a place in which something is not counted yet. */
async function countPending(tx: Tx, path: string): Promise<number> {
  const { rows } = await sql<{ pending: number }>`
    select count(distinct n.assessment_id)::integer as pending
    from insight_change n join assessment a on a.id = n.assessment_id where a.village_path <@ ${path}::ltree`.execute(tx);
  return rows[0]?.pending ?? 0;
}

async function findNeighbours(tx: Tx, path: string, from: string) {
  const { rows } = await sql<{ code: string; name: string; kind: UnitKind; above: boolean }>`
    select code, name, kind, path @> ${path}::ltree as above from unit
    where kind not in ('department', 'workTeam') and closed_on is null and ((path @> ${path}::ltree and path <> ${path}::ltree and path <@ ${from}::ltree)
      or parent_code = (select code from unit where path = ${path}::ltree))
    order by path`.execute(tx);
  const named = (above: boolean) =>
    rows.filter((row) => row.above === above).map(({ code, name, kind }) => ({ code, name, kind }));
  return { above: named(true), below: named(false) };
}
