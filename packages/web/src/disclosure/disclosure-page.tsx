import { listAssessments } from '@xingcun/core/assessment/contract';
import { type Cycle, listCycles, readCycle } from '@xingcun/core/cycles/contract';
import { stageRules } from '@xingcun/core/cycles/stage';
import { appealWindowUntil } from '@xingcun/core/disclosure/appeal';
import { listAppeals } from '@xingcun/core/disclosure/appeal-contract';
import { listOpinions } from '@xingcun/core/disclosure/opinion-contract';
import { confirmFinal, listObjections, publishPreliminary, readStarWall } from '@xingcun/core/disclosure/contract';
import { confirmationObstacles, openNotice, publicationObstacles, takesPart } from '@xingcun/core/disclosure/notice';
import type { Obstacle } from '@xingcun/core/obstacle';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { read, useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { today } from '../app/today.ts';
import { WorkPage } from '../app/work-page.tsx';
import { CycleStateTags } from '../cycles/cycle-state.tsx';
import { useUnitNames } from '../units/unit-tree.ts';
import { ApprovalBar } from '../ui/approval-bar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { type Appeal, Appeals } from './appeals.tsx';
import { chinaDay } from './china-day.ts';
import { NoticeCard } from './notice-card.tsx';
import { type Objection, ObjectionList } from './objection-list.tsx';
import { ObjectionPanel } from './objection-panel.tsx';
import { OpinionRounds } from './opinion-rounds.tsx';

const route = getRouteApi('/work/cycles/$cycleId/disclosure');
type Passage = ResponseOf<typeof listAssessments>[number];
type Notice = ResponseOf<typeof readStarWall>['notice'];

/** From the public's opinion and the preliminary result through notice, objections and appeals to the final one. */
export function DisclosurePage() {
  return useMayAnywhere('disclosure.readObjections') ? <OrganisersPage /> : <HearersPage />;
}

function useCycleAndNotice() {
  const { cycleId } = route.useParams();
  const { data: cycle } = useSuspenseQuery(read(readCycle, { params: { cycleId } }));
  const { data: passages } = useSuspenseQuery(read(listAssessments, { params: { cycleId } }));
  const { data: wall } = useSuspenseQuery(read(readStarWall, { query: { year: cycle.year } }));
  return { cycleId, cycle, passages, notice: wall.cycle?.id === cycleId ? wall.notice : null };
}

/** Of those who organise the year: all of it. */
function OrganisersPage() {
  const { cycleId, cycle, passages, notice } = useCycleAndNotice();
  const { data: objections } = useSuspenseQuery(read(listObjections, { params: { cycleId } }));
  const { data: appeals } = useSuspenseQuery(read(listAppeals, { params: { cycleId } }));
  const [chosen, setChosen] = useState<string | null>(null);
  const objection = objections.find(({ id }) => id === chosen);
  const mayPublish = useMayAnywhere('disclosure.publish');
  const standardId = cycle.standard.id;
  return (
    <WorkPage
      panel={
        objection && (
          <ObjectionPanel key={objection.id} objection={objection} standardId={standardId} onClose={() => setChosen(null)} />
        )
      }
      approval={
        cycle.state === 'running' ? (
          <PublishBar cycle={cycle} passages={passages} mayPublish={mayPublish} />
        ) : (
          cycle.state === 'publicity' && (
            <ConfirmBar cycle={cycle} notice={notice} objections={objections} appeals={appeals} mayPublish={mayPublish} />
          )
        )
      }
    >
      <Header cycle={cycle} />
      <div className="stack">
        <ResultCard cycle={cycle} notice={notice} passages={passages} />
        {cycle.state !== 'draft' && <OpinionRounds cycle={cycle} />}
        <ObjectionList objections={objections} standardId={standardId} chosen={chosen} onChoose={setChosen} />
        {cycle.state !== 'draft' && <Appeals cycleId={cycleId} standardId={standardId} />}
      </div>
    </WorkPage>
  );
}

/** Of those who only hear appeals: the appeals of their panels. */
function HearersPage() {
  const { cycleId, cycle, passages, notice } = useCycleAndNotice();
  return (
    <WorkPage>
      <Header cycle={cycle} />
      <div className="stack">
        <ResultCard cycle={cycle} notice={notice} passages={passages} />
        {cycle.state !== 'draft' && <Appeals cycleId={cycleId} standardId={cycle.standard.id} />}
      </div>
    </WorkPage>
  );
}

function Header({ cycle }: { cycle: Cycle }) {
  const { t, words } = useLanguage('disclosureWork');
  return (
    <PageHeader
      title={t('title')}
      above={
        <Link to="/work/cycles/$cycleId" params={{ cycleId: cycle.id }}>
          {words(cycle.title)}
        </Link>
      }
      tags={<CycleStateTags cycle={cycle} />}
    />
  );
}

function ResultCard({ cycle, notice, passages }: { cycle: Cycle; notice: Notice; passages: readonly Passage[] }) {
  const { t } = useLanguage('disclosureWork');
  return (
    <section className="card stack" aria-labelledby="result">
      <h2 id="result">{t('result.title')}</h2>
      <p className="soft">{t(`result.${cycle.state}`)}</p>
      {notice && <NoticeCard notice={notice} />}
      {cycle.state === 'running' && <Progress passages={passages} />}
      {cycle.state === 'final' && (
        <p>
          <Link to="/work/cycles/$cycleId/recognition" params={{ cycleId: cycle.id }}>
            {t('result.recognition')}
          </Link>
        </p>
      )}
      {cycle.state !== 'draft' && (
        <p>
          <a href={`/?year=${cycle.year}`}>{t('result.wall')}</a>
        </p>
      )}
    </section>
  );
}

/** How many villages are settled, and where the others are. */
function Progress({ passages }: { passages: readonly Passage[] }) {
  const { t, words } = useLanguage('disclosureWork');
  const nameOf = useUnitNames();
  const settled = passages.filter(({ stage }) => stage === 'settled').length;
  const open = passages.filter(({ stage }) => stage !== 'settled');
  const stageWords = (stage: Passage['stage']) =>
    stage === 'application' ? t('result.notApplied') : stage === 'settled' ? '' : words(stageRules[stage].words);
  return (
    <>
      <p>
        <strong>{t('result.progress', { settled, count: passages.length })}</strong>
      </p>
      {open.length > 0 && (
        <DataTable
          caption={t('result.open')}
          captionShown
          rows={open}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'village',
              title: t('result.village'),
              cell: ({ id, villageCode, villageName }) => (
                <Link to="/work/assessments/$assessmentId" params={{ assessmentId: id }}>
                  {nameOf(villageCode, villageName)}
                </Link>
              ),
            },
            { key: 'stage', title: t('result.stage'), cell: ({ stage }) => stageWords(stage) },
          ]}
        />
      )}
    </>
  );
}

