import type { ReactNode } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import styles from './conflict-dialog.module.css';
import { Dialog } from './dialog.tsx';

/** Two people changed one thing: both values, and a choice. Nothing is lost by closing – the question stays open. */
export function ConflictDialog(props: {
  mine: ReactNode;
  theirs: ReactNode;
  /** Who saved the other value, and when (moment in UTC). */
  name: string;
  savedAt: string;
  onKeepMine: () => void;
  onKeepTheirs: () => void;
  onClose: () => void;
}) {
  const { mine, theirs, name, savedAt, onKeepMine, onKeepTheirs, onClose } = props;
  const { t } = useLanguage('ui');
  const format = useFormat();
  return (
    <Dialog
      title={t('conflict.title')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onKeepTheirs}>
            {t('conflict.keepTheirs', { name })}
          </button>
          <button type="button" className="button button-primary" onClick={onKeepMine}>
            {t('conflict.keepMine')}
          </button>
        </>
      }
    >
      <p>{t('conflict.body', { name, when: format.moment(savedAt) })}</p>
      <dl className={styles.sides}>
        <div>
          <dt>{t('conflict.mine')}</dt>
          <dd className="figures">{mine}</dd>
        </div>
        <div>
          <dt>{t('conflict.theirs', { name })}</dt>
          <dd className="figures">{theirs}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
