import { indicatorSentences } from '@xingcun/core/standards/standard-words';
import type { Standard, Star } from '@xingcun/core/standards/standard';
import { shortText } from '@xingcun/core/values/exact';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../app/language.ts';
import { WorkPage } from '../app/work-page.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { documentOf, standardRowQuery } from './document.ts';
import { OverviewCard } from './overview-card.tsx';
import { StandardTags } from './standard-tags.tsx';
import { StarConditions, StarFacts } from './star-card.tsx';
import { glyphOf } from './star-glyphs.ts';
import styles from './standard-document-page.module.css';

const route = getRouteApi('/work/standards/$standardId/document');

/** The whole standard as one document, for reading and for A4 paper. */
export function StandardDocumentPage() {
  const { t, words } = useLanguage('standards');
  const { standardId } = route.useParams();
  const { data: row } = useSuspenseQuery(standardRowQuery(standardId));
  const standard = documentOf(row);
  return (
    <WorkPage>
      <article className={styles.document}>
        {row.draft && (
          <p className={styles.stamp} aria-hidden="true">
            {t('draft.long')}
          </p>
        )}
        <PageHeader
          title={words(row.title)}
          above={
            <Link to="/work/standards/$standardId" params={{ standardId }}>
              {t('changes.back')}
            </Link>
          }
          lead={
            <span className="figures">
              {t('doc.printed', { title: words(row.title), version: row.version, digest: row.digest.slice(0, 12) })}
            </span>
          }
          tags={<StandardTags standard={row} />}
          actions={<PrintButton />}
        />
        <OverviewCard standard={standard} className={styles.section ?? ''} />
        {standard.stars.map((star, index) => (
          <StarSection key={star.code} star={star} number={index + 1} standard={standard} />
        ))}
      </article>
    </WorkPage>
  );
}

function StarSection({ star, number, standard: { scorePlaces } }: { star: Star; number: number; standard: Standard }) {
  const { t, words } = useLanguage('standards');
  const glyph = glyphOf(star.code);
  return (
    <section className={styles.star}>
      <h2>
        {glyph ? <StarGlyph name={glyph} size={24} /> : <Icon name="won" />}
        {`${number}. ${words(star.title)}`}
      </h2>
      <StarFacts star={star} places={scorePlaces} />
      {star.boundary && (
        <p>
          <strong>{t('star.boundary')}</strong> {words(star.boundary)}
        </p>
      )}
      <table className={styles.indicators}>
        <caption className="said">{t('star.indicators')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('star.indicator')}</th>
            <th scope="col">{t('star.max')}</th>
            <th scope="col">{t('item.rule')}</th>
            <th scope="col">{t('item.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {star.indicators.map((indicator) => (
            <tr key={indicator.code}>
              <th scope="row">
                <span className="soft small figures">{indicator.code}</span>
                <br />
                {words(indicator.title)}
              </th>
              <td className="figures">{shortText(indicator.maxScore, scorePlaces)}</td>
              <td>
                {indicatorSentences(indicator, scorePlaces).map((sentence) => (
                  <p key={sentence.en}>{words(sentence)}</p>
                ))}
              </td>
              <td>
                {indicator.evidence.map((each) => (
                  <p key={each.en}>{words(each)}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <StarConditions star={star} places={scorePlaces} className={styles.section ?? ''} />
    </section>
  );
}
