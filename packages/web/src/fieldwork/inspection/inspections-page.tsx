import { type InspectionSummary, listInspections } from '@xingcun/core/fieldwork/inspection/contract';
import { severities } from '@xingcun/core/fieldwork/inspection/finding';
import { inspectionStateWords } from '@xingcun/core/fieldwork/inspection/words';
import { stageRules } from '@xingcun/core/cycles/stage';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { read } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { CycleChoice, VillageChoice } from '../../assessment/context.tsx';
import { assessmentQuery, standardQuery } from '../../assessment/queries.ts';
import { AssessmentViews } from '../../assessment/views.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';
import { PlanForm } from './plan-form.tsx';

const route = getRouteApi('/work/assessments/$assessmentId/inspections');

const marks = { planned: 'due', open: 'waiting', closed: 'sealed' } as const satisfies Record<
  InspectionSummary['state'],
  StateName
>;

/** The inspections of one village: planned, under way, closed. */
export function InspectionsPage() {
  const { t, language } = useLanguage('inspection');
  const { assessmentId } = route.useParams();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const { data: standard } = useSuspenseQuery(standardQuery(assessment.standardId));
  const { data } = useSuspenseQuery(read(listInspections, { params: { assessmentId } }));
  const [planning, setPlanning] = useState<InspectionSummary | 'new' | null>(null);
  const mayInspect = useMay('fieldwork.inspect', assessment.villagePath);
  const stars = standard.stars.filter(({ code }) => assessment.targetStars.includes(code));
  const [why] = data.plan;
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
        title={`${assessment.villageName} · ${t('title')}`}
        above={assessment.townshipName}
        lead={mayInspect && why ? obstacleText(why, language) : t('lead')}
        actions={
          !why && (
            <button type="button" className="button button-primary" onClick={() => setPlanning('new')}>
              {t('plan')}
            </button>
          )
        }
      />
      <AssessmentViews assessment={assessment} />
      <InspectionTable inspections={data.inspections} onChange={mayInspect && !why ? setPlanning : null} />
      {planning && (
        <PlanForm
          assessmentId={assessmentId}
          stars={stars}
          plan={planning === 'new' ? null : planning}
          onClose={() => setPlanning(null)}
        />
      )}
    </WorkPage>
  );
}

function InspectionTable(props: {
  inspections: readonly InspectionSummary[];
  onChange: ((inspection: InspectionSummary) => void) | null;
}) {
  const { inspections, onChange } = props;
  const { t, words } = useLanguage('inspection');
  const format = useFormat();
  return (
    <DataTable
      caption={t('title')}
      file={t('title')}
      rows={inspections}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('none')}>{t('noneBody')}</EmptyState>}
      columns={[
        {
          key: 'day',
          title: t('list.day'),
          cell: ({ id, plannedOn }) => (
            <Link
              to="/work/inspections/$inspectionId"
              params={{ inspectionId: id }}
              aria-label={t('list.openLabel', { day: format.day(plannedOn) })}
            >
              {format.day(plannedOn)}
            </Link>
          ),
        },
        { key: 'stage', title: t('list.stage'), cell: ({ stage }) => words(stageRules[stage].words) },
        { key: 'team', title: t('list.team'), cell: ({ team }) => format.list(team.map(({ name }) => name)) },
        {
          key: 'state',
          title: t('list.state'),
          cell: ({ state }) => <StateTag state={marks[state]}>{words(inspectionStateWords[state])}</StateTag>,
        },
        { key: 'found', title: t('list.found'), cell: (inspection) => <Found inspection={inspection} /> },
        {
          key: 'open',
          title: t('list.open'),
          cell: (inspection) => (
            <span className="row">
              {inspection.state === 'planned' && onChange && (
                <button type="button" className="button no-print" onClick={() => onChange(inspection)}>
                  {t('plan.change')}
                </button>
              )}
              <Link className="button no-print" to="/work/inspections/$inspectionId" params={{ inspectionId: inspection.id }}>
                {t('list.open')}
              </Link>
            </span>
          ),
        },
      ]}
    />
  );
}

function Found({ inspection: { count, state } }: { inspection: InspectionSummary }) {
  const { t } = useLanguage('inspection');
  if (!count) return <span className="soft">{state === 'open' ? t('list.hidden') : '—'}</span>;
  const found = severities.toReversed().filter((severity) => count[severity] > 0);
  return (
    <span className="figures">
      {[t('count.answered', count), ...found.map((severity) => t(`count.${severity}`, { count: count[severity] }))].join(' · ')}
    </span>
  );
}
