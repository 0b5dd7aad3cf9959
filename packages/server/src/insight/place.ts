import { type Actor, grantsFor, isWithin, type Permission, permit } from '@xingcun/core/accounts/permission';
import { Refusal } from '@xingcun/core/refusal';
import type { Star } from '@xingcun/core/standards/standard';
import type { UnitKind } from '@xingcun/core/units/unit';
import { sql } from 'kysely';
import { formOf } from '../assessment/forms.ts';
import type { Tx } from '../db/database.ts';
import { getUnit } from '../units/store.ts';

const permission = 'insight.read';

export interface Place {
  unit: { code: string; name: string; kind: UnitKind; path: string };
  cycle: { id: string; standardId: string; standardDigest: string };
}

/** The unit, where the caller may look at it. */
export async function openUnit(tx: Tx, actor: Actor, unitCode: string, asked: Permission = permission): Promise<Place['unit']> {
  const { code, name, kind, path } = await getUnit(tx, unitCode);
  permit(actor, asked, path);
  return { code, name, kind, path };
}

/**
 * The unit and the year that a dashboard is asked of.
 * @throws {Refusal} units.unitNotFound, accounts.notPermitted, cycles.cycleNotFound
 */
export async function openPlace(
  tx: Tx,
  actor: Actor,
  { cycleId, unitCode }: { cycleId: string; unitCode: string },
  asked: Permission = permission,
): Promise<Place> {
  const unit = await openUnit(tx, actor, unitCode, asked);
  const { rows } = await sql<Place['cycle']>`
    select c.id, c.standard_id, s.digest as standard_digest from cycle c join standard s on s.id = c.standard_id
    where c.id = ${cycleId} and c.state <> 'draft' and ${unit.path}::ltree <@ c.city_path`.execute(tx);
  const [cycle] = rows;
  if (!cycle) throw new Refusal('cycles.cycleNotFound', { id: cycleId });
  return { unit, cycle };
}

/** The stars to which every grant of the caller is limited; null is all. The database hides the others’ rows. */
function ownStars(actor: Actor): string[] | null {
  const grants = grantsFor(actor, permission);
  return grants.every(({ stars }) => stars !== null) ? grants.flatMap(({ stars }) => stars ?? []) : null;
}

/** The stars of the year that the caller sees, in the standard's order, with the decimal places of its scores. */
export async function starsOf(
  tx: Tx,
  actor: Actor,
  { cycle }: Pick<Place, 'cycle'>,
): Promise<{ stars: Star[]; scorePlaces: number }> {
  const { standard } = (await formOf(tx, cycle)).compiled;
  const own = ownStars(actor);
  return { stars: standard.stars.filter(({ code }) => own === null || own.includes(code)), scorePlaces: standard.scorePlaces };
}

/** The grant of the caller that reaches furthest, around a unit where one is named. */
export function widestGrant(actor: Actor, path?: string): { unitCode: string; path: string } {
  const [widest] = grantsFor(actor, permission)
    .filter((grant) => path === undefined || isWithin(path, grant.path))
    .toSorted((a, b) => a.path.split('.').length - b.path.split('.').length);
  if (!widest) throw new Refusal('accounts.notPermitted', { permission });
  return widest;
}
