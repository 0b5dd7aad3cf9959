import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import type { ProofPickerProps } from '../../app/proof-picker-slot.ts';
import { read } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Choices } from './choices.tsx';

/** In a score sheet: proof chosen from the library of the village, pieces linked to the item first. */
export function ProofPicker({ assessmentId, itemCode, chosen, onChoose }: ProofPickerProps) {
  const { t } = useLanguage('evidence');
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('picker.open')}
      </button>
      {open && (
        <Dialog title={t('picker.title')} onClose={() => setOpen(false)}>
          <Fetched assessmentId={assessmentId} itemCode={itemCode} chosen={chosen} onChoose={onChoose} />
        </Dialog>
      )}
    </div>
  );
}

function Fetched({ assessmentId, itemCode, chosen, onChoose }: ProofPickerProps) {
  const { data: library, error } = useQuery(read(readEvidence, { params: { assessmentId } }));
  if (error) return <ErrorNotice error={error} />;
  if (!library) return null;
  return (
    <Choices
      library={library}
      itemCode={itemCode}
      chosen={chosen}
      onChoose={({ id, title }) => onChoose({ title, reference: '', evidenceId: id })}
    />
  );
}
