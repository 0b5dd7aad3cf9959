import { publishVisitFrame, readVisitRound, saveVisitFrame, type VisitRound } from '@xingcun/core/fieldwork/visits/contract';
import { frameProblems, groupsOf, readFrameText, tidyHousehold } from '@xingcun/core/fieldwork/visits/frame';
import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { FileField } from '../../ui/file-field.tsx';
import { GroupTable } from './group-table.tsx';

const shownFaults = 20;

/** The list of households: pasted, checked line by line as it stands, saved whole; then published. */
export function FrameSection({ round }: { round: VisitRound }) {
  const { t, language } = useLanguage('visits');
  const id = useId();
  const [source, setSource] = useState(round.frameSource);
  const [text, setText] = useState('');
  const [asking, setAsking] = useState(false);
  const stale = { stale: [readVisitRound] };
  const save = useWrite(saveVisitFrame, stale);
  const publish = useWrite(publishVisitFrame, stale);
  const households = readFrameText(text).map(tidyHousehold);
  const problems = text.trim() === '' ? [] : frameProblems(households);
  const ready = text.trim() !== '' && problems.length === 0 && source.trim().length >= 2;
  const params = { roundId: round.id };
  return (
    <section className="card stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('frame.title')}</h2>
      <p className="soft">{t('frame.body')}</p>
      <Field label={t('frame.source')} maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('frame.paste')}</label>
        <textarea
          id={`${id}-text`}
          className="input"
          rows={8}
          spellCheck={false}
          aria-describedby={`${id}-hint ${id}-read`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-hint`} className="field-hint">
          {t('frame.pasteHint')}
        </p>
      </div>
      <FileField
        label={t('frame.file')}
        choose={t('frame.choose')}
        none={t('frame.noFile')}
        accept=".csv,.txt"
        onChoose={(file) => void file?.text().then(setText)}
      />
      <div id={`${id}-read`} aria-live="polite">
        {text.trim() !== '' && problems.length === 0 && (
          <p>{t('frame.read', { count: households.length, groups: groupsOf(households).length })}</p>
        )}
        {problems.length > 0 && (
          <div className="notice notice-wrong">
            <div>
              <p>{t('frame.faults', { count: problems.length })}</p>
              <ul>
                {problems.slice(0, shownFaults).map((problem) => (
                  <li key={`${problem.line} ${problem.code}`}>{obstacleText(problem, language)}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </div>
      <div className="row">
        <button
          type="button"
          className={round.households === 0 ? 'button button-primary' : 'button'}
          disabled={!ready || save.isPending}
          onClick={() =>
            save.mutate(
              { params, body: { source: source.trim(), households, version: round.version } },
              { onSuccess: () => setText('') },
            )
          }
        >
          {t('frame.save')}
        </button>
        {round.households > 0 && (
          <button type="button" className="button button-primary" onClick={() => setAsking(true)}>
            {t('frame.publish')}
          </button>
        )}
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      {round.households > 0 && (
        <>
          <p>{t('frame.saved', { count: round.households })}</p>
          <GroupTable groups={round.groups} />
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={t('frame.publish')}
          action={t('frame.publish')}
          busy={publish.isPending}
          error={publish.error}
          onConfirm={() => publish.mutate({ params, body: { version: round.version } }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>{t('frame.publishBody')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
