import { SheetPage } from '../assessment/sheet/sheet-page.tsx';
import { ProofPicker } from '../fieldwork/evidence/proof-picker.tsx';
import { type ProofPickerProps, ProofPickerSlot } from './proof-picker-slot.ts';

const picker = (props: ProofPickerProps) => <ProofPicker {...props} />;

/** Where a score sheet meets the proof library. */
export function SheetWithLibrary() {
  return (
    <ProofPickerSlot value={picker}>
      <SheetPage />
    </ProofPickerSlot>
  );
}
