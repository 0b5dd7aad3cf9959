import { listTasks, readRectification, setTask } from '@xingcun/core/cycles/rectification/contract';
import { offeredWorkingDays } from '@xingcun/core/cycles/rectification/due';
import type { Star } from '@xingcun/core/standards/standard';
import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { SetTaskForm } from './set-task-form.tsx';

/** Once there is a result: what the village is asked to put right until next year, star by star. */
export function ResultTask({ assessmentId, stars }: { assessmentId: string; stars: readonly Star[] }) {
  const { t, words: say } = useLanguage('rectification');
  const id = useId();
  const [setting, setSetting] = useState(false);
  const [star, setStar] = useState(stars[0]?.code ?? '');
  const set = useWrite(setTask, { stale: [readRectification, listTasks] });
  const close = () => {
    setSetting(false);
    set.reset();
  };
  return (
    <div className="no-print">
      <button type="button" className="button" onClick={() => setSetting(true)}>
        {t('set.fromResult')}
      </button>
      {setting && (
        <SetTaskForm
          words=""
          workingDays={offeredWorkingDays.result}
          busy={set.isPending}
          error={set.error}
          onClose={close}
          onSet={(task) =>
            set.mutate(
              { params: { assessmentId }, body: { ...task, source: 'result', sourceId: null, starCode: star, itemCode: null } },
              { onSuccess: close },
            )
          }
        >
          <div className="field">
            <label htmlFor={id}>{t('set.star')}</label>
            <select id={id} className="input" value={star} onChange={(event) => setStar(event.target.value)}>
              {stars.map(({ code, title }) => (
                <option key={code} value={code}>
                  {say(title)}
                </option>
              ))}
            </select>
          </div>
        </SetTaskForm>
      )}
    </div>
  );
}
