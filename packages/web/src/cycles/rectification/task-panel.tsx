import {
  acceptTask,
  extendTask,
  listTasks,
  printRectificationLetter,
  readRectification,
  reportTask,
  sendTaskBack,
  type Task,
  withdrawTask,
} from '@xingcun/core/cycles/rectification/contract';
import { offeredWorkingDays } from '@xingcun/core/cycles/rectification/due';
import { type LaterAct, laterActs } from '@xingcun/core/cycles/rectification/task-rules';
import { actWords, levelWords, ownerWords, sourceWords } from '@xingcun/core/cycles/rectification/words';
import type { PaperFormat } from '@xingcun/core/paper';
import { type SyntheticEvent, use, useState } from 'react';
import { addressOf } from '../../app/api.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { PaperLinks } from '../../app/paper-links.tsx';
import { ProofPickerSlot } from '../../app/proof-picker-slot.ts';
import { useWrite } from '../../app/query.ts';
import { today } from '../../app/today.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { DueField, dueDraft, dueOf } from './due-field.tsx';
import styles from './rectification.module.css';
import { TaskDue } from './task-due.tsx';
import { TaskState } from './task-words.tsx';
import { WordsField } from './words-field.tsx';

/** One task: what is to be done and why by that day, what was done so far, and what the reader may do next. */
export function TaskPanel({ task, place, onClose }: { task: Task; place: string; onClose: () => void }) {
  const { t, words, language } = useLanguage('rectification');
  const letter = (format: PaperFormat) =>
    addressOf(printRectificationLetter, { params: { taskId: task.id }, query: { format, language } });
  const format = useFormat();
  return (
    <SidePanel title={task.words} onClose={onClose}>
      <div className="stack">
        <TaskState task={task} />
        <TaskDue task={task} acts={task.acts} />
        {task.escalatedTo !== null && (
          <p className="notice notice-due">
            {t('task.escalated', { days: task.overdueDays, level: words(levelWords[task.escalatedTo]) })}
          </p>
        )}
        <Facts
          facts={[
            [t('task.about'), place],
            [t('task.owner'), words(ownerWords[task.owner])],
            [t('task.source'), words(sourceWords[task.source])],
            [t('task.setBy'), words(levelWords[task.setLevel])],
          ]}
        />
        <PaperLinks
          label={t('task.letter')}
          links={[
            ['PDF', letter('pdf')],
            ['Word', letter('docx')],
          ]}
        />
        <NextStep key={task.version} task={task} />
        <section className="stack">
          <h3>{t('task.acts')}</h3>
          <ol className={styles.acts}>
            {task.acts.map(({ act, words: said, by, at, evidence }) => (
              <li key={at + act}>
                <strong>{words(actWords[act])}</strong>
                <div className="soft small">
                  {by.name} · {format.moment(at)}
                </div>
                {said && <p className={styles.words}>{said}</p>}
                {evidence.length > 0 && <p className="soft small">{t('task.evidence', { count: evidence.length })}</p>}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </SidePanel>
  );
}

function NextStep({ task }: { task: Task }) {
  const { t, language } = useLanguage('rectification');
  const may = laterActs.filter((act) => task.open[act].length === 0);
  const [chosen, setChosen] = useState<LaterAct | null>(may[0] ?? null);
  const blocked = laterActs.filter((act) => task.open[act].some(({ code }) => code !== 'accounts.notPermitted'));
  return (
    <section className="stack">
      {may.length === 0 && <p className="soft">{t('act.none')}</p>}
      {may.length > 1 && (
        <div className={styles.actions}>
          {may.map((act) => (
            <button key={act} type="button" className="button" aria-pressed={act === chosen} onClick={() => setChosen(act)}>
              {t(`act.${act}`)}
            </button>
          ))}
        </div>
      )}
      {chosen && <ActForm key={chosen} task={task} act={chosen} />}
      {blocked.length > 0 && (
        <details className="small">
          <summary>{t('act.why')}</summary>
          <ul>
            {blocked.map((act) => (
              <li key={act}>
                {t('act.blocked', {
                  act: t(`act.${act}`),
                  reason: task.open[act].map((obstacle) => obstacleText(obstacle, language)).join(' '),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const stale = [readRectification, listTasks];

function ActForm({ task, act }: { task: Task; act: LaterAct }) {
  const { t } = useLanguage('rectification');
  const [words, setWords] = useState('');
  const [due, setDue] = useState(() => dueDraft(Math.min(10, offeredWorkingDays[task.source])));
  const [on, setOn] = useState('');
  const [evidence, setEvidence] = useState<readonly Piece[]>([]);
  const [tried, setTried] = useState(false);
  const report = useWrite(reportTask, { stale });
  const accept = useWrite(acceptTask, { stale });
  const sendBack = useWrite(sendTaskBack, { stale });
  const extend = useWrite(extendTask, { stale });
  const withdraw = useWrite(withdrawTask, { stale });
  const error = report.error ?? accept.error ?? sendBack.error ?? extend.error ?? withdraw.error;
  const busy = [report, accept, sendBack, extend, withdraw].some(({ isPending }) => isPending);

  const lacksWords = act !== 'accepted' && words.trim().length < 2;
  const earliest = task.dueOn > today() ? task.dueOn : today();
  const newDue = dueOf(due);
  const send = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setTried(true);
    if (busy || lacksWords) return;
    const params = { taskId: task.id };
    const body = { version: task.version, words: words.trim() };
    if (act === 'reported') report.mutate({ params, body: { ...body, evidence: evidence.map(({ id }) => id) } });
    if (act === 'accepted') accept.mutate({ params, body });
    if (act === 'sentBack' && newDue) sendBack.mutate({ params, body: { ...body, due: newDue } });
    if (act === 'extended' && on > earliest) extend.mutate({ params, body: { ...body, on } });
    if (act === 'withdrawn') withdraw.mutate({ params, body });
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <WordsField
        label={t(`act.words.${act}`)}
        value={words}
        maxLength={2000}
        problem={tried && lacksWords ? t('act.tooShort') : null}
        onChange={setWords}
      />
      {act === 'reported' && <Evidence task={task} chosen={evidence} onChoose={setEvidence} />}
      {act === 'sentBack' && <DueField draft={due} tried={tried} onChange={setDue} />}
      {act === 'extended' && (
        <Field
          label={t('act.newDay')}
          type="date"
          value={on}
          problem={tried && !(on > earliest) ? t('dueField.dayMissing') : null}
          onChange={(event) => setOn(event.target.value)}
        />
      )}
      {error && <ErrorNotice error={error} onRetry={() => send()} />}
      <div>
        <button type="submit" className="button button-primary" aria-disabled={busy}>
          {t(`act.${act}`)}
        </button>
      </div>
    </form>
  );
}

interface Piece {
  id: string;
  title: string;
}

/** Proof that the library of the village holds already, where this page was given a way to choose from it. */
function Evidence(props: { task: Task; chosen: readonly Piece[]; onChoose: (chosen: readonly Piece[]) => void }) {
  const { task, chosen, onChoose } = props;
  const { t } = useLanguage('rectification');
  const pickFrom = use(ProofPickerSlot);
  if (!pickFrom) return null;
  return (
    <div className="stack">
      {chosen.length > 0 && (
        <ul className={styles.pieces}>
          {chosen.map(({ id, title }) => (
            <li key={id}>
              {title}
              <button
                type="button"
                className="button button-quiet"
                aria-label={t('evidence.dropLabel', { title })}
                onClick={() => onChoose(chosen.filter((each) => each.id !== id))}
              >
                {t('evidence.drop')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {pickFrom({
        assessmentId: task.assessmentId,
        itemCode: task.itemCode ?? '',
        chosen: chosen.map(({ id }) => id),
        onChoose: ({ title, evidenceId }) => evidenceId && onChoose([...chosen, { id: evidenceId, title }]),
      })}
    </div>
  );
}
