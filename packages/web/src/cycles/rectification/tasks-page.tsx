import { listTasks, mostTasksListed, taskFilters } from '@xingcun/core/cycles/rectification/contract';
import { ownerWords } from '@xingcun/core/cycles/rectification/words';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { useMayAnywhere, useSession } from '../../app/session.ts';
import { starName, useStars } from '../../app/star-names.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { unitName, unitsQuery, useUnitNames } from '../../units/unit-tree.ts';
import { isWithin } from '@xingcun/core/accounts/permission';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import styles from './rectification.module.css';
import { TaskDue } from './task-due.tsx';
import { TaskState, TaskWords } from './task-words.tsx';

const route = getRouteApi('/work/rectification');

/** Every task within the reader's scope: what is owed, what waits for a check, by township and star. */
export function TasksPage() {
  const { t, words } = useLanguage('rectification');
  const { show = 'open', township, star } = route.useSearch();
  const query = { show, ...(township && { townshipCode: township }), ...(star && { starCode: star }) };
  const { data } = useSuspenseQuery(read(listTasks, { query }));
  const stars = useStars();
  const nameOf = useUnitNames();
  const mayRead = useMayAnywhere('assessment.read');
  const about = (starCode: string | null) => (starCode === null ? t('task.whole') : starName(stars, starCode));
  return (
    <WorkPage>
      <PageHeader title={t('all.title')} lead={t('all.lead')} actions={<PrintButton />} />
      <div className="stack">
        <Filters />
        {data.more && <p className="notice">{t('all.more', { count: mostTasksListed })}</p>}
        <DataTable
          caption={t('all.title')}
          file={t('all.title')}
          rows={data.tasks}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={t('all.none')} heading="h2">
              {t('all.noneBody')}
            </EmptyState>
          }
          columns={[
            {
              key: 'village',
              title: t('all.village'),
              cell: ({ id, assessmentId, villageCode, villageName }) =>
                mayRead ? (
                  <Link to="/work/assessments/$assessmentId/rectification" params={{ assessmentId }} search={{ task: id }}>
                    {nameOf(villageCode, villageName)}
                  </Link>
                ) : (
                  nameOf(villageCode, villageName)
                ),
            },
            { key: 'words', title: t('task.words'), cell: (task) => <TaskWords task={task} /> },
            { key: 'about', title: t('task.about'), cell: ({ starCode }) => about(starCode) },
            { key: 'owner', title: t('task.owner'), cell: ({ owner }) => words(ownerWords[owner]) },
            { key: 'due', title: t('task.due'), cell: (task) => <TaskDue task={task} /> },
            { key: 'state', title: t('task.state'), cell: (task) => <TaskState task={task} /> },
          ]}
        />
      </div>
    </WorkPage>
  );
}

/** In the address, so that a filtered list can be sent to a colleague. */
function Filters() {
  const { t, language } = useLanguage('rectification');
  const { show = 'open', township = '', star = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const session = useSession();
  const { data: units = [] } = useQuery(unitsQuery);
  const stars = useStars();
  const paths = session?.grants.map(({ path }) => path) ?? [];
  const townships = units.filter(({ kind, path }) => kind === 'township' && paths.some((mine) => isWithin(path, mine)));
  const go = (change: { show?: (typeof taskFilters)[number]; township?: string | undefined; star?: string | undefined }) =>
    void navigate({
      search: (before) => {
        const { township: ofTownship, star: ofStar, ...rest } = { ...before, ...change };
        return { ...rest, ...(ofTownship && { township: ofTownship }), ...(ofStar && { star: ofStar }) };
      },
      replace: true,
    });
  return (
    <div className={`${styles.filters} no-print`}>
      <Choice
        label={t('all.show')}
        value={show}
        options={taskFilters.map((each) => [each, t(`show.${each}`)])}
        onChoose={(value) => go({ show: taskFilters.find((each) => each === value) ?? 'open' })}
      />
      {townships.length > 1 && (
        <Choice
          label={t('all.township')}
          value={township}
          options={[['', t('all.anyTownship')], ...townships.map((unit) => [unit.code, unitName(unit, language)] as const)]}
          onChoose={(value) => go({ township: value || undefined })}
        />
      )}
      <Choice
        label={t('all.star')}
        value={star}
        options={[['', t('all.anyStar')], ...stars.map(({ code, name }) => [code, name] as const)]}
        onChoose={(value) => go({ star: value || undefined })}
      />
    </div>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChoose: (value: string) => void;
}) {
  const { label, value, options, onChoose } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
