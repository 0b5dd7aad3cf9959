import { addEvidence, listEvidenceRecords, readEvidence, startUpload } from '@xingcun/core/fieldwork/evidence/contract';
import { Refusal } from '@xingcun/core/refusal';
import { refusalSentence } from '@xingcun/core/refusal-words';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { today } from '../../app/today.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { dayProblems, descriptionOf, type Draft } from './description.ts';
import { DescriptionFields } from './description-fields.tsx';
import styles from './evidence.module.css';
import { FileDrop } from './file-drop.tsx';
import type { Library } from './items-choice.tsx';
import { RecordChoice, type RecordOption } from './record-choice.tsx';
import { SendingState } from './sending-state.tsx';
import { announcementOf, prepare, type Prepared } from './uploading.ts';
import { useSending } from './use-sending.ts';

export const kindsOffered = ['record', 'file', 'document'] as const;
export type KindOffered = (typeof kindsOffered)[number];

interface Props {
  library: Library;
  /** What the dialog opens with. */
  kind: KindOffered;
  draft: Draft;
  onAdded: (evidenceId: string, same: boolean) => void;
  onClose: () => void;
}

export const emptyDraft = (itemCodes: string[] = []): Draft => ({
  title: '',
  note: '',
  effectiveFrom: today(),
  effectiveTo: '',
  itemCodes,
});

/** A new piece: a record first, because what exists need not be made again; then a file; then paper kept elsewhere. */
export function AddDialog({ library, kind: first, draft: given, onAdded, onClose }: Props) {
  const { t } = useLanguage('evidence');
  const [kind, setKind] = useState<KindOffered>(first);
  const [draft, setDraft] = useState(given);
  const [tried, setTried] = useState(false);
  const [record, setRecord] = useState<RecordOption | null>(null);
  const [reference, setReference] = useState('');
  const chosenFile = useChosenFile();
  const { sending, error: sendingError, go } = useSending();
  const adding = useWrite(addEvidence, { stale: [readEvidence, listEvidenceRecords] });
  const { assessmentId } = library;

  const lacking = kind === 'file' ? chosenFile.prepared === null : kind === 'record' ? record === null : reference.trim() === '';
  const incomplete = lacking || draft.title.trim() === '' || draft.effectiveFrom === '' || dayProblems(draft, today()).length > 0;
  const busy = sending !== null || adding.isPending;

  async function save() {
    setTried(true);
    if (incomplete || busy) return;
    const params = { assessmentId };
    const description = descriptionOf(draft);
    if (kind === 'file') {
      const file = chosenFile.prepared;
      if (!file) return;
      const body = { ...description, ...announcementOf(file) };
      const sent = await go(file, () => call(startUpload, { params, body }));
      if (sent) onAdded('piece' in sent ? sent.piece.id : sent.same, 'same' in sent);
      return;
    }
    const source =
      kind === 'record' && record
        ? ({ kind, recordKind: record.kind, recordId: record.id } as const)
        : ({ kind: 'document', reference: reference.trim() } as const);
    adding.mutate({ params, body: { ...description, source } }, { onSuccess: ({ id }) => onAdded(id, false) });
  }

  return (
    <Dialog
      title={t('new.title')}
      onClose={onClose}
      actions={
        <button type="button" className="button button-primary" aria-disabled={busy} onClick={() => void save()}>
          {sendingError === null ? t(kind === 'file' ? 'new.upload' : 'new.save') : t('send.again')}
        </button>
      }
    >
      <div className="stack">
        <fieldset className={styles.kinds}>
          <legend>{t('new.kind')}</legend>
          {kindsOffered.map((each) => (
            <label key={each} className={each === kind ? styles.chosenKind : undefined}>
              <input type="radio" name="kind" checked={each === kind} onChange={() => setKind(each)} />
              {t(`new.${each}`)}
            </label>
          ))}
        </fieldset>
        {kind === 'record' && (
          <RecordChoice
            assessmentId={assessmentId}
            chosen={record}
            problem={tried && record === null ? t('new.recordMissing') : null}
            onChoose={(option, title) => {
              setRecord(option);
              setDraft({ ...draft, title, effectiveFrom: option.on });
            }}
          />
        )}
        {kind === 'file' && <ChosenFile {...chosenFile} tried={tried} />}
        {kind === 'document' && (
          <Field
            label={t('new.where')}
            hint={t('new.whereHint')}
            maxLength={500}
            value={reference}
            problem={tried && reference.trim() === '' ? t('new.whereMissing') : null}
            onChange={(event) => setReference(event.target.value)}
          />
        )}
        <DescriptionFields library={library} draft={draft} tried={tried} onChange={setDraft} />
        {sending && <SendingState sending={sending} />}
        {(sendingError ?? adding.error) !== null && (
          <ErrorNotice error={sendingError ?? adding.error} onRetry={() => void save()} />
        )}
      </div>
    </Dialog>
  );
}

interface FileInHand {
  file: File | null;
  prepared: Prepared | null;
  /** Share read, 0–1; null when nothing is being read. */
  reading: number | null;
  refused: Refusal | null;
  choose: (file: File | null) => void;
}

/** The file chosen, checked and stripped on this device. */
function useChosenFile(): FileInHand {
  const [state, setState] = useState<Omit<FileInHand, 'choose'>>({ file: null, prepared: null, reading: null, refused: null });
  const choose = (file: File | null) => {
    const nothing = { file, prepared: null, refused: null };
    setState({ ...nothing, reading: file ? 0 : null });
    if (!file) return;
    const still = (next: Partial<FileInHand>) => setState((now) => (now.file === file ? { ...now, ...next } : now));
    prepare(file, (reading) => still({ reading })).then(
      (prepared) => still({ prepared, reading: null }),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        still({ refused: error, reading: null });
      },
    );
  };
  return { ...state, choose };
}

function ChosenFile({ file, prepared, reading, refused, tried, choose }: FileInHand & { tried: boolean }) {
  const { t, language } = useLanguage('evidence');
  const format = useFormat();
  return (
    <div className="stack">
      <FileDrop chosen={file} onChoose={choose} />
      {tried && file === null && <p className="field-problem">{t('new.fileMissing')}</p>}
      {reading !== null && <output>{t('new.reading', { share: format.share(Math.round(reading * 10_000)) })}</output>}
      {refused && (
        <p role="alert" className="field-problem">
          {refusalSentence(refused, language)}
        </p>
      )}
      {prepared && (
        <p className="soft small">
          {prepared.facts.contentType === 'application/pdf'
            ? t('new.pdf')
            : prepared.removed > 0
              ? t('new.stripped', { bytes: Math.max(1, Math.round(prepared.removed / 1024)) })
              : t('new.clean')}
        </p>
      )}
    </div>
  );
}
