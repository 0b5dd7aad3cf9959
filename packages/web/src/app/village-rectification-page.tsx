import { readAssessment } from '@xingcun/core/assessment/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CycleChoice, VillageChoice } from '../assessment/context.tsx';
import { AssessmentViews } from '../assessment/views.tsx';
import { VillageRectification } from '../cycles/rectification/village-rectification.tsx';
import { read } from './query.ts';

const route = getRouteApi('/work/assessments/$assessmentId/rectification');

/** Where a village's assessment and its guidance and tasks (a matter of the cycle) meet. */
export function VillageRectificationPage() {
  const { assessmentId } = route.useParams();
  const { task } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(read(readAssessment, { params: { assessmentId } }));
  return (
    <VillageRectification
      village={{ ...assessment, assessmentId }}
      context={
        <>
          <CycleChoice cycleId={assessment.cycleId} />
          <VillageChoice
            current={assessment}
            onChoose={(chosen) => void navigate({ params: { assessmentId: chosen }, search: {} })}
          />
        </>
      }
      views={<AssessmentViews assessment={assessment} />}
      chosen={task}
      onChoose={(taskId) => void navigate({ search: taskId === undefined ? {} : { task: taskId }, replace: true })}
    />
  );
}
