import type { taskToSetSchema } from '@xingcun/core/cycles/rectification/contract';
import { taskOwners } from '@xingcun/core/cycles/rectification/task';
import { ownerWords } from '@xingcun/core/cycles/rectification/words';
import type { z } from 'zod';
import { type ReactNode, type SyntheticEvent, useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { DueField, dueDraft, dueOf } from './due-field.tsx';
import { WordsField } from './words-field.tsx';

export type TaskToSet = z.input<typeof taskToSetSchema>;

/** What to do, by which post, until when: the same form whatever the task comes from (`children` says what that is). */
export function SetTaskForm(props: {
  words: string;
  workingDays: number;
  busy: boolean;
  error: unknown;
  onSet: (task: TaskToSet) => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { busy, error, onSet, onClose, children } = props;
  const { t, words: say } = useLanguage('rectification');
  const id = useId();
  const [words, setWords] = useState(props.words);
  const [owner, setOwner] = useState<(typeof taskOwners)[number]>('villageClerk');
  const [draft, setDraft] = useState(() => dueDraft(props.workingDays));
  const [tried, setTried] = useState(false);
  const send = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setTried(true);
    const due = dueOf(draft);
    if (!busy && due && words.trim().length > 1) onSet({ words: words.trim(), owner, due });
  };
  return (
    <Dialog
      title={t('set.title')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" aria-disabled={busy}>
            {t('set.action')}
          </button>
        </>
      }
    >
      <form id={id} className="stack" onSubmit={send} noValidate>
        {children}
        <WordsField
          label={t('set.words')}
          value={words}
          maxLength={2000}
          hint={t('set.wordsHint')}
          problem={tried && words.trim().length < 2 ? t('act.tooShort') : null}
          onChange={setWords}
        />
        <div className="field">
          <label htmlFor={`${id}-owner`}>{t('task.owner')}</label>
          <select
            id={`${id}-owner`}
            className="input"
            value={owner}
            onChange={(event) => setOwner(taskOwners.find((each) => each === event.target.value) ?? owner)}
          >
            {taskOwners.map((each) => (
              <option key={each} value={each}>
                {say(ownerWords[each])}
              </option>
            ))}
          </select>
        </div>
        <DueField draft={draft} tried={tried} onChange={setDraft} />
        {error !== null && error !== undefined && <ErrorNotice error={error} onRetry={() => send()} />}
      </form>
    </Dialog>
  );
}
