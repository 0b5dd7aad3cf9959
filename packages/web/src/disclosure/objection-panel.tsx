import { answerObjection, listObjections } from '@xingcun/core/disclosure/contract';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { useUnitNames } from '../units/unit-tree.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { SidePanel } from '../ui/side-panel.tsx';
import { AnswerDue, type Objection, ObjectionState, useAbout } from './objection-list.tsx';
import styles from './objection-list.module.css';

const shortestAnswer = 5;

/** One objection in full, and its answer – given, or to be written. */
export function ObjectionPanel({
  objection,
  standardId,
  onClose,
}: {
  objection: Objection;
  standardId: string;
  onClose: () => void;
}) {
  const { t } = useLanguage('disclosureWork');
  const format = useFormat();
  const about = useAbout(standardId);
  const nameOf = useUnitNames();
  const mayAnswer = useMayAnywhere('disclosure.answer');
  return (
    <SidePanel
      title={t('answer.title', { village: nameOf(objection.villageCode, objection.villageName), about: about(objection) })}
      onClose={onClose}
    >
      <div className="stack">
        <p className="row">
          <ObjectionState objection={objection} />
        </p>
        <AnswerDue objection={objection} />
        <section>
          <h3>{t('answer.said')}</h3>
          <blockquote className={styles.said}>{objection.words}</blockquote>
          <p className="soft small">
            {format.moment(objection.madeAt)} · {t('answer.secret')}
          </p>
        </section>
        {objection.answer !== null && objection.answeredAt !== null ? (
          <section>
            <h3>{t('answer.given', { when: format.moment(objection.answeredAt) })}</h3>
            <p className={styles.said}>{objection.answer}</p>
          </section>
        ) : mayAnswer ? (
          <AnswerForm objection={objection} />
        ) : (
          <p className="soft">{t('answer.notYours')}</p>
        )}
      </div>
    </SidePanel>
  );
}

function AnswerForm({ objection }: { objection: Objection }) {
  const { t } = useLanguage('disclosureWork');
  const id = useId();
  const [answer, setAnswer] = useState('');
  const [gist, setGist] = useState('');
  const [tried, setTried] = useState(false);
  const answering = useWrite(answerObjection, { stale: [listObjections] });
  const tooShort = answer.trim().length < shortestAnswer;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (tooShort || answering.isPending) return;
    answering.mutate({
      params: { objectionId: objection.id },
      body: { answer: answer.trim(), ...(gist.trim() === '' ? {} : { publicWords: gist.trim() }) },
    });
  };
  const wrong = tried && tooShort;
  return (
    <form className="stack" onSubmit={send} noValidate>
      <div className="field">
        <label htmlFor={`${id}-gist`}>{t('answer.public')}</label>
        <textarea
          id={`${id}-gist`}
          className="input"
          rows={3}
          maxLength={2000}
          value={gist}
          aria-describedby={`${id}-gist-hint`}
          onChange={(event) => setGist(event.target.value)}
        />
        <p id={`${id}-gist-hint`} className="field-hint">
          {t('answer.publicHint')}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-answer`}>{t('answer.words')}</label>
        <textarea
          id={`${id}-answer`}
          className="input"
          rows={7}
          maxLength={4000}
          value={answer}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-answer-hint`}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <p id={`${id}-answer-hint`} className={wrong ? 'field-problem' : 'field-hint'}>
          {wrong ? t('answer.tooShort') : t('answer.hint')}
        </p>
      </div>
      {answering.error && (
        <ErrorNotice error={answering.error} onRetry={() => answering.variables && answering.mutate(answering.variables)} />
      )}
      <div>
        <button type="submit" className="button button-primary" disabled={answering.isPending}>
          {t('answer.send')}
        </button>
      </div>
    </form>
  );
}
