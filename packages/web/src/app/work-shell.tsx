import type { Session } from '@xingcun/core/accounts/contract';
import { grantsFor } from '@xingcun/core/accounts/permission';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Brand } from '../ui/brand.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { AntdProvider } from './antd-provider.tsx';
import { useLanguage } from './language.ts';
import { useMainFocus } from './main-focus.ts';
import { type Place, placeAt, places } from './places.ts';
import { sessionQuery } from './session.ts';
import { useSignOut } from './sign-out.ts';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';
import { ContextSlot } from './work-page.tsx';
import styles from './work-shell.module.css';

const placesInPhoneBar = 4;

export function WorkShell() {
  const { t } = useLanguage('app');
  const main = useMainFocus();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <AntdProvider>
      <ContextSlot value={slot}>
        <div className={styles.shell}>
          <a className={styles.skip} href="#main">
            {t('skip')}
          </a>
          <header className={styles.header}>
            <Link to="/work" className={styles.brand} aria-label={t('product')}>
              <Brand />
            </Link>
            <div ref={setSlot} className={styles.context} />
            <div className={styles.tools}>
              <LanguageSwitch />
              <ThemeSwitch />
              {session && <AccountMenu session={session} />}
            </div>
          </header>
          {session && <Places session={session} />}
          <div className={styles.body}>
            {session?.sample && <SampleBanner />}
            <main id="main" tabIndex={-1} ref={main} className={styles.main}>
              <Suspense fallback={<PageSkeleton />}>
                <Outlet />
              </Suspense>
            </main>
          </div>
        </div>
      </ContextSlot>
    </AntdProvider>
  );
}

function SampleBanner() {
  const { t } = useLanguage('app');
  return (
    <aside className={styles.sample}>
      <strong>{t('sample')}</strong> {t('sample.explain')}
    </aside>
  );
}

function Places({ session }: { session: Session }) {
  const { t } = useLanguage('app');
  const open = places.filter(({ permission }) => !permission || permission.some((each) => grantsFor(session, each).length > 0));
  const beyondBar = open.slice(placesInPhoneBar);
  return (
    <nav className={styles.places} aria-label={t('places')}>
      <ul>
        {open.map((place, index) => (
          <li key={place.to} className={index < placesInPhoneBar ? undefined : styles.beyondBar}>
            <PlaceLink place={place} />
          </li>
        ))}
        {beyondBar.length > 0 && (
          <li className={styles.more}>
            <Popover
              choices
              upwards
              label={t('places.more')}
              button={
                <span className={styles.moreButton}>
                  <Icon name="more" size={20} />
                  {t('places.more')}
                </span>
              }
            >
              {beyondBar.map((place) => (
                <PlaceLink key={place.to} place={place} />
              ))}
            </Popover>
          </li>
        )}
      </ul>
    </nav>
  );
}

function PlaceLink({ place: { to, label, icon: PlaceIcon } }: { place: Place }) {
  const { words } = useLanguage('app');
  const here = useRouterState({ select: ({ location }) => placeAt(location.pathname) === to });
  return (
    <Link to={to} title={words(label)} activeOptions={{ exact: true }} aria-current={here ? 'page' : undefined}>
      <PlaceIcon aria-hidden />
      <span>{words(label)}</span>
    </Link>
  );
}

function AccountMenu({ session }: { session: Session }) {
  const { t } = useLanguage('app');
  const leaving = useSignOut();
  return (
    <Popover
      choices
      label={t('account.menu', { name: session.displayName })}
      button={
        <>
          <Icon name="person" size={20} />
          <span className={styles.accountName}>{session.displayName}</span>
        </>
      }
    >
      <p>
        <strong>{session.displayName}</strong>
        <br />
        <span className="soft small">{session.username}</span>
      </p>
      <hr />
      <Link to="/work/account">{t('account')}</Link>
      <Link to="/work/account" hash="second-factor">
        {t('secondFactor')}
      </Link>
      <Link to="/">{t('publicSite')}</Link>
      <hr />
      <button type="button" onClick={() => leaving.mutate('here')}>
        {t('signOut')}
      </button>
      <button type="button" onClick={() => leaving.mutate('everywhere')}>
        {t('signOutEverywhere')}
      </button>
    </Popover>
  );
}
