import { lazy, Suspense, useId } from 'react';
import { useLanguage } from '../app/language.ts';

/** The list of delicate words comes with the first word written. */
const Reminder = lazy(async () => ({ default: (await import('./words-reminder.tsx')).WordsReminder }));

interface Props {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  /** The form was sent; before that nothing is wrong. */
  tried: boolean;
}

export const tooShort = (words: string) => words.trim().length < 5;

/** What a person without an account writes. Words about a person's belief, origin and the like bring a reminder, and hinder nothing. */
export function WordsField({ label, hint, value, onChange, tried }: Props) {
  const { t } = useLanguage('disclosure');
  const id = useId();
  const wrong = tried && tooShort(value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={5}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className={wrong ? 'field-problem' : 'field-hint'}>
        {wrong ? t('object.tooShort') : hint}
      </p>
      {value !== '' && (
        <Suspense fallback={null}>
          <Reminder value={value} />
        </Suspense>
      )}
    </div>
  );
}

/** Which star it is about, or the whole result. */
export function StarChoice(props: {
  stars: readonly { starCode: string; title: { zh: string; en: string } }[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { t, words } = useLanguage('disclosure');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('object.star')}</label>
      <select id={id} className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{t('object.whole')}</option>
        {props.stars.map(({ starCode, title }) => (
          <option key={starCode} value={starCode}>
            {words(title)}
          </option>
        ))}
      </select>
    </div>
  );
}
