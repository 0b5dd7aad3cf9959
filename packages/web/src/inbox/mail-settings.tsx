import { readNotifications, saveNotifications } from '@xingcun/core/inbox/contract';
import { digests, weekdays } from '@xingcun/core/inbox/notification';
import type { ResponseOf } from '@xingcun/core/route';
import { languages } from '@xingcun/core/text';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read, useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import styles from './notifications.module.css';

type Notifications = ResponseOf<typeof readNotifications>;

export function MailSettings() {
  const { t } = useLanguage('inbox');
  const id = useId();
  const { data: saved } = useSuspenseQuery(read(readNotifications, {}));
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('mail.title')}</h2>
      {saved.mailReady ? (
        <>
          <p>{t('mail.body')}</p>
          <MailForm saved={saved} />
          <Last of={saved} />
        </>
      ) : (
        <p className="notice notice-due">
          <Icon name="note" />
          {t('mail.notReady')}
        </p>
      )}
    </section>
  );
}

function MailForm({ saved }: { saved: Notifications }) {
  const { t } = useLanguage('inbox');
  const { digest, weekday, language, address } = saved;
  const [given, setGiven] = useState({ digest, weekday, language, address: address ?? '' });
  const [tried, setTried] = useState(false);
  const saving = useWrite(saveNotifications, { stale: [readNotifications] });
  const wanted = given.digest !== 'off';
  const problem = wanted && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given.address.trim()) ? t('mail.addressMissing') : null;
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || saving.isPending) return;
    const trimmed = given.address.trim();
    saving.mutate({ body: { ...given, address: trimmed === '' ? null : trimmed } });
  };
  return (
    <form className="stack" onSubmit={save} noValidate>
      <div className={styles.fields}>
        <Choice
          label={t('mail.digest')}
          value={given.digest}
          options={digests.map((each) => [each, t(`mail.${each}`)])}
          onChoose={(chosen) => setGiven({ ...given, digest: chosen })}
        />
        {given.digest === 'weekly' && (
          <Choice
            label={t('mail.weekday')}
            hint={t('mail.weekdayHint')}
            value={String(given.weekday)}
            options={weekdays.map((day) => [String(day), t(`weekday.${day}`)])}
            onChoose={(day) => setGiven({ ...given, weekday: Number(day) })}
          />
        )}
        {wanted && (
          <>
            <Field
              label={t('mail.address')}
              hint={t('mail.addressHint')}
              type="email"
              autoComplete="email"
              maxLength={254}
              value={given.address}
              problem={tried ? problem : null}
              onChange={(event) => setGiven({ ...given, address: event.target.value })}
            />
            <Choice
              label={t('mail.language')}
              value={given.language}
              options={languages.map((each) => [each, t(`mail.${each}`)])}
              onChoose={(chosen) => setGiven({ ...given, language: chosen })}
            />
          </>
        )}
      </div>
      {saving.error && <ErrorNotice error={saving.error} onRetry={() => saving.variables && saving.mutate(saving.variables)} />}
      {saving.isSuccess && saved.confirmUntil === null && (
        <output className="notice notice-done">
          <Icon name="done" />
          {t('mail.saved')}
        </output>
      )}
      <Confirmation saved={saved} onAgain={() => saving.mutate({ body: { digest, weekday, language, address } })} />
      <div>
        <button type="submit" className="button button-primary" disabled={saving.isPending}>
          {t('mail.save')}
        </button>
      </div>
    </form>
  );
}

/** Where a new address stands: its link was sent, or has run out. */
function Confirmation({ saved, onAgain }: { saved: Notifications; onAgain: () => void }) {
  const { t } = useLanguage('inbox');
  const format = useFormat();
  if (saved.address === null || saved.digest === 'off') return null;
  if (saved.confirmed) {
    return (
      <p>
        <StateTag state="done">{t('mail.confirmed')}</StateTag>
      </p>
    );
  }
  return (
    <div className="notice notice-due">
      <Icon name="due" />
      <div className="stack">
        <output>
          {saved.confirmUntil === null
            ? t('mail.unconfirmed')
            : t('mail.confirmSent', { address: saved.address, until: format.moment(saved.confirmUntil) })}
        </output>
        <div>
          <button type="button" className="button" onClick={onAgain}>
            {t('mail.resend')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** When something was sent last, and what was answered where it was refused. */
export function Last({ of: { last } }: { of: Pick<Notifications, 'last'> }) {
  const { t } = useLanguage('inbox');
  const format = useFormat();
  if (last === null) return null;
  return (
    <div className="small soft">
      <p>{t('mail.last', { day: format.day(last.day), state: t(`delivery.${last.state}`) })}</p>
      {last.problem !== '' && <code>{last.problem}</code>}
    </div>
  );
}

export function Choice<V extends string>(props: {
  label: string;
  hint?: string;
  value: V;
  options: readonly (readonly [value: V, words: string])[];
  onChoose: (value: V) => void;
}) {
  const { label, hint, value, options, onChoose } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const chosen = options.find(([each]) => each === event.target.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
