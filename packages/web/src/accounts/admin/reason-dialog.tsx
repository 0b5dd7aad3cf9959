import { type ReactNode, type SyntheticEvent, useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';

/** A step that needs a reason for the record. @param fields further fields, above the reason; `ready` false keeps it from going out */
export function ReasonDialog(props: {
  title: string;
  action: string;
  busy: boolean;
  error: unknown;
  ready?: boolean;
  onAct: (reason: string) => void;
  onClose: () => void;
  fields?: ReactNode;
  children: ReactNode;
}) {
  const { title, action, busy, error, ready = true, onAct, onClose, fields, children } = props;
  const { t } = useLanguage('accountsAdmin');
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '' && ready && !busy) onAct(reason.trim());
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <button type="submit" form={id} className="button button-primary" aria-disabled={busy}>
          {action}
        </button>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        {children}
        {fields}
        <Field
          label={t('reason')}
          hint={t('reason.hint')}
          maxLength={500}
          value={reason}
          problem={tried && reason.trim() === '' ? t('reason.missing') : null}
          onChange={(event) => setReason(event.target.value)}
        />
        {error !== null && error !== undefined && <ErrorNotice error={error} onRetry={() => onAct(reason.trim())} />}
      </form>
    </Dialog>
  );
}
