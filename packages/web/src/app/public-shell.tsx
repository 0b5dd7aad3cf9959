import { listUnits } from '@xingcun/core/units/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Brand } from '../ui/brand.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { useLanguage } from './language.ts';
import { useMainFocus } from './main-focus.ts';
import styles from './public-shell.module.css';
import { read } from './query.ts';
import { mayBeSignedIn } from './signed-in-hint.ts';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';

const cityQuery = { ...read(listUnits, { query: { kind: 'city' } }), staleTime: Number.POSITIVE_INFINITY };

export function PublicShell() {
  const { t, language } = useLanguage('app');
  const main = useMainFocus();
  const city = useQuery(cityQuery).data?.[0];
  const atDoor = useRouterState({ select: ({ location }) => location.pathname === '/sign-in' });
  const cityName = city && (language === 'en' ? (city.nameEn ?? city.name) : city.name);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand}>
          <Brand />
          <span className={styles.names}>
            <span className={styles.city}>{cityName ?? t('product')}</span>
            <span className={styles.programme}>{t('product.long')}</span>
          </span>
        </Link>
        <div className={styles.tools}>
          <LanguageSwitch />
          <ThemeSwitch />
          {atDoor ? null : mayBeSignedIn() ? (
            <Link to="/work" className="button">
              {t('workspace')}
            </Link>
          ) : (
            <Link to="/sign-in" className="button">
              {t('signIn')}
            </Link>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main} className={styles.main}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
