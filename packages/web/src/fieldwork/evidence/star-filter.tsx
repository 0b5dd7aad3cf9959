import { getRouteApi } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { given } from '../../assessment/search.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './evidence.module.css';
import type { Library } from './items-choice.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/evidence');

/** Star by star what lacks proof; choosing one limits the page to it. */
export function StarFilter({ library, star }: { library: Library; star: string | undefined }) {
  const { t, words } = useLanguage('evidence');
  const navigate = route.useNavigate();
  const total = Object.values(library.missing).reduce((sum, count) => sum + count, 0);
  const stars = library.stars.map(({ code, title }) => ({ code, name: words(title), missing: library.missing[code] ?? 0 }));
  return (
    <fieldset className={`${styles.stars} no-print`}>
      <legend className="said">{t('stars.label')}</legend>
      {[{ code: undefined, name: t('stars.all'), missing: total }, ...stars].map(({ code, name, missing }) => (
        <button
          key={code ?? ''}
          type="button"
          aria-pressed={code === star}
          onClick={() => void navigate({ search: (before) => given({ ...before, star: code }), resetScroll: false })}
        >
          {name} <Count missing={missing} />
        </button>
      ))}
    </fieldset>
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
