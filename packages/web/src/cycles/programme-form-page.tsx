import { createCycle, type Cycle, listCycles, readCycle, reviseCycle } from '@xingcun/core/cycles/contract';
import { grantsFor } from '@xingcun/core/accounts/permission';
import { listStandards } from '@xingcun/core/standards/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useId, useState } from 'react';
import { ApiError } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { read, useWrite } from '../app/query.ts';
import { useSession } from '../app/session.ts';
import { today } from '../app/today.ts';
import { WorkPage } from '../app/work-page.tsx';
import { ApprovalBar } from '../ui/approval-bar.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { unitsQuery } from '../units/unit-tree.ts';
import { CalendarFields } from './calendar-fields.tsx';
import { fieldOfRefusal, formOf, newForm, problemsOf, programmeOf, type ProgrammeForm, yearOf } from './programme-form.ts';
import { BasicFields, RatingFields } from './programme-fields.tsx';
import { refusalsOf } from './refusals.ts';
import { VillagePicker } from './village-picker.tsx';
import styles from './programme-form-page.module.css';

const editRoute = getRouteApi('/work/cycles/$cycleId/edit');

/** A new programme, begun with the dates that follow from the year and every village of the city. */
export function NewProgrammePage() {
  const { t } = useLanguage('cycles');
  const { data: units } = useSuspenseQuery(unitsQuery);
  const { data: standards } = useSuspenseQuery(read(listStandards, {}));
  const { data: cycles } = useSuspenseQuery(read(listCycles, {}));
  const session = useSession();
  const [begun] = useState(() => {
    const taken = cycles.map(({ year }) => year);
    let year = Number(today().slice(0, 4));
    while (taken.includes(year)) year += 1;
    const last = cycles[0];
    return newForm(year, {
      titleZh: t('form.titleDefaultZh', { year: String(year) }),
      titleEn: t('form.titleDefaultEn', { year: String(year) }),
      standardId: standards.find(({ state }) => state === 'published')?.id ?? '',
      villages: last ? last.villages : units.filter(({ kind }) => kind === 'village').map(({ code }) => code),
    });
  });
  const cityCode = session ? (grantsFor(session, 'cycles.edit')[0]?.unitCode ?? '') : '';
  return <ProgrammeEditor begun={begun} cycle={null} cityCode={cityCode} />;
}

export function EditProgrammePage() {
  const { cycleId } = editRoute.useParams();
  const { data: cycle } = useSuspenseQuery(read(readCycle, { params: { cycleId } }));
  return <ProgrammeEditor key={cycle.version} begun={formOf(cycle)} cycle={cycle} cityCode={cycle.cityCode} />;
}

function ProgrammeEditor({ begun, cycle, cityCode }: { begun: ProgrammeForm; cycle: Cycle | null; cityCode: string }) {
  const { t, language } = useLanguage('cycles');
  const id = useId();
  const navigate = useNavigate();
  const { data: standards } = useSuspenseQuery(read(listStandards, {}));
  const [form, setForm] = useState(begun);
  const [tried, setTried] = useState(false);
  const stale = { stale: [listCycles, readCycle] };
  const creating = useWrite(createCycle, stale);
  const revising = useWrite(reviseCycle, stale);
  const saving = cycle ? revising : creating;
  const [saved, setSaved] = useState(false);
  const blocker = useBlocker({ shouldBlockFn: () => form !== begun && !saved, withResolver: true });

  const standard = standards.find((each) => each.id === form.standardId) ?? null;
  const problems = problemsOf(form, standard);
  const hindering = problems.filter(({ draft }) => draft);
  const refusals = refusalsOf(saving.error);
  const unplaced =
    saving.error && (refusals.length === 0 || refusals.some(({ code, details }) => !fieldOfRefusal(code, details)));
  const changed = saving.error instanceof ApiError && saving.error.problem.code === 'cycles.changedMeanwhile';
  const fields = { form, setForm, problems: problems.filter(({ draft }) => tried || !draft), refusals };

  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (hindering.length > 0 || saving.isPending) {
      document.querySelector<HTMLElement>(`#${CSS.escape(id)} [aria-invalid="true"]`)?.focus();
      return;
    }
    const programme = programmeOf(form);
    const open = ({ id: cycleId }: { id: string }) => {
      setSaved(true);
      void navigate({ to: '/work/cycles/$cycleId', params: { cycleId }, ignoreBlocker: true });
    };
    if (cycle)
      revising.mutate({ params: { cycleId: cycle.id }, body: { ...programme, version: cycle.version } }, { onSuccess: open });
    else creating.mutate({ body: { ...programme, cityCode } }, { onSuccess: open });
  };

  return (
    <WorkPage
      approval={
        <ApprovalBar
          actions={[
            {
              label: t('form.save'),
              primary: true,
              blockedBecause: tried && hindering.length > 0 ? t('form.saveFirst', { count: hindering.length }) : null,
              busy: saving.isPending,
              onAct: () => document.querySelector<HTMLFormElement>(`#${CSS.escape(id)}`)?.requestSubmit(),
            },
          ]}
        >
          {hindering.length === 0 && problems.length > 0 && <p>{t('form.draftWarnings', { count: problems.length })}</p>}
        </ApprovalBar>
      }
    >
      <PageHeader
        title={cycle ? t('form.editTitle', { year: String(cycle.year) }) : t('form.newTitle')}
        above={<Link to="/work/cycles">{t('cycle.all')}</Link>}
      />
      <form id={id} className={styles.form} onSubmit={save} noValidate lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {changed && (
          <div className="notice notice-due" role="alert">
            <div className="stack">
              <strong>{t('form.changed')}</strong>
              <p>{t('form.changedBody')}</p>
              <div>
                <button type="button" className="button" onClick={() => location.reload()}>
                  {t('form.reload')}
                </button>
              </div>
            </div>
          </div>
        )}
        {unplaced && !changed && (
          <ErrorNotice
            error={saving.error}
            onRetry={() => document.querySelector<HTMLFormElement>(`#${CSS.escape(id)}`)?.requestSubmit()}
          />
        )}
        <BasicFields {...fields} />
        <RatingFields {...fields} standards={standards} />
        <CalendarFields {...fields} year={yearOf(form)} />
        <VillagePicker {...fields} cityCode={cityCode} />
      </form>
      {blocker.status === 'blocked' && (
        <ConfirmDialog
          title={t('form.leave')}
          action={t('form.leaveAction')}
          busy={false}
          error={null}
          onConfirm={blocker.proceed}
          onClose={blocker.reset}
        >
          <p>{t('form.leaveBody')}</p>
        </ConfirmDialog>
      )}
    </WorkPage>
  );
}
