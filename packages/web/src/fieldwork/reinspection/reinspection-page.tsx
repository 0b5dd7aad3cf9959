import { readCycle } from '@xingcun/core/cycles/contract';
import {
  closeReinspection,
  commitReinspectionSeed,
  drawReinspection,
  publishReinspectionPlan,
  readReinspection,
} from '@xingcun/core/fieldwork/reinspection/contract';
import { reinspectionRules } from '@xingcun/core/fieldwork/reinspection/rules';
import { seedObstacles } from '@xingcun/core/fieldwork/seed';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { read, useWrite } from '../../app/query.ts';
import { useMayAnywhere } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { CycleStateTags } from '../../cycles/cycle-state.tsx';
import { ApprovalBar } from '../../ui/approval-bar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { SeedEntry } from '../seed-entry.tsx';
import { Changes } from './changes.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { Items } from './items.tsx';

const route = getRouteApi('/work/cycles/$cycleId/reinspection');
export type Reinspection = ResponseOf<typeof readReinspection>;
type Round = Reinspection['rounds'][number];

/** The city's re-inspection: the list, the seed, the draw, what was found and what it changes. */
export function ReinspectionPage() {
  const { t, words } = useLanguage('reinspection');
  const { cycleId } = route.useParams();
  const { data: cycle } = useSuspenseQuery(read(readCycle, { params: { cycleId } }));
  const { data } = useSuspenseQuery(read(readReinspection, { params: { cycleId } }));
  const [chosen, setChosen] = useState<string | null>(null);
  const may = useMayAnywhere('fieldwork.reinspect');
  const { reinspection, rounds, items, villages, changes } = data;
  const item = items.find(({ id }) => id === chosen);
  const last = rounds.at(-1);
  return (
    <WorkPage
      panel={
        item && (
          <FindingPanel
            key={`${item.id} ${item.finding?.version ?? 0}`}
            item={item}
            villages={villages}
            standardId={cycle.standard.id}
            may={may && reinspection?.closedAt === null}
            onClose={() => setChosen(null)}
          />
        )
      }
      approval={<Acts cycleId={cycleId} data={data} may={may} />}
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
        actions={rounds.length > 0 && <PrintButton />}
      />
      <div className="stack">
        {!last && (
          <EmptyState title={t('none.title')} icon="waiting">
            {t('none.body', {
              all: reinspectionRules.allVillagesUpTo,
              villages: reinspectionRules.villageShare / 100,
              items: reinspectionRules.itemShare / 100,
              least: reinspectionRules.itemsAtLeast,
            })}
          </EmptyState>
        )}
        {last && last.seed === null && reinspection && may && <Seed reinspectionId={reinspection.id} round={last} data={data} />}
        {items.length > 0 && (
          <Items items={items} villages={villages} standardId={cycle.standard.id} chosen={chosen} onChoose={setChosen} />
        )}
        {items.length > 0 && <Changes changes={changes} standardId={cycle.standard.id} />}
        {reinspection && rounds.map((round) => <RoundCard key={round.round} reinspectionId={reinspection.id} round={round} />)}
        {rounds.length > 0 && <p className="print-only">{t('print.signer')}</p>}
      </div>
    </WorkPage>
  );
}

function RoundCard({ reinspectionId, round }: { reinspectionId: string; round: Round }) {
  const { t } = useLanguage('reinspection');
  const format = useFormat();
  const { plan, digest, publishedAt, seed, drawnAt } = round;
  return (
    <section className="card stack">
      <h2>{t('round.title', { round: round.round })}</h2>
      <p className="soft">
        {t('round.villages', {
          count: plan.villages.length,
          items: plan.villages.reduce((sum, { items }) => sum + items.length, 0),
        })}
      </p>
      <Facts
        facts={[
          [t('round.published'), format.moment(publishedAt)],
          [t('round.digest'), <code key="digest">{digest}</code>],
          [t('round.seed'), seed === null ? t('round.notDrawn') : <code key="seed">{seed}</code>],
          [t('round.drawn'), drawnAt && format.moment(drawnAt)],
        ]}
      />
      <p className="no-print">
        <a href={`/reinspections/${reinspectionId}`}>{t('round.public')}</a>
      </p>
    </section>
  );
}

function Seed({ reinspectionId, round, data }: { reinspectionId: string; round: Round; data: Reinspection }) {
  const { t } = useLanguage('reinspection');
  const params = { reinspectionId, round: round.round };
  const drawing = useWrite(drawReinspection, { stale: [readReinspection] });
  const committing = useWrite(commitReinspectionSeed, { stale: [readReinspection] });
  return (
    <section className="card stack no-print" aria-labelledby="seed">
      <h2 id="seed">{t('round.title', { round: round.round })}</h2>
      <SeedEntry
        key={round.commitments.length}
        commitments={round.commitments}
        obstaclesOf={(parts) => {
          const blocked = data.open.draw as ReturnType<typeof seedObstacles>;
          return blocked.length > 0 ? blocked : seedObstacles(parts, round.commitments);
        }}
        draw={{
          busy: drawing.isPending,
          error: drawing.error,
          onDraw: (parts, onSuccess) => drawing.mutate({ params, body: { parts } }, { onSuccess }),
        }}
        commit={{
          busy: committing.isPending,
          error: committing.error,
          onCommit: (commitments) => committing.mutate({ params, body: { commitments } }),
        }}
      />
    </section>
  );
}

function Acts({ cycleId, data, may }: { cycleId: string; data: Reinspection; may: boolean }) {
  const { t, language } = useLanguage('reinspection');
  const [asking, setAsking] = useState<'publish' | 'close' | null>(null);
  const publishing = useWrite(publishReinspectionPlan, { stale: [readReinspection] });
  const closing = useWrite(closeReinspection, { stale: [readReinspection] });
  const { reinspection, rounds, open } = data;
  const why = (act: 'publish' | 'close') => {
    const [first] = open[act];
    return may ? (first ? obstacleText(first, language) : null) : t('notYours');
  };
  const publishLabel = t(rounds.length === 0 ? 'publish.first' : 'publish.more');
  if (reinspection?.closedAt) return null;
  const write = asking === 'close' ? closing : publishing;
  return (
    <>
      <ApprovalBar
        actions={[
          {
            label: publishLabel,
            primary: rounds.length === 0,
            blockedBecause: why('publish'),
            busy: publishing.isPending,
            onAct: () => setAsking('publish'),
          },
          ...(reinspection
            ? [
                {
                  label: t('close.action'),
                  primary: true,
                  blockedBecause: why('close'),
                  busy: closing.isPending,
                  onAct: () => setAsking('close'),
                },
              ]
            : []),
        ]}
      />
      {asking && (
        <ConfirmDialog
          title={asking === 'close' ? t('close.action') : publishLabel}
          action={asking === 'close' ? t('close.action') : publishLabel}
          busy={write.isPending}
          error={write.error}
          onConfirm={() => {
            const done = { onSuccess: () => setAsking(null) };
            if (asking === 'publish') publishing.mutate({ params: { cycleId }, body: { rounds: rounds.length } }, done);
            else if (reinspection)
              closing.mutate({ params: { reinspectionId: reinspection.id }, body: { version: reinspection.version } }, done);
          }}
          onClose={() => setAsking(null)}
        >
          <p>{t(asking === 'close' ? 'close.body' : 'publish.body')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
