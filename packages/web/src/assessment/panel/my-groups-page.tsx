import { listMyGroups } from '@xingcun/core/assessment/panel/contract';
import { groupRoleWords } from '@xingcun/core/assessment/panel/group';
import { stageRules } from '@xingcun/core/cycles/stage';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import styles from './panel.module.css';

/** The groups in which I sit or which I observe – also of villages that are otherwise none of mine. */
export function MyGroupsPage() {
  const { t, words } = useLanguage('panel');
  const { data: groups } = useSuspenseQuery(read(listMyGroups, {}));
  return (
    <WorkPage>
      <PageHeader title={t('mine.title')} lead={t('mine.lead')} />
      <div className="stack">
        {groups.some(({ role }) => role === 'observer') && <p className="soft">{t('observerNote')}</p>}
        <DataTable
          caption={t('mine.title')}
          rows={groups}
          rowKey={({ assessmentId, stage }) => `${assessmentId} ${stage}`}
          empty={<EmptyState title={t('mine.none')}>{t('mine.noneBody')}</EmptyState>}
          columns={[
            {
              key: 'village',
              title: t('mine.village'),
              cell: ({ assessmentId, villageName, townshipName, stage, role }) => (
                <span className={styles.names}>
                  {role === 'observer' ? (
                    villageName
                  ) : (
                    <Link to="/work/assessments/$assessmentId/group" params={{ assessmentId }} search={{ stage }}>
                      {villageName}
                    </Link>
                  )}
                  <span className="soft small">
                    {townshipName} · {words(stageRules[stage].words)}
                  </span>
                </span>
              ),
            },
            { key: 'role', title: t('mine.role'), cell: ({ role }) => words(groupRoleWords[role]) },
            {
              key: 'people',
              title: t('mine.people'),
              cell: ({ members }) => (
                <span className={styles.names}>
                  {members.map(({ name, role }) => (
                    <span key={`${role} ${name}`}>
                      {name} <span className="soft small">{words(groupRoleWords[role])}</span>
                    </span>
                  ))}
                </span>
              ),
            },
            {
              key: 'progress',
              title: t('mine.progress'),
              align: 'end',
              cell: ({ settled, items }) => t('mine.progressOf', { settled, items }),
            },
            { key: 'disagreements', title: t('mine.disagreements'), align: 'end', cell: ({ disagreements }) => disagreements },
            {
              key: 'waiting',
              title: t('mine.waiting'),
              align: 'end',
              cell: ({ role, waiting }) => (role === 'observer' ? t('dash') : t('mine.waitingCount', { count: waiting })),
            },
          ]}
        />
      </div>
    </WorkPage>
  );
}
