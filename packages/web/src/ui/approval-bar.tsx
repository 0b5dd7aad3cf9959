import { type ReactNode, useId } from 'react';
import { useLanguage } from '../app/language.ts';
import styles from './approval-bar.module.css';
import { Icon } from './icon.tsx';

export interface ApprovalAction {
  label: string;
  /** Null: you may. Else why not, in a sentence; the button stays visible and says so. */
  blockedBecause: string | null;
  primary?: boolean;
  busy?: boolean;
  onAct: () => void;
}

/** What stands (`children`), and what *you* may do now – or why not. */
export function ApprovalBar({ actions, children }: { actions: readonly ApprovalAction[]; children?: ReactNode }) {
  const { t } = useLanguage('ui');
  const id = useId();
  return (
    <section className={styles.bar} aria-label={t('approval.region')}>
      <div className={styles.words}>
        {children}
        {actions.map(
          ({ label, blockedBecause }, index) =>
            blockedBecause !== null && (
              <p key={label} id={`${id}-${index}`} className={styles.why}>
                <Icon name="locked" size={14} />
                {t('approval.blocked', { action: label, reason: blockedBecause })}
              </p>
            ),
        )}
      </div>
      <div className={styles.actions}>
        {actions.map(({ label, blockedBecause, primary = false, busy = false, onAct }, index) => {
          const blocked = blockedBecause !== null || busy;
          return (
            <button
              key={label}
              type="button"
              className={primary ? 'button button-primary' : 'button'}
              aria-disabled={blocked}
              aria-busy={busy}
              aria-describedby={blockedBecause === null ? undefined : `${id}-${index}`}
              onClick={blocked ? undefined : onAct}
            >
              {label}
            </button>
          );
        })}
      </div>
    </section>
  );
}
