import { useState } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../../ui/icon.tsx';
import { useElder } from '../elder.ts';
import { useLanguage } from '../language.ts';
import { continueReading, pauseReading, readAloud, stopReading, useReading, useVoice } from './reader.ts';
import styles from './read-button.module.css';

/** For who reads along: slower than people talk. */
const elderRate = 0.85;

/** Starts and stops the reading of an element; with `page`, of the whole page, and then says where there is no voice. */
export function ReadButton({ of, name }: { of: string; name: string | null }) {
  const { t, tag } = useLanguage('app');
  const elder = useElder();
  const reading = useReading();
  const voiced = useVoice(tag === 'zh' ? 'zh-CN' : tag);
  if (!voiced) return name === null ? <NoVoice /> : null;
  const active = reading?.of.id === of;
  const start = () => {
    const element = document.getElementById(of);
    if (element) readAloud(element, elder ? elderRate : 1);
  };
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={active}
        aria-label={name !== null && !active ? t('read.starNamed', { name }) : undefined}
        onClick={active ? stopReading : start}
      >
        <Icon name={active ? 'stop' : 'speaker'} />
        {t(active ? 'read.stop' : name === null ? 'read.page' : 'read.star')}
      </button>
      {active && reading && createPortal(<ReaderBar paused={reading.paused} />, document.body)}
    </>
  );
}

/** The same button, so that nothing on the page moves when it turns out that there is no voice; pressed, it says so. */
function NoVoice() {
  const { t } = useLanguage('app');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setAsked(true)}>
        <Icon name="speaker" />
        {t('read.page')}
      </button>
      {asked && <output className={`soft small ${styles.none}`}>{t('read.noVoice')}</output>}
    </>
  );
}

/** Stays at the bottom while the page moves along with what is read. */
function ReaderBar({ paused }: { paused: boolean }) {
  const { t } = useLanguage('app');
  return (
    <aside className={`no-print ${styles.bar}`} aria-label={t('read.page')}>
      <output>{t(paused ? 'read.paused' : 'read.now')}</output>
      <button type="button" className="button button-primary" onClick={paused ? continueReading : pauseReading}>
        <Icon name={paused ? 'speaker' : 'pause'} />
        {t(paused ? 'read.continue' : 'read.pause')}
      </button>
      <button type="button" className="button" onClick={stopReading}>
        <Icon name="stop" />
        {t('read.stop')}
      </button>
    </aside>
  );
}
