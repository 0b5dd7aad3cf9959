import { bodyWords, decide, decisionRules, type MeetingBody, meetingBodies } from '@xingcun/core/assessment/meeting';
import type { Standard } from '@xingcun/core/standards/standard';
import { useState } from 'react';
import { printMeetingRecord } from '@xingcun/core/assessment/paper-contract';
import { addressOf } from '../../app/api.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';
import type { Assessment, Meeting } from '../queries.ts';
import { MeetingForm } from './meeting-form.tsx';
import { MeetingRule, useMeetingSentence } from './meeting-words.tsx';
import styles from './passage-page.module.css';

const marks = { carried: 'done', rejected: 'vetoed', notValid: 'invalid' } as const satisfies Record<
  Meeting['outcome'],
  StateName
>;

/** The two meetings on which a self-assessment stands. */
export function Meetings({ assessment, standard }: { assessment: Assessment; standard: Standard }) {
  const { t, language } = useLanguage('assessment');
  const [recording, setRecording] = useState<MeetingBody | null>(null);
  const isOpen = assessment.open.recordMeeting.length === 0;
  return (
    <section className={styles.section} id="meetings">
      <h2>{t('meetings.title')}</h2>
      <div className={styles.cards}>
        {meetingBodies.map((body) => (
          <MeetingCard
            key={body}
            body={body}
            meetings={assessment.meetings.filter((meeting) => meeting.body === body)}
            {...(isOpen && { onRecord: () => setRecording(body) })}
          />
        ))}
      </div>
      {assessment.meetings.length > 0 && (
        <p className="no-print">
          <a
            href={addressOf(printMeetingRecord, { params: { assessmentId: assessment.id }, query: { language } })}
            target="_blank"
            rel="noreferrer"
          >
            {t('paper.meetings')}
          </a>
        </p>
      )}
      {recording && (
        <MeetingForm assessment={assessment} standard={standard} body={recording} onClose={() => setRecording(null)} />
      )}
    </section>
  );
}

function MeetingCard(props: { body: MeetingBody; meetings: readonly Meeting[]; onRecord?: () => void }) {
  const { body, meetings, onRecord } = props;
  const { t, words } = useLanguage('assessment');
  const standing = meetings.find(({ replaced }) => !replaced);
  const earlier = meetings.filter(({ replaced }) => replaced);
  return (
    <article className={`card ${styles.card}`}>
      <div className={styles.heading}>
        <h3>{words(bodyWords[body])}</h3>
        {standing ? (
          <StateTag state={marks[standing.outcome]}>{t(`meeting.${standing.outcome}`)}</StateTag>
        ) : (
          <StateTag state="notYet">{t('meeting.missing')}</StateTag>
        )}
      </div>
      {standing ? <MeetingRecord meeting={standing} /> : <p className="soft">{t('meetings.missingBody')}</p>}
      {earlier.length > 0 && (
        <details className="small">
          <summary>{t('meetings.earlier', { count: earlier.length })}</summary>
          {earlier.map((meeting) => (
            <MeetingRecord key={meeting.id} meeting={meeting} />
          ))}
        </details>
      )}
      {onRecord && (
        <div className="no-print">
          <button type="button" className="button" onClick={onRecord}>
            {standing ? t('meetings.recordAgain') : t('meetings.record')}
          </button>
        </div>
      )}
    </article>
  );
}

function MeetingRecord({ meeting }: { meeting: Meeting }) {
  const { t } = useLanguage('assessment');
  const format = useFormat();
  const sentence = useMeetingSentence();
  const rule = decisionRules.find(({ code }) => code === meeting.ruleCode);
  return (
    <>
      <p>
        <strong>{format.day(meeting.heldOn)}</strong>
      </p>
      {rule && <p className="figures">{sentence(rule, meeting, decide(rule, meeting))}</p>}
      {meeting.minutes && <p className={styles.quoted}>{meeting.minutes}</p>}
      <p className="soft small">
        {t('meetings.recordedBy', { name: meeting.recordedBy.name, when: format.moment(meeting.recordedAt) })}
      </p>
      {rule && <MeetingRule rule={rule} />}
    </>
  );
}
