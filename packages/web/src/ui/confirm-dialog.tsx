import type { ReactNode } from 'react';
import { useLanguage } from '../app/language.ts';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './error-state.tsx';

/** A step that deserves a second look: what will happen (`children`), then to do it or not. A refusal is shown in place. */
export function ConfirmDialog(props: {
  title: string;
  /** What the button does, in a verb. */
  action: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, action, busy, error, onConfirm, onClose, children } = props;
  const { t } = useLanguage('ui');
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="button" className="button button-primary" aria-disabled={busy} onClick={busy ? undefined : onConfirm}>
            {action}
          </button>
        </>
      }
    >
      <div className="stack">
        {children}
        {error !== null && error !== undefined && <ErrorNotice error={error} onRetry={onConfirm} />}
      </div>
    </Dialog>
  );
}
