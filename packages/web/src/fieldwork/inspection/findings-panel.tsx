import type { Inspection } from '@xingcun/core/fieldwork/inspection/contract';
import { readInspection, setFindingTask } from '@xingcun/core/fieldwork/inspection/contract';
import { severities, severityRules } from '@xingcun/core/fieldwork/inspection/finding';
import { listTasks, readRectification } from '@xingcun/core/cycles/rectification/contract';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import type { Library } from '../evidence/items-choice.tsx';
import { NamedProof } from '../evidence/named-proof.tsx';
import type { Line } from './finding-draft.ts';
import { SeverityTag } from './severity-tag.tsx';
import styles from './inspection.module.css';

/** Needs a network anyhow, so the device does not keep it. */
const SetTaskForm = lazy(async () => ({ default: (await import('../../cycles/rectification/set-task-form.tsx')).SetTaskForm }));

/** What does not conform, the gravest first, and the task that was made of it. */
export function FindingsPanel(props: {
  inspection: Inspection;
  library: Library | null;
  lines: readonly Line[];
  /** Null without a network. */
  maySet: ((starCode: string) => boolean) | null;
}) {
  const { inspection, library, lines, maySet } = props;
  const { t, words } = useLanguage('inspection');
  const [setting, setSetting] = useState<Line | null>(null);
  const set = useWrite(setFindingTask, { stale: [readInspection, readRectification, listTasks] });
  const close = () => {
    setSetting(null);
    set.reset();
  };
  const rank = ({ shown }: Line) => (shown.severity ? severities.indexOf(shown.severity) : -1);
  const wrong = lines.filter(({ shown }) => shown.answer === 'doesNotConform').toSorted((a, b) => rank(b) - rank(a));
  const taskOf = (lineKey: string) => inspection.tasks.find((task) => task.lineKey === lineKey)?.taskId;
  return (
    <section className="card stack" aria-labelledby="found">
      <h2 id="found">{t('found.title')}</h2>
      <p className="soft small">{t('found.hint')}</p>
      {wrong.length === 0 && <p className="soft">{t('found.none')}</p>}
      <ul className={styles.found}>
        {wrong.map((line) => {
          const { line: asked, shown, finding, entry } = line;
          const taskId = taskOf(asked.key);
          const sent = finding !== null && entry === null;
          return (
            <li key={asked.key} className={styles.item}>
              <span className="row">
                {shown.severity && <SeverityTag severity={shown.severity} />}
                <span className="soft small">{words(asked.words)}</span>
              </span>
              {shown.words && <p className={styles.said}>{shown.words}</p>}
              <NamedProof assessmentId={inspection.assessmentId} evidenceIds={shown.evidence} library={library} />
              <div className="no-print">
                {taskId !== undefined ? (
                  <Link
                    to="/work/assessments/$assessmentId/rectification"
                    params={{ assessmentId: inspection.assessmentId }}
                    search={{ task: taskId }}
                  >
                    {t('found.seeTask')}
                  </Link>
                ) : sent && maySet?.(asked.starCode) ? (
                  <button
                    type="button"
                    className="button"
                    aria-label={t('found.taskLabel', { line: words(asked.words) })}
                    onClick={() => setSetting(line)}
                  >
                    {t('found.task')}
                  </button>
                ) : (
                  !sent && <span className="soft small">{t('found.unsent')}</span>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {setting?.finding && (
        <Suspense>
          <SetTaskForm
            words={setting.shown.words}
            workingDays={severityRules[setting.finding.severity ?? 'minor'].workingDays}
            busy={set.isPending}
            error={set.error}
            onClose={close}
            onSet={(task) =>
              setting.finding &&
              set.mutate(
                { params: { inspectionId: inspection.id, findingId: setting.finding.id }, body: task },
                { onSuccess: close },
              )
            }
          >
            <p className="soft">{words(setting.line.words)}</p>
          </SetTaskForm>
        </Suspense>
      )}
    </section>
  );
}
