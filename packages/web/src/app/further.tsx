import type { ReactNode } from 'react';
import { useElder } from './elder.ts';
import { useLanguage } from './language.ts';

/** What not everybody needs at once: in elder mode behind one line, else as it is. On paper always open. */
export function Further({ children }: { children: ReactNode }) {
  const { t } = useLanguage('app');
  const elder = useElder();
  if (!elder) return children;
  return (
    <details className="further">
      <summary>{t('elder.more')}</summary>
      <div className="stack">{children}</div>
    </details>
  );
}
