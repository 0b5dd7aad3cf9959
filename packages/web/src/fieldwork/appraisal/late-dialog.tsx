import { issueLateSlips, readAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { Appraisal } from './queries.ts';
import { holdSlips } from './slips.ts';

/** Slips for people who came after the opening: how many and why, not who. */
export function LateDialog({ appraisal, onClose }: { appraisal: Appraisal; onClose: () => void }) {
  const { t } = useLanguage('appraisal');
  const [count, setCount] = useState('1');
  const [reason, setReason] = useState('');
  const issuing = useWrite(issueLateSlips, { stale: [readAppraisal] });
  const complete = /^[1-9]\d{0,3}$/.test(count) && reason.trim().length >= 2;
  const issue = () =>
    issuing.mutate(
      { params: { appraisalId: appraisal.id }, body: { count: Number(count), reason: reason.trim() } },
      {
        onSuccess: ({ codes }) => {
          holdSlips(appraisal.id, codes);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('late.title')}
      action={t('late.issue')}
      busy={issuing.isPending || !complete}
      error={issuing.error}
      onConfirm={issue}
      onClose={onClose}
    >
      <Field
        label={t('late.count')}
        inputMode="numeric"
        autoComplete="off"
        value={count}
        onChange={(event) => setCount(event.target.value)}
      />
      <Field
        label={t('late.reason')}
        hint={t('late.reasonHint')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}
