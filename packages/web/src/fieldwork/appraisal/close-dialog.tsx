import { closeAppraisal, listAppraisals, readAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { Appraisal } from './queries.ts';

/** The close: papers counted by hand, and what happens at once and for good. */
export function CloseDialog({ appraisal, onClose }: { appraisal: Appraisal; onClose: () => void }) {
  const { t } = useLanguage('appraisal');
  const [papers, setPapers] = useState('');
  const closing = useWrite(closeAppraisal, { stale: [readAppraisal, listAppraisals] });
  const counted = /^\d{1,4}$/.test(papers) ? Number(papers) : null;
  const close = () => {
    if (counted === null) return;
    const body = { papersReturned: counted, version: appraisal.version };
    closing.mutate({ params: { appraisalId: appraisal.id }, body }, { onSuccess: onClose });
  };
  return (
    <ConfirmDialog
      title={t('close.title')}
      action={t('close.action')}
      busy={closing.isPending || counted === null}
      error={closing.error}
      onConfirm={close}
      onClose={onClose}
    >
      <ul>
        <li>{t('close.count', { issued: appraisal.issued })}</li>
        <li>{t('close.void')}</li>
        <li>{t('close.destroy')}</li>
        <li>{t('close.public')}</li>
      </ul>
      <Field
        label={t('close.papers')}
        hint={t('close.papersHint')}
        inputMode="numeric"
        autoComplete="off"
        value={papers}
        onChange={(event) => setPapers(event.target.value)}
      />
    </ConfirmDialog>
  );
}
