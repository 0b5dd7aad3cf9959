import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../../app/language.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { EndStep } from './end-step.tsx';
import { QuestionStep } from './question-step.tsx';
import { RemarkStep, remarkDenial } from './remark-step.tsx';
import type { VisitDraft, VisitEntry, VisitSheet } from './visit-draft.ts';
import styles from './visit-form.module.css';

/** The questions one by one, a remark, and what will be kept. Every tap is on the device before the mark says so. */
export function FillIn(props: {
  sheet: VisitSheet;
  visit: VisitEntry;
  /** 1…n the questions, n + 1 the remark, n + 2 the end. */
  step: number;
  /** Where the last entry is. */
  mark: ReactNode;
  onGo: (step: number) => void;
  onWrite: (draft: VisitDraft) => void;
  onSave: (draft: VisitDraft) => void;
  onStop: () => void;
}) {
  const { sheet, visit, step, mark, onGo, onWrite, onSave, onStop } = props;
  const { t } = useLanguage('visitForm');
  const [draft, setDraft] = useState(visit.draft);
  const [stopping, setStopping] = useState(false);
  const { questions } = sheet;
  const question = questions[step - 1];
  const atEnd = step > questions.length + 1;
  const write = (change: Partial<VisitDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    onWrite(next);
  };
  const held = step === questions.length + 1 && remarkDenial(draft.remark) !== null;

  return (
    <section className="stack">
      {question && (
        <QuestionStep
          key={question.id}
          question={question}
          step={step}
          count={questions.length}
          answer={draft.answers[question.id]}
          onAnswer={(answer) => write({ answers: { ...draft.answers, [question.id]: answer } })}
        />
      )}
      {!question && !atEnd && <RemarkStep remark={draft.remark} onRemark={(remark) => write({ remark })} />}
      {atEnd && <EndStep draft={draft} questions={questions} onChange={onGo} />}
      {mark}
      <div className={styles.steps}>
        <button type="button" className="button" onClick={() => onGo(step - 1)}>
          {t('previous')}
        </button>
        {atEnd ? (
          <button type="button" className="button button-primary" onClick={() => onSave(draft)}>
            {t('end.save')}
          </button>
        ) : (
          <button type="button" className="button button-primary" disabled={held} onClick={() => onGo(step + 1)}>
            {t('next')}
          </button>
        )}
      </div>
      <button type="button" className="button button-quiet" onClick={() => setStopping(true)}>
        {t('stop')}
      </button>
      {stopping && (
        <ConfirmDialog
          title={t('stop.title')}
          action={t('stop.action')}
          busy={false}
          error={null}
          onConfirm={onStop}
          onClose={() => setStopping(false)}
        >
          <p>{t('stop.body')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
