import { SheetPage } from '../assessment/sheet/sheet-page.tsx';
import { ProofPicker } from '../fieldwork/evidence/proof-picker.tsx';
import { ProofPickerSlot } from './proof-picker-slot.ts';

/** Where a score sheet meets the proof library. */
export function SheetWithLibrary() {
  return (
    <ProofPickerSlot value={ProofPicker}>
      <SheetPage />
    </ProofPickerSlot>
  );
}
