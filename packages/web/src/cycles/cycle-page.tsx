import { type Cycle, listCycles, publishCycle, readCycle } from '@xingcun/core/cycles/contract';
import { stageRules, stages } from '@xingcun/core/cycles/stage';
import { carrierRules, moveObstacles, programmeObstacles } from '@xingcun/core/cycles/programme';
import type { CalendarEntry } from '@xingcun/core/cycles/programme';
import { stateObstacles } from '@xingcun/core/cycles/lifecycle';
import { carrierMeaning, combinationWords } from '@xingcun/core/cycles/words';
import { readStandard } from '@xingcun/core/standards/contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { read, useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { today } from '../app/today.ts';
import { WorkPage } from '../app/work-page.tsx';
import { ApprovalBar } from '../ui/approval-bar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { CycleStateTags } from './cycle-state.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { StandardName } from './standard-name.tsx';
import { Timeline } from './timeline.tsx';
import { VillageNames } from './village-names.tsx';

const route = getRouteApi('/work/cycles/$cycleId');

export function CyclePage() {
  const { t, words } = useLanguage('cycles');
  const { cycleId } = route.useParams();
  const { data: cycle } = useSuspenseQuery(read(readCycle, { params: { cycleId } }));
  const [moving, setMoving] = useState<CalendarEntry | null>(null);
  const mayEdit = useMayAnywhere('cycles.edit');
  const mayReadAppeals = useMayAnywhere('disclosure.readAppeals');
  const { state } = cycle;
  const canMove = mayEdit && stateObstacles('moveDueDate', state).length === 0;
  const movable = (entry: CalendarEntry) =>
    state !== 'publicity' || !moveObstacles({ ...cycle, state }, entry).some(({ code }) => code === 'cycles.stageOver');
  return (
    <WorkPage approval={state === 'draft' && <PublishBar cycle={cycle} mayEdit={mayEdit} />}>
      <PageHeader
        title={words(cycle.title)}
        above={<Link to="/work/cycles">{t('cycle.all')}</Link>}
        tags={<CycleStateTags cycle={cycle} />}
        actions={
          <>
            {mayEdit && state === 'draft' && (
              <Link to="/work/cycles/$cycleId/edit" params={{ cycleId }} className="button">
                {t('cycle.edit')}
              </Link>
            )}
            {mayReadAppeals && state !== 'draft' && (
              <Link to="/work/cycles/$cycleId/disclosure" params={{ cycleId }} className="button">
                {t('cycle.disclosure')}
              </Link>
            )}
            <PrintButton />
          </>
        }
      />
      <div className="stack">
        <section className="card stack" aria-labelledby="calendar">
          <h2 id="calendar">{t('cycle.calendar')}</h2>
          <Timeline calendar={cycle.calendar} today={today()} mayMove={movable} {...(canMove ? { onMove: setMoving } : {})} />
        </section>
        <section className="card stack" aria-labelledby="programme">
          <h2 id="programme">{t('cycle.programme')}</h2>
          <Facts
            facts={[
              [
                t('cycle.carrier'),
                <>
                  {words(carrierRules[cycle.carrier].words)}
                  <br />
                  <span className="soft small">{words(carrierMeaning[cycle.carrier])}</span>
                </>,
              ],
              [t('cycle.document'), cycle.approvingDocument],
              [t('cycle.sponsor'), cycle.sponsor],
              [
                t('cycle.standard'),
                <Link key="standard" to="/work/standards/$standardId" params={{ standardId: cycle.standard.id }}>
                  <StandardName standard={cycle.standard} />
                </Link>,
              ],
              [t('cycle.combination'), <CombinationWords key="combination" cycle={cycle} />],
              ...(cycle.panelStages.length > 0 ? [[t('cycle.panel'), <PanelWords key="panel" cycle={cycle} />] as const] : []),
            ]}
          />
        </section>
        <section className="card stack" aria-labelledby="villages">
          <h2 id="villages">{t('cycle.villages', { count: cycle.villages.length })}</h2>
          <VillageNames codes={cycle.villages} />
        </section>
      </div>
      {moving && <MoveDialog cycle={cycle} entry={moving} onClose={() => setMoving(null)} />}
    </WorkPage>
  );
}

function CombinationWords({ cycle: { combination, weights } }: { cycle: Cycle }) {
  const { t, words } = useLanguage('cycles');
  const { name, meaning } = combinationWords[combination];
  return (
    <>
      {words(name)}
      <br />
      <span className="soft small">
        {weights
          ? stages
              .map((stage) => t('cycle.weight', { stage: words(stageRules[stage].words), weight: weights[stage] ?? 0 }))
              .join(' · ')
          : words(meaning)}
      </span>
    </>
  );
}

function PanelWords({ cycle: { panelStages, blind } }: { cycle: Cycle }) {
  const { t, words } = useLanguage('cycles');
  return (
    <>
      {panelStages.map((stage) => words(stageRules[stage].words)).join(' · ')}
      {blind && (
        <>
          <br />
          <span className="soft small">{t('form.blind')}</span>
        </>
      )}
    </>
  );
}

/** What stands in the way of publishing a draft, and to whom it belongs. */
function PublishBar({ cycle, mayEdit }: { cycle: Cycle; mayEdit: boolean }) {
  const { t, language } = useLanguage('cycles');
  const [asking, setAsking] = useState(false);
  const standard = useQuery({ ...read(readStandard, { params: { standardId: cycle.standard.id } }), enabled: mayEdit }).data;
  const publishing = useWrite(publishCycle, { stale: [listCycles, readCycle] });
  const obstacles = standard
    ? programmeObstacles(cycle, { state: standard.state, scorePlaces: Number(standard.document.scorePlaces) })
    : [];
  const sentences = obstacles.map((obstacle) => obstacleText(obstacle, language));
  const year = String(cycle.year);
  return (
    <>
      <ApprovalBar
        actions={[
          {
            label: t('cycle.publish'),
            primary: true,
            blockedBecause: mayEdit ? (sentences[0] ?? null) : t('cycle.notYours'),
            busy: publishing.isPending || (mayEdit && !standard),
            onAct: () => setAsking(true),
          },
        ]}
      >
        {mayEdit && sentences.length === 0 && <p>{t('cycle.publishReady')}</p>}
        {sentences.length > 1 && (
          <details>
            <summary>{`${t('cycle.obstacles')}（${sentences.length}）`}</summary>
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </ApprovalBar>
      {asking && (
        <ConfirmDialog
          title={t('cycle.publishTitle', { year })}
          action={t('cycle.publish')}
          busy={publishing.isPending}
          error={publishing.error}
          onConfirm={() =>
            publishing.mutate(publishing.variables ?? { params: { cycleId: cycle.id }, body: { version: cycle.version } })
          }
          onClose={() => {
            setAsking(false);
            publishing.reset();
          }}
        >
          <p>{t('cycle.publishBody', { count: cycle.villages.length })}</p>
          <p className="row">
            <Icon name="sealed" />
            <StandardName standard={cycle.standard} />
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