/** All that stands in the way; the first also beside the button. */
function Obstacles({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const { t, language } = useLanguage('disclosureWork');
  if (obstacles.length < 2) return null;
  return (
    <details>
      <summary>{t('obstacles', { count: obstacles.length })}</summary>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle.code}>{obstacleText(obstacle, language)}</li>
        ))}
      </ul>
    </details>
  );
}

const stale = [readCycle, listCycles, readStarWall, listObjections, listAppeals, listOpinions, listAssessments];

function PublishBar({ cycle, passages, mayPublish }: { cycle: Cycle; passages: readonly Passage[]; mayPublish: boolean }) {
  const { t, language } = useLanguage('disclosureWork');
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const publishing = useWrite(publishPreliminary, { stale });
  const applicationDueOn = cycle.calendar.find(({ stage }) => stage === 'application')?.dueOn ?? null;
  const obstacles = publicationObstacles({ state: cycle.state, applicationDueOn }, passages, today());
  const [first] = obstacles;
  return (
    <>
      <ApprovalBar
        actions={[
          {
            label: t('publish.action'),
            primary: true,
            blockedBecause: mayPublish ? (first ? obstacleText(first, language) : null) : t('publish.notYours'),
            busy: publishing.isPending,
            onAct: () => setAsking(true),
          },
        ]}
      >
        {mayPublish && <Obstacles obstacles={obstacles} />}
      </ApprovalBar>
      {asking && (
        <ConfirmDialog
          title={t('publish.title')}
          action={t('publish.action')}
          busy={publishing.isPending}
          error={publishing.error}
          onConfirm={() =>
            publishing.mutate(publishing.variables ?? { params: { cycleId: cycle.id }, body: { version: cycle.version } }, {
              onSuccess: () => setAsking(false),
            })
          }
          onClose={() => {
            setAsking(false);
            publishing.reset();
          }}
        >
          <p>
            {t('publish.body', {
              count: passages.filter(takesPart).length,
              day: format.day(openNotice('preliminaryResult', today()).closesOn),
            })}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function ConfirmBar(props: {
  cycle: Cycle;
  notice: Notice;
  objections: readonly Objection[];
  appeals: readonly Appeal[];
  mayPublish: boolean;
}) {
  const { cycle, notice, objections, appeals, mayPublish } = props;
  const { t, language } = useLanguage('disclosureWork');
  const [asking, setAsking] = useState(false);
  const confirming = useWrite(confirmFinal, { stale });
  const unanswered = objections.filter(({ answer }) => answer === null).length;
  const handled = objections.map(({ answeredAt, appealed }) => ({ answeredOn: answeredAt && chinaDay(answeredAt), appealed }));
  const obstacles = confirmationObstacles(cycle.state, {
    notice,
    unanswered,
    appealableUntil: appealWindowUntil(handled, today()),
    undecided: appeals.filter(({ decidedAt }) => decidedAt === null).length,
    uncorrected: appeals.filter(({ correction }) => correction !== null && correction.doneAt === null).length,
    today: today(),
  });
  const [first] = obstacles;
  return (
    <>
      <ApprovalBar
        actions={[
          {
            label: t('confirm.action'),
            primary: true,
            blockedBecause: mayPublish ? (first ? obstacleText(first, language) : null) : t('confirm.notYours'),
            busy: confirming.isPending,
            onAct: () => setAsking(true),
          },
        ]}
      >
        {mayPublish && <Obstacles obstacles={obstacles} />}
      </ApprovalBar>
      {asking && (
        <ConfirmDialog
          title={t('confirm.title')}
          action={t('confirm.action')}
          busy={confirming.isPending}
          error={confirming.error}
          onConfirm={() =>
            confirming.mutate(confirming.variables ?? { params: { cycleId: cycle.id }, body: { version: cycle.version } }, {
              onSuccess: () => setAsking(false),
            })
          }
          onClose={() => {
            setAsking(false);
            confirming.reset();
          }}
        >
          <p>{t('confirm.body')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
