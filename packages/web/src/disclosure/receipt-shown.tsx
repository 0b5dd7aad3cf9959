import type { ReactNode } from 'react';
import { useLanguage } from '../app/language.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './objection-form.module.css';

/** What was said has arrived: the receipt code, shown this once. */
export function ReceiptShown({ title, code, children }: { title: string; code: string; children: ReactNode }) {
  const { t } = useLanguage('disclosure');
  return (
    <output className="notice notice-done">
      <Icon name="done" />
      <div className="stack">
        <strong>{title}</strong>
        <p>{t('object.receipt')}</p>
        <p className={`figures ${styles.code}`}>{code}</p>
        {children}
      </div>
    </output>
  );
}
