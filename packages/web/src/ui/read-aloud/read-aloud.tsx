import { lazy } from 'react';
import { useLanguage } from '../../app/language.ts';
import { Icon } from '../icon.tsx';
import { InBrowser } from '../in-browser.tsx';
import styles from './read-aloud.module.css';
import { tellReading, useReadingAloud } from './reading-aloud.ts';

/** The voice comes with the first press, not with the page. */
const voice = () => import('./speech.ts');
const Bar = lazy(async () => ({ default: (await import('./reading-bar.tsx')).ReadingBar }));

/** Reads what stands in the element of this id: the page, or one card of it. `about` names a part where there are several. */
export function ReadAloudButton({ of, about }: { of: string; about?: string }) {
  const { t } = useLanguage('ui');
  const read = async () => {
    const element = document.querySelector(`#${CSS.escape(of)}`);
    if (!element) return;
    tellReading({ state: 'preparing' });
    await (await voice()).readAloud(element);
  };
  return (
    <button
      type="button"
      className={`button no-print with-script ${about ? 'button-quiet' : ''} ${styles.button}`}
      onClick={() => void read()}
    >
      <Icon name="aloud" />
      {t('aloud.read')}
      {about && <span className="said"> {about}</span>}
    </button>
  );
}

/** What is heard now, with pause and stop; nothing while the page is silent. */
export function ReadingAloudBar() {
  const reading = useReadingAloud();
  if (reading.state === 'silent') return null;
  return (
    <InBrowser fallback={null}>
      <Bar reading={reading} />
    </InBrowser>
  );
}
