import { licence, openDataColumns } from '@xingcun/core/disclosure/open-data';
import { listOpenData } from '@xingcun/core/disclosure/open-data-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import type { Reading } from '../app/site/reading.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PlainTable } from '../ui/plain-table.tsx';

const dataQuery = read(listOpenData, {});

export const openData: Reading = { namespaces: ['site'], reads: () => [dataQuery], Page: OpenDataPage };

/** The files that anybody may take, under which terms, and what stands in each column. */
function OpenDataPage() {
  const { t, words } = useLanguage('site');
  const { years } = useSuspenseQuery(dataQuery).data;
  return (
    <div className="stack">
      <meta name="description" content={t('data.lead')} />
      <PageHeader title={t('data.title')} lead={t('data.lead')} />
      <p>
        {t('data.licence')} <a href={licence.url}>{words(licence.title)}</a>
      </p>
      {years.length === 0 ? (
        <EmptyState title={t('data.none')}>{t('data.noneBody')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('data.files')}
          rows={years}
          rowKey={({ year, standardId }) => `${year} ${standardId}`}
          columns={[
            { key: 'year', title: t('data.year'), cell: ({ year, title }) => `${year} · ${words(title)}` },
            { key: 'villages', title: t('data.villages'), align: 'end', cell: ({ villages }) => String(villages) },
            {
              key: 'standard',
              title: t('data.standard'),
              cell: ({ standardId, standardTitle, standardVersion }) => (
                <a href={`/public/standards/${standardId}`}>{`${words(standardTitle)} ${standardVersion}`}</a>
              ),
            },
            {
              key: 'files',
              title: t('data.download'),
              cell: ({ year, sample }) => (
                <>
                  <a href={`/api/public/data/stars.csv?year=${year}`} aria-label={t('data.csvOf', { year: String(year) })}>
                    CSV
                  </a>{' '}
                  <a href={`/api/public/data/stars.json?year=${year}`} aria-label={t('data.jsonOf', { year: String(year) })}>
                    JSON
                  </a>
                  {sample && ` ${t('unit.sample')}`}
                </>
              ),
            },
          ]}
        />
      )}
      <section className="stack" aria-labelledby="columns">
        <h2 id="columns">{t('data.columns')}</h2>
        <PlainTable
          caption={t('data.columns')}
          rows={openDataColumns}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', title: t('data.column'), cell: ({ name }) => <code>{name}</code> },
            {
              key: 'words',
              title: t('data.meaning'),
              cell: (column) => (
                <>
                  {words(column.words)}
                  {'values' in column && (
                    <ul>
                      {column.values.map((value) => (
                        <li key={value.code}>
                          <code>{value.code}</code> {words(value.words)}
                        </li>
                      ))}
                    </ul>
                  )}
                </>
              ),
            },
          ]}
        />
      </section>
      <p>
        {t('data.api')} <a href="/api/openapi.json">OpenAPI</a>
      </p>
    </div>
  );
}
