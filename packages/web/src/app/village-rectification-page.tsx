import { readAssessment } from '@xingcun/core/assessment/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CycleChoice, VillageChoice } from '../assessment/context.tsx';
import { AssessmentViews } from '../assessment/views.tsx';
import { VillageRectification } from '../cycles/rectification/village-rectification.tsx';
import { TakeOverShare } from '../fieldwork/inspection/take-over.tsx';
import { stages } from '@xingcun/core/cycles/stage';
import { ProofPicker } from '../fieldwork/evidence/proof-picker.tsx';
import { ProofPickerSlot } from './proof-picker-slot.ts';
import { read } from './query.ts';
import { useMay } from './session.ts';

const route = getRouteApi('/work/assessments/$assessmentId/rectification');

/** Where a village's assessment and its guidance and tasks (a matter of the cycle) meet. */
export function VillageRectificationPage() {
  const { assessmentId } = route.useParams();
  const { task } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(read(readAssessment, { params: { assessmentId } }));
  const mayScore = useMay('assessment.score', assessment.villagePath);
  const stage = stages.find((each) => each === assessment.stage);
  return (
    <ProofPickerSlot value={ProofPicker}>
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
        beside={
          mayScore && stage && <TakeOverShare assessmentId={assessmentId} standardId={assessment.standardId} stage={stage} />
        }
        chosen={task}
        onChoose={(taskId) => void navigate({ search: taskId === undefined ? {} : { task: taskId }, replace: true })}
      />
    </ProofPickerSlot>
  );
}
