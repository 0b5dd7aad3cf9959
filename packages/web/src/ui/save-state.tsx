import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import styles from './save-state.module.css';
import { StateMark, type StateName } from './state-tag.tsx';

/** Where what was typed is now. `waiting`: on this device only, goes out when the connection is back. */
export type Saving = { kind: 'saved'; at: string | null } | { kind: 'saving' | 'waiting' | 'failed'; count: number };

const marks = { saved: 'saved', saving: 'saving', waiting: 'device', failed: 'invalid' } as const satisfies Record<
  Saving['kind'],
  StateName
>;

export function SaveState({ saving }: { saving: Saving }) {
  const { t } = useLanguage('ui');
  const format = useFormat();
  const words =
    saving.kind === 'saved'
      ? saving.at === null
        ? t('save.saved')
        : t('save.savedAt', { time: format.time(saving.at) })
      : t(`save.${saving.kind}`, { count: saving.count });
  return (
    <output className={styles.saving}>
      <span aria-hidden="true" className={styles.mark}>
        <StateMark state={marks[saving.kind]} />
      </span>
      {words}
    </output>
  );
}
