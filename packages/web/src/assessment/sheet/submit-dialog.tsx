import { listAssessments, submitSheet } from '@xingcun/core/assessment/contract';
import { stageAfter, stageRules } from '@xingcun/core/cycles/stage';
import { type FormEvent, useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import styles from './sheet-approval.module.css';
import { sheetReads, type SheetOnScreen } from './use-sheet.ts';

/** Exactly what is about to be signed and sent up. */
export function SubmitDialog({ screen, onClose }: { screen: SheetOnScreen; onClose: () => void }) {
  const { assessment, stage, progress, form } = screen;
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const id = useId();
  const [statement, setStatement] = useState('');
  const submit = useWrite(submitSheet, { stale: [...sheetReads, listAssessments] });
  const { standard } = form.compiled;
  const places = standard.scorePlaces;
  const next = stageAfter(stage);
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit.mutate({ params: { assessmentId: assessment.id, stage }, body: { words: statement.trim() } }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('submit.title', { village: assessment.villageName, stage: words(stageRules[stage].words) })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" disabled={submit.isPending}>
            {t('submit.confirm')}
          </button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={send}>
        <p>{next ? t('submit.body', { next: words(stageRules[next].words) }) : t('submit.bodyLast')}</p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('submit.star')}</th>
              <th scope="col" className={styles.end}>
                {t('sheet.filled')}
              </th>
              <th scope="col" className={styles.end}>
                {t('submit.score')}
              </th>
              <th scope="col" className={styles.end}>
                {t('sheet.noProof')}
              </th>
            </tr>
          </thead>
          <tbody className="figures">
            {progress.map(({ starCode, filled, items, score, passMark, lackingProof, state }) => {
              const star = standard.stars.find(({ code }) => code === starCode);
              return (
                <tr key={starCode}>
                  <th scope="row">
                    {star ? words(star.title) : starCode}
                    {state === 'vetoed' && ` · ${t('submit.vetoed')}`}
                  </th>
                  <td className={styles.end}>
                    {filled}/{items}
                  </td>
                  <td className={styles.end}>
                    {format.score(score, places)}
                    {passMark !== null && ` / ${format.score(passMark, places).replace(/\.0+$/, '')}`}
                  </td>
                  <td className={styles.end}>{lackingProof === 0 ? t('dash') : lackingProof}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="field">
          <label htmlFor={`${id}-words`}>{t('submit.words')}</label>
          <textarea
            id={`${id}-words`}
            className="input"
            rows={3}
            maxLength={2000}
            value={statement}
            onChange={(event) => setStatement(event.target.value)}
          />
        </div>
        {submit.error && (
          <ErrorNotice
            error={submit.error}
            onRetry={() => submit.variables && submit.mutate(submit.variables, { onSuccess: onClose })}
          />
        )}
      </form>
    </Dialog>
  );
}
