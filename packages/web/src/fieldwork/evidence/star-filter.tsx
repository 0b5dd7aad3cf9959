import { getRouteApi } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './evidence.module.css';
import type { Library } from './items-choice.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/evidence');

/** Star by star what lacks proof; choosing one limits the page to it. */
export function StarFilter({ library, star }: { library: Library; star: string | undefined }) {
  const { t, words } = useLanguage('evidence');
  const total = Object.values(library.missing).reduce((sum, count) => sum + count, 0);
  return (
    <nav className={`${styles.stars} no-print`} aria-label={t('stars.label')}>
      <route.Link
        to="."
        search={({ star: _, ...rest }) => rest}
        activeOptions={{ includeSearch: false, exact: true }}
        aria-current={star === undefined ? 'true' : undefined}
      >
        {t('stars.all')} <Count missing={total} />
      </route.Link>
      {library.stars.map(({ code, title }) => (
        <route.Link
          key={code}
          to="."
          search={(before) => ({ ...before, star: code })}
          aria-current={star === code ? 'true' : undefined}
        >
          {words(title)} <Count missing={library.missing[code] ?? 0} />
        </route.Link>
      ))}
    </nav>
  );
}

function Count({ missing }: { missing: number }) {
  const { t } = useLanguage('evidence');
  return missing === 0 ? (
    <span className={styles.whole}>
      <Icon name="done" size={14} /> {t('stars.whole')}
    </span>
  ) : (
    <span className={styles.lacking}>{t('stars.missing', { count: missing })}</span>
  );
}
