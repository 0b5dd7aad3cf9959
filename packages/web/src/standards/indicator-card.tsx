import { ruleSentences } from '@xingcun/core/standards/rule-words';
import { basisWords, ruleKindWords } from '@xingcun/core/standards/standard-words';
import type { Indicator, Standard, Star } from '@xingcun/core/standards/standard';
import { shortText } from '@xingcun/core/values/exact';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useLanguage } from '../app/language.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Facts } from '../ui/facts.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { figureRange } from './figure-range.ts';
import { ruleFigures } from './rule-figures.ts';
import { glyphOf } from './star-glyphs.ts';
import styles from './standard-page.module.css';

/** Computes one indicator from figures that the reader tries; made by the capability that rates. */
export type Example = ComponentType<{ standard: Standard; indicator: Indicator }>;

/** One indicator: its rule in words, what it asks for, and a place to try it. */
export function IndicatorCard(props: {
  standardId: string;
  standard: Standard;
  star: Star;
  indicator: Indicator;
  example: Example;
}) {
  const { standardId, standard, star, indicator, example: Example } = props;
  const { t, words } = useLanguage('standards');
  const { scorePlaces } = standard;
  const { code, title, maxScore, rule, basis, evidence, notApplicable, whenMissing, legalBasis } = indicator;
  const figures = ruleFigures(rule);
  const glyph = glyphOf(star.code);
  const all = standard.stars.flatMap((each) => each.indicators);
  const place = all.findIndex((each) => each.code === code);
  return (
    <article className="stack" aria-labelledby={`item-${code}`}>
      <section className="card stack">
        <p className={styles.above}>
          {glyph && <StarGlyph name={glyph} size={18} />}
          <Link to="/work/standards/$standardId" params={{ standardId }} search={{ item: star.code }}>
            {words(star.title)}
          </Link>
        </p>
        <h2 id={`item-${code}`} className={styles.itemTitle}>
          {words(title)}
          <span className="figures">{t('star.points', { score: shortText(maxScore, scorePlaces) })}</span>
        </h2>
        <div className={styles.rule}>
          <h3>{t('item.rule')}</h3>
          {ruleSentences(rule, { maxScore, places: scorePlaces }).map((sentence) => (
            <p key={sentence.en}>{words(sentence)}</p>
          ))}
        </div>
        <Facts
          facts={[
            [t('item.kind'), `${words(ruleKindWords[rule.kind])} · ${words(basisWords[basis])}`],
            [
              t('item.evidence'),
              evidence.length === 0 ? (
                t('item.evidenceNone')
              ) : (
                <ul key="evidence" className={styles.plainList}>
                  {evidence.map((each) => (
                    <li key={each.en}>{words(each)}</li>
                  ))}
                </ul>
              ),
            ],
            [t('item.notApplicable'), t(notApplicable === 'allowed' ? 'item.naAllowed' : 'item.naNever')],
            [t('item.missing'), t(whenMissing === 'incomplete' ? 'item.missingIncomplete' : 'item.missingZero')],
            [t('item.legal'), legalBasis && words(legalBasis)],
          ]}
        />
      </section>
      <section className="card stack" aria-labelledby={`example-${code}`}>
        <h3 id={`example-${code}`}>{t('item.example')}</h3>
        <Example key={code} standard={standard} indicator={indicator} />
      </section>
      {figures.length > 0 && (
        <section className="card stack">
          <h3>{t('item.inputs')}</h3>
          <DataTable
            caption={t('item.inputs')}
            rows={figures}
            rowKey={(figure) => `${figure.code} ${figure.title.en}`}
            columns={[
              { key: 'title', title: t('item.input'), cell: (figure) => words(figure.title) },
              { key: 'unit', title: t('item.unit'), cell: (figure) => words(figure.unit) },
              { key: 'range', title: t('item.range'), cell: (figure) => figureRange(figure, t) },
            ]}
          />
        </section>
      )}
      <nav className={styles.steps}>
        {(['previous', 'next'] as const).map((step) => {
          const other = all[place + (step === 'next' ? 1 : -1)];
          return other ? (
            <Link
              key={step}
              className="button"
              to="/work/standards/$standardId"
              params={{ standardId }}
              search={{ item: other.code }}
            >
              {t(`item.${step}`)}
              <span className="soft small">{words(other.title)}</span>
            </Link>
          ) : (
            <span key={step} />
          );
        })}
      </nav>
    </article>
  );
}
