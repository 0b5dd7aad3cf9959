import { appointDeputy, endDeputy, listDeputies } from '@xingcun/core/accounts/contract';
import { checkDeputy, deputyDays } from '@xingcun/core/accounts/grant';
import { type Actor, grantsFor } from '@xingcun/core/accounts/permission';
import { roleWords } from '@xingcun/core/accounts/words';
import type { ResponseOf } from '@xingcun/core/route';
import { Refusal } from '@xingcun/core/refusal';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { read, useWrite } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { today } from '../../app/today.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { unitsQuery, useUnitNames } from '../../units/unit-tree.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import styles from './accounts-page.module.css';

type Deputy = ResponseOf<typeof listDeputies>[number];

/** Who acts for me, from when to when; and to appoint somebody. */
export function DeputiesPage() {
  const { t, words } = useLanguage('accountsAdmin');
  const format = useFormat();
  const { data: deputies } = useSuspenseQuery(read(listDeputies, {}));
  const [ending, setEnding] = useState<Deputy | null>(null);
  const end = useWrite(endDeputy, { stale: [listDeputies] });
  const nameOf = useUnitNames();
  const now = today();
  const phase = ({ revokedAt, fromOn, toOn }: Deputy) =>
    revokedAt !== null || (toOn !== null && toOn < now) ? 'ended' : fromOn > now ? 'coming' : 'active';
  const shapes = { ended: 'locked', coming: 'waiting', active: 'done' } as const;
  return (
    <WorkPage>
      <PageHeader title={t('deputies.title')} lead={t('deputies.lead')} />
      <div className="stack">
        <AppointForm />
        <DataTable
          caption={t('deputies.list')}
          captionShown
          rows={deputies}
          rowKey={({ grantId }) => grantId}
          empty={<EmptyState title={t('deputies.none')}>{t('deputies.noneBody')}</EmptyState>}
          columns={[
            { key: 'person', title: t('deputies.person'), cell: ({ displayName }) => displayName },
            {
              key: 'role',
              title: t('deputies.role'),
              cell: ({ role, unitCode, unitName }) => `${nameOf(unitCode, unitName)} ${words(roleWords[role])}`,
            },
            {
              key: 'period',
              title: t('deputies.period'),
              cell: ({ fromOn, toOn }) => t('deputies.periodOf', { from: format.day(fromOn), to: toOn ? format.day(toOn) : '—' }),
            },
            { key: 'reason', title: t('reason'), cell: ({ reason }) => reason },
            {
              key: 'state',
              title: t('deputies.state'),
              cell: (deputy) => <StateTag state={shapes[phase(deputy)]}>{t(`deputies.${phase(deputy)}`)}</StateTag>,
            },
            {
              key: 'end',
              title: t('deputies.end'),
              cell: (deputy) =>
                phase(deputy) !== 'ended' && (
                  <button
                    type="button"
                    className="button"
                    aria-label={t('deputies.endLabel', { name: deputy.displayName })}
                    onClick={() => setEnding(deputy)}
                  >
                    {t('deputies.end')}
                  </button>
                ),
            },
          ]}
        />
      </div>
      {ending && (
        <ReasonDialog
          title={t('deputies.endTitle', { name: ending.displayName })}
          action={t('deputies.end')}
          busy={end.isPending}
          error={end.error}
          onAct={(reason) =>
            end.mutate({ params: { grantId: ending.grantId }, body: { reason } }, { onSuccess: () => setEnding(null) })
          }
          onClose={() => {
            setEnding(null);
            end.reset();
          }}
        >
          <p>{t('deputies.endBody', { name: ending.displayName })}</p>
        </ReasonDialog>
      )}
    </WorkPage>
  );
}

