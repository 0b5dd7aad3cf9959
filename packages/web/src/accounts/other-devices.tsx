import { signOutElsewhere } from '@xingcun/core/accounts/sign-in-contract';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { useLeaving } from '../app/leaving.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './account-page.module.css';

/** Ending the sessions of a lost phone or a borrowed computer. */
export function OtherDevices() {
  const { t } = useLanguage('accounts');
  const ending = useWrite(signOutElsewhere);
  const leaving = useLeaving();
  const error = ending.error ?? leaving.error;
  return (
    <section className={`card ${styles.section}`}>
      <h2>{t('devices.title')}</h2>
      <p>{t('devices.body')}</p>
      {error && <ErrorNotice error={error} />}
      {ending.isSuccess && (
        <output className="notice notice-done">
          <Icon name="done" />
          {t('devices.done')}
        </output>
      )}
      <div className="row">
        <button type="button" className="button" disabled={ending.isPending} onClick={() => ending.mutate({})}>
          {t('devices.others')}
        </button>
        <button type="button" className="button" disabled={leaving.isPending} onClick={() => leaving.leave('everywhere')}>
          {t('devices.everywhere')}
        </button>
      </div>
      {leaving.question}
    </section>
  );
}
