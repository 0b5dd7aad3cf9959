import type { Piece } from '@xingcun/core/fieldwork/evidence/contract';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './evidence.module.css';
import { Thumbnail } from './piece-card.tsx';

/** Photos that look much like this one, to be put side by side; a hint, never a judgement. */
export function Likenesses({ piece }: { piece: Piece }) {
  const { t } = useLanguage('evidence');
  const [comparing, setComparing] = useState(false);
  if (piece.looksLike.length === 0) return null;
  return (
    <div className="notice notice-due">
      <div className="stack">
        <p>{t('like.body')}</p>
        <div>
          <button type="button" className="button" onClick={() => setComparing(true)}>
            {t('like.compare')}
          </button>
        </div>
      </div>
      {comparing && <Comparison piece={piece} onClose={() => setComparing(false)} />}
    </div>
  );
}

function Comparison({ piece, onClose }: { piece: Piece; onClose: () => void }) {
  const { t, words } = useLanguage('evidence');
  const format = useFormat();
  const own = { id: piece.id, title: piece.title, hasThumbnail: piece.file?.hasThumbnail === true };
  return (
    <Dialog title={t('like.title')} onClose={onClose}>
      <ul className={styles.sideBySide}>
        <li>
          <Thumbnail piece={own} />
          <strong>{piece.title}</strong>
          <span className="soft small">{format.moment(piece.addedAt)}</span>
        </li>
        {piece.looksLike.map((like) => (
          <li key={like.id}>
            <Thumbnail piece={like} />
            <strong>{like.title}</strong>
            <span className="soft small">
              {words(like.villageName)} · {like.year} · {format.moment(like.addedAt)}
            </span>
            <span className="soft small">{t('like.bits', { bits: like.bits })}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
