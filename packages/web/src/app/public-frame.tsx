import { listUnits } from '@xingcun/core/units/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useLayoutEffect } from 'react';
import { Brand } from '../ui/brand.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { showElder, useElder } from './elder.ts';
import { useLanguage } from './language.ts';
import { PaperFoot } from './paper-foot.tsx';
import styles from './public-frame.module.css';
import { read } from './query.ts';
import { useMayBeSignedIn } from './signed-in-hint.ts';
import { ReadAloud } from './speech/read-aloud.tsx';
import { ElderSwitch, LanguageSwitch, ThemeSwitch } from './switches.tsx';

export const cityQuery = read(listUnits, { query: { kind: 'city' } });

interface Props {
  children: ReactNode;
  main?: Ref<HTMLElement>;
  /** The sign-in page does not lead to itself. */
  atDoor?: boolean;
  /** What the address holds beside the language; kept where the language is chosen without script. */
  search?: URLSearchParams;
  /** A page of the site: its address as a picture to scan, drawn by the server. */
  code?: string | undefined;
}

/** What stands around every page that anyone may see: plain React and CSS, without the router. */
export function PublicFrame({ children, main, atDoor = false, search, code }: Props) {
  const { t, language } = useLanguage('app');
  const city = useQuery({ ...cityQuery, staleTime: Number.POSITIVE_INFINITY }).data?.[0];
  const cityName = city && (language === 'en' ? (city.nameEn ?? city.name) : city.name);
  const signedIn = useMayBeSignedIn();
  const elder = useElder();
  useLayoutEffect(() => showElder(elder), [elder]);
  return (
    <div data-frame className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <header className={styles.header}>
        <a href="/" className={styles.brand}>
          <Brand />
          <span className={styles.names}>
            <span className={styles.city}>{cityName ?? t('product')}</span>
            <span className={styles.programme}>{t('product.long')}</span>
          </span>
        </a>
        <div className={styles.tools}>
          <LanguageSwitch search={search} />
          <ThemeSwitch />
          {!atDoor && (
            <a href={signedIn ? '/work' : '/sign-in'} className="button">
              {t(signedIn ? 'workspace' : 'signIn')}
            </a>
          )}
        </div>
      </header>
      <nav className={styles.places} aria-label={t('site.places')}>
        <a href="/">{t('site.wall')}</a>
        <a href="/public">{t('site.city')}</a>
        <a href="/receipts">{t('site.receipts')}</a>
        <a href="/public/data">{t('site.data')}</a>
      </nav>
      <div className={styles.reading} role="group" aria-label={t('page.tools')}>
        <ElderSwitch search={search} />
        {search && <ReadAloud of="main" name={null} />}
        {search && (
          <span className="with-script">
            <PrintButton />
          </span>
        )}
      </div>
      <main id="main" tabIndex={-1} ref={main} className={styles.main}>
        {children}
      </main>
      {code !== undefined && <PaperFoot code={code} />}
    </div>
  );
}
