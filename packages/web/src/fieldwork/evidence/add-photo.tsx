import { AddDialog, emptyDraft } from './add-dialog.tsx';
import type { Library } from './items-choice.tsx';

/** A photo added to the library from a record that will name it; linked to the item, where the standard has it. */
export function AddPhoto(props: {
  library: Library;
  itemCode: string;
  onAdded: (evidenceId: string) => void;
  onClose: () => void;
}) {
  const { library, itemCode, onAdded, onClose } = props;
  const items = library.items
    .filter((item) => library.cycleState === 'running' && item.itemCode === itemCode)
    .map((item) => item.itemCode);
  return <AddDialog library={library} kind="file" draft={emptyDraft(items)} onAdded={onAdded} onClose={onClose} />;
}
