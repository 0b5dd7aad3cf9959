import { carriers, combinations } from '@xingcun/core/cycles/cycle';
import { carrierRules } from '@xingcun/core/cycles/programme';
import { panelStages, stageRules, stages } from '@xingcun/core/cycles/stage';
import { carrierMeaning, combinationWords } from '@xingcun/core/cycles/words';
import type { listStandards } from '@xingcun/core/standards/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { type ReactNode, useId } from 'react';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { Field } from '../ui/field.tsx';
import { type FormField, type FormProblem, fieldOfRefusal, type ProgrammeForm } from './programme-form.ts';
import type { ServerRefusal } from './refusals.ts';
import styles from './programme-form-page.module.css';

export interface FieldsProps {
  form: ProgrammeForm;
  setForm: (form: ProgrammeForm) => void;
  problems: readonly FormProblem[];
  refusals: readonly ServerRefusal[];
}

/** The sentences that belong to one field: ours, core's, and what the server refused. */
export function useFieldProblem({ problems, refusals }: Pick<FieldsProps, 'problems' | 'refusals'>) {
  const { t, language } = useLanguage('cycles');
  return (field: FormField): string | null => {
    const own = problems
      .filter((problem) => problem.field === field)
      .map((problem) => ('obstacle' in problem ? obstacleText(problem.obstacle, language) : t(problem.message)));
    const refused = refusals
      .filter(({ code, details }) => fieldOfRefusal(code, details) === field)
      .map((refusal) => obstacleText(refusal, language));
    return [...new Set([...own, ...refused])].join(' ') || null;
  };
}

export function BasicFields({ form, setForm, ...told }: FieldsProps) {
  const { t, words } = useLanguage('cycles');
  const problem = useFieldProblem(told);
  const id = useId();
  const text = (field: 'year' | 'titleZh' | 'titleEn' | 'approvingDocument' | 'sponsor') => ({
    value: form[field],
    problem: problem(field),
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [field]: event.target.value }),
  });
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('form.basics')}</h2>
      <div className={styles.short}>
        <Field label={t('form.year')} inputMode="numeric" maxLength={4} {...text('year')} />
      </div>
      <div className={styles.pair}>
        <Field label={t('form.titleZh')} lang="zh-CN" maxLength={200} {...text('titleZh')} />
        <Field label={t('form.titleEn')} lang="en" maxLength={200} {...text('titleEn')} />
      </div>
      <fieldset className={styles.choices}>
        <legend>{t('form.carrier')}</legend>
        {carriers.map((carrier) => (
          <Choice
            key={carrier}
            name={`${id}-carrier`}
            chosen={form.carrier === carrier}
            onChoose={() => setForm({ ...form, carrier })}
            title={words(carrierRules[carrier].words)}
          >
            {words(carrierMeaning[carrier])}
          </Choice>
        ))}
      </fieldset>
      <div className={styles.pair}>
        <Field label={t('form.document')} hint={t('form.documentHint')} maxLength={300} {...text('approvingDocument')} />
        <Field label={t('form.sponsor')} hint={t('form.sponsorHint')} maxLength={200} {...text('sponsor')} />
      </div>
    </section>
  );
}

export function RatingFields({
  form,
  setForm,
  standards,
  ...told
}: FieldsProps & { standards: ResponseOf<typeof listStandards> }) {
  const { t, words } = useLanguage('cycles');
  const problem = useFieldProblem(told);
  const id = useId();
  const standardProblem = problem('standardId');
  const weightsProblem = problem('weights');
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('form.rating')}</h2>
      <div className="field">
        <label htmlFor={`${id}-standard`}>{t('form.standard')}</label>
        <select
          id={`${id}-standard`}
          className="input"
          value={form.standardId}
          aria-invalid={standardProblem ? true : undefined}
          aria-describedby={`${id}-standard-words`}
          onChange={(event) => setForm({ ...form, standardId: event.target.value })}
        >
          <option value="">{t('form.standardNone')}</option>
          {standards.map(({ id: standardId, title, version, state, draft }) => (
            <option key={standardId} value={standardId}>
              {[
                t('standard.version', { title: words(title), version }),
                draft && t('standard.draft'),
                state === 'draft' && t('form.standardUnpublished'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
        </select>
        <p id={`${id}-standard-words`} className={standardProblem ? 'field-problem' : 'field-hint'}>
          {standardProblem ?? t('form.standardHint')}
        </p>
      </div>
      <fieldset className={styles.choices}>
        <legend>{t('form.combination')}</legend>
        {combinations.map((combination) => (
          <Choice
            key={combination}
            name={`${id}-combination`}
            chosen={form.combination === combination}
            onChoose={() => setForm({ ...form, combination })}
            title={words(combinationWords[combination].name)}
          >
            {words(combinationWords[combination].meaning)}
          </Choice>
        ))}
      </fieldset>
      {form.combination === 'weighted' && (
        <fieldset className={styles.weights} aria-describedby={weightsProblem ? `${id}-weights` : undefined}>
          <legend>{t('form.weights')}</legend>
          {stages.map((stage) => (
            <Field
              key={stage}
              label={words(stageRules[stage].words)}
              inputMode="numeric"
              maxLength={3}
              value={form.weights[stage]}
              aria-invalid={weightsProblem ? true : undefined}
              onChange={(event) => setForm({ ...form, weights: { ...form.weights, [stage]: event.target.value } })}
            />
          ))}
          {weightsProblem && (
            <p id={`${id}-weights`} className="field-problem">
              {weightsProblem}
            </p>
          )}
        </fieldset>
      )}
      <fieldset className={styles.choices}>
        <legend>{t('form.panel')}</legend>
        <p className="field-hint">{t('form.panelHint')}</p>
        {panelStages.map((stage) => (
          <label key={stage} className={styles.choice}>
            <input
              type="checkbox"
              checked={form.panelStages.includes(stage)}
              onChange={({ target }) =>
                setForm({
                  ...form,
                  panelStages: panelStages.filter((each) => (each === stage ? target.checked : form.panelStages.includes(each))),
                })
              }
            />
            <strong>{words(stageRules[stage].words)}</strong>
          </label>
        ))}
        {form.panelStages.length > 0 && (
          <label className={styles.choice}>
            <input type="checkbox" checked={form.blind} onChange={({ target }) => setForm({ ...form, blind: target.checked })} />
            <strong>{t('form.blind')}</strong>
            <span className="soft small">{t('form.blindHint')}</span>
          </label>
        )}
      </fieldset>
    </section>
  );
}

function Choice(props: { name: string; title: string; chosen: boolean; onChoose: () => void; children: ReactNode }) {
  const { name, title, chosen, onChoose, children } = props;
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={chosen} onChange={onChoose} />
      <strong>{title}</strong>
      <span className="soft small">{children}</span>
    </label>
  );
}
