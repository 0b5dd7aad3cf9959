import { organisesCity } from '@xingcun/core/inbox/sources/cycles';
import { disclosureItems, type PublicityAtHand, type VillagesAtHand } from '@xingcun/core/inbox/sources/disclosure';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { cyclesIn, type Source } from '../source.ts';

export const disclosureSource: Source = async (reading) => {
  const { tx, actor, today } = reading;
  const cycles = reading.cycles.filter((cycle) => organisesCity(actor, cycle));
  const of = (state: 'running' | 'publicity') => cyclesIn({ ...reading, cycles }, state).map(({ id }) => id);
  const counted = await countVillages(tx, of('running'));
  const published = await findPublicity(tx, of('publicity'));
  return cycles.flatMap((cycle) => {
    const known = { villages: counted.get(cycle.id) ?? noVillages, publicity: published.get(cycle.id) ?? null };
    return disclosureItems(actor, cycle, known, today);
  });
};

const noVillages: VillagesAtHand = { settled: 0, underWay: 0, notApplied: 0 };

/** Cycle → how far its villages are. */
async function countVillages(tx: Tx, cycleIds: string[]): Promise<Map<string, VillagesAtHand>> {
  if (cycleIds.length === 0) return new Map();
  const { rows } = await sql<VillagesAtHand & { cycleId: string }>`
    select cycle_id, count(*) filter (where stage = 'settled')::integer as settled,
      count(*) filter (where stage not in ('application', 'settled'))::integer as under_way,
      count(*) filter (where stage = 'application')::integer as not_applied
    from assessment where cycle_id = any(${cycleIds}::uuid[]) group by cycle_id`.execute(tx);
  return new Map(rows.map(({ cycleId, ...villages }) => [cycleId, villages]));
}

/** Cycle → its notice of the preliminary result and the objections without an answer (the caller sees them from the district upwards). */
async function findPublicity(tx: Tx, cycleIds: string[]): Promise<Map<string, PublicityAtHand>> {
  if (cycleIds.length === 0) return new Map();
  const { rows } = await sql<{ cycleId: string; closesOn: string; unanswered: { dueOn: string; since: string }[] | null }>`
    select n.cycle_id, n.closes_on, (select json_agg(json_build_object('dueOn', o.due_on, 'since', (o.made_at at time zone 'Asia/Shanghai')::date))
      from objection o where o.notice_id = n.id and o.answered_at is null) as unanswered
    from public_notice n where n.kind = 'preliminaryResult' and n.cycle_id = any(${cycleIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ cycleId, closesOn, unanswered }) => [cycleId, { closesOn, unanswered: unanswered ?? [] }]));
}
