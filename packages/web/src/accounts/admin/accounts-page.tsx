import { listAccounts } from '@xingcun/core/accounts/contract';
import { roles } from '@xingcun/core/accounts/permission';
import { roleWords } from '@xingcun/core/accounts/words';
import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { call } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { useMayAnywhere } from '../../app/session.ts';
import { useStars } from '../../app/star-names.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { TreePicker } from '../../ui/tree-picker.tsx';
import { pickerTree, unitsQuery, useUnitNames } from '../../units/unit-tree.ts';
import type { AccountFilter } from '../routes.ts';
import { AccountPanel, AccountState } from './account-panel.tsx';
import { AdministratorsRule } from './administrators-rule.tsx';
import { CreateAccountDialog } from './create-account-dialog.tsx';
import { useGrantText } from './grant-line.tsx';
import styles from './accounts-page.module.css';

const route = getRouteApi('/work/accounts');
const pageSize = 50;

/** Accounts in the administrator's scope; one opens beside the list. */
export function AccountsPage() {
  const { t, words, language } = useLanguage('accountsAdmin');
  const navigate = useNavigate();
  const filter = route.useSearch();
  const asked = useDeferredValue(filter);
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const mayManage = useMayAnywhere('accounts.manage');
  const mayGrant = useMayAnywhere('accounts.grant');
  const { data: units } = useSuspenseQuery(unitsQuery);
  const nodes = useMemo(() => [{ value: '', name: t('filter.allUnits') }, ...pickerTree(units, language)], [units, language, t]);
  const list = useInfiniteQuery({
    queryKey: [`${listAccounts.method} ${listAccounts.path}`, asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listAccounts, { query: { ...asked, after: pageParam, limit: pageSize } }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const accounts = list.data?.pages.flatMap((page) => page.accounts) ?? [];
  const account = accounts.find(({ accountId }) => accountId === chosen);
  const stars = useStars({ enabled: accounts.some(({ grants }) => grants.some((grant) => grant.stars !== null)) });
  const grantText = useGrantText(stars);
  const nameOf = useUnitNames();
  const openWord = t(mayManage || mayGrant ? 'list.open' : 'list.view');
  const set = (change: Partial<Record<keyof AccountFilter, string>>) =>
    void navigate({
      to: '/work/accounts',
      search: Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '')),
      replace: true,
    });
  return (
    <WorkPage panel={account && <AccountPanel key={account.accountId} account={account} onClose={() => setChosen(null)} />}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayManage && (
            <button type="button" className="button button-primary" onClick={() => setCreating(true)}>
              {t('create.action')}
            </button>
          )
        }
      />
      <div className="stack">
        <AdministratorsRule />
        <search className={`no-print ${styles.filters}`}>
          <Field
            label={t('filter.search')}
            type="search"
            value={filter.search ?? ''}
            onChange={(event) => set({ search: event.target.value })}
          />
          <div className="field">
            <strong aria-hidden="true">{t('filter.under')}</strong>
            <TreePicker label={t('filter.under')} nodes={nodes} value={filter.under ?? ''} onChange={(under) => set({ under })} />
          </div>
          <div className="field">
            <label htmlFor="accounts-role">{t('filter.role')}</label>
            <select
              id="accounts-role"
              className="input"
              value={filter.role ?? ''}
              onChange={(event) => set({ role: event.target.value })}
            >
              <option value="">{t('filter.allRoles')}</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {words(roleWords[role])}
                </option>
              ))}
            </select>
          </div>
        </search>
        {list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <PageSkeleton rows={8} />
        ) : (
          <DataTable
            caption={t('title')}
            file={t('title')}
            rows={accounts}
            rowKey={({ accountId }) => accountId}
            empty={<EmptyState title={t('list.none')}>{t('list.noneBody')}</EmptyState>}
            columns={[
              {
                key: 'name',
                title: t('list.name'),
                cell: ({ displayName, username }) => (
                  <>
                    {displayName}
                    <span className={`soft small figures ${styles.username}`}>{username}</span>
                  </>
                ),
              },
              { key: 'unit', title: t('list.unit'), cell: ({ unitCode, unitName }) => nameOf(unitCode, unitName) },
              {
                key: 'grants',
                title: t('list.grants'),
                cell: ({ grants }) =>
                  grants.length === 0 ? (
                    <span className="soft">{t('list.noGrants')}</span>
                  ) : (
                    <ul className={styles.lines}>
                      {grants.map((grant) => (
                        <li key={grant.grantId}>{grantText(grant)}</li>
                      ))}
                    </ul>
                  ),
              },
              { key: 'state', title: t('list.state'), cell: (each) => <AccountState account={each} /> },
              {
                key: 'open',
                title: openWord,
                cell: ({ accountId, displayName }) => (
                  <button
                    type="button"
                    className="button"
                    aria-pressed={accountId === chosen}
                    aria-label={t('list.openLabel', { action: openWord, name: displayName })}
                    onClick={() => setChosen(accountId)}
                  >
                    {openWord}
                  </button>
                ),
              },
            ]}
          />
        )}
        {list.hasNextPage && (
          <div className="no-print">
            <button type="button" className="button" disabled={list.isFetching} onClick={() => void list.fetchNextPage()}>
              {t('list.more')}
            </button>
          </div>
        )}
      </div>
      {creating && <CreateAccountDialog onClose={() => setCreating(false)} />}
    </WorkPage>
  );
}
