import { openEvidenceThumbnail, type Piece } from '@xingcun/core/fieldwork/evidence/contract';
import { speaksOf } from '@xingcun/core/fieldwork/evidence/piece';
import { evidenceKindWords } from '@xingcun/core/fieldwork/evidence/words';
import { getRouteApi } from '@tanstack/react-router';
import { addressOf } from '../../app/api.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import styles from './evidence.module.css';

const route = getRouteApi('/work/assessments/$assessmentId/evidence');

/** The small picture of a piece, or a place where it would be. */
export function Thumbnail({ piece }: { piece: Pick<Piece, 'id' | 'title'> & { hasThumbnail: boolean } }) {
  const { t } = useLanguage('evidence');
  if (!piece.hasThumbnail)
    return (
      <span className={styles.noPicture}>
        <Icon name="note" size={32} label={t('piece.noPicture')} />
      </span>
    );
  return (
    <img
      className={styles.picture}
      src={addressOf(openEvidenceThumbnail, { params: { evidenceId: piece.id } })}
      alt={piece.title}
      loading="lazy"
      decoding="async"
    />
  );
}

/** What a piece is in, in a few tags. */
export function PieceTags({ piece, year }: { piece: Piece; year: number }) {
  const { t } = useLanguage('evidence');
  return (
    <>
      {piece.withdrawn && <StateTag state="vetoed">{t('piece.withdrawn')}</StateTag>}
      {piece.sealed && <StateTag state="sealed">{t('piece.sealed')}</StateTag>}
      {piece.redaction && <StateTag state="done">{t('piece.redacted')}</StateTag>}
      {piece.looksLike.length > 0 && <StateTag state="differs">{t('piece.looksLike')}</StateTag>}
      {!speaksOf(piece, year) && <StateTag state="due">{t('piece.outsideYear')}</StateTag>}
    </>
  );
}

/** One piece in the library; its title opens it. */
export function PieceCard({ piece, year, chosen }: { piece: Piece; year: number; chosen: boolean }) {
  const { t, words } = useLanguage('evidence');
  const format = useFormat();
  const items = [...new Set([...piece.itemCodes, ...piece.citedBy.map(({ itemCode }) => itemCode)])].toSorted();
  return (
    <li className={chosen ? `${styles.piece} ${styles.chosen}` : styles.piece}>
      <Thumbnail piece={{ ...piece, hasThumbnail: piece.file?.hasThumbnail === true }} />
      <div className={styles.pieceWords}>
        <h3>
          <route.Link to="." search={(before) => ({ ...before, piece: piece.id })} resetScroll={false}>
            {piece.title}
          </route.Link>
        </h3>
        <p className="soft small">
          {words(evidenceKindWords[piece.kind])} · {format.day(piece.effectiveFrom)}
        </p>
        <p className="small">{items.length > 0 ? items.join(' · ') : <span className="soft">{t('piece.noItems')}</span>}</p>
        <div className="row">
          <PieceTags piece={piece} year={year} />
        </div>
      </div>
    </li>
  );
}
