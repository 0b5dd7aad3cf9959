import { cosign, readAssessment } from '@xingcun/core/assessment/contract';
import { type FormEvent, useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import type { Assessment } from '../queries.ts';
import styles from './passage-page.module.css';

/** The village supervisory committee agrees or objects; it edits nothing. */
export function Opinions({ assessment }: { assessment: Assessment }) {
  const { t } = useLanguage('assessment');
  const format = useFormat();
  const { cosignatures } = assessment;
  return (
    <section className={styles.section} id="opinion">
      <h2>{t('opinion.title')}</h2>
      {cosignatures.length === 0 && <p className="soft">{t('opinion.none')}</p>}
      {cosignatures.length > 0 && (
        <ul className={styles.list}>
          {cosignatures.map(({ by, round: ofRound, opinion, words, at }) => (
            <li key={`${by.accountId} ${ofRound}`}>
              <StateTag state={opinion === 'agrees' ? 'done' : 'objection'}>{t(`opinion.${opinion}`)}</StateTag>
              {words && <p className={styles.quoted}>{words}</p>}
              <p className="soft small">
                {by.name} · {format.moment(at)} · {t('opinion.round', { round: ofRound })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {assessment.open.cosign.length === 0 && <OpinionForm assessmentId={assessment.id} />}
    </section>
  );
}

function OpinionForm({ assessmentId }: { assessmentId: string }) {
  const { t } = useLanguage('assessment');
  const id = useId();
  const [opinion, setOpinion] = useState<'agrees' | 'objects' | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const sign = useWrite(cosign, { stale: [readAssessment] });
  const lacksWords = opinion === 'objects' && words.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (opinion === null || lacksWords) return;
    sign.mutate({ params: { assessmentId }, body: { opinion, words: words.trim() } });
  };
  return (
    <form className={`card no-print ${styles.form}`} onSubmit={submit} noValidate>
      <fieldset className={styles.choices}>
        <legend>{t('opinion.ask')}</legend>
        {(['agrees', 'objects'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name={id} checked={opinion === each} onChange={() => setOpinion(each)} /> {t(`opinion.${each}`)}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('opinion.words')}</label>
        <textarea
          id={`${id}-words`}
          className="input"
          rows={3}
          maxLength={2000}
          value={words}
          aria-invalid={tried && lacksWords ? true : undefined}
          onChange={(event) => setWords(event.target.value)}
        />
        {tried && opinion === null && <p className="field-problem">{t('opinion.choose')}</p>}
        {tried && lacksWords && <p className="field-problem">{t('opinion.wordsMissing')}</p>}
      </div>
      {sign.error && <ErrorNotice error={sign.error} onRetry={() => sign.variables && sign.mutate(sign.variables)} />}
      <div>
        <button type="submit" className="button button-primary" disabled={sign.isPending}>
          {t('opinion.sign')}
        </button>
      </div>
    </form>
  );
}
