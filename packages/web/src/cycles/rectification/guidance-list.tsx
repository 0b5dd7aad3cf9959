import {
  type GuidanceVisit,
  listTasks,
  readRectification,
  setTask,
  type Task,
} from '@xingcun/core/cycles/rectification/contract';
import { offeredWorkingDays } from '@xingcun/core/cycles/rectification/due';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import styles from './rectification.module.css';
import { SetTaskForm } from './set-task-form.tsx';

type Advice = GuidanceVisit['advice'][number];
type Place = (of: { starCode: string | null; itemCode: string | null }) => string;

/** The visits of the year and their advice; what was advised can be set as a task by those who guide. */
export function GuidanceList(props: {
  assessmentId: string;
  visits: readonly GuidanceVisit[];
  tasks: readonly Task[];
  placeOf: Place;
  maySet: (starCode: string) => boolean;
}) {
  const { assessmentId, visits, tasks, placeOf, maySet } = props;
  const { t } = useLanguage('rectification');
  const format = useFormat();
  const [setting, setSetting] = useState<Advice | null>(null);
  const set = useWrite(setTask, { stale: [readRectification, listTasks] });
  const close = () => {
    setSetting(null);
    set.reset();
  };
  if (visits.length === 0)
    return (
      <EmptyState title={t('guidance.none')} heading="h3">
        {t('guidance.noneBody')}
      </EmptyState>
    );
  return (
    <>
      <ol className={styles.visits}>
        {visits.map(({ id, heldOn, stars, words, by, recordedAt, advice }) => (
          <li key={id} className="card stack">
            <div>
              <h3>{format.day(heldOn)}</h3>
              <p className="soft">{format.list(stars.map((starCode) => placeOf({ starCode, itemCode: null })))}</p>
            </div>
            <p className={styles.words}>{words}</p>
            {advice.length > 0 && (
              <ul className={styles.advice}>
                {advice.map((piece) => (
                  <li key={piece.id}>
                    <div>
                      <p className={styles.words}>{piece.words}</p>
                      <p className="soft small">{placeOf(piece)}</p>
                    </div>
                    {tasks.some(({ sourceId }) => sourceId === piece.id) ? (
                      <StateTag state="done">{t('guidance.isTask')}</StateTag>
                    ) : (
                      maySet(piece.starCode) && (
                        <button
                          type="button"
                          className="button no-print"
                          aria-label={t('guidance.toTaskLabel', { words: piece.words })}
                          onClick={() => setSetting(piece)}
                        >
                          {t('guidance.toTask')}
                        </button>
                      )
                    )}
                  </li>
                ))}
              </ul>
            )}
            <p className="soft small">{t('guidance.by', { name: by.name, when: format.moment(recordedAt) })}</p>
          </li>
        ))}
      </ol>
      {setting && (
        <SetTaskForm
          words={setting.words}
          workingDays={offeredWorkingDays.guidance}
          busy={set.isPending}
          error={set.error}
          onClose={close}
          onSet={(task) =>
            set.mutate(
              {
                params: { assessmentId },
                body: {
                  ...task,
                  source: 'guidance',
                  sourceId: setting.id,
                  starCode: setting.starCode,
                  itemCode: setting.itemCode,
                },
              },
              { onSuccess: close },
            )
          }
        >
          <p className="soft">
            {t('set.fromAdvice')} · {placeOf(setting)}
          </p>
        </SetTaskForm>
      )}
    </>
  );
}
