import { readRectification, type Task } from '@xingcun/core/cycles/rectification/contract';
import { grantOver } from '@xingcun/core/cycles/rectification/task-rules';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { read } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { documentOf, standardRowQuery } from '../../standards/document.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import { GuidanceForm } from './guidance-form.tsx';
import { GuidanceList } from './guidance-list.tsx';
import styles from './rectification.module.css';
import { ResultTask } from './result-task.tsx';
import { TaskPanel } from './task-panel.tsx';
import { TaskTable } from './task-table.tsx';
import { useTaskPlace } from './task-words.tsx';

interface Village {
  assessmentId: string;
  standardId: string;
  villageCode: string;
  villageName: string;
  villagePath: string;
  townshipName: string;
  targetStars: readonly string[];
}

/** Guidance and tasks of one village. `above`: the village's other pages; `beside`: what other capabilities do with the share closed on time. */
export function VillageRectification(props: {
  village: Village;
  context: ReactNode;
  views: ReactNode;
  beside?: ReactNode;
  chosen: string | undefined;
  onChoose: (taskId: string | undefined) => void;
}) {
  const { village, context, views, beside, chosen, onChoose } = props;
  const { assessmentId, villagePath } = village;
  const { t, language } = useLanguage('rectification');
  const session = useSession();
  const nameOf = useUnitNames();
  const { data } = useSuspenseQuery(read(readRectification, { params: { assessmentId } }));
  const { data: row } = useSuspenseQuery(standardRowQuery(village.standardId));
  const standard = documentOf(row);
  const placeOf = useTaskPlace(standard);
  const [guiding, setGuiding] = useState(false);
  const { visits, tasks, share, open } = data;
  const task = tasks.find(({ id }) => id === chosen);
  const covers = (starCode: string) => session !== null && grantOver(session, 'cycles.guide', { villagePath, starCode }) !== null;
  const guided = standard.stars.filter(({ code }) => covers(code));
  const [why] = open.guide;
  const mayGuide = why?.code !== 'accounts.notPermitted';
  return (
    <WorkPage
      context={context}
      panel={task && <TaskPanel key={task.id} task={task} place={placeOf(task)} onClose={() => onChoose(undefined)} />}
    >
      <PageHeader
        title={`${nameOf(village.villageCode, village.villageName)} · ${t('title')}`}
        above={village.townshipName}
        lead={t('lead')}
        actions={
          <>
            <PrintButton />
            {mayGuide && !why && (
              <button type="button" className="button button-primary" onClick={() => setGuiding(true)}>
                {t('guidance.record')}
              </button>
            )}
          </>
        }
      />
      {views}
      <div className={styles.sections}>
        <Share share={share}>{beside}</Share>
        <TaskGroups tasks={tasks} placeOf={placeOf} chosen={chosen} onChoose={onChoose} />
        {open.setFromResult.length === 0 && <ResultTask assessmentId={assessmentId} stars={guided} />}
        <section className="stack" aria-labelledby="guidance">
          <div>
            <h2 id="guidance">{t('guidance.title')}</h2>
            <p className="soft">{mayGuide && why ? obstacleText(why, language) : t('guidance.lead')}</p>
          </div>
          <GuidanceList assessmentId={assessmentId} visits={visits} tasks={tasks} placeOf={placeOf} maySet={covers} />
        </section>
      </div>
      {guiding && <GuidanceForm assessmentId={assessmentId} stars={guided} onClose={() => setGuiding(false)} />}
    </WorkPage>
  );
}

function Share({ share, children }: { share: { onTime: number; due: number }; children: ReactNode }) {
  const { t } = useLanguage('rectification');
  if (share.due === 0) return null;
  return (
    <section className="card stack">
      <p>
        <strong className="figures">{t('share', share)}</strong>
      </p>
      <p className="soft small">{t('shareHint')}</p>
      {children}
    </section>
  );
}

const groups = {
  owed: ['open', 'returned'],
  reported: ['reported'],
  closed: ['accepted', 'withdrawn'],
} as const satisfies Record<string, readonly Task['state'][]>;

function TaskGroups(props: {
  tasks: readonly Task[];
  placeOf: (task: Task) => string;
  chosen: string | undefined;
  onChoose: (taskId: string) => void;
}) {
  const { tasks, placeOf, chosen, onChoose } = props;
  const { t } = useLanguage('rectification');
  if (tasks.length === 0) return <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>;
  return (Object.keys(groups) as (keyof typeof groups)[]).map((group) => {
    const of: readonly Task['state'][] = groups[group];
    const here = tasks.filter(({ state }) => of.includes(state));
    if (here.length === 0) return null;
    return (
      <section key={group} className="stack" aria-labelledby={group}>
        <div className={styles.heading}>
          <h2 id={group}>{t(`group.${group}`)}</h2>
          <span className="soft">{t('group.count', { count: here.length })}</span>
        </div>
        <TaskTable caption={t(`group.${group}`)} tasks={here} placeOf={placeOf} chosen={chosen} onChoose={onChoose} />
      </section>
    );
  });
}
