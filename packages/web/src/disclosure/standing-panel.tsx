import { moveStar, readRecognition } from '@xingcun/core/disclosure/recognition-contract';
import {
  type StandingActKind,
  standingActs,
  standingActWords,
  standingObstacles,
  standingWords,
} from '@xingcun/core/disclosure/star-standing';
import { type SyntheticEvent, useId, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { today } from '../app/today.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { SidePanel } from '../ui/side-panel.tsx';
import { useUnitNames } from '../units/unit-tree.ts';
import type { Recognised } from './recognition-page.tsx';
import { StandingActs, StandingStars } from './standing-stars.tsx';

const shortestReason = 5;

/** One village's stars: how each stands, what was done, and the next act by a document. */
export function StandingPanel({ village, onClose }: { village: Recognised; onClose: () => void }) {
  const { t } = useLanguage('recognition');
  const nameOf = useUnitNames();
  const mayMove = useMayAnywhere('disclosure.moveStar');
  return (
    <SidePanel title={t('act.title', { village: nameOf(village.villageCode, village.villageName) })} onClose={onClose}>
      <div className="stack">
        <StandingStars stars={village.stars} />
        <StandingActs acts={village.acts} stars={village.stars} />
        {mayMove ? <ActForm village={village} /> : <p className="soft">{t('act.notYours')}</p>}
      </div>
    </SidePanel>
  );
}

function ActForm({ village }: { village: Recognised }) {
  const { t, words, language } = useLanguage('recognition');
  const id = useId();
  const won = village.stars.filter(({ standing }) => standing !== 'notWon');
  const empty = { document: '', authority: '', reason: '', fromOn: today(), untilOn: '' };
  const [starCode, setStarCode] = useState(won[0]?.starCode ?? '');
  const [act, setAct] = useState<StandingActKind>('suspended');
  const [given, setGiven] = useState(empty);
  const [tried, setTried] = useState(false);
  const moving = useWrite(moveStar, { stale: [readRecognition] });
  if (won.length === 0) return null;
  const untilOn = act === 'suspended' && given.untilOn !== '' ? given.untilOn : null;
  const acts = village.acts.filter((each) => each.starCode === starCode);
  const obstacles =
    given.fromOn === ''
      ? []
      : standingObstacles({ starCode, cycleState: 'final', won: true, acts }, { act, fromOn: given.fromOn, untilOn }, today());
  const lacks = (name: 'document' | 'authority' | 'fromOn') => (tried && given[name].trim() === '' ? t('act.required') : null);
  const tooShort = given.reason.trim().length < shortestReason;
  const set = (name: keyof typeof given) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [name]: event.target.value });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (tooShort || [given.document, given.authority, given.fromOn].some((text) => text.trim() === '') || obstacles.length > 0)
      return;
    moving.mutate(
      {
        params: { assessmentId: village.assessmentId, starCode },
        body: {
          act,
          fromOn: given.fromOn,
          untilOn,
          document: given.document.trim(),
          authority: given.authority.trim(),
          reason: given.reason.trim(),
        },
      },
      {
        onSuccess: () => {
          setGiven(empty);
          setTried(false);
        },
      },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <div className="field">
        <label htmlFor={`${id}-star`}>{t('act.star')}</label>
        <select id={`${id}-star`} className="input" value={starCode} onChange={(event) => setStarCode(event.target.value)}>
          {won.map((star) => (
            <option key={star.starCode} value={star.starCode}>
              {`${words(star.title)} · ${words(standingWords[star.standing])}`}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-act`}>{t('act.what')}</label>
        <select
          id={`${id}-act`}
          className="input"
          value={act}
          onChange={(event) => setAct(standingActs.find((each) => each === event.target.value) ?? 'suspended')}
        >
          {standingActs.map((each) => (
            <option key={each} value={each}>
              {words(standingActWords[each])}
            </option>
          ))}
        </select>
        {obstacles.map((obstacle) => (
          <p key={obstacle.code} className="field-problem">
            {obstacleText(obstacle, language)}
          </p>
        ))}
      </div>
      <Field
        label={t('act.fromOn')}
        type="date"
        max={today()}
        value={given.fromOn}
        problem={lacks('fromOn')}
        onChange={set('fromOn')}
      />
      {act === 'suspended' && (
        <Field label={t('act.untilOn')} type="date" min={given.fromOn} value={given.untilOn} onChange={set('untilOn')} />
      )}
      <Field
        label={t('act.document')}
        maxLength={500}
        value={given.document}
        problem={lacks('document')}
        onChange={set('document')}
      />
      <Field
        label={t('act.authority')}
        maxLength={200}
        value={given.authority}
        problem={lacks('authority')}
        onChange={set('authority')}
      />
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('act.reason')}</label>
        <textarea
          id={`${id}-reason`}
          className="input"
          rows={4}
          maxLength={2000}
          value={given.reason}
          aria-invalid={tried && tooShort ? true : undefined}
          aria-describedby={`${id}-reason-hint`}
          onChange={set('reason')}
        />
        <p id={`${id}-reason-hint`} className={tried && tooShort ? 'field-problem' : 'field-hint'}>
          {tried && tooShort ? t('act.short') : t('act.reasonHint')}
        </p>
      </div>
      {moving.error && <ErrorNotice error={moving.error} onRetry={() => moving.variables && moving.mutate(moving.variables)} />}
      <div>
        <button type="submit" className="button button-primary" disabled={moving.isPending}>
          {t('act.save')}
        </button>
      </div>
    </form>
  );
}
