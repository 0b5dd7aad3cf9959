import type { Session } from '@xingcun/core/accounts/contract';
import { roleWords } from '@xingcun/core/accounts/words';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import styles from './account-page.module.css';

export function Grants({ grants }: { grants: Session['grants'] }) {
  const { t, words } = useLanguage('accounts');
  const format = useFormat();
  return (
    <section className={`card ${styles.section}`}>
      <h2>{t('grants.title')}</h2>
      {grants.length === 0 && <p className="soft">{t('grants.none')}</p>}
      <ul className={styles.list}>
        {grants.map(({ role, unitCode, unitName, stars, deputyForName, toOn }) => (
          <li key={`${role} ${unitCode} ${stars?.join(' ')} ${deputyForName}`}>
            <span>
              {unitName} · {words(roleWords[role])}
            </span>
            <span className="soft small">
              {[
                stars ? t('grants.stars', { count: stars.length }) : t('grants.allStars'),
                deputyForName && t('grants.deputy', { name: deputyForName }),
                toOn && t('grants.until', { day: format.day(toOn) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
