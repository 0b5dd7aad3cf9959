import { createVisitRound, listVisitRounds } from '@xingcun/core/fieldwork/visits/contract';
import { questionsFrom, serviceQuestions } from '@xingcun/core/fieldwork/visits/question';
import { confidenceLevels } from '@xingcun/core/fieldwork/visits/sample-size';
import { formObstacles, wordsObstacles } from '@xingcun/core/fieldwork/visits/slot';
import { type FormEvent, useId, useState } from 'react';
import { parseScore } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { useWrite } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { type DraftQuestion, QuestionsEditor } from './questions-editor.tsx';
import { QuestionsPreview } from './questions-preview.tsx';

const limits = { precision: [1, 30], threshold: [1, 99] } as const;

/** What the round is for, how exact it should be, and the form as it will be asked. */
export function CreateDialog(props: { assessmentId: string; onClose: () => void; onCreated: (roundId: string) => void }) {
  const { assessmentId, onClose, onCreated } = props;
  const { t, language } = useLanguage('visits');
  const id = useId();
  const [purpose, setPurpose] = useState('');
  const [numbers, setNumbers] = useState({ precision: '10', threshold: '90' });
  const [confidence, setConfidence] = useState<(typeof confidenceLevels)[number]>(95);
  const [questions, setQuestions] = useState<readonly DraftQuestion[]>(() =>
    serviceQuestions.map(({ text }, key) => ({ key, text })),
  );
  const texts = questions.map(({ text: { zh, en } }) => ({ zh: zh.trim(), en: en.trim() }));
  const asked = questionsFrom(texts);
  const [formProblem] = formObstacles(asked, purpose);
  const [purposeProblem] = wordsObstacles(purpose);
  const isWritten = texts.every(({ zh, en }) => zh !== '' && en !== '');
  const create = useWrite(createVisitRound, { stale: [listVisitRounds] });
  const value = (name: keyof typeof limits) => {
    const number = parseScore(numbers[name], 0);
    const [low, high] = limits[name];
    return number !== null && number >= low && number <= high ? number : null;
  };
  const [precision, threshold] = [value('precision'), value('threshold')];
  const isReady = precision !== null && threshold !== null && purpose.trim().length >= 2 && isWritten && !formProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    create.mutate(
      {
        params: { assessmentId },
        body: {
          purpose: purpose.trim(),
          precisionPercent: precision,
          confidencePercent: confidence,
          thresholdPercent: threshold,
          questions: asked,
        },
      },
      { onSuccess: (round) => onCreated(round.id) },
    );
  };
  return (
    <Dialog
      title={t('create.title')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" disabled={create.isPending || !isReady}>
            {t('create.open')}
          </button>
        </>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <Field
          label={t('create.purpose')}
          hint={t('create.purposeHint')}
          maxLength={200}
          value={purpose}
          problem={purposeProblem ? obstacleText(purposeProblem, language) : null}
          onChange={(event) => setPurpose(event.target.value)}
        />
        {(['precision', 'threshold'] as const).map((name) => (
          <Field
            key={name}
            label={t(`create.${name}`)}
            inputMode="numeric"
            value={numbers[name]}
            problem={value(name) === null ? t('create.number', { low: limits[name][0], high: limits[name][1] }) : null}
            onChange={(event) => setNumbers({ ...numbers, [name]: event.target.value })}
          />
        ))}
        <div className="field">
          <label htmlFor={`${id}-confidence`}>{t('create.confidence')}</label>
          <select
            id={`${id}-confidence`}
            className="input"
            value={confidence}
            onChange={(event) => setConfidence(confidenceLevels.find((each) => `${each}` === event.target.value) ?? 95)}
          >
            {confidenceLevels.map((each) => (
              <option key={each} value={each}>
                {t('create.percent', { count: each })}
              </option>
            ))}
          </select>
        </div>
        <details>
          <summary>{t('create.questions', { count: texts.length })}</summary>
          <QuestionsEditor questions={questions} onChange={setQuestions} />
        </details>
        <details>
          <summary>{t('create.preview')}</summary>
          <QuestionsPreview texts={texts} />
        </details>
        {formProblem && <output className="field-problem">{obstacleText(formProblem, language)}</output>}
        {create.error && <ErrorNotice error={create.error} />}
      </form>
    </Dialog>
  );
}
