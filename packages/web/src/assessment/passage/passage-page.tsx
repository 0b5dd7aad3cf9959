import { readCycle } from '@xingcun/core/cycles/contract';
import { stages } from '@xingcun/core/cycles/stage';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { CycleChoice, VillageChoice } from '../context.tsx';
import { Due } from '../due.tsx';
import { assessmentQuery, standardQuery } from '../queries.ts';
import { useStageName } from '../stage-words.ts';
import { AssessmentViews } from '../views.tsx';
import { ActsTimeline } from './acts-timeline.tsx';
import { DeclaredStars } from './declared-stars.tsx';
import { Meetings } from './meetings.tsx';
import { Opinions } from './opinions.tsx';
import styles from './passage-page.module.css';
import { StageCard } from './stage-card.tsx';
import { Vetoes } from './vetoes.tsx';

const route = getRouteApi('/work/assessments/$assessmentId');

/** One village's way through the year: where it stands, what was declared, decided and signed, and what comes next. */
export function PassagePage() {
  const { t } = useLanguage('assessment');
  const stageName = useStageName();
  const { assessmentId } = route.useParams();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const [{ data: cycle }, { data: standard }] = useSuspenseQueries({
    queries: [read(readCycle, { params: { cycleId: assessment.cycleId } }), standardQuery(assessment.standardId)],
  });
  const { stage, sheets, dueOn, villageName, townshipName, starsWon, targetStars } = assessment;
  const present = sheets.find((sheet) => sheet.stage === stage);
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
        title={villageName}
        above={townshipName}
        tags={<StateTag state={stage === 'settled' ? 'sealed' : 'waiting'}>{stageName(stage)}</StateTag>}
        lead={
          dueOn !== null ? (
            <Due on={dueOn} />
          ) : (
            starsWon !== null && <Won assessmentId={assessmentId} won={starsWon} count={targetStars.length} />
          )
        }
        actions={
          present && (
            <Link
              className="button button-primary"
              to="/work/assessments/$assessmentId/sheets/$stage"
              params={{ assessmentId, stage: present.stage }}
            >
              {t('passage.openSheet', { stage: stageName(present.stage) })}
            </Link>
          )
        }
      />
      <AssessmentViews assessment={assessment} />
      <div className={styles.sections}>
        <section>
          <h2 className="said">{t('passage.stages')}</h2>
          <ol className={styles.stages}>
            {stages.map((each) => (
              <StageCard key={each} stage={each} assessment={assessment} cycle={cycle} />
            ))}
          </ol>
        </section>
        <DeclaredStars assessment={assessment} standard={standard} />
        <Meetings assessment={assessment} standard={standard} />
        <Opinions assessment={assessment} />
        <Vetoes assessment={assessment} standard={standard} />
        <ActsTimeline acts={assessment.acts} />
      </div>
    </WorkPage>
  );
}

function Won({ assessmentId, won, count }: { assessmentId: string; won: number; count: number }) {
  const { t } = useLanguage('assessment');
  return (
    <Link to="/work/assessments/$assessmentId/result" params={{ assessmentId }} className={styles.won}>
      <Icon name="won" />
      {t('villages.won', { won, count })}
    </Link>
  );
}
