import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { evidenceKindWords } from '@xingcun/core/fieldwork/evidence/words';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import type { ProofPickerProps } from '../../app/proof-picker-slot.ts';
import { read } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import styles from './evidence.module.css';
import { Thumbnail } from './piece-card.tsx';

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
          <Choices assessmentId={assessmentId} itemCode={itemCode} chosen={chosen} onChoose={onChoose} />
        </Dialog>
      )}
    </div>
  );
}

function Choices({ assessmentId, itemCode, chosen, onChoose }: ProofPickerProps) {
  const { t, words } = useLanguage('evidence');
  const format = useFormat();
  const { data: library, error } = useQuery(read(readEvidence, { params: { assessmentId } }));
  if (error) return <ErrorNotice error={error} />;
  if (!library) return null;
  const isLinked = (codes: readonly string[]) => codes.includes(itemCode);
  const pieces = library.pieces
    .filter(({ withdrawn, sealed }) => withdrawn === null && sealed === null)
    .toSorted((a, b) => Number(isLinked(b.itemCodes)) - Number(isLinked(a.itemCodes)));
  return (
    <div className="stack">
      {pieces.length === 0 && <p className="soft">{t('picker.none')}</p>}
      <ul className={styles.missing}>
        {pieces.map((piece) => {
          const taken = chosen.includes(piece.id);
          return (
            <li key={piece.id}>
              <span className={styles.small}>
                <Thumbnail piece={{ ...piece, hasThumbnail: piece.file?.hasThumbnail === true }} />
              </span>
              <div className={styles.grow}>
                <strong>{piece.title}</strong>
                <p className="soft small">
                  {words(evidenceKindWords[piece.kind])} · {format.day(piece.effectiveFrom)}
                  {isLinked(piece.itemCodes) && ` · ${t('picker.linked')}`}
                </p>
              </div>
              <button
                type="button"
                className="button"
                disabled={taken}
                aria-label={`${t(taken ? 'picker.chosen' : 'picker.choose')} ${piece.title}`}
                onClick={() => onChoose({ title: piece.title, reference: '', evidenceId: piece.id })}
              >
                {t(taken ? 'picker.chosen' : 'picker.choose')}
              </button>
            </li>
          );
        })}
      </ul>
      <p>
        <Link to="/work/assessments/$assessmentId/evidence" params={{ assessmentId }}>
          {t('picker.toLibrary')}
        </Link>
      </p>
    </div>
  );
}
