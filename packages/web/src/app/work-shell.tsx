import type { Session } from '@xingcun/core/accounts/contract';
import { grantsFor } from '@xingcun/core/accounts/permission';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { Brand } from '../ui/brand.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { AntdProvider } from './antd-provider.tsx';
import { useLanguage } from './language.ts';
import { useLeaving } from './leaving.tsx';
import { NewVersionNotice } from './offline/new-version-notice.tsx';
import { UnsentLink } from './offline/unsent-link.tsx';
import { keepShell } from './offline/worker.ts';
import { useMainFocus } from './main-focus.ts';
import { type Place, places } from './places.ts';
import { sessionQuery } from './session.ts';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';
import { ContextSlot } from './work-page.tsx';
import styles from './work-shell.module.css';

const placesInPhoneBar = 4;

export function WorkShell() {
  const { t } = useLanguage('app');
  const main = useMainFocus();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { data: session } = useSuspenseQuery(sessionQuery);
  useEffect(keepShell, []);
  return (
    <AntdProvider>
      {/* Offered to browsers here alone: who only reads the public pages is not asked to install anything. */}
      <link rel="manifest" href="/manifest.webmanifest" />
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
              {session && <UnsentLink />}
              <LanguageSwitch />
              <ThemeSwitch />
              {session && <AccountMenu session={session} />}
            </div>
          </header>
          {session && <Places session={session} />}
          <NewVersionNotice />
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
  const path = useLocation({ select: ({ pathname }) => pathname });
  const claimed = open.find(({ within }) => within?.test(path)) ?? null;
  return (
    <nav className={styles.places} aria-label={t('places')}>
      <ul>
        {open.map((place, index) => (
          <li key={place.to} className={index < placesInPhoneBar ? undefined : styles.beyondBar}>
            <PlaceLink place={place} claimed={claimed} />
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
                <PlaceLink key={place.to} place={place} claimed={claimed} />
              ))}
            </Popover>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** `claimed`: the place that the page belongs to by more than its address, which then is the only current one. */
function PlaceLink({ place, claimed }: { place: Place; claimed: Place | null }) {
  const { to, label, icon: PlaceIcon } = place;
  const { words } = useLanguage('app');
  return (
    <Link
      to={to}
      title={words(label)}
      activeOptions={{ exact: to === '/work' || claimed !== null }}
      {...(claimed === place && { 'aria-current': 'page' as const })}
    >
      <PlaceIcon aria-hidden />
      <span>{words(label)}</span>
    </Link>
  );
}

function AccountMenu({ session }: { session: Session }) {
  const { t } = useLanguage('app');
  const leaving = useLeaving();
  return (
    <>
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
        <a href="/">{t('publicSite')}</a>
        <hr />
        <button type="button" onClick={() => leaving.leave('here')}>
          {t('signOut')}
        </button>
        <button type="button" onClick={() => leaving.leave('everywhere')}>
          {t('signOutEverywhere')}
        </button>
      </Popover>
      {leaving.question}
    </>
  );
}
