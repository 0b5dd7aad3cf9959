import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLanguage } from '../app/language.ts';
import styles from './dialog.module.css';
import { Icon } from './icon.tsx';

/**
 * A question that must be answered first. Mount it to open, unmount to close; Escape and the cross call `onClose`.
 * `actions`: buttons, the primary one last.
 */
export function Dialog(props: { title: string; onClose: () => void; actions?: ReactNode; side?: boolean; children: ReactNode }) {
  const { title, onClose, actions, side = false, children } = props;
  const { t } = useLanguage('ui');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={side ? styles.side : styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.header}>
        <h2 id={id}>{title}</h2>
        <button type="button" className="button button-quiet button-icon" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      </header>
      <div className={styles.body}>{children}</div>
      {actions && <footer className={styles.actions}>{actions}</footer>}
    </dialog>
  );
}
