import { listAssessments, sendBack } from '@xingcun/core/assessment/contract';
import { declaredItems } from '@xingcun/core/assessment/items';
import { type Stage, stageRules } from '@xingcun/core/cycles/stage';
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { matchesName } from '../../ui/pinyin.ts';
import { Due, today, workingDayAfter } from '../due.tsx';
import { useEntryWords } from './entry-words.ts';
import styles from './sheet-approval.module.css';
import { sheetReads, type SheetOnScreen } from './use-sheet.ts';

const usualWorkingDays = 5;

/** Named items go back with a reason each and a day; only these unlock. `stage`: whose sheet is sent back. */
export function ReturnDialog({ screen, stage, onClose }: { screen: SheetOnScreen; stage: Stage; onClose: () => void }) {
  const { assessment, form, sheet: shown, belowSheet } = screen;
  const { t, words } = useLanguage('assessment');
  const { show } = useEntryWords(form);
  const id = useId();
  const [find, setFind] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [dueOn, setDueOn] = useState(() => workingDayAfter(today(), usualWorkingDays));
  const [tried, setTried] = useState(false);
  const back = useWrite(sendBack, { stale: [...sheetReads, listAssessments] });

  const sheet = shown.stage === stage ? shown : belowSheet;
  const cells = new Map(sheet?.cells.map((cell) => [cell.itemCode, cell]));
  const chosen = Object.keys(reasons);
  const items = declaredItems(form, assessment.targetStars).filter(
    ({ code, title }) => reasons[code] !== undefined || find.trim() === '' || matchesName(`${code} ${words(title)}`, find),
  );
  const toggle = (code: string) => {
    const { [code]: known, ...rest } = reasons;
    setReasons(known === undefined ? { ...reasons, [code]: '' } : rest);
  };
  const lacking = chosen.filter((code) => reasons[code]?.trim() === '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.length === 0 || lacking.length > 0 || dueOn === '') return;
    const body = { items: chosen.map((itemCode) => ({ itemCode, reason: reasons[itemCode] ?? '' })), dueOn };
    back.mutate({ params: { assessmentId: assessment.id, stage }, body }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('return.title', { village: assessment.villageName, stage: words(stageRules[stage].words) })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" disabled={back.isPending}>
            {t('return.confirm', { count: chosen.length })}
          </button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={send} noValidate>
        <p>{t('return.body')}</p>
        <Field label={t('return.find')} type="search" value={find} onChange={(event) => setFind(event.target.value)} />
        <ul className={styles.pick}>
          {items.map((item) => {
            const { code, title, kind } = item;
            const reason = reasons[code];
            const cell = cells.get(code);
            const wrong = tried && reason?.trim() === '';
            return (
              <li key={code} className={reason === undefined ? undefined : styles.picked}>
                <label>
                  <input type="checkbox" checked={reason !== undefined} onChange={() => toggle(code)} />
                  <span>
                    {kind === 'indicator' && `${code} `}
                    {words(title)}
                  </span>
                  <span className={`figures ${styles.score}`}>{show(item, cell?.entry ?? null, cell?.score ?? null)}</span>
                </label>
                {reason !== undefined && (
                  <>
                    <textarea
                      className="input"
                      rows={2}
                      maxLength={2000}
                      aria-label={t('return.reasonOf', { item: words(title) })}
                      placeholder={t('return.reason')}
                      value={reason}
                      aria-invalid={wrong ? true : undefined}
                      onChange={(event) => setReasons({ ...reasons, [code]: event.target.value })}
                    />
                    {wrong && <p className="field-problem">{t('return.reasonMissing')}</p>}
                  </>
                )}
              </li>
            );
          })}
        </ul>
        {tried && chosen.length === 0 && <p className="field-problem">{t('return.chooseItems')}</p>}
        <Field
          label={t('return.dueOn')}
          type="date"
          min={today()}
          value={dueOn}
          hint={dueOn !== '' && <Due on={dueOn} />}
          problem={tried && dueOn === '' ? t('required') : null}
          onChange={(event) => setDueOn(event.target.value)}
        />
        {back.error && (
          <ErrorNotice error={back.error} onRetry={() => back.variables && back.mutate(back.variables, { onSuccess: onClose })} />
        )}
      </form>
    </Dialog>
  );
}
