import { listEvidenceRecords } from '@xingcun/core/fieldwork/evidence/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import styles from './evidence.module.css';

export type RecordOption = ResponseOf<typeof listEvidenceRecords>[number];

/** Records that can be proof as they stand; one that is in the library already says so. */
export function RecordChoice(props: {
  assessmentId: string;
  chosen: RecordOption | null;
  problem: string | null;
  /** `title`: what the piece would be called. */
  onChoose: (record: RecordOption, title: string) => void;
}) {
  const { assessmentId, chosen, problem, onChoose } = props;
  const { t, words } = useLanguage('evidence');
  const format = useFormat();
  const id = useId();
  const { data: records, error } = useQuery(read(listEvidenceRecords, { params: { assessmentId } }));
  if (error) return <ErrorNotice error={error} />;
  if (!records) return null;
  if (records.length === 0) return <p className="soft">{t('new.recordsNone')}</p>;
  return (
    <fieldset className={styles.items} aria-describedby={problem ? id : undefined}>
      <legend>{t('new.records')}</legend>
      {records.map((record) => {
        const said = words(record.words);
        return (
          <label key={`${record.kind} ${record.id}`} className={styles.tick}>
            <input
              type="radio"
              name="record"
              disabled={record.evidenceId !== null}
              checked={chosen?.kind === record.kind && chosen.id === record.id}
              onChange={() => onChoose(record, said.slice(0, 200))}
            />
            <span>
              {said} <span className="soft small">{format.day(record.on)}</span>
              {record.evidenceId !== null && <span className="soft small"> · {t('new.recordTaken')}</span>}
            </span>
          </label>
        );
      })}
      {problem && (
        <p id={id} className="field-problem">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
