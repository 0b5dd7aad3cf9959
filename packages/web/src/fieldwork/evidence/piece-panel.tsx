import {
  linkEvidence,
  openEvidenceFile,
  type Piece,
  readEvidence,
  withdrawEvidence,
} from '@xingcun/core/fieldwork/evidence/contract';
import { sizeText } from '@xingcun/core/fieldwork/evidence/file-kind';
import { retentionDays } from '@xingcun/core/fieldwork/evidence/piece';
import { fileKindWords } from '@xingcun/core/fieldwork/evidence/words';
import { stageRules } from '@xingcun/core/cycles/stage';
import { getRouteApi } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { addressOf } from '../../app/api.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import styles from './evidence.module.css';
import { ItemsChoice, type Library } from './items-choice.tsx';
import { Likenesses } from './likenesses.tsx';
import { PieceTags, Thumbnail } from './piece-card.tsx';
import { RedactDialog } from './redact-dialog.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/evidence');

/** Everything about one piece: what it shows, what it belongs to, and what this person may do with it. */
export function PiecePanel({ library, piece, onClose }: { library: Library; piece: Piece; onClose: () => void }) {
  const { t } = useLanguage('evidence');
  const [asking, setAsking] = useState<'redact' | 'withdraw' | null>(null);
  const isPicture = piece.file?.contentType.startsWith('image/') === true;
  const erased = piece.withdrawn?.erased === true;
  return (
    <SidePanel title={piece.title} onClose={onClose}>
      <div className="stack">
        <div className="row">
          <PieceTags piece={piece} year={library.year} />
        </div>
        {isPicture && !erased && <Thumbnail piece={{ ...piece, hasThumbnail: piece.file?.hasThumbnail === true }} />}
        {piece.file && !erased && (
          <a
            className="button"
            href={addressOf(openEvidenceFile, { params: { evidenceId: piece.id } })}
            {...(isPicture ? { target: '_blank', rel: 'noreferrer' } : { download: '' })}
          >
            {t(isPicture ? 'piece.open' : 'piece.save')}
          </a>
        )}
        {piece.file?.contentType === 'application/pdf' && <p className="soft small">{t('piece.pdfMetadata')}</p>}
        <Standing piece={piece} />
        <PieceFacts piece={piece} />
        <Likenesses piece={piece} />
        {piece.acts.link.length === 0 && <Links key={`${piece.id} ${piece.version}`} library={library} piece={piece} />}
        <div className="row">
          {piece.acts.redact.length === 0 && (
            <button type="button" className="button" onClick={() => setAsking('redact')}>
              {t('redact.action')}
            </button>
          )}
          {piece.acts.withdraw.length === 0 && (
            <button type="button" className="button" onClick={() => setAsking('withdraw')}>
              {t('withdraw.action')}
            </button>
          )}
        </div>
      </div>
      {asking === 'redact' && <RedactDialog piece={piece} onClose={() => setAsking(null)} />}
      {asking === 'withdraw' && <Withdraw piece={piece} onClose={() => setAsking(null)} />}
    </SidePanel>
  );
}

/** Why it no longer counts, or is closed to most. */
function Standing({ piece: { sealed, withdrawn } }: { piece: Piece }) {
  const { t } = useLanguage('evidence');
  const format = useFormat();
  return (
    <>
      {sealed && (
        <p className="soft small">
          {t('piece.sealedBy', { name: sealed.by, when: format.moment(sealed.at) })}{' '}
          {sealed.copyId !== null && (
            <route.Link to="." search={(before) => ({ ...before, piece: sealed.copyId ?? '' })}>
              {t('piece.toCopy')}
            </route.Link>
          )}
        </p>
      )}
      {withdrawn && (
        <p className="soft small">
          {t('piece.withdrawnBy', { name: withdrawn.by, when: format.moment(withdrawn.at), reason: withdrawn.reason })}
          {withdrawn.erased && ` ${t('piece.erased')}`}
        </p>
      )}
    </>
  );
}

