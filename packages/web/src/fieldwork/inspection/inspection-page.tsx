import { findGrant } from '@xingcun/core/accounts/permission';
import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { type Inspection, readInspection } from '@xingcun/core/fieldwork/inspection/contract';
import { inspectionStateWords } from '@xingcun/core/fieldwork/inspection/words';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiError } from '../../app/api.ts';
import { useConnection, useOnline } from '../../app/connection.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { OfflineState } from '../../app/offline/offline-state.tsx';
import { useKeeping } from '../../app/offline/use-keeping.tsx';
import { useEntries, usePrepared, useQueue } from '../../app/offline/use-queue.ts';
import { useSession } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';
import { BlankList } from './blank-list.tsx';
import { Checklist } from './checklist.tsx';
import { type FindingDraft, findingPrefix, findingTopic, libraryName, lineStates, preparedName } from './finding-draft.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { InspectionBar } from './inspection-bar.tsx';
import { type InterviewDraft, interviewPrefix, interviewTopic } from './interview-draft.ts';
import { Interviews } from './interviews.tsx';
import styles from './inspection.module.css';

const route = getRouteApi('/work/inspections/$inspectionId');

const marks = { planned: 'due', open: 'waiting', closed: 'sealed' } as const satisfies Record<Inspection['state'], StateName>;

/** The list on site, with or without a network: star by star, what does not conform, what was said. */
export function InspectionPage() {
  const { t } = useLanguage('inspection');
  const { inspectionId } = route.useParams();
  const prepared = usePrepared(preparedName(inspectionId), readInspection, { params: { inspectionId } });
  const connection = useConnection();
  if (prepared.content) return <OnSite inspection={prepared.content} />;
  if (prepared.error instanceof ApiError)
    return (
      <WorkPage>
        <ErrorState heading="h1" error={prepared.error} onRetry={prepared.retry} />
      </WorkPage>
    );
  return (
    <WorkPage>
      {prepared.isPending && connection !== 'offline' ? (
        <PageSkeleton rows={6} />
      ) : (
        <EmptyState title={t('page.missing')} heading="h1" icon="offline">
          {t('page.missingBody')}
        </EmptyState>
      )}
    </WorkPage>
  );
}

function OnSite({ inspection }: { inspection: Inspection }) {
  const { t, words } = useLanguage('inspection');
  const format = useFormat();
  const { star } = route.useSearch();
  const session = useSession();
  const queue = useQueue();
  const { keep } = useKeeping(queue);
  const online = useOnline();
  const { id, assessmentId, villageName, villagePath, state, plannedOn, team, open } = inspection;
  const { content: library } = usePrepared(libraryName(assessmentId), readEvidence, { params: { assessmentId } });
  const findings = useEntries<FindingDraft>(findingTopic, findingPrefix(id)) ?? [];
  const interviews = useEntries<InterviewDraft>(interviewTopic, interviewPrefix(id)) ?? [];
  const lines = lineStates(inspection, findings);
  const isOpen = state === 'open' && open.find.length === 0;
  const covers = (starCode: string) =>
    session !== null && findGrant(session, 'fieldwork.inspect', villagePath, starCode) !== null;
  const unanswered = lines.filter(({ shown }) => shown.answer === null).length;
  const showsFound = state === 'closed' || inspection.count !== null;
  return (
    <WorkPage
      approval={
        <InspectionBar
          inspection={inspection}
          unanswered={unanswered}
          unsent={findings.length + interviews.length}
          online={online}
        />
      }
    >
      <div className={styles.page}>
        <PageHeader
          title={t('page.title', { village: villageName })}
          above={
            <Link to="/work/assessments/$assessmentId/inspections" params={{ assessmentId }}>
              {t('page.back')}
            </Link>
          }
          tags={<StateTag state={marks[state]}>{words(inspectionStateWords[state])}</StateTag>}
          lead={`${format.day(plannedOn)} · ${format.list(team.map(({ name }) => name))}`}
          actions={
            state === 'closed' ? (
              <PrintButton />
            ) : (
              <button type="button" className="button no-print" onClick={() => window.print()}>
                <Icon name="print" />
                {t('page.print')}
              </button>
            )
          }
        />
        <div className="stack">
          {isOpen && <OfflineState queue={queue} />}
          {!showsFound && <p className="notice">{t('page.hidden')}</p>}
          <div className={state === 'closed' ? styles.columns : `${styles.columns} no-print`}>
            <Checklist
              inspectionId={id}
              library={library}
              assessmentId={assessmentId}
              checklist={inspection.checklist}
              lines={lines}
              star={star}
              mayWrite={(starCode) => isOpen && covers(starCode)}
              keep={keep}
            />
            {showsFound && (
              <div className="stack">
                <FindingsPanel inspection={inspection} library={library} lines={lines} maySet={online ? covers : null} />
                <Interviews inspection={inspection} entries={interviews} writable={isOpen} keep={keep} />
              </div>
            )}
          </div>
          {state !== 'closed' && <BlankList inspection={inspection} />}
        </div>
      </div>
    </WorkPage>
  );
}
