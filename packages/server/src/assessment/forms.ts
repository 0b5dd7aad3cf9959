import { declaredItems, openForm, type SheetForm } from '@xingcun/core/assessment/items';
import { openRatingForm } from '@xingcun/core/assessment/village-rating';
import { assert } from '@xingcun/core/assert';
import type { Standard } from '@xingcun/core/standards/standard';
import type { Tx } from '../db/database.ts';

/** A standard's document never changes under its digest, so what was made of it is kept; the oldest give way. */
const mostKept = 64;
const forms = new Map<string, SheetForm>();

function keep(key: string, make: () => SheetForm): SheetForm {
  const known = forms.get(key);
  if (known) return known;
  const made = make();
  if (forms.size >= mostKept) for (const oldest of forms.keys()) if (forms.delete(oldest)) break;
  forms.set(key, made);
  return made;
}

export interface StandardKey {
  standardId: string;
  standardDigest: string;
}

/** The standard's form for score sheets. */
export async function formOf(tx: Tx, { standardId, standardDigest }: StandardKey): Promise<SheetForm> {
  const known = forms.get(standardDigest);
  if (known) return known;
  const found = await tx.selectFrom('standard').select('document').where('id', '=', standardId).executeTakeFirst();
  assert(found, `the standard ${standardId} of a cycle can be read`);
  return keep(standardDigest, () => openForm(found.document));
}

/** The form by which a village with these stars is rated; see `openRatingForm`. */
export function ratingFormOf(standard: Standard, digest: string, declaredStars: readonly string[], weighted: boolean): SheetForm {
  const key = `${digest} ${weighted ? 'weighted' : 'successive'} ${declaredStars.join(' ')}`;
  return keep(key, () => openRatingForm(standard, declaredStars, weighted));
}

const required = new WeakMap<SheetForm, Map<string, Readonly<Record<string, number>>>>();

/** How many items must have a value, by declared star; '' for the figures of the whole standard. Counted once for a set of stars. */
export function requiredByStar(form: SheetForm, declaredStars: readonly string[]): Readonly<Record<string, number>> {
  const known = required.get(form) ?? new Map<string, Readonly<Record<string, number>>>();
  required.set(form, known);
  const key = declaredStars.join(' ');
  const found = known.get(key);
  if (found) return found;
  const counts: Record<string, number> = {};
  for (const { required: isRequired, starCode } of declaredItems(form, declaredStars))
    if (isRequired) counts[starCode ?? ''] = (counts[starCode ?? ''] ?? 0) + 1;
  known.set(key, counts);
  return counts;
}
