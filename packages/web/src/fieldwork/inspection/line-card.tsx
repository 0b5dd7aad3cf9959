import { type Answer, answers } from '@xingcun/core/fieldwork/inspection/finding';
import { answerWords, lineKindWords, placeWords } from '@xingcun/core/fieldwork/inspection/words';
import { type KeyboardEvent, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import type { EntryChange } from '../../app/offline/device.ts';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';
import type { Library } from '../evidence/items-choice.tsx';
import { NamedProof } from '../evidence/named-proof.tsx';
import { FindingDecision } from './finding-decision.tsx';
import { entered, isMovable, kept, type Line } from './finding-draft.ts';
import { FindingEditor } from './finding-editor.tsx';
import { SeverityTag } from './severity-tag.tsx';
import styles from './inspection.module.css';

export type Keep = (id: string, how: EntryChange) => Promise<boolean>;

const standings = {
  open: ['open', 'note'],
  waiting: ['device', 'device'],
  silent: ['device', 'device'],
  sending: ['sending', 'saving'],
  refused: ['refused', 'invalid'],
  conflict: ['conflict', 'differs'],
} as const satisfies Record<string, readonly [string, StateName]>;

/** One line: what to look at, four answers one tap away, and words where there is something to say. */
export function LineCard(props: {
  inspectionId: string;
  assessmentId: string;
  library: Library | null;
  line: Line;
  writable: boolean;
  keep: Keep;
}) {
  const { inspectionId, assessmentId, library, line, writable, keep } = props;
  const { t, words } = useLanguage('inspection');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const { line: asked, finding, entry, shown } = line;
  const id = `finding/${inspectionId}/${asked.key}`;
  const troubled = entry?.standing === 'refused' || entry?.standing === 'conflict';
  const movable = writable && isMovable(line) && !troubled;
  const isOpen = entry?.standing === 'open';
  const standing = entry && standings[entry.standing];

  const choose = (answer: Answer) => {
    if (!movable) return;
    const needsWords = answer === 'doesNotConform';
    setEditing(needsWords);
    void keep(id, needsWords ? entered(inspectionId, line, { answer }) : kept(inspectionId, line, { answer }));
  };
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const answer = answers[Number(event.key) - 1];
    if (answer) choose(answer);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      toNeighbour(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    <li className={styles.line} data-line>
      <div className={styles.head}>
        <span className="soft small">{words(lineKindWords[asked.kind])}</span>
        <span className="row">
          {standing && <StateTag state={standing[1]}>{t(`state.${standing[0]}`)}</StateTag>}
          {shown.severity && <SeverityTag severity={shown.severity} />}
        </span>
      </div>
      <p>{words(asked.words)}</p>
      {writable ? (
        <fieldset className={styles.answers} aria-label={t('line.answers', { line: words(asked.words) })}>
          {answers.map((answer) => (
            <button
              key={answer}
              type="button"
              className="button"
              aria-pressed={shown.answer === answer}
              aria-disabled={!movable}
              onClick={() => choose(answer)}
              onKeyDown={onKey}
            >
              {words(answerWords[answer])}
            </button>
          ))}
        </fieldset>
      ) : (
        shown.answer && <p>{words(answerWords[shown.answer])}</p>
      )}
      {entry && troubled && <FindingDecision line={line} entry={entry} keep={keep} onEdit={() => setEditing(true)} />}
      {movable && (editing || isOpen) && shown.answer !== null ? (
        <FindingEditor
          key={asked.key}
          draft={shown}
          itemCode={asked.itemCode}
          library={library}
          onWrite={(change) => void keep(id, entered(inspectionId, line, change))}
          onKeep={() => void keep(id, kept(inspectionId, line, {})).then((done) => done && setEditing(false))}
        />
      ) : (
        <>
          {shown.words && <p className={styles.said}>{shown.words}</p>}
          {shown.place && <p className="soft small">{words(placeWords[shown.place])}</p>}
          <NamedProof assessmentId={assessmentId} evidenceIds={shown.evidence} library={library} />
          {finding && !entry && (
            <p className="soft small">{t('line.by', { name: finding.by.name, when: format.moment(finding.at) })}</p>
          )}
          {movable && shown.answer !== null && (
            <div>
              <button type="button" className="button button-quiet no-print" onClick={() => setEditing(true)}>
                {t('line.add')}
              </button>
            </div>
          )}
        </>
      )}
      {writable && entry?.attempt && <p className="soft small">{t('line.sending')}</p>}
    </li>
  );
}

/** The answer of the next line, or of the one before. */
function toNeighbour(from: HTMLElement, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-line]')];
  const line = all.findIndex((each) => each.contains(from));
  all[line + step]?.querySelector('button')?.focus();
}
