import { questionCount } from '@xingcun/core/fieldwork/visits/question';
import { wordsObstacles } from '@xingcun/core/fieldwork/visits/slot';
import { languages, type Text } from '@xingcun/core/text';
import { useId, useRef } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { LongField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './visits.module.css';

/** A question being written. `key` stays with it wherever it moves. */
export interface DraftQuestion {
  key: number;
  text: Text;
}

/** A city's own form: six to eight questions in both languages, in the order in which they are asked. */
export function QuestionsEditor({
  questions,
  onChange,
}: {
  questions: readonly DraftQuestion[];
  onChange: (questions: readonly DraftQuestion[]) => void;
}) {
  const { t, language } = useLanguage('visits');
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const { least, most } = questionCount;
  const move = (index: number, by: -1 | 1) => {
    const moved = [...questions];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    onChange(moved);
  };
  const write = (key: number, text: Text) => onChange(questions.map((each) => (each.key === key ? { key, text } : each)));
  const add = () =>
    onChange([...questions, { key: Math.max(0, ...questions.map(({ key }) => key)) + 1, text: { zh: '', en: '' } }]);
  const remove = (key: number) => {
    onChange(questions.filter((each) => each.key !== key));
    // the button that was pressed is gone with its question
    list.current?.focus();
  };
  const problemOf = (words: string) => {
    const [denied] = wordsObstacles(words);
    if (denied) return obstacleText(denied, language);
    return words.trim() === '' ? t('create.questionEmpty') : null;
  };
  return (
    <div className="stack">
      <p className="field-hint">{t('create.questionsHint', { least, most })}</p>
      <ol ref={list} tabIndex={-1} className={styles.questions}>
        {questions.map(({ key, text }, index) => {
          const number = index + 1;
          return (
            <li key={key}>
              <fieldset className={styles.question}>
                <legend id={`${id}-${key}`}>{t('create.question', { number })}</legend>
                {languages.map((each) => (
                  <LongField
                    key={each}
                    label={t(`create.questionIn.${each}`)}
                    value={text[each]}
                    maxLength={200}
                    problem={problemOf(text[each])}
                    onChange={(event) => write(key, { ...text, [each]: event.target.value })}
                  />
                ))}
                <div className="row">
                  <button
                    type="button"
                    className="button button-quiet button-icon"
                    aria-label={t('create.up', { number })}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <Icon name="up" size={20} />
                  </button>
                  <button
                    type="button"
                    className="button button-quiet button-icon"
                    aria-label={t('create.down', { number })}
                    disabled={number === questions.length}
                    onClick={() => move(index, 1)}
                  >
                    <Icon name="down" size={20} />
                  </button>
                  <button
                    type="button"
                    className="button button-quiet"
                    aria-label={t('create.removeOf', { number })}
                    disabled={questions.length <= least}
                    onClick={() => remove(key)}
                  >
                    {t('create.remove')}
                  </button>
                </div>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <div>
        <button type="button" className="button" disabled={questions.length >= most} onClick={add}>
          {t('create.add')}
        </button>
      </div>
    </div>
  );
}
