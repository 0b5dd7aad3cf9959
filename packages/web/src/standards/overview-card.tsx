import { gradeSentences, panelSentences } from '@xingcun/core/standards/standard-words';
import type { Standard } from '@xingcun/core/standards/standard';
import { useLanguage } from '../app/language.ts';
import { DataTable } from '../ui/data-table.tsx';
import { figureRange } from './figure-range.ts';
import styles from './standard-page.module.css';

/** What holds for the whole standard: where it comes from, how stars make a result, what stops any rating. */
export function OverviewCard({ standard, className = 'card stack' }: { standard: Standard; className?: string }) {
  const { t, words } = useLanguage('standards');
  const { source, vetoes, inputs } = standard;
  return (
    <>
      <section className={className}>
        <h2>{t('one.overview')}</h2>
        <h3>{t('one.source')}</h3>
        <p>{words(source)}</p>
        <h3>{t('one.rounding')}</h3>
        <ul className={styles.conditions}>
          {[...gradeSentences({ ...standard, vetoes: [] }), ...panelSentences(standard)].map((sentence) => (
            <li key={sentence.en}>{words(sentence)}</li>
          ))}
        </ul>
      </section>
      {vetoes.length > 0 && (
        <section className={className}>
          <h3>{t('one.globalVetoes')}</h3>
          <ul className={styles.conditions}>
            {vetoes.map(({ code, title, authority, legalBasis }) => (
              <li key={code}>
                {words(title)}
                <p className="soft small">{words(authority)}</p>
                {legalBasis && <p className="soft small">{t('star.legal', { basis: words(legalBasis) })}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {inputs.length > 0 && (
        <section className={className}>
          <h3>{t('one.inputs')}</h3>
          <DataTable
            caption={t('one.inputs')}
            rows={inputs}
            rowKey={({ code }) => code}
            columns={[
              { key: 'title', title: t('item.input'), cell: ({ title }) => words(title) },
              { key: 'unit', title: t('item.unit'), cell: ({ unit }) => words(unit) },
              { key: 'range', title: t('item.range'), cell: (figure) => figureRange(figure, t) },
            ]}
          />
        </section>
      )}
    </>
  );
}
