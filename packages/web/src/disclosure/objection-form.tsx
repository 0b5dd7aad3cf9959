import { makeObjection, type noticeSchema, readPublicVillage } from '@xingcun/core/disclosure/contract';
import { type SyntheticEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import type { PublicStar } from './public-stars.ts';
import styles from './objection-form.module.css';

interface Props {
  villageCode: string;
  stars: readonly PublicStar[];
  notice: z.output<typeof noticeSchema> | null;
}

/** Anyone objects, without an account; the receipt code is all that links the answer to them. */
export function ObjectionForm({ villageCode, stars, notice }: Props) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  const id = useId();
  const [about, setAbout] = useState('');
  const [said, setSaid] = useState('');
  const [touched, setTouched] = useState(false);
  const sending = useWrite(makeObjection, { stale: [readPublicVillage] });
  const open = notice?.kind === 'preliminaryResult' && notice.daysLeft > 0;
  const tooShort = said.trim().length < 5;

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!tooShort) sending.mutate({ params: { villageCode }, body: { starCode: about === '' ? null : about, words: said } });
  };

  return (
    <section className="card stack no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('object.title')}</h2>
      {!open ? (
        <p className="soft">{t(notice ? 'object.closed' : 'object.notOpen')}</p>
      ) : sending.data ? (
        <output className="notice notice-done">
          <Icon name="done" />
          <div className="stack">
            <strong>{t('object.thanks')}</strong>
            <p>{t('object.receipt')}</p>
            <p className={`figures ${styles.code}`}>{sending.data.receiptCode}</p>
            <p>{t('object.due', { day: format.day(sending.data.dueOn) })}</p>
          </div>
        </output>
      ) : (
        <form className="stack" onSubmit={send} noValidate>
          <p>{t('object.body')}</p>
          <div className="field">
            <label htmlFor={`${id}-star`}>{t('object.star')}</label>
            <select id={`${id}-star`} className="input" value={about} onChange={(event) => setAbout(event.target.value)}>
              <option value="">{t('object.whole')}</option>
              {stars.map(({ starCode, title }) => (
                <option key={starCode} value={starCode}>
                  {words(title)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-words`}>{t('object.words')}</label>
            <textarea
              id={`${id}-words`}
              className="input"
              rows={5}
              maxLength={2000}
              value={said}
              onChange={(event) => setSaid(event.target.value)}
              aria-invalid={touched && tooShort ? true : undefined}
              aria-describedby={`${id}-hint`}
            />
            <p id={`${id}-hint`} className={touched && tooShort ? 'field-problem' : 'field-hint'}>
              {touched && tooShort ? t('object.tooShort') : t('object.hint')}
            </p>
          </div>
          {sending.error && <ErrorState error={sending.error} />}
          <div>
            <button type="submit" className="button button-primary" disabled={sending.isPending}>
              {sending.isPending ? t('object.sending') : t('object.send')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