function AppointForm() {
  const { t, words, language } = useLanguage('accountsAdmin');
  const format = useFormat();
  const id = useId();
  const session = useSession();
  const { data: units } = useSuspenseQuery(unitsQuery);
  const own = session ? grantsFor(session, 'accounts.deputise').filter(({ deputyFor }) => deputyFor === null) : [];
  const [given, setGiven] = useState({ username: '', which: 0, fromOn: today(), toOn: '', reason: '' });
  const [tried, setTried] = useState(false);
  const appointing = useWrite(appointDeputy, { stale: [listDeputies] });
  const held = own[given.which];
  const unit = units.find(({ code }) => code === held?.unitCode);
  const nameOf = useUnitNames();
  const unitNameOf = (code: string) => nameOf(code, units.find((each) => each.code === code)?.name ?? code);

  const refused = (): string | null => {
    if (!session || !held || !unit || given.fromOn === '' || given.toOn === '') return null;
    const actor: Actor = session;
    const proposal = {
      accountId: '', // known to the server alone; that it is another person is the server's to refuse
      role: held.role,
      unit: { ...unit, closedOn: null },
      fromOn: given.fromOn,
      toOn: given.toOn,
    };
    try {
      checkDeputy(proposal, { actor, own: session.grants, grantee: { disabled: false, standing: [] }, today: today() });
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return obstacleText({ code: error.code, details: { ...error.details, unitCode: unit.name } }, language);
    }
  };
  const refusal = refused();
  const missing = (value: string) => (tried && value.trim() === '' ? t('create.required') : null);
  const appoint = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const { username, fromOn, toOn, reason } = given;
    if (!held || [username, fromOn, toOn, reason].some((value) => value.trim() === '') || refusal || appointing.isPending) return;
    appointing.mutate(
      {
        body: {
          username: username.trim().toLowerCase(),
          role: held.role,
          unitCode: held.unitCode,
          fromOn,
          toOn,
          reason: reason.trim(),
        },
      },
      {
        onSuccess: () => {
          setTried(false);
          setGiven({ ...given, username: '', toOn: '', reason: '' });
        },
      },
    );
  };
  const text = (field: 'username' | 'fromOn' | 'toOn' | 'reason') => ({
    value: given[field],
    problem: missing(given[field]),
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [field]: event.target.value }),
  });
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('deputies.new')}</h2>
      {own.length === 0 ? (
        <p className="soft">{t('deputies.noRole')}</p>
      ) : (
        <form className="stack" onSubmit={appoint} noValidate>
          <div className={styles.dates}>
            <Field
              label={t('deputies.username')}
              hint={t('deputies.usernameHint')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              {...text('username')}
            />
            <div className="field">
              <label htmlFor={`${id}-role`}>{t('deputies.which')}</label>
              <select
                id={`${id}-role`}
                className="input"
                value={given.which}
                onChange={(event) => setGiven({ ...given, which: Number(event.target.value) })}
              >
                {own.map(({ role, unitCode }, index) => (
                  <option key={`${role} ${unitCode}`} value={index}>
                    {`${unitNameOf(unitCode)} ${words(roleWords[role])}`}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <div className={styles.dates}>
            <Field label={t('grant.from')} type="date" min={today()} {...text('fromOn')} />
            <Field
              label={t('grant.to')}
              type="date"
              min={given.fromOn}
              hint={t('deputies.days', { count: deputyDays })}
              {...text('toOn')}
            />
          </div>
          <Field label={t('reason')} hint={t('reason.hint')} maxLength={500} {...text('reason')} />
          {refusal && (
            <p className="field-problem" role="alert">
              {refusal}
            </p>
          )}
          {appointing.error && (
            <ErrorNotice
              error={appointing.error}
              onRetry={() => appointing.variables && appointing.mutate(appointing.variables)}
            />
          )}
          {appointing.data && (
            <output className="notice notice-done">
              <Icon name="done" />
              {t('deputies.done', {
                name: appointing.data.displayName,
                from: format.day(appointing.data.fromOn),
                to: appointing.data.toOn ? format.day(appointing.data.toOn) : '—',
              })}
            </output>
          )}
          <div>
            <button type="submit" className="button button-primary" disabled={appointing.isPending}>
              {t('deputies.appoint')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
