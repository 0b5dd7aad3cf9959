import type { Cycle } from '@xingcun/core/cycles/contract';
import { listCycles } from '@xingcun/core/cycles/contract';
import { calendarStageWords } from '@xingcun/core/cycles/cycle';
import { stageOn } from '@xingcun/core/cycles/programme';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { today } from '../app/today.ts';
import { WorkPage } from '../app/work-page.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CycleStateTags } from './cycle-state.tsx';
import { StandardName } from './standard-name.tsx';

/** The years, newest first. */
export function CyclesPage() {
  const { t, words } = useLanguage('cycles');
  const { data: cycles } = useSuspenseQuery(read(listCycles, {}));
  const mayEdit = useMayAnywhere('cycles.edit');
  const create = mayEdit && (
    <Link to="/work/cycles/new" className="button button-primary">
      {t('cycles.new')}
    </Link>
  );
  const stageNow = ({ state, calendar }: Cycle) => {
    if (state !== 'running' && state !== 'publicity') return '—';
    const stage = stageOn(calendar, today());
    return stage ? words(calendarStageWords[stage]) : t('cycles.betweenStages');
  };
  return (
    <WorkPage>
      <PageHeader title={t('cycles.title')} lead={t('cycles.lead')} actions={cycles.length > 0 && create} />
      <DataTable
        caption={t('cycles.title')}
        file={t('cycles.title')}
        rows={cycles}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('cycles.none')} action={create}>
            {t(mayEdit ? 'cycles.noneBodyEdit' : 'cycles.noneBody')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('cycles.name'),
            cell: ({ id, title }) => (
              <Link to="/work/cycles/$cycleId" params={{ cycleId: id }}>
                {words(title)}
              </Link>
            ),
          },
          {
            key: 'state',
            title: t('cycles.state'),
            cell: (cycle) => (
              <span className="row">
                <CycleStateTags cycle={cycle} />
              </span>
            ),
          },
          { key: 'stage', title: t('cycles.stage'), cell: stageNow },
          {
            key: 'villages',
            title: t('cycles.villages'),
            align: 'end',
            cell: ({ villages }) => t('cycles.villageCount', { count: villages.length }),
          },
          { key: 'standard', title: t('cycles.standard'), cell: ({ standard }) => <StandardName standard={standard} /> },
        ]}
      />
    </WorkPage>
  );
}
