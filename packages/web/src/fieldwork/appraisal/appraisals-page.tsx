import { askedObstacles, stateWords } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { askable } from '@xingcun/core/fieldwork/appraisal/asked';
import { createAppraisal, listAppraisals } from '@xingcun/core/fieldwork/appraisal/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { CycleChoice, VillageChoice } from '../../assessment/context.tsx';
import { assessmentQuery } from '../../assessment/queries.ts';
import { AssessmentViews } from '../../assessment/views.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AppraisalState } from './state.tsx';
import { type Subjects, SubjectsFields } from './subjects.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/appraisals');

/** The appraisals of a village, and the way to prepare one. */
export function AppraisalsPage() {
  const { t, words } = useLanguage('appraisal');
  const format = useFormat();
  const { assessmentId } = route.useParams();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const { data: appraisals } = useSuspenseQuery(read(listAppraisals, { params: { assessmentId } }));
  const mayRun = useMay('fieldwork.runAppraisal', assessment.villagePath);
  const [preparing, setPreparing] = useState(false);
  const prepare = mayRun && (
    <button type="button" className="button button-primary" onClick={() => setPreparing(true)}>
      {t('list.prepare')}
    </button>
  );
  const named = (asked: (typeof appraisals)[number]['asked']) => format.list(asked.map((code) => words(askable[code].words)));
  return (
    <WorkPage
      context={
        <>
          <CycleChoice cycleId={assessment.cycleId} />
          <VillageChoice current={assessment} onChoose={(chosen) => void navigate({ params: { assessmentId: chosen } })} />
        </>
      }
    >
      <PageHeader
        title={t('title')}
        above={assessment.villageName}
        lead={t('list.lead')}
        actions={appraisals.length > 0 && prepare}
      />
      <AssessmentViews assessment={assessment} />
      <DataTable
        caption={t('title')}
        file={t('title')}
        rows={appraisals}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('list.none')} action={prepare}>
            {t('list.noneBody')}
          </EmptyState>
        }
        columns={[
          { key: 'asked', title: t('list.asked'), cell: ({ asked }) => named(asked) },
          {
            key: 'day',
            title: t('list.day'),
            cell: ({ openedOn }) => (openedOn === null ? t('list.notYet') : format.day(openedOn)),
          },
          {
            key: 'state',
            title: t('list.state'),
            cell: ({ state }) => <AppraisalState state={state}>{words(stateWords[state])}</AppraisalState>,
          },
          { key: 'issued', title: t('list.issued'), align: 'end', cell: ({ issued }) => format.number(issued) },
          {
            key: 'open',
            title: t('list.open'),
            cell: ({ id, asked }) => (
              <Link
                className="button"
                to="/work/appraisals/$appraisalId"
                params={{ appraisalId: id }}
                aria-label={t('list.openOf', { asked: named(asked) })}
              >
                {t('list.open')}
              </Link>
            ),
          },
        ]}
      />
      {preparing && <Prepare assessmentId={assessmentId} onClose={() => setPreparing(false)} />}
    </WorkPage>
  );
}

function Prepare({ assessmentId, onClose }: { assessmentId: string; onClose: () => void }) {
  const { t } = useLanguage('appraisal');
  const navigate = route.useNavigate();
  const [subjects, setSubjects] = useState<Subjects>({ asked: ['partyBranch'], presidedBy: 'townshipOfficial' });
  const creating = useWrite(createAppraisal, { stale: [listAppraisals] });
  const create = () =>
    creating.mutate(
      { params: { assessmentId }, body: subjects },
      { onSuccess: ({ id }) => void navigate({ to: '/work/appraisals/$appraisalId', params: { appraisalId: id } }) },
    );
  return (
    <ConfirmDialog
      title={t('subjects.title')}
      action={t('list.prepare')}
      busy={creating.isPending || askedObstacles(subjects.asked).length > 0}
      error={creating.error}
      onConfirm={create}
      onClose={onClose}
    >
      <SubjectsFields subjects={subjects} onChange={setSubjects} />
    </ConfirmDialog>
  );
}
