import { addWebhook, listWebhooks } from '@xingcun/core/inbox/contract';
import { robots, type WebhookKind, webhookKinds } from '@xingcun/core/inbox/webhook';
import { type Language, languages } from '@xingcun/core/text';
import { type SyntheticEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Choice } from './mail-settings.tsx';
import styles from './notifications.module.css';

const nothing = { kind: 'weCom' as WebhookKind, url: '', secret: '', language: 'zh' as Language };

/** Its address and secret are written down once and not shown again. */
export function AddRobot({ unitCode, allowed }: { unitCode: string; allowed: readonly string[] }) {
  const { t, words } = useLanguage('inbox');
  const [given, setGiven] = useState(nothing);
  const [tried, setTried] = useState(false);
  const adding = useWrite(addWebhook, { stale: [listWebhooks] });
  const missing = given.url.trim() === '';
  const add = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || adding.isPending) return;
    const { kind, language, url, secret } = given;
    const done = () => {
      setGiven(nothing);
      setTried(false);
    };
    adding.mutate(
      { params: { unitCode }, body: { kind, language, url: url.trim(), secret: secret.trim() === '' ? null : secret.trim() } },
      { onSuccess: done },
    );
  };
  const hosts = allowed.length > 0 ? allowed.join(', ') : t('hooks.noHosts');
  return (
    <form className="stack" onSubmit={add} noValidate>
      <h3>{t('hooks.add')}</h3>
      <div className={styles.fields}>
        <Choice
          label={t('hooks.kind')}
          value={given.kind}
          options={webhookKinds.map((kind) => [kind, words(robots[kind].words)])}
          onChoose={(kind) => setGiven({ ...given, kind })}
        />
        <Choice
          label={t('hooks.language')}
          value={given.language}
          options={languages.map((each) => [each, t(`mail.${each}`)])}
          onChoose={(language) => setGiven({ ...given, language })}
        />
        <Field
          label={t('hooks.url')}
          hint={given.kind === 'generic' ? t('hooks.urlHint.generic', { hosts }) : t(`hooks.urlHint.${given.kind}`)}
          type="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          value={given.url}
          problem={tried && missing ? t('hooks.urlMissing') : null}
          onChange={(event) => setGiven({ ...given, url: event.target.value })}
        />
        {given.kind !== 'weCom' && (
          <Field
            label={t('hooks.secret')}
            hint={t('hooks.secretHint')}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={given.secret}
            onChange={(event) => setGiven({ ...given, secret: event.target.value })}
          />
        )}
      </div>
      {adding.error && <ErrorNotice error={adding.error} onRetry={() => adding.variables && adding.mutate(adding.variables)} />}
      {adding.isSuccess && (
        <output className="notice notice-done">
          <Icon name="done" />
          {t('hooks.added')}
        </output>
      )}
      <div>
        <button type="submit" className="button" disabled={adding.isPending}>
          {t('hooks.addAction')}
        </button>
      </div>
    </form>
  );
}
