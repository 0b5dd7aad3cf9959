import { type Helper, helpers, type KindOfHelp, kindsOfHelp } from '@xingcun/core/fieldwork/appraisal/asked';
import { readAppraisal, recordAssistedVote } from '@xingcun/core/fieldwork/appraisal/contract';
import type { Text } from '@xingcun/core/text';
import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { Appraisal } from './queries.ts';

/** That somebody was helped to vote, how, and in whose presence. */
export function AssistedDialog({ appraisal, onClose }: { appraisal: Appraisal; onClose: () => void }) {
  const { t } = useLanguage('appraisal');
  const [help, setHelp] = useState<KindOfHelp>('marking');
  const [helper, setHelper] = useState<Helper>('ownChoice');
  const [witness, setWitness] = useState<Helper>('townshipWorker');
  const recording = useWrite(recordAssistedVote, { stale: [readAppraisal] });
  const record = () =>
    recording.mutate({ params: { appraisalId: appraisal.id }, body: { help, helper, witness } }, { onSuccess: onClose });
  return (
    <ConfirmDialog
      title={t('assisted.title')}
      action={t('assisted.save')}
      busy={recording.isPending}
      error={recording.error}
      onConfirm={record}
      onClose={onClose}
    >
      <p className="soft">{t('assisted.lead')}</p>
      <Choice label={t('assisted.help')} table={kindsOfHelp} value={help} onChange={setHelp} />
      <Choice label={t('assisted.helper')} table={helpers} value={helper} onChange={setHelper} />
      <Choice label={t('assisted.witness')} table={helpers} value={witness} onChange={setWitness} />
    </ConfirmDialog>
  );
}

function Choice<K extends string>(props: { label: string; table: Record<K, Text>; value: K; onChange: (value: K) => void }) {
  const { label, table, value, onChange } = props;
  const { words } = useLanguage('appraisal');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value as K)}>
        {Object.entries<Text>(table).map(([code, text]) => (
          <option key={code} value={code}>
            {words(text)}
          </option>
        ))}
      </select>
    </div>
  );
}
