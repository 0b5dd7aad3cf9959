import { ruleKindWords } from '@xingcun/core/standards/standard-words';
import type { Standard, Star } from '@xingcun/core/standards/standard';
import { shortText } from '@xingcun/core/values/exact';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Facts } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { glyphOf } from './star-glyphs.ts';
import styles from './standard-page.module.css';

/** One star: how it is won, what must hold, what fails it, its indicators. */
export function StarCard({ standardId, standard, star }: { standardId: string; standard: Standard; star: Star }) {
  const { t, words } = useLanguage('standards');
  const { scorePlaces } = standard;
  const glyph = glyphOf(star.code);
  const max = shortText(star.maxScore, scorePlaces);
  return (
    <article className="stack" aria-labelledby={`star-${star.code}`}>
      <section className="card stack">
        <h2 id={`star-${star.code}`} className={styles.starTitle}>
          {glyph ? <StarGlyph name={glyph} size={32} /> : <Icon name="won" size={28} />}
          {words(star.title)}
        </h2>
        <p>{t('star.sum', { count: star.indicators.length, max })}</p>
        <StarFacts star={star} places={scorePlaces} />
        {star.boundary && (
          <p className="notice notice-due">
            <Icon name="invalid" />
            <span>
              <strong>{t('star.boundary')}</strong> {words(star.boundary)}
            </span>
          </p>
        )}
      </section>
      <section className="card stack">
        <h3>{t('star.indicators')}</h3>
        <DataTable
          caption={t('star.indicators')}
          rows={star.indicators}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'title',
              title: t('star.indicator'),
              cell: ({ code, title }) => (
                <Link to="/work/standards/$standardId" params={{ standardId }} search={{ item: code }}>
                  {words(title)}
                </Link>
              ),
            },
            { key: 'kind', title: t('star.kind'), cell: ({ rule }) => words(ruleKindWords[rule.kind]) },
            {
              key: 'max',
              title: t('star.max'),
              align: 'end',
              cell: ({ maxScore }) => shortText(maxScore, scorePlaces),
            },
          ]}
        />
      </section>
      <StarConditions star={star} places={scorePlaces} />
    </article>
  );
}

export function StarFacts({ star, places }: { star: Star; places: number }) {
  const { t, words } = useLanguage('standards');
  const format = useFormat();
  return (
    <Facts
      facts={[
        [
          t('star.pass'),
          star.passMark === null ? t('star.noPass') : t('star.points', { score: shortText(star.passMark, places) }),
        ],
        [t('star.lead'), star.leadUnit && words(star.leadUnit)],
        [t('star.supporting'), star.supportingUnits.length > 0 && format.list(star.supportingUnits.map(words))],
      ]}
    />
  );
}

/** Hard standards, bonus and vetoes: each a card where it exists. */
export function StarConditions({ star, places, className = 'card stack' }: { star: Star; places: number; className?: string }) {
  const { t, words } = useLanguage('standards');
  const { hardStandards, bonus, vetoes } = star;
  return (
    <>
      {hardStandards.length > 0 && (
        <section className={className}>
          <h3>{t('star.hard')}</h3>
          <p className="soft">{t('star.hardBody')}</p>
          <ul className={styles.conditions}>
            {hardStandards.map(({ code, title, legalBasis }) => (
              <li key={code}>
                {words(title)}
                {legalBasis && <p className="soft small">{t('star.legal', { basis: words(legalBasis) })}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {bonus && (
        <section className={className}>
          <h3>{t('star.bonus')}</h3>
          <ul className={styles.conditions}>
            {bonus.items.map(({ code, title, each, proofRequired }) => (
              <li key={code}>
                {words(title)}
                <p className="soft small">
                  {[t('star.bonusEach', { score: shortText(each, places) }), proofRequired && t('star.bonusProof')]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
          <p className="soft">
            {`${t('star.bonusCap', { cap: shortText(bonus.cap, places), max: shortText(star.maxScore, places) })} ${t(bonus.mayLiftOverPassMark ? 'star.bonusLift' : 'star.bonusNoLift')}`}
          </p>
        </section>
      )}
      {vetoes.length > 0 && (
        <section className={className}>
          <h3>{t('star.vetoes')}</h3>
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
    </>
  );
}
