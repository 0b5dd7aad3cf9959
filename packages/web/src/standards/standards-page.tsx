import { listStandards } from '@xingcun/core/standards/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { WorkPage } from '../app/work-page.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { StandardTags } from './standard-tags.tsx';

/** Every version of every standard of the city. */
export function StandardsPage() {
  const { t, words } = useLanguage('standards');
  const format = useFormat();
  const { data: standards } = useSuspenseQuery(read(listStandards, {}));
  const mayEdit = useMayAnywhere('standards.edit');
  const [importing, setImporting] = useState(false);
  const importButton = mayEdit && (
    <button type="button" className="button button-primary" onClick={() => setImporting(true)}>
      {t('list.import')}
    </button>
  );
  return (
    <WorkPage>
      <PageHeader title={t('list.title')} lead={t('list.lead')} actions={standards.length > 0 && importButton} />
      <DataTable
        caption={t('list.title')}
        file={t('list.title')}
        rows={standards}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('list.none')} action={importButton}>
            {t(mayEdit ? 'list.noneBodyEdit' : 'list.noneBody')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('list.name'),
            cell: ({ id, title }) => (
              <Link to="/work/standards/$standardId" params={{ standardId: id }}>
                {words(title)}
              </Link>
            ),
          },
          { key: 'version', title: t('list.version'), cell: ({ version }) => <span className="figures">{version}</span> },
          {
            key: 'state',
            title: t('list.state'),
            cell: (standard) => (
              <span className="row">
                <StandardTags standard={standard} />
              </span>
            ),
          },
          {
            key: 'size',
            title: t('list.size'),
            cell: ({ stars, indicators }) => t('list.sizeOf', { stars, indicators }),
          },
          {
            key: 'when',
            title: t('list.when'),
            cell: ({ createdAt, publishedAt }) =>
              publishedAt
                ? t('list.published', { when: format.moment(publishedAt) })
                : t('list.imported', { when: format.moment(createdAt) }),
          },
          {
            key: 'digest',
            title: t('list.digest'),
            cell: ({ digest }) => (
              <span className="figures" style={{ whiteSpace: 'nowrap' }}>
                {digest.slice(0, 12)}
              </span>
            ),
          },
        ]}
      />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </WorkPage>
  );
}
