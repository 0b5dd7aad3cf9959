import type { PageContent } from '@xingcun/core/disclosure/page-digest';
import { useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './poster.module.css';

/** The check code of this page, the same as on its poster; one tap computes it again from what is shown. */
export function PageCheck({ content, digest }: { content: PageContent; digest: string }) {
  const { t } = useLanguage('disclosure');
  const [computed, setComputed] = useState<string | null>(null);
  const compute = async () => {
    const { pageDigest } = await import('@xingcun/core/disclosure/page-digest');
    setComputed(pageDigest(content));
  };
  return (
    <div className="small" data-unread>
      <p>
        {t('check.code')} <span className={`figures ${styles.digest}`}>{digest}</span>
      </p>
      <div className="row" aria-live="polite">
        <button type="button" className="button no-print" onClick={() => void compute()}>
          {t('check.compute')}
        </button>
        {computed !== null && (
          <span className="row">
            <Icon name={computed === digest ? 'done' : 'invalid'} />
            {t(computed === digest ? 'check.same' : 'check.differs')}
          </span>
        )}
      </div>
    </div>
  );
}
