import { compareStandards, listStandards } from '@xingcun/core/standards/contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { WorkPage } from '../app/work-page.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { ChangeList } from './change-list.tsx';
import { documentOf, standardRowQuery } from './document.ts';
import { StandardTags } from './standard-tags.tsx';

const route = getRouteApi('/work/standards/$standardId/changes');

/** What one version changed from another, in words. */
export function ChangesPage() {
  const { t, words } = useLanguage('standards');
  const id = useId();
  const navigate = useNavigate();
  const { standardId } = route.useParams();
  const { from } = route.useSearch();
  const { data: standard } = useSuspenseQuery(standardRowQuery(standardId));
  const { data: standards } = useSuspenseQuery(read(listStandards, {}));
  const others = standards.filter((each) => each.id !== standardId);
  const before = others.filter(({ code, createdAt }) => code === standard.code && createdAt < standard.createdAt);
  const chosen =
    others.find((each) => each.id === from) ?? before.at(0) ?? others.find(({ code }) => code === standard.code) ?? others[0];
  const changes = useQuery({
    ...read(compareStandards, { params: { standardId }, query: { from: chosen?.id ?? '' } }),
    enabled: chosen !== undefined,
  });
  const name = (each: { title: { zh: string; en: string }; version: string }) =>
    `${words(each.title)} · ${t('one.version', { version: each.version })}`;
  return (
    <WorkPage>
      <PageHeader
        title={t('changes.title')}
        above={
          <Link to="/work/standards/$standardId" params={{ standardId }}>
            {name(standard)}
          </Link>
        }
        tags={<StandardTags standard={standard} />}
        actions={<PrintButton />}
      />
      {!chosen ? (
        <EmptyState title={t('changes.other')}>{t('changes.otherBody')}</EmptyState>
      ) : (
        <div className="stack">
          <div className="field no-print">
            <label htmlFor={id}>{t('changes.from')}</label>
            <select
              id={id}
              className="input"
              value={chosen.id}
              onChange={(event) =>
                void navigate({
                  to: '/work/standards/$standardId/changes',
                  params: { standardId },
                  search: { from: event.target.value },
                  replace: true,
                })
              }
            >
              {others.map((each) => (
                <option key={each.id} value={each.id}>
                  {name(each)}
                </option>
              ))}
            </select>
          </div>
          {changes.error ? (
            <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />
          ) : !changes.data ? (
            <PageSkeleton />
          ) : changes.data.length === 0 ? (
            <EmptyState title={t('changes.none')} icon="done">
              {t('changes.noneBody')}
            </EmptyState>
          ) : (
            <section className="card stack">
              <p className="soft">{t('changes.lead', { from: name(chosen), to: name(standard), count: changes.data.length })}</p>
              <ChangeList changes={changes.data} stars={documentOf(standard).stars} />
            </section>
          )}
        </div>
      )}
    </WorkPage>
  );
}
