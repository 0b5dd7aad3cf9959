import type { Task } from '@xingcun/core/cycles/rectification/contract';
import { ownerWords } from '@xingcun/core/cycles/rectification/words';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { TaskDue } from './task-due.tsx';
import { TaskState, TaskWords } from './task-words.tsx';

/** Tasks of one village; each opens beside. */
export function TaskTable(props: {
  caption: string;
  tasks: readonly Task[];
  placeOf: (task: Task) => string;
  chosen: string | undefined;
  onChoose: (taskId: string) => void;
}) {
  const { caption, tasks, placeOf, chosen, onChoose } = props;
  const { t, words } = useLanguage('rectification');
  return (
    <DataTable
      caption={caption}
      file={caption}
      rows={tasks}
      rowKey={({ id }) => id}
      columns={[
        { key: 'words', title: t('task.words'), cell: (task) => <TaskWords task={task} /> },
        { key: 'about', title: t('task.about'), cell: placeOf },
        { key: 'owner', title: t('task.owner'), cell: ({ owner }) => words(ownerWords[owner]) },
        { key: 'due', title: t('task.due'), cell: (task) => <TaskDue task={task} acts={task.acts} /> },
        { key: 'state', title: t('task.state'), cell: (task) => <TaskState task={task} /> },
        {
          key: 'open',
          title: t('task.open'),
          cell: (task) => (
            <button
              type="button"
              className="button no-print"
              aria-pressed={task.id === chosen}
              aria-label={t('task.openLabel', { words: task.words })}
              onClick={() => onChoose(task.id)}
            >
              {t('task.open')}
            </button>
          ),
        },
      ]}
    />
  );
}
