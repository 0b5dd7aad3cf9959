import { stateWords } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Preparation } from './preparation.tsx';
import { appraisalQuery } from './queries.ts';
import { Outcome } from './outcome.tsx';
import { Running } from './running.tsx';
import { AppraisalState } from './state.tsx';

const route = getRouteApi('/work/appraisals/$appraisalId');

/** One appraisal, as its state has it: prepared, voting, counted. */
export function AppraisalPage() {
  const { t, words } = useLanguage('appraisal');
  const { appraisalId } = route.useParams();
  const { data: appraisal } = useSuspenseQuery(appraisalQuery(appraisalId));
  const { state, villageName, year, assessmentId } = appraisal;
  return (
    <WorkPage>
      <PageHeader
        title={t('title')}
        above={
          <Link to="/work/assessments/$assessmentId/appraisals" params={{ assessmentId }}>
            {t('ballot.of', { village: words(villageName), year: String(year) })}
          </Link>
        }
        tags={<AppraisalState state={state}>{words(stateWords[state])}</AppraisalState>}
      />
      <div className="stack">
        {state === 'draft' && <Preparation appraisal={appraisal} />}
        {state === 'open' && <Running appraisal={appraisal} />}
        {(state === 'closed' || state === 'void') && <Outcome appraisal={appraisal} />}
      </div>
    </WorkPage>
  );
}
