import type { TaskSummary } from '@xingcun/core/cycles/rectification/contract';
import { sourceWords, stateWords } from '@xingcun/core/cycles/rectification/words';
import type { Standard } from '@xingcun/core/standards/standard';
import { useLanguage } from '../../app/language.ts';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';
import styles from './rectification.module.css';

const marks = {
  open: 'waiting',
  reported: 'note',
  returned: 'returned',
  accepted: 'done',
  withdrawn: 'locked',
} as const satisfies Record<TaskSummary['state'], StateName>;

/** Where a task stands; that it was ever late stays in sight (while it is overdue, its day says so). */
export function TaskState({ task }: { task: Pick<TaskSummary, 'state' | 'late' | 'overdueDays'> }) {
  const { t, words } = useLanguage('rectification');
  return (
    <span className="row">
      <StateTag state={marks[task.state]}>{words(stateWords[task.state])}</StateTag>
      {task.late && task.overdueDays === 0 && <StateTag state="overdue">{t('task.late')}</StateTag>}
    </span>
  );
}

/** The star and the item that a task is about, by name. */
export function useTaskPlace(standard: Pick<Standard, 'stars'> | null) {
  const { t, words } = useLanguage('rectification');
  return ({ starCode, itemCode }: Pick<TaskSummary, 'starCode' | 'itemCode'>): string => {
    if (starCode === null) return t('task.whole');
    const star = standard?.stars.find(({ code }) => code === starCode);
    if (!star) return starCode;
    const item = [...star.indicators, ...star.hardStandards].find(({ code }) => code === itemCode);
    return item ? `${words(star.title)} · ${words(item.title)}` : words(star.title);
  };
}

export function TaskWords({ task }: { task: Pick<TaskSummary, 'words' | 'source'> }) {
  const { words } = useLanguage('rectification');
  return (
    <>
      <span className={styles.words}>{task.words}</span>
      <span className="soft small"> {words(sourceWords[task.source])}</span>
    </>
  );
}
