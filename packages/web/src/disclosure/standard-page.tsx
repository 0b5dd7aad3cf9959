import { readPublicStandard } from '@xingcun/core/disclosure/site-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import type { Address } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { glyphOf } from '../standards/star-glyphs.ts';

const standardOf = (address: Address) => read(readPublicStandard, { params: { standardId: address.path.standardId ?? '' } });

export const publicStandard: Reading = {
  namespaces: ['site'],
  reads: (address) => [standardOf(address)],
  Page: StandardPage,
};

/** What each star rates and how it is won, in sentences. */
function StandardPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('site');
  const format = useFormat();
  const { data: standard } = useSuspenseQuery(standardOf(address));
  return (
    <article className="stack">
      <meta name="description" content={t('standard.description', { title: words(standard.title) })} />
      <PageHeader
        title={words(standard.title)}
        lead={t('standard.version', { version: standard.version })}
        tags={standard.draft && <StateTag state="note">{t('standard.draft')}</StateTag>}
      />
      <p>{t('standard.lead')}</p>
      <nav aria-label={t('standard.stars')}>
        <ul className="row" style={{ padding: 0, listStyle: 'none' }}>
          {standard.stars.map(({ code, title }) => (
            <li key={code}>
              <a href={`#${code}`}>{words(title)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {standard.stars.map((star) => {
        const glyph = glyphOf(star.code);
        return (
          <section key={star.code} id={star.code} className="card stack">
            <h2 className="row">
              {glyph && <StarGlyph name={glyph} />}
              {words(star.title)}
            </h2>
            {star.leadUnit && <p className="soft">{t('standard.leadUnit', { unit: words(star.leadUnit) })}</p>}
            <h3>{t('standard.won')}</h3>
            <ul>
              {star.won.map((sentence) => (
                <li key={sentence.zh}>{words(sentence)}</li>
              ))}
            </ul>
            <h3>{t('standard.indicators')}</h3>
            <ol>
              {star.indicators.map(({ code, title, maxScore, words: said }) => (
                <li key={code}>
                  <strong>{t('standard.indicator', { title: words(title), points: format.score(maxScore) })}</strong>{' '}
                  {words(said)}
                </li>
              ))}
            </ol>
          </section>
        );
      })}
      {standard.vetoes.length > 0 && (
        <section className="card stack">
          <h2>{t('standard.vetoes')}</h2>
          <ul>
            {standard.vetoes.map((veto) => (
              <li key={veto.zh}>{words(veto)}</li>
            ))}
          </ul>
        </section>
      )}
      {standard.grades.length > 0 && (
        <section className="card stack">
          <h2>{t('standard.grades')}</h2>
          <ul>
            {standard.grades.map((grade) => (
              <li key={grade.zh}>{words(grade)}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="soft small">{t('standard.source', { source: words(standard.source) })}</p>
    </article>
  );
}
