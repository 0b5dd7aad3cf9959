import { appealOutcomeWords } from '@xingcun/core/disclosure/appeal-outcome';
import { makeAppeal } from '@xingcun/core/disclosure/appeal-contract';
import { lazy, Suspense, type SyntheticEvent, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import styles from './public-village-page.module.css';
import type { Receipt } from './receipt-page.tsx';
import { tooShort, WordsField } from './words-field.tsx';

/** With the calendar of holidays: it comes after what the person came for. */
const HandlingClock = lazy(async () => ({ default: (await import('./handling-clock.tsx')).HandlingClock }));

function Clock(props: { of: 'answer' | 'decision'; madeAt: string; dueOn: string }) {
  return (
    <Suspense fallback={null}>
      <HandlingClock {...props} />
    </Suspense>
  );
}

type Objection = Extract<Receipt, { kind: 'objection' }>;

/** The objection, its answer, and the appeal: each stays readable, and each due day explains itself. */
export function ObjectionReceipt(props: { objection: Objection; receiptCode: string; onAppealed: () => void }) {
  const { objection, receiptCode, onAppealed } = props;
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  const { words, madeAt, dueOn, overdueWorkingDays, answer, answeredAt, appealableUntil, appeal } = objection;
  return (
    <>
      <section className="card stack">
        <h2>{t('receipt.objection')}</h2>
        <p className="soft small">{t('receipt.made', { when: format.moment(madeAt) })}</p>
        <blockquote className={styles.said}>{words}</blockquote>
        {answer !== null && answeredAt !== null ? (
          <>
            <p className="row">
              <strong>{t('receipt.answered', { when: format.moment(answeredAt) })}</strong>
              {overdueWorkingDays > 0 && (
                <StateTag state="overdue">{t('overdue.answered', { count: overdueWorkingDays })}</StateTag>
              )}
            </p>
            <p>{answer}</p>
          </>
        ) : (
          <>
            <p>{t('receipt.waiting')}</p>
            {overdueWorkingDays > 0 && (
              <StateTag state="overdue">{t('overdue.objection', { count: overdueWorkingDays })}</StateTag>
            )}
            <Clock of="answer" madeAt={madeAt} dueOn={dueOn} />
          </>
        )}
      </section>
      {appeal && <AppealReceipt appeal={appeal} />}
      {appealableUntil !== null && <AppealForm receiptCode={receiptCode} until={appealableUntil} onAppealed={onAppealed} />}
    </>
  );
}

function AppealReceipt({ appeal }: { appeal: NonNullable<Objection['appeal']> }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  const { madeAt, dueOn, overdueWorkingDays, outcome, decision, decidedAt } = appeal;
  return (
    <section className="card stack">
      <h2>{t('receipt.appeal')}</h2>
      <p className="soft small">{t('appeal.made', { when: format.moment(madeAt) })}</p>
      <blockquote className={styles.said}>{appeal.words}</blockquote>
      {outcome !== null && decidedAt !== null ? (
        <>
          <strong>{t('appeal.decided', { when: format.moment(decidedAt), outcome: words(appealOutcomeWords[outcome]) })}</strong>
          <p>{decision}</p>
        </>
      ) : (
        <>
          <p>{t('appeal.waiting')}</p>
          {overdueWorkingDays > 0 && <StateTag state="overdue">{t('overdue.appeal', { count: overdueWorkingDays })}</StateTag>}
          <Clock of="decision" madeAt={madeAt} dueOn={dueOn} />
        </>
      )}
    </section>
  );
}

function AppealForm({ receiptCode, until, onAppealed }: { receiptCode: string; until: string; onAppealed: () => void }) {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  const [said, setSaid] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useWrite(makeAppeal);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort(said)) sending.mutate({ body: { receiptCode, words: said } }, { onSuccess: onAppealed });
  };
  return (
    <section className="card stack no-print" aria-labelledby="appeal">
      <h2 id="appeal">{t('appeal.title')}</h2>
      <p>{t('appeal.body', { day: format.day(until) })}</p>
      <form className="stack" onSubmit={send} noValidate>
        <WordsField label={t('appeal.words')} hint={t('appeal.hint')} value={said} onChange={setSaid} tried={tried} />
        {sending.error && <ErrorState error={sending.error} />}
        <div>
          <button type="submit" className="button button-primary" disabled={sending.isPending}>
            {t('appeal.send')}
          </button>
        </div>
      </form>
    </section>
  );
}
