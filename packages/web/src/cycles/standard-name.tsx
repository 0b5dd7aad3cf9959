import type { Cycle } from '@xingcun/core/cycles/contract';
import { useLanguage } from '../app/language.ts';
import { StateTag } from '../ui/state-tag.tsx';

/** The standard of a programme, with its version; a draft says so. */
export function StandardName({ standard }: { standard: Cycle['standard'] }) {
  const { t, words } = useLanguage('cycles');
  return (
    <span>
      {t('standard.version', { title: words(standard.title), version: standard.version })}{' '}
      {standard.draft && <StateTag state="differs">{t('standard.draft')}</StateTag>}
    </span>
  );
}
