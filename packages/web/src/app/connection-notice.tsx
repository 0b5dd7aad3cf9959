import { useMatches } from '@tanstack/react-router';
import { Icon } from '../ui/icon.tsx';
import { useConnection } from './connection.ts';
import styles from './connection-notice.module.css';
import { useLanguage } from './language.ts';

/** Says when the network is down, slow, or the server silent; stays out of the way otherwise, and on pages that work without a network. */
export function ConnectionNotice() {
  const state = useConnection();
  const worksOffline = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.worksOffline) });
  const { t } = useLanguage('app');
  return (
    <output className={styles.place}>
      {state !== 'good' && !worksOffline && (
        <span className={styles.notice}>
          <Icon name={state === 'slow' ? 'waiting' : 'offline'} />
          {t(`connection.${state}`)}
        </span>
      )}
    </output>
  );
}
