import { type ReactNode, useId, useSyncExternalStore } from 'react';
import { useLanguage } from '../app/language.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import styles from './side-panel.module.css';

const wide = matchMedia('(min-width: 1280px)');
const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** About the selected thing: beside the work where there is room, over it where there is not. Mount it to open. */
export function SidePanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useLanguage('ui');
  const id = useId();
  const beside = useSyncExternalStore(subscribe, () => wide.matches);
  if (!beside)
    return (
      <Dialog side title={title} onClose={onClose}>
        {children}
      </Dialog>
    );
  return (
    <aside className={styles.panel} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id}>{title}</h2>
        <button type="button" className="button button-quiet button-icon" aria-label={t('panel.close')} onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
