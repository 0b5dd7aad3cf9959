import { listWebhooks, removeWebhook, switchWebhook, testWebhook } from '@xingcun/core/inbox/contract';
import { robots } from '@xingcun/core/inbox/webhook';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read, useWrite } from '../app/query.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useUnitNames } from '../units/unit-tree.ts';
import { AddRobot } from './add-robot.tsx';
import { Last } from './mail-settings.tsx';
import styles from './notifications.module.css';

export type Robot = ResponseOf<typeof listWebhooks>['webhooks'][number];

/** The robots of one unit: to try, to switch, to remove, to add. */
export function Robots({ unitCode, unitName }: { unitCode: string; unitName: string }) {
  const { t, words } = useLanguage('inbox');
  const format = useFormat();
  const id = useId();
  const nameOf = useUnitNames();
  const { data } = useSuspenseQuery(read(listWebhooks, { params: { unitCode } }));
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('hooks.title', { unit: nameOf(unitCode, unitName) })}</h2>
      <p>{t('hooks.body')}</p>
      <DataTable
        caption={t('hooks.list')}
        rows={data.webhooks}
        rowKey={(robot) => robot.id}
        empty={
          <EmptyState title={t('hooks.none')} heading="h3">
            {t('hooks.noneBody')}
          </EmptyState>
        }
        columns={[
          { key: 'robot', title: t('hooks.robot'), cell: ({ kind }) => words(robots[kind].words) },
          { key: 'address', title: t('hooks.address'), cell: ({ url }) => <code>{url}</code> },
          {
            key: 'added',
            title: t('hooks.addedBy'),
            cell: ({ createdBy, createdAt }) => t('hooks.addedOf', { name: createdBy, when: format.moment(createdAt) }),
          },
          {
            key: 'last',
            title: t('hooks.lastSent'),
            cell: (robot) => (robot.last === null ? <span className="soft">{t('hooks.never')}</span> : <Last of={robot} />),
          },
          {
            key: 'state',
            title: t('hooks.state'),
            cell: ({ enabled }) => (
              <StateTag state={enabled ? 'done' : 'locked'}>{t(enabled ? 'hooks.on' : 'hooks.off')}</StateTag>
            ),
          },
          { key: 'acts', title: t('hooks.acts'), cell: (robot) => <Acts robot={robot} /> },
        ]}
      />
      <AddRobot unitCode={unitCode} allowed={data.allowed} />
    </section>
  );
}

function Acts({ robot }: { robot: Robot }) {
  const { t } = useLanguage('inbox');
  const params = { webhookId: robot.id };
  const trying = useWrite(testWebhook);
  const switching = useWrite(switchWebhook, { stale: [listWebhooks] });
  const removing = useWrite(removeWebhook, { stale: [listWebhooks] });
  const [asked, setAsked] = useState(false);
  const error = trying.error ?? switching.error;
  return (
    <div className="stack">
      <div className={styles.acts}>
        <button type="button" className="button" disabled={trying.isPending} onClick={() => trying.mutate({ params })}>
          {t(trying.isPending ? 'hooks.testing' : 'hooks.test')}
        </button>
        <button
          type="button"
          className="button"
          disabled={switching.isPending}
          onClick={() => switching.mutate({ params, body: { enabled: !robot.enabled } })}
        >
          {t(robot.enabled ? 'hooks.switchOff' : 'hooks.switchOn')}
        </button>
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {t('hooks.remove')}
        </button>
      </div>
      {error && <ErrorNotice error={error} />}
      {trying.data && (
        <output className={`notice ${trying.data.arrived ? 'notice-done' : 'notice-wrong'}`}>
          <Icon name={trying.data.arrived ? 'done' : 'invalid'} />
          <span className={styles.answer}>
            {t(trying.data.arrived ? 'hooks.arrived' : 'hooks.notArrived')}
            <code>{trying.data.words}</code>
          </span>
        </output>
      )}
      {asked && (
        <ConfirmDialog
          title={t('hooks.removeTitle')}
          action={t('hooks.remove')}
          busy={removing.isPending}
          error={removing.error}
          onConfirm={() => removing.mutate({ params }, { onSuccess: () => setAsked(false) })}
          onClose={() => setAsked(false)}
        >
          <p>{t('hooks.removeBody')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
