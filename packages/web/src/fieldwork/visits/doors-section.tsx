import {
  assignVisits,
  closeVisitRound,
  listVisitors,
  readVisitRound,
  readVisitSlots,
  printVisitForm,
  type VisitRound,
  type VisitSlot,
} from '@xingcun/core/fieldwork/visits/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { read, useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';

/** How far the visits are: totals for everybody, the doors for the township, who gives them to visitors and closes the round. */
export function DoorsSection({ round, isTownship }: { round: VisitRound; isTownship: boolean }) {
  const { t, language } = useLanguage('visits');
  const [asking, setAsking] = useState(false);
  const close = useWrite(closeVisitRound, { stale: [readVisitRound] });
  const { progress, open } = round;
  const [obstacle] = open.close;
  const count = (value: number | null) => (value === null ? t('doors.few') : String(value));
  return (
    <section className="card stack no-print" aria-labelledby="doors">
      <h2 id="doors">{t('doors.title')}</h2>
      <p>{t('doors.counts', { answered: progress.answered, waiting: progress.waiting })}</p>
      <Facts
        facts={[
          [t('doors.refused'), count(progress.refused)],
          [t('doors.absent'), count(progress.absent)],
        ]}
      />
      <p className="small soft">{t('doors.countsBody')}</p>
      {isTownship && (
        <>
          <div className="row">
            <Link to="/work/visits/$roundId/form" params={{ roundId: round.id }} className="button">
              {t('doors.form')}
            </Link>
            <a
              href={addressOf(printVisitForm, { params: { roundId: round.id }, query: { language } })}
              target="_blank"
              rel="noreferrer"
              className="button"
            >
              {t('doors.paper')}
            </a>
            <button
              type="button"
              className={obstacle ? 'button' : 'button button-primary'}
              aria-disabled={obstacle !== undefined}
              aria-describedby="close-why"
              onClick={() => obstacle === undefined && setAsking(true)}
            >
              {t('close.act')}
            </button>
          </div>
          <p id="close-why" className="small soft">
            {obstacle && t('act.blocked', { reason: obstacleText(obstacle, language) })}
          </p>
          <Doors round={round} />
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={t('close.act')}
          action={t('close.act')}
          busy={close.isPending}
          error={close.error}
          onConfirm={() =>
            close.mutate(
              { params: { roundId: round.id }, body: { version: round.version } },
              { onSuccess: () => setAsking(false) },
            )
          }
          onClose={() => setAsking(false)}
        >
          <p>{t('close.body')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

const marks = {
  held: 'note',
  waiting: 'waiting',
  answered: 'done',
  refused: 'vetoed',
  absent: 'notYet',
} as const satisfies Record<VisitSlot['status'], StateName>;

function Doors({ round }: { round: VisitRound }) {
  const { t } = useLanguage('visits');
  const params = { roundId: round.id };
  const { data: slots = [], error } = useQuery(read(readVisitSlots, { params }));
  const { data: visitors = [] } = useQuery(read(listVisitors, { params }));
  const assign = useWrite(assignVisits, { stale: [readVisitSlots] });
  const words = ({ status, tries, replacedBy }: VisitSlot) =>
    (status === 'waiting' && tries > 0 ? t('status.tried') : t(`status.${status}`)) +
    (replacedBy === null ? '' : t('status.replaced', { count: replacedBy }));
  return (
    <>
      {(error ?? assign.error) && <ErrorNotice error={error ?? assign.error} />}
      <DataTable
        caption={t('doors.table')}
        captionShown
        rows={slots.filter(({ status }) => status !== 'held')}
        rowKey={({ order }) => String(order)}
        columns={[
          { key: 'door', title: t('doors.door'), cell: ({ order, group, number }) => `${order}. ${group} ${number}` },
          { key: 'label', title: t('doors.label'), cell: ({ label }) => label },
          {
            key: 'status',
            title: t('doors.status'),
            cell: (slot) => <StateTag state={marks[slot.status]}>{words(slot)}</StateTag>,
          },
          {
            key: 'visitor',
            title: t('doors.visitor'),
            cell: ({ order, status, visitor }) =>
              status === 'waiting' ? (
                <select
                  className="input"
                  aria-label={t('doors.assign', { count: order })}
                  value={visitor?.accountId ?? ''}
                  disabled={assign.isPending}
                  onChange={(event) =>
                    assign.mutate({ params, body: { orders: [order], visitorId: event.target.value || null } })
                  }
                >
                  <option value="">{t('doors.nobody')}</option>
                  {visitors.map(({ accountId, name }) => (
                    <option key={accountId} value={accountId}>
                      {name}
                    </option>
                  ))}
                </select>
              ) : (
                (visitor?.name ?? '')
              ),
          },
        ]}
      />
    </>
  );
}
