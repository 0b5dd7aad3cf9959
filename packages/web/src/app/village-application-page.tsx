import { listAssessments, readAssessment } from '@xingcun/core/assessment/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ApplicationPage } from '../cycles/application-page.tsx';
import { read } from './query.ts';

const route = getRouteApi('/work/assessments/$assessmentId/application');
const stale = [readAssessment, listAssessments];

/** Where the assessment of a village and its application (a matter of the cycle) meet. */
export function VillageApplicationPage() {
  const { assessmentId } = route.useParams();
  const { data: assessment } = useSuspenseQuery(read(readAssessment, { params: { assessmentId } }));
  return <ApplicationPage key={assessmentId} assessment={assessment} stale={stale} />;
}
