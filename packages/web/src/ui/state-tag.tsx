import { useLanguage } from '../app/language.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './state-tag.module.css';

/** Every state a thing can be shown in: its colour; its shape is the icon of the same name. */
const tones = {
  won: 'cinnabar',
  notYet: 'slate',
  objection: 'amber',
  suspended: 'amber',
  removed: 'danger',
  vetoed: 'danger',
  returned: 'violet',
  saved: 'jade',
  saving: 'slate',
  device: 'amber',
  invalid: 'danger',
  sealed: 'slate',
  locked: 'slate',
  due: 'amber',
  overdue: 'danger',
  done: 'jade',
  waiting: 'slate',
  note: 'slate',
  changed: 'violet',
  differs: 'amber',
} as const satisfies Partial<Record<IconName, 'cinnabar' | 'slate' | 'amber' | 'danger' | 'violet' | 'jade'>>;

export type StateName = keyof typeof tones;

/** A state as shape, colour and words. `children` says it more exactly (“公示中，还有3个工作日”). */
export function StateTag({ state, children }: { state: StateName; children?: string | undefined }) {
  const { t } = useLanguage('ui');
  return (
    <span className={`${styles.tag} ${styles[tones[state]]}`}>
      <Icon name={state} size={14} />
      {children ?? t(`state.${state}`)}
    </span>
  );
}

/** The shape alone, where there is no room; its words are there for screen readers and on hover. */
export function StateMark({ state, size = 16, children }: { state: StateName; size?: number; children?: string | undefined }) {
  const { t } = useLanguage('ui');
  const said = children ?? t(`state.${state}`);
  return (
    <span className={`${styles.mark} ${styles[tones[state]]}`} title={said}>
      <Icon name={state} size={size} />
      <span className="said">{said}</span>
    </span>
  );
}