function PieceFacts({ piece }: { piece: Piece }) {
  const { t, words } = useLanguage('evidence');
  const format = useFormat();
  const { file, record, effectiveFrom, effectiveTo, addedBy, addedFor, addedAt } = piece;
  const recordWords = record && words(record.words);
  return (
    <Facts
      facts={[
        [
          t('piece.effective'),
          effectiveTo === null
            ? format.day(effectiveFrom)
            : t('piece.period', { from: format.day(effectiveFrom), to: format.day(effectiveTo) }),
        ],
        [
          t('piece.record'),
          record &&
            recordWords &&
            (record.on ? t('piece.recordOn', { words: recordWords, day: format.day(record.on) }) : recordWords),
        ],
        [t('piece.where'), piece.reference],
        [t('piece.note'), piece.note || null],
        [
          t('piece.cited'),
          piece.citedBy.length > 0 &&
            piece.citedBy.map(({ stage, itemCode }) => `${words(stageRules[stage].words)} ${itemCode}`).join(' · '),
        ],
        [t('piece.redactedFrom'), piece.redaction?.reason],
        [t('piece.file'), file && <FileWords key="file" file={file} />],
        [t('piece.added'), t('piece.addedBy', { name: addedBy.name, unit: words(addedFor.name), when: format.moment(addedAt) })],
      ]}
    />
  );
}

function FileWords({ file }: { file: NonNullable<Piece['file']> }) {
  const { t, words } = useLanguage('evidence');
  const { contentType, size, width, height, pages, sha256 } = file;
  const said = { kind: words(fileKindWords[contentType]), size: sizeText(size) };
  return (
    <>
      {width !== null && height !== null
        ? t('piece.picture', { ...said, width: String(width), height: String(height) })
        : pages !== null
          ? t('piece.pages', { ...said, pages })
          : t('piece.document', said)}
      <br />
      <span className="soft small" title={sha256}>
        {t('piece.digest')} <span className="figures">{sha256.slice(0, 12)}</span>
      </span>
    </>
  );
}

function Links({ library, piece }: { library: Library; piece: Piece }) {
  const { t } = useLanguage('evidence');
  const [chosen, setChosen] = useState(piece.itemCodes);
  const linking = useWrite(linkEvidence, { stale: [readEvidence] });
  const changed = chosen.toSorted().join(' ') !== piece.itemCodes.toSorted().join(' ');
  const save = () => linking.mutate({ params: { evidenceId: piece.id }, body: { itemCodes: chosen, version: piece.version } });
  return (
    <section className="stack">
      <ItemsChoice legend={t('links.title')} library={library} chosen={chosen} onChange={setChosen} />
      {linking.error && <ErrorNotice error={linking.error} onRetry={save} />}
      {changed && (
        <div>
          <button
            type="button"
            className="button"
            aria-disabled={linking.isPending}
            onClick={linking.isPending ? undefined : save}
          >
            {t('links.save')}
          </button>
        </div>
      )}
    </section>
  );
}

function Withdraw({ piece, onClose }: { piece: Piece; onClose: () => void }) {
  const { t } = useLanguage('evidence');
  const id = useId();
  const [reason, setReason] = useState('');
  const withdrawing = useWrite(withdrawEvidence, { stale: [readEvidence] });
  return (
    <ConfirmDialog
      title={t('withdraw.title')}
      action={t('withdraw.action')}
      busy={withdrawing.isPending || reason.trim().length < 2}
      error={withdrawing.error}
      onConfirm={() =>
        withdrawing.mutate({ params: { evidenceId: piece.id }, body: { reason: reason.trim() } }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <p>{t('withdraw.body', { days: retentionDays.withdrawnFile })}</p>
      <div className={`field ${styles.reason}`}>
        <label htmlFor={id}>{t('withdraw.reason')}</label>
        <input id={id} className="input" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </ConfirmDialog>
  );
}
