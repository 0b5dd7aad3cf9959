import { readAssessment, readSheet, recordMeeting } from '@xingcun/core/assessment/contract';
import { bodyWords, type MeetingBody, type Tally, thresholds } from '@xingcun/core/assessment/meeting';
import type { Standard } from '@xingcun/core/standards/standard';
import { type FormEvent, useId, useState } from 'react';
import { parseScore } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { today } from '../due.tsx';
import type { Assessment } from '../queries.ts';
import { useRefusalWords } from '../refusal-words.ts';
import { checkMeeting, type MeetingCheck } from './meeting-check.ts';
import { MeetingRule, useMeetingSentence } from './meeting-words.tsx';
import styles from './passage-page.module.css';

const countNames = ['entitled', 'present', 'inFavor', 'against', 'abstained'] as const satisfies readonly (keyof Tally)[];
type Counts = Record<(typeof countNames)[number], string>;
const noCounts: Counts = { entitled: '', present: '', inFavor: '', against: '', abstained: '' };

/** The record of one meeting; while it is being filled in, the rule says what is still missing. */
export function MeetingForm(props: { assessment: Assessment; standard: Standard; body: MeetingBody; onClose: () => void }) {
  const { assessment, standard, body, onClose } = props;
  const { t, words } = useLanguage('assessment');
  const id = useId();
  const [heldOn, setHeldOn] = useState(today());
  const [counts, setCounts] = useState(noCounts);
  const [minutes, setMinutes] = useState('');
  const [tried, setTried] = useState(false);
  const record = useWrite(recordMeeting, { stale: [readAssessment, readSheet] });

  const read = (name: keyof Counts) => {
    const count = parseScore(counts[name], 0);
    return count !== null && count >= 0 ? count : null;
  };
  const numbers = {
    entitled: read('entitled'),
    present: read('present'),
    inFavor: read('inFavor'),
    against: read('against'),
    abstained: read('abstained'),
  };
  const check = checkMeeting(body, heldOn, numbers);
  const tally = check.kind === 'decided' ? check.tally : null;
  const complete =
    tally !== null &&
    countNames.every((name) => (counts[name] === '' ? name !== 'entitled' && name !== 'present' : read(name) !== null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!complete) return;
    record.mutate(
      { params: { assessmentId: assessment.id }, body: { body, heldOn, ...tally, minutes: minutes.trim() } },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      title={t('meetings.recordOf', { body: words(bodyWords[body]) })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" disabled={record.isPending}>
            {t('meetings.save')}
          </button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={t('meetings.heldOn')}
          type="date"
          required
          max={today()}
          value={heldOn}
          onChange={(event) => setHeldOn(event.target.value || today())}
        />
        <div className={styles.counts}>
          {countNames.map((name) => (
            <Field
              key={name}
              label={t(`meetings.${name}`)}
              inputMode="numeric"
              autoComplete="off"
              value={counts[name]}
              problem={
                (counts[name] !== '' && read(name) === null) ||
                (tried && counts[name] === '' && (name === 'entitled' || name === 'present'))
                  ? t('meetings.countExpected')
                  : null
              }
              onChange={(event) => setCounts({ ...counts, [name]: event.target.value })}
            />
          ))}
        </div>
        <Verdict check={check} standard={standard} />
        <div className="field">
          <label htmlFor={`${id}-minutes`}>{t('meetings.minutes')}</label>
          <textarea
            id={`${id}-minutes`}
            className="input"
            rows={4}
            maxLength={10_000}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
          <p className="field-hint">{t('meetings.minutesHint')}</p>
        </div>
        {record.error && (
          <ErrorNotice
            error={record.error}
            onRetry={() => record.variables && record.mutate(record.variables, { onSuccess: onClose })}
          />
        )}
      </form>
    </Dialog>
  );
}

const verdictMarks = { carried: 'done', rejected: 'vetoed', notValid: 'invalid' } as const;

function Verdict({ check, standard }: { check: MeetingCheck; standard: Standard }) {
  const { t, words } = useLanguage('assessment');
  const sentence = useMeetingSentence();
  const refusalWords = useRefusalWords(standard);
  const quorum = check.kind === 'incomplete' ? words(thresholds[check.rule.quorum].words) : '';
  return (
    <output
      className={`notice ${check.kind === 'decided' && check.decision.outcome === 'carried' ? 'notice-done' : check.kind === 'incomplete' ? '' : 'notice-wrong'}`}
    >
      <div>
        {check.kind === 'refused' && <p>{refusalWords(check.refusal)}</p>}
        {check.kind === 'incomplete' && (
          <p>
            {check.presentNeeded === null
              ? t('meeting.ruleQuorum', { quorum })
              : t('meeting.quorumOf', { quorum, needed: check.presentNeeded })}
          </p>
        )}
        {check.kind === 'decided' && (
          <>
            <StateTag state={verdictMarks[check.decision.outcome]}>{t(`meeting.${check.decision.outcome}`)}</StateTag>
            <p>{sentence(check.rule, check.tally, check.decision)}</p>
          </>
        )}
        {check.kind !== 'refused' && <MeetingRule rule={check.rule} />}
      </div>
    </output>
  );
}
