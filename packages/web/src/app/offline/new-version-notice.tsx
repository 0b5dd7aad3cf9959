import { useEffect, useState } from 'react';
import styles from '../connection-notice.module.css';
import { useLanguage } from '../language.ts';
import { takeNewVersion, useWaitingVersion } from './worker.ts';

const isTyping = () => document.activeElement?.matches('input, textarea, select, [contenteditable="true"]') ?? false;

/** A newer version of the pages is there. It waits for the person, and does not even say so while something is being typed. */
export function NewVersionNotice() {
  const waiting = useWaitingVersion();
  const [typing, setTyping] = useState(isTyping);
  const { t } = useLanguage('app');
  useEffect(() => {
    const look = () => setTyping(isTyping());
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return (
    <output className={styles.place}>
      {waiting && !typing && (
        <span className={`${styles.notice} ${styles.pressable}`}>
          {t('newVersion')}
          <button type="button" className="button" onClick={takeNewVersion}>
            {t('newVersion.take')}
          </button>
        </span>
      )}
    </output>
  );
}
