import { documentStateWords, isUnderWay } from '@xingcun/core/insight/document';
import { cancelDocument, downloadDocument, listDocuments } from '@xingcun/core/insight/document-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read, useWrite } from '../app/query.ts';
import { WorkPage } from '../app/work-page.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { type StateName, StateTag } from '../ui/state-tag.tsx';

type Document = ResponseOf<typeof listDocuments>[number];

const marks = {
  queued: 'waiting',
  running: 'saving',
  ready: 'done',
  cancelled: 'note',
  failed: 'invalid',
} as const satisfies Record<Document['state'], StateName>;
/** Milliseconds between looks while something is being made. */
const soon = 1500;

/** What I asked for that takes longer than a page does. It goes on while the page is left. */
export function DocumentsPage() {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  const { data, error } = useQuery({
    ...read(listDocuments, {}),
    refetchInterval: ({ state }) => (state.data?.some((each) => isUnderWay(each.state)) ? soon : false),
  });
  const cancel = useWrite(cancelDocument, { stale: [listDocuments] });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <PageSkeleton />;
  return (
    <WorkPage>
      <PageHeader title={t('documents.title')} lead={t('documents.lead')} />
      {cancel.error && <ErrorNotice error={cancel.error} />}
      <DataTable
        caption={t('documents.title')}
        rows={data}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('documents.none')}>{t('documents.noneBody')}</EmptyState>}
        columns={[
          {
            key: 'what',
            title: t('documents.what'),
            cell: ({ kind, unitName, cycleTitle }) => (
              <>
                {t(`documents.${kind}`, { unit: unitName })}
                <div className="soft small">{words(cycleTitle)}</div>
              </>
            ),
          },
          { key: 'asked', title: t('documents.asked'), cell: ({ askedAt }) => format.moment(askedAt) },
          { key: 'state', title: t('documents.state'), cell: (document) => <State document={document} /> },
          {
            key: 'act',
            title: t('documents.act'),
            cell: (document) => <Act document={document} onCancel={(id) => cancel.mutate({ params: { documentId: id } })} />,
          },
        ]}
      />
    </WorkPage>
  );
}

function State({ document: { state, done, total } }: { document: Document }) {
  const { t, words } = useLanguage('insight');
  return (
    <>
      <StateTag state={marks[state]}>{words(documentStateWords[state])}</StateTag>
      {state === 'running' && (
        <progress className="block" value={done} max={total} aria-label={t('documents.progress', { done, total })} />
      )}
    </>
  );
}

function Act({ document: { id, state }, onCancel }: { document: Document; onCancel: (id: string) => void }) {
  const { t } = useLanguage('insight');
  if (state === 'ready')
    return (
      <a className="button" href={addressOf(downloadDocument, { params: { documentId: id } })}>
        {t('documents.download')}
      </a>
    );
  if (!isUnderWay(state)) return '—';
  return (
    <button type="button" className="button" onClick={() => onCancel(id)}>
      {t('documents.cancel')}
    </button>
  );
}
