import { evidenceKindWords } from '@xingcun/core/fieldwork/evidence/words';
import { Link } from '@tanstack/react-router';
import { useOnline } from '../../app/connection.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './evidence.module.css';
import type { Library } from './items-choice.tsx';
import { Thumbnail } from './piece-card.tsx';

/** The pieces of a library that stand, to choose from: those linked to the item first. `full`: no more are taken. */
export function Choices(props: {
  library: Library;
  itemCode: string;
  chosen: readonly string[];
  full?: boolean;
  onChoose: (piece: { id: string; title: string }) => void;
}) {
  const { library, itemCode, chosen, full = false, onChoose } = props;
  const { t, words } = useLanguage('evidence');
  const format = useFormat();
  const online = useOnline();
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
                <Thumbnail piece={{ ...piece, hasThumbnail: online && piece.file?.hasThumbnail === true }} />
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
                disabled={taken || full}
                aria-label={`${t(taken ? 'picker.chosen' : 'picker.choose')} ${piece.title}`}
                onClick={() => onChoose(piece)}
              >
                {t(taken ? 'picker.chosen' : 'picker.choose')}
              </button>
            </li>
          );
        })}
      </ul>
      {online && (
        <p>
          <Link to="/work/assessments/$assessmentId/evidence" params={{ assessmentId: library.assessmentId }}>
            {t('picker.toLibrary')}
          </Link>
        </p>
      )}
    </div>
  );
}

export function ChoicesDialog({ onClose, ...choices }: Parameters<typeof Choices>[0] & { onClose: () => void }) {
  const { t } = useLanguage('evidence');
  return (
    <Dialog title={t('picker.title')} onClose={onClose}>
      <Choices {...choices} />
    </Dialog>
  );
}
