import { type AnswerChoice, answerChoices, type Question } from '@xingcun/core/fieldwork/visits/question';
import { useId } from 'react';
import { useLanguage } from '../../../app/language.ts';
import { StepHeading } from './step-heading.tsx';
import styles from './visit-form.module.css';

/** One question on a screen, in type that two people at a door can read. */
export function QuestionStep(props: {
  question: Question;
  step: number;
  count: number;
  answer: AnswerChoice | undefined;
  onAnswer: (answer: AnswerChoice) => void;
}) {
  const { question, step, count, answer, onAnswer } = props;
  const { t, words } = useLanguage('visitForm');
  const id = useId();
  return (
    <>
      <div>
        <p className="soft">{t('progress', { step, count })}</p>
        <progress className={styles.progress} value={step} max={count} aria-hidden="true" />
      </div>
      <div id={id}>
        <StepHeading>{words(question.text)}</StepHeading>
      </div>
      {/* the choice holds itself while the device is still writing it; another question is another group */}
      <div key={question.id} role="radiogroup" aria-labelledby={id} className={styles.choices}>
        {answerChoices.map((choice) => (
          <label key={choice} className={styles.choice}>
            <input type="radio" name={id} defaultChecked={answer === choice} onChange={() => onAnswer(choice)} />
            {t(`answer.${choice}`)}
          </label>
        ))}
      </div>
    </>
  );
}
