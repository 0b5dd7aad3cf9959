import { useState } from 'react';
import { StateMark, type StateName } from '../../ui/state-tag.tsx';
import { useLanguage } from '../language.ts';
import type { Entry, EntryChange } from './device.ts';
import type { Queue } from './queue.ts';
import { useQueueState } from './use-queue.ts';
import styles from './use-keeping.module.css';

type Keeping = 'saving' | 'kept' | 'failed';
const marks = { saving: 'saving', kept: 'device', page: 'device', failed: 'invalid' } as const satisfies Record<
  string,
  StateName
>;

/** Changes entries of the queue and knows whether the device has the last one; `mark` says so beside what is being entered. */
export function useKeeping(queue: Queue) {
  const { t } = useLanguage('offline');
  const { kept } = useQueueState(queue);
  const [keeping, setKeeping] = useState<Keeping>('kept');
  /** @returns whether the device has it */
  const keep = async (id: string, how: EntryChange): Promise<boolean> => {
    setKeeping('saving');
    try {
      await queue.change(id, how);
      setKeeping('kept');
      return true;
    } catch {
      setKeeping('failed'); // no room: the queue's state says what to do
      return false;
    }
  };
  const shown = keeping === 'kept' && kept === 'page' ? 'page' : keeping;
  return {
    keep,
    mark: (
      <output className={styles.mark}>
        <span aria-hidden="true">
          <StateMark state={marks[shown]} />
        </span>
        {t(`kept.${shown}`)}
      </output>
    ),
  };
}

/** An entry changed by what only its own topic knows. */
export const changing =
  <D,>(how: (entry: Entry<D>) => Entry<D> | null): EntryChange =>
  (entry) =>
    entry && (how(entry as Entry<D>) as Entry | null);
