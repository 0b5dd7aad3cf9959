import { readReceipt } from '@xingcun/core/disclosure/receipt-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { type SyntheticEvent, useState } from 'react';
import type { Reading } from '../app/site/reading.ts';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import styles from './public-village-page.module.css';
import { ObjectionReceipt } from './receipt-objection.tsx';

export type Receipt = ResponseOf<typeof readReceipt>;

export const receipts: Reading = {
  namespaces: ['disclosure'],
  reads: () => [],
  mayNamePeople: () => true,
  Page: ReceiptPage,
};

/** What became of an opinion or an objection, for whoever holds its receipt code; from here an answer is appealed. */
function ReceiptPage() {
  const { t } = useLanguage('disclosure');
  const [receiptCode, setReceiptCode] = useState('');
  const finding = useWrite(readReceipt);
  const lookUp = () => finding.mutate({ body: { receiptCode: receiptCode.trim() } });
  const find = (event: SyntheticEvent) => {
    event.preventDefault();
    if (receiptCode.trim() !== '') lookUp();
  };
  const found = finding.data;
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
        <div aria-live="polite" className="stack">
          {found.kind === 'opinion' ? (
            <OpinionReceipt opinion={found} />
          ) : (
            <ObjectionReceipt objection={found} receiptCode={finding.variables?.body.receiptCode ?? ''} onAppealed={lookUp} />
          )}
          <p>
            <a href={`/villages/${found.villageCode}`}> {t('receipt.village')}</a>
          </p>
        </div>
      )}
    </div>
  );
}

function OpinionReceipt({ opinion: { words, madeOn, theme } }: { opinion: Extract<Receipt, { kind: 'opinion' }> }) {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  return (
    <section className="card stack">
      <h2>{t('receipt.opinion')}</h2>
      <p className="soft small">{t('receipt.madeOn', { day: format.day(madeOn) })}</p>
      <blockquote className={styles.said}>{words}</blockquote>
      {theme ? (
        <>
          <strong>{t('receipt.theme', { title: theme.title, when: format.moment(theme.answeredAt) })}</strong>
          <p>{theme.answer}</p>
        </>
      ) : (
        <p>{t('receipt.noTheme')}</p>
      )}
    </section>
  );
}
