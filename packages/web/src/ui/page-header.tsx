import type { ReactNode } from 'react';
import { useLanguage } from '../app/language.ts';
import styles from './page-header.module.css';

/** The page's one `<h1>`, the document's title, where we are (`above`), its state (`tags`) and at most one primary action. */
export function PageHeader(props: { title: string; above?: ReactNode; lead?: ReactNode; tags?: ReactNode; actions?: ReactNode }) {
  const { title, above, lead, tags, actions } = props;
  const { t } = useLanguage('app');
  return (
    <header className={styles.header}>
      <title>{`${title} · ${t('product')}`}</title>
      <div className={styles.words}>
        {above && (
          <div className={styles.above} data-unread>
            {above}
          </div>
        )}
        <div className={styles.titleRow}>
          <h1>{title}</h1>
          {tags}
        </div>
        {lead && <div className={styles.lead}>{lead}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
