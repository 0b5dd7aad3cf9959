import {
  changePlan,
  type InspectionSummary,
  listInspections,
  listInspectors,
  planInspection,
} from '@xingcun/core/fieldwork/inspection/contract';
import { inspectionStages } from '@xingcun/core/fieldwork/inspection/inspection';
import { stageRules } from '@xingcun/core/cycles/stage';
import type { Star } from '@xingcun/core/standards/standard';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import { today } from '../../app/today.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './inspection.module.css';

/** When, who and which stars; `plan` where one is changed. */
export function PlanForm(props: {
  assessmentId: string;
  stars: readonly Star[];
  plan: InspectionSummary | null;
  onClose: () => void;
}) {
  const { assessmentId, stars, plan, onClose } = props;
  const { t, words } = useLanguage('inspection');
  const format = useFormat();
  const id = useId();
  const [plannedOn, setPlannedOn] = useState(plan?.plannedOn ?? today());
  const [stage, setStage] = useState<(typeof inspectionStages)[number]>(plan?.stage ?? 'jointReview');
  const [team, setTeam] = useState<readonly string[]>(plan?.team.map(({ accountId }) => accountId) ?? []);
  const [chosen, setChosen] = useState<readonly string[]>(plan?.stars ?? stars.map(({ code }) => code));
  const [purpose, setPurpose] = useState(plan?.purpose ?? '');
  const [tried, setTried] = useState(false);
  const { data: inspectors = [] } = useQuery(read(listInspectors, { params: { assessmentId } }));
  const make = useWrite(planInspection, { stale: [listInspections] });
  const change = useWrite(changePlan, { stale: [listInspections] });
  const error = make.error ?? change.error;
  const busy = make.isPending || change.isPending;
  const nameOf = (code: string) => {
    const star = stars.find((each) => each.code === code);
    return star ? words(star.title) : code;
  };
  const send = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setTried(true);
    if (team.length === 0 || chosen.length === 0 || busy) return;
    const body = { stage, plannedOn, team: [...team], purpose: purpose.trim(), stars: [...chosen] };
    if (plan)
      change.mutate({ params: { inspectionId: plan.id }, body: { ...body, version: plan.version } }, { onSuccess: onClose });
    else make.mutate({ params: { assessmentId }, body }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(plan ? 'plan.change' : 'plan.title')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" aria-disabled={busy}>
            {t('plan.save')}
          </button>
        </>
      }
    >
      <form id={id} className="stack" onSubmit={send} noValidate>
        <Field
          label={t('plan.day')}
          type="date"
          min={today()}
          value={plannedOn}
          onChange={(event) => setPlannedOn(event.target.value || today())}
        />
        <div className="field">
          <label htmlFor={`${id}-stage`}>{t('plan.stage')}</label>
          <select
            id={`${id}-stage`}
            className="input"
            value={stage}
            onChange={(event) => setStage(inspectionStages.find((each) => each === event.target.value) ?? stage)}
          >
            {inspectionStages.map((each) => (
              <option key={each} value={each}>
                {words(stageRules[each].words)}
              </option>
            ))}
          </select>
        </div>
        <fieldset className={styles.plain}>
          <legend>{t('plan.team')}</legend>
          <p className="field-hint">{t('plan.teamHint')}</p>
          <Choices
            options={inspectors.map(({ accountId, name, stars: only }) => [
              accountId,
              only ? `${name} ${t('plan.onlyStars', { stars: format.list(only.map(nameOf)) })}` : name,
            ])}
            chosen={team}
            onChoose={setTeam}
          />
          {tried && team.length === 0 && <p className="field-problem">{t('plan.teamMissing')}</p>}
        </fieldset>
        <fieldset className={styles.plain}>
          <legend>{t('plan.stars')}</legend>
          <Choices options={stars.map(({ code, title }) => [code, words(title)])} chosen={chosen} onChoose={setChosen} />
          {tried && chosen.length === 0 && <p className="field-problem">{t('plan.starsMissing')}</p>}
        </fieldset>
        <Field label={t('plan.purpose')} value={purpose} maxLength={500} onChange={(event) => setPurpose(event.target.value)} />
        {error && <ErrorNotice error={error} onRetry={() => send()} />}
      </form>
    </Dialog>
  );
}

function Choices(props: {
  options: readonly (readonly [value: string, label: string])[];
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
}) {
  const { options, chosen, onChoose } = props;
  const toggle = (value: string) =>
    onChoose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <div className={styles.choices}>
      {options.map(([value, label]) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {label}
        </label>
      ))}
    </div>
  );
}
