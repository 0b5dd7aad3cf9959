import { listVisitRounds } from '@xingcun/core/fieldwork/visits/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { CycleChoice, VillageChoice } from '../../assessment/context.tsx';
import { assessmentQuery } from '../../assessment/queries.ts';
import { AssessmentViews } from '../../assessment/views.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import { CreateDialog } from './create-dialog.tsx';
import { RoundState } from './round-state.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/visits');

/** The rounds of visits of one village; a township begins one. */
export function VisitsPage() {
  const { t } = useLanguage('visits');
  const format = useFormat();
  const nameOf = useUnitNames();
  const { assessmentId } = route.useParams();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const { data: rounds } = useSuspenseQuery(read(listVisitRounds, { params: { assessmentId } }));
  const mayDraw = useMay('fieldwork.drawVisits', assessment.villagePath);
  const [creating, setCreating] = useState(false);
  const begin = mayDraw && (
    <button type="button" className="button button-primary" onClick={() => setCreating(true)}>
      {t('create.open')}
    </button>
  );
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
        title={t('title.of', { village: nameOf(assessment.villageCode, assessment.villageName) })}
        lead={t('lead')}
        actions={rounds.length > 0 && begin}
      />
      <AssessmentViews assessment={assessment} />
      <DataTable
        caption={t('rounds')}
        file={t('rounds')}
        rows={rounds}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('rounds.none')} action={begin}>
            {t('rounds.noneBody')}
          </EmptyState>
        }
        columns={[
          {
            key: 'purpose',
            title: t('rounds.purpose'),
            cell: ({ id, purpose }) => (
              <Link to="/work/visits/$roundId" params={{ roundId: id }}>
                {purpose}
              </Link>
            ),
          },
          { key: 'state', title: t('rounds.state'), cell: ({ state }) => <RoundState state={state} /> },
          { key: 'households', title: t('rounds.households'), align: 'end', cell: ({ households }) => format.number(households) },
          { key: 'sample', title: t('rounds.sample'), align: 'end', cell: ({ sampleSize }) => format.number(sampleSize) },
          { key: 'begun', title: t('rounds.begun'), cell: ({ createdAt }) => format.moment(createdAt) },
        ]}
      />
      {creating && (
        <CreateDialog
          assessmentId={assessmentId}
          onClose={() => setCreating(false)}
          onCreated={(roundId) => void navigate({ to: '/work/visits/$roundId', params: { roundId } })}
        />
      )}
    </WorkPage>
  );
}
