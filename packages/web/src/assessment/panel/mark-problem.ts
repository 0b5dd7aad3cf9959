import type { CellEntry } from '@xingcun/core/assessment/cell';
import { checkProposal, type SheetForm, type SheetItem } from '@xingcun/core/assessment/items';
import { Refusal } from '@xingcun/core/refusal';
import type { MarkDraft } from './mark-form.tsx';

/** What core finds wrong with a mark, by the function that the server asks; null where nothing is. */
export function markProblem(
  form: SheetForm,
  item: SheetItem,
  { score, ...rest }: MarkDraft,
  lower: CellEntry | null,
): Refusal | null {
  const entry: CellEntry = score === null ? { kind: 'notApplicable' } : { kind: 'mark', score };
  try {
    checkProposal(form, item, { entry, ...rest }, lower);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
