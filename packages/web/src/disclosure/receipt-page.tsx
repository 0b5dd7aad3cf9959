import { readReceipt } from '@xingcun/core/disclosure/receipt-contract';
import { type SyntheticEvent, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import styles from './public-village-page.module.css';

/** The answer to an objection, for whoever holds its receipt code. */
export function ReceiptPage() {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  const [receiptCode, setReceiptCode] = useState('');
  const finding = useWrite(readReceipt);
  const find = (event: SyntheticEvent) => {
    event.preventDefault();
    if (receiptCode.trim() !== '') finding.mutate({ body: { receiptCode: receiptCode.trim() } });
  };
  const found = finding.data;
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const late = found !== undefined && found.answer === null && found.dueOn < today;
  return (
    <div className={`stack ${styles.page}`}>
      <PageHeader title={t('receipt.title')} />
      <form className="card stack" onSubmit={find}>
        <Field
          label={t('receipt.code')}
          hint={t('receipt.hint')}
          value={receiptCode}
          onChange={(event) => setReceiptCode(event.target.value)}
          autoComplete="off"
        />
        <div>
          <button type="submit" className="button button-primary" disabled={finding.isPending}>
            {t('receipt.find')}
          </button>
        </div>
        {finding.error && <ErrorState error={finding.error} />}
      </form>
      {found && (
        <section className="card stack" aria-live="polite">
          <p className="soft small">{t('receipt.made', { when: format.moment(found.madeAt) })}</p>
          <blockquote className={styles.said}>{found.words}</blockquote>
          {found.answer !== null && found.answeredAt !== null ? (
            <>
              <strong>{t('receipt.answered', { when: format.moment(found.answeredAt) })}</strong>
              <p>{found.answer}</p>
            </>
          ) : (
            <p>{t(late ? 'receipt.late' : 'receipt.waiting', { day: format.day(found.dueOn) })}</p>
          )}
        </section>
      )}
    </div>
  );
}
