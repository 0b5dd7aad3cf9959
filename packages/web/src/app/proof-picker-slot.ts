import type { Proof } from '@xingcun/core/assessment/cell';
import { createContext, type ReactNode } from 'react';

export interface ProofPickerProps {
  assessmentId: string;
  itemCode: string;
  /** Pieces that the cell names already. */
  chosen: readonly string[];
  onChoose: (proof: Proof) => void;
}

/** Where a score sheet, which knows no proof library, is given a way to choose from it. */
export const ProofPickerSlot = createContext<((props: ProofPickerProps) => ReactNode) | null>(null);
