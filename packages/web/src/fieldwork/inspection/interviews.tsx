import type { Inspection, Interview } from '@xingcun/core/fieldwork/inspection/contract';
import { participantWords } from '@xingcun/core/fieldwork/inspection/words';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { reopened } from '../../app/offline/unsent.ts';
import { changing } from '../../app/offline/use-keeping.tsx';
import { today } from '../../app/today.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { type InterviewDraft, type InterviewEntry, newInterview } from './interview-draft.ts';
import { InterviewForm } from './interview-form.tsx';
import type { Keep } from './line-card.tsx';
import styles from './inspection.module.css';

/** What was said in conversations: those that the server holds, and those still on this device. */
export function Interviews(props: { inspection: Inspection; entries: readonly InterviewEntry[]; writable: boolean; keep: Keep }) {
  const { inspection, entries, writable, keep } = props;
  const { t } = useLanguage('inspection');
  const [writing, setWriting] = useState<string | null>(null);
  const entry = entries.find(({ id, standing }) => id === writing && standing === 'open');
  const begin = (corrected: Interview | null) => {
    const fresh = newInterview(inspection.id, today(), corrected);
    void keep(fresh.id, () => fresh).then((done) => done && setWriting(fresh.id));
  };
  return (
    <section className="card stack" aria-labelledby="interviews">
      <div>
        <h2 id="interviews">{t('interview.title')}</h2>
        <p className="soft small">{t('interview.lead')}</p>
      </div>
      {inspection.interviews.length + entries.length === 0 && <p className="soft">{t('interview.none')}</p>}
      <ul className={styles.found}>
        {inspection.interviews.map((interview) => (
          <Kept key={interview.id} interview={interview} onCorrect={writable ? () => begin(interview) : null} />
        ))}
        {entries
          .filter(({ id }) => id !== writing || !entry)
          .map((each) => (
            <OnDevice key={each.id} entry={each} keep={keep} onGoOn={() => setWriting(each.id)} />
          ))}
      </ul>
      {entry ? (
        <InterviewForm
          key={entry.id}
          entry={entry}
          corrected={inspection.interviews.find(({ id }) => id === entry.draft.replaces) ?? null}
          keep={keep}
          onDone={() => setWriting(null)}
        />
      ) : (
        writable && (
          <div className="no-print">
            <button type="button" className="button" onClick={() => begin(null)}>
              {t('interview.add')}
            </button>
          </div>
        )
      )}
    </section>
  );
}

function Kept({ interview, onCorrect }: { interview: Interview; onCorrect: (() => void) | null }) {
  const { t, words } = useLanguage('inspection');
  const format = useFormat();
  const { heldOn, participantKind, participants, topics, minutes, replaced, by, at } = interview;
  return (
    <li className={styles.item}>
      <h3>{topics}</h3>
      <p className="soft small">
        {format.day(heldOn)} · {t('interview.of', { kind: words(participantWords[participantKind]), count: participants })}
      </p>
      {replaced ? <StateTag state="changed">{t('interview.corrected')}</StateTag> : <p className={styles.said}>{minutes}</p>}
      <p className="soft small">{t('line.by', { name: by.name, when: format.moment(at) })}</p>
      {onCorrect && !replaced && (
        <div className="no-print">
          <button type="button" className="button button-quiet" onClick={onCorrect}>
            {t('interview.correct')}
          </button>
        </div>
      )}
    </li>
  );
}

function OnDevice({ entry, keep, onGoOn }: { entry: InterviewEntry; keep: Keep; onGoOn: () => void }) {
  const { t } = useLanguage('inspection');
  const { draft, standing, problem } = entry;
  const unfinished = standing === 'open';
  const refused = standing === 'refused';
  const goOn = () =>
    void keep(
      entry.id,
      changing<InterviewDraft>((known) => reopened(known)),
    ).then((done) => done && onGoOn());
  return (
    <li className={styles.item}>
      <h3>{draft.topics || t('interview.draft')}</h3>
      <span className="row">
        <StateTag state={refused ? 'invalid' : unfinished ? 'note' : 'device'}>
          {t(refused ? 'state.refused' : unfinished ? 'state.open' : 'state.device')}
        </StateTag>
      </span>
      {draft.minutes && <p className={styles.said}>{draft.minutes}</p>}
      {refused && <p role="alert">{problem?.detail}</p>}
      {(unfinished || refused) && (
        <div className="row no-print">
          <button type="button" className="button" onClick={goOn}>
            {t('interview.goOn')}
          </button>
          <button type="button" className="button button-quiet" onClick={() => void keep(entry.id, () => null)}>
            {t('interview.drop')}
          </button>
        </div>
      )}
    </li>
  );
}
