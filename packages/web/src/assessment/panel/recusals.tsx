import { type Group, recordRecusal } from '@xingcun/core/assessment/panel/contract';
import { type RecusalReason, recusalReasons, recusalWords } from '@xingcun/core/assessment/panel/group';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { groupReads } from './item-marks.tsx';
import styles from './panel.module.css';

/** Who takes no part in this village, and why – the kind of ground alone. */
export function Recusals({ group, mayRecord }: { group: Group; mayRecord: boolean }) {
  const { t, words } = useLanguage('panel');
  const recording = useWrite(recordRecusal, { stale: groupReads });
  const [asking, setAsking] = useState(false);
  const [who, setWho] = useState('');
  const [reason, setReason] = useState<RecusalReason>('nearRelative');
  const sitting = group.members.filter(({ role }) => role !== 'observer');
  return (
    <section className="card stack" aria-labelledby="recusals">
      <div className={styles.head}>
        <h2 id="recusals">{t('recusals')}</h2>
        {mayRecord && sitting.length > 0 && (
          <button
            type="button"
            className="button no-print"
            onClick={() => {
              setWho(sitting[0]?.person.accountId ?? '');
              setAsking(true);
            }}
          >
            {t('recordRecusal')}
          </button>
        )}
      </div>
      {group.recusals.length === 0 ? (
        <p className="soft">{t('noRecusals')}</p>
      ) : (
        <ul>
          {group.recusals.map((each) => (
            <li key={each.id}>
              {t('recusalOf', { name: each.person.name, reason: words(recusalWords[each.reason]), by: each.declaredBy.name })}
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <ConfirmDialog
          title={t('recordRecusal')}
          action={t('recordRecusal')}
          busy={recording.isPending}
          error={recording.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            recording.mutate(
              { params: { assessmentId: group.assessmentId }, body: { accountId: who, reason } },
              { onSuccess: () => setAsking(false) },
            )
          }
        >
          <p>{t('recordRecusalBody')}</p>
          <label className="field">
            {t('member')}
            <select className="input" value={who} onChange={(event) => setWho(event.target.value)}>
              {sitting.map(({ person }) => (
                <option key={person.accountId} value={person.accountId}>
                  {person.name}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {t('reason')}
            <select
              className="input"
              value={reason}
              onChange={(event) => setReason(recusalReasons.find((each) => each === event.target.value) ?? 'nearRelative')}
            >
              {recusalReasons.map((each) => (
                <option key={each} value={each}>
                  {words(recusalWords[each])}
                </option>
              ))}
            </select>
          </label>
        </ConfirmDialog>
      )}
    </section>
  );
}
