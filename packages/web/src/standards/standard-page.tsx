import { exportStandard, listStandards, publishStandard, readStandard } from '@xingcun/core/standards/contract';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { WorkPage } from '../app/work-page.tsx';
import { ApprovalBar } from '../ui/approval-bar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { documentOf, type StandardRow, standardRowQuery } from './document.ts';
import { downloadBase64 } from './file-base64.ts';
import { type Example, IndicatorCard } from './indicator-card.tsx';
import { OverviewCard } from './overview-card.tsx';
import { StandardTags } from './standard-tags.tsx';
import { StandardTree } from './standard-tree.tsx';
import { StarCard } from './star-card.tsx';
import styles from './standard-page.module.css';

const route = getRouteApi('/work/standards/$standardId');

/** One standard: its stars and indicators at the left, the chosen one's rule at the right. */
export function StandardPage({ example }: { example: Example }) {
  const { t, words } = useLanguage('standards');
  const { standardId } = route.useParams();
  const { item } = route.useSearch();
  const { data: row } = useSuspenseQuery(standardRowQuery(standardId));
  const mayPublish = useMayAnywhere('standards.publish');
  const exporting = useMutation({
    mutationFn: (format: 'yaml' | 'xlsx') => call(exportStandard, { params: { standardId, format } }),
    onSuccess: downloadBase64,
  });
  const standard = documentOf(row);
  const star = standard.stars.find(({ code, indicators }) => code === item || indicators.some((each) => each.code === item));
  const indicator = star?.indicators.find(({ code }) => code === item);
  return (
    <WorkPage approval={row.state === 'draft' && <PublishBar row={row} mayPublish={mayPublish} />}>
      <PageHeader
        title={words(row.title)}
        above={<Link to="/work/standards">{t('one.all')}</Link>}
        lead={t('one.version', { version: row.version })}
        tags={<StandardTags standard={row} />}
        actions={
          <>
            <Link to="/work/standards/$standardId/document" params={{ standardId }} className="button">
              {t('one.document')}
            </Link>
            <Link to="/work/standards/$standardId/changes" params={{ standardId }} className="button">
              {t('one.changes')}
            </Link>
            {(['xlsx', 'yaml'] as const).map((format) => (
              <button
                key={format}
                type="button"
                className="button"
                disabled={exporting.isPending}
                onClick={() => exporting.mutate(format)}
              >
                {t(format === 'xlsx' ? 'one.exportXlsx' : 'one.exportYaml')}
              </button>
            ))}
          </>
        }
      />
      <div className="stack">
        {exporting.error && <ErrorNotice error={exporting.error} />}
        {row.draft && (
          <p className="notice notice-due">
            <Icon name="differs" />
            {t('one.draftNotice')}
          </p>
        )}
        <div className={styles.columns} data-open={item !== undefined}>
          <StandardTree standardId={standardId} standard={standard} item={item} />
          <div className={styles.card}>
            {item !== undefined && (
              <Link to="/work/standards/$standardId" params={{ standardId }} search={{}} className={styles.back}>
                {t('one.back')}
              </Link>
            )}
            {star && indicator ? (
              <IndicatorCard standardId={standardId} standard={standard} star={star} indicator={indicator} example={example} />
            ) : star ? (
              <StarCard standardId={standardId} standard={standard} star={star} />
            ) : (
              <div className="stack">
                <OverviewCard standard={standard} />
              </div>
            )}
          </div>
        </div>
      </div>
    </WorkPage>
  );
}

function PublishBar({ row, mayPublish }: { row: StandardRow; mayPublish: boolean }) {
  const { t, words } = useLanguage('standards');
  const [asking, setAsking] = useState(false);
  const publishing = useWrite(publishStandard, { stale: [listStandards, readStandard] });
  const { id: standardId, title, version, stars, indicators, rowVersion } = row;
  return (
    <>
      <ApprovalBar
        actions={[
          {
            label: t('one.publish'),
            primary: true,
            blockedBecause: mayPublish ? null : t('one.notYours'),
            busy: publishing.isPending,
            onAct: () => setAsking(true),
          },
        ]}
      >
        {mayPublish && <p>{t('one.publishReady')}</p>}
      </ApprovalBar>
      {asking && (
        <ConfirmDialog
          title={t('one.publishTitle')}
          action={t('one.publish')}
          busy={publishing.isPending}
          error={publishing.error}
          onConfirm={() => publishing.mutate(publishing.variables ?? { params: { standardId }, body: { rowVersion } })}
          onClose={() => {
            setAsking(false);
            publishing.reset();
          }}
        >
          <p>{t('one.publishBody', { title: words(title), version, stars, indicators })}</p>
          {row.draft && (
            <p className="notice notice-due">
              <Icon name="differs" />
              {t('one.publishDraft')}
            </p>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
