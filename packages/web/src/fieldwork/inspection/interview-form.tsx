import type { Interview } from '@xingcun/core/fieldwork/inspection/contract';
import { participantKinds } from '@xingcun/core/fieldwork/inspection/inspection';
import { participantWords } from '@xingcun/core/fieldwork/inspection/words';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { finished, written } from '../../app/offline/unsent.ts';
import { changing } from '../../app/offline/use-keeping.tsx';
import { today } from '../../app/today.ts';
import { Field } from '../../ui/field.tsx';
import { type InterviewDraft, type InterviewEntry, isWhole } from './interview-draft.ts';
import type { Keep } from './line-card.tsx';
import styles from './inspection.module.css';

/** The record of one conversation. Every letter is on the device; it goes out when it is kept. */
export function InterviewForm(props: { entry: InterviewEntry; corrected: Interview | null; keep: Keep; onDone: () => void }) {
  const { entry, corrected, keep, onDone } = props;
  const { t, words } = useLanguage('inspection');
  const format = useFormat();
  const id = useId();
  const [draft, setDraft] = useState(entry.draft);
  const [tried, setTried] = useState(false);
  const write = (change: Partial<InterviewDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    void keep(
      entry.id,
      changing<InterviewDraft>((known) => written(known, next)),
    );
  };
  const whole = isWhole(draft, today());
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!whole) return;
    void keep(
      entry.id,
      changing<InterviewDraft>((known) => finished(written(known, draft))),
    ).then((done) => done && onDone());
  };
  return (
    <form className={styles.editor} onSubmit={send} noValidate>
      {corrected && <p className="soft">{t('interview.correction', { day: format.day(corrected.heldOn) })}</p>}
      <Field
        label={t('interview.heldOn')}
        type="date"
        max={today()}
        value={draft.heldOn}
        onChange={(event) => write({ heldOn: event.target.value })}
      />
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('interview.kind')}</label>
        <select
          id={`${id}-kind`}
          className="input"
          value={draft.participantKind}
          onChange={(event) =>
            write({ participantKind: participantKinds.find((each) => each === event.target.value) ?? draft.participantKind })
          }
        >
          {participantKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words(participantWords[kind])}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={t('interview.participants')}
        hint={t('interview.participantsHint')}
        inputMode="numeric"
        autoComplete="off"
        value={draft.participants}
        onChange={(event) => write({ participants: event.target.value })}
      />
      <Field
        label={t('interview.topics')}
        maxLength={500}
        value={draft.topics}
        onChange={(event) => write({ topics: event.target.value })}
      />
      <div className="field">
        <label htmlFor={`${id}-minutes`}>{t('interview.minutes')}</label>
        <textarea
          id={`${id}-minutes`}
          className="input"
          rows={6}
          maxLength={10_000}
          value={draft.minutes}
          aria-describedby={`${id}-hint`}
          onChange={(event) => write({ minutes: event.target.value })}
        />
        <p id={`${id}-hint`} className="field-hint">
          {t('interview.minutesHint')}
        </p>
      </div>
      {tried && !whole && <p className="field-problem">{t('interview.incomplete')}</p>}
      <div>
        <button type="submit" className="button">
          {t('interview.keep')}
        </button>
      </div>
    </form>
  );
}
