import type { Cycle } from '@xingcun/core/cycles/contract';
import { readCycle } from '@xingcun/core/cycles/contract';
import { certificateObstacles } from '@xingcun/core/disclosure/certificate';
import { issueCertificates, readRecognition } from '@xingcun/core/disclosure/recognition-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { read, useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { WorkPage } from '../app/work-page.tsx';
import { CycleStateTags } from '../cycles/cycle-state.tsx';
import { useUnitNames } from '../units/unit-tree.ts';
import { ApprovalBar } from '../ui/approval-bar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StandingPanel } from './standing-panel.tsx';

const route = getRouteApi('/work/cycles/$cycleId/recognition');
export type Recognised = ResponseOf<typeof readRecognition>[number];

const moved = ({ stars }: Recognised) =>
  stars.filter(({ standing }) => standing === 'suspended' || standing === 'removed').length;

/** After the final result: certificates, and what becomes of each star. */
export function RecognitionPage() {
  const { t, words } = useLanguage('recognition');
  const { cycleId } = route.useParams();
  const { data: cycle } = useSuspenseQuery(read(readCycle, { params: { cycleId } }));
  const { data: villages } = useSuspenseQuery(read(readRecognition, { params: { cycleId } }));
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = useUnitNames();
  const village = villages.find(({ assessmentId }) => assessmentId === chosen);
  return (
    <WorkPage
      panel={village && <StandingPanel key={village.assessmentId} village={village} onClose={() => setChosen(null)} />}
      approval={cycle.state === 'final' && <IssueBar cycle={cycle} />}
    >
      <PageHeader
        title={t('title')}
        above={
          <Link to="/work/cycles/$cycleId" params={{ cycleId }}>
            {words(cycle.title)}
          </Link>
        }
        tags={<CycleStateTags cycle={cycle} />}
        lead={t('lead')}
      />
      <DataTable
        caption={t('title')}
        file={t('title')}
        rows={villages}
        rowKey={({ assessmentId }) => assessmentId}
        empty={
          <EmptyState title={t('notFinal')} icon="waiting">
            {t('notFinalBody')}
          </EmptyState>
        }
        columns={[
          { key: 'village', title: t('table.village'), cell: ({ villageCode, villageName }) => nameOf(villageCode, villageName) },
          {
            key: 'won',
            title: t('table.won'),
            align: 'end',
            cell: ({ starsWon }) => String(starsWon),
            order: (a, b) => a.starsWon - b.starsWon,
          },
          { key: 'grade', title: t('table.grade'), cell: ({ grade }) => (grade ? words(grade) : '—') },
          {
            key: 'stars',
            title: t('table.stars'),
            cell: (row) => (moved(row) > 0 ? t('table.moved', { count: moved(row) }) : t('table.standing')),
          },
          {
            key: 'certificate',
            title: t('table.certificate'),
            cell: ({ certificateCode }) =>
              certificateCode ? (
                <a href={`/certificates/${certificateCode}`} className="figures">
                  {certificateCode}
                </a>
              ) : (
                <span className="soft">{t('table.noCertificate')}</span>
              ),
          },
          {
            key: 'open',
            title: t('table.open'),
            cell: ({ assessmentId, villageCode, villageName }) => (
              <button
                type="button"
                className="button"
                aria-pressed={assessmentId === chosen}
                aria-label={t('table.openLabel', { village: nameOf(villageCode, villageName) })}
                onClick={() => setChosen(assessmentId)}
              >
                {t('table.open')}
              </button>
            ),
          },
        ]}
      />
    </WorkPage>
  );
}

function IssueBar({ cycle }: { cycle: Cycle }) {
  const { t, language } = useLanguage('recognition');
  const mayIssue = useMayAnywhere('disclosure.publish');
  const [asking, setAsking] = useState(false);
  const issuing = useWrite(issueCertificates, { stale: [readRecognition] });
  const [first] = certificateObstacles(cycle);
  return (
    <>
      <ApprovalBar
        actions={[
          {
            label: t('issue.action'),
            primary: true,
            blockedBecause: mayIssue ? (first ? obstacleText(first, language) : null) : t('issue.notYours'),
            busy: issuing.isPending,
            onAct: () => setAsking(true),
          },
        ]}
      >
        {issuing.data && <output>{t('issue.done', issuing.data)}</output>}
      </ApprovalBar>
      {asking && (
        <ConfirmDialog
          title={t('issue.title')}
          action={t('issue.action')}
          busy={issuing.isPending}
          error={issuing.error}
          onConfirm={() => issuing.mutate({ params: { cycleId: cycle.id } }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>{t('issue.body')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
