import { publicCount } from '@xingcun/core/disclosure/opinion';
import { addTheme, answerTheme, gatherOpinions, listOpinions } from '@xingcun/core/disclosure/opinion-contract';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { useUnitNames } from '../units/unit-tree.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useAbout } from './objection-list.tsx';
import styles from './objection-list.module.css';
import type { District } from './opinion-rounds.tsx';

type Theme = District['themes'][number];
type Opinion = District['opinions'][number];
const stale = [listOpinions];

/** Opinions are ticked and put into a theme; a theme is answered once, in public. */
export function OpinionThemes({ district, roundId, standardId }: { district: District; roundId: string; standardId: string }) {
  const { t } = useLanguage('disclosureWork');
  const [answering, setAnswering] = useState<Theme | null>(null);
  const mayAnswer = useMayAnywhere('disclosure.answerOpinions');
  const { opinions, themes } = district;
  const open = opinions.filter(({ themeId }) => !themes.some((theme) => theme.id === themeId && theme.answer !== null));
  return (
    <>
      {themes.length > 0 && (
        <ul className={styles.themes}>
          {themes.map((theme) => (
            <ThemeRow key={theme.id} theme={theme} mayAnswer={mayAnswer} onAnswer={() => setAnswering(theme)} />
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <Gathering district={district} opinions={open} roundId={roundId} standardId={standardId} mayAnswer={mayAnswer} />
      )}
      {open.length === 0 && <p className="soft">{t('opinions.allAnswered')}</p>}
      {answering && <ThemeAnswer key={answering.version} theme={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

function ThemeRow({ theme, mayAnswer, onAnswer }: { theme: Theme; mayAnswer: boolean; onAnswer: () => void }) {
  const { t } = useLanguage('disclosureWork');
  const format = useFormat();
  const { title, count, gist, answer, answeredAt } = theme;
  const shown = publicCount(count);
  return (
    <li className={styles.theme}>
      <p className="row">
        <strong>{title}</strong>
        <span className="soft">{t('opinions.gathered', { count })}</span>
        <span className="soft small">{shown === null ? t('opinions.shownFew') : t('opinions.shownMany', { count: shown })}</span>
        {answeredAt === null ? (
          <StateTag state="waiting">{t('objections.waiting')}</StateTag>
        ) : (
          <StateTag state="done">{t('opinions.answeredOn', { when: format.moment(answeredAt) })}</StateTag>
        )}
      </p>
      {answer !== null && (
        <>
          <blockquote className={styles.said}>{gist}</blockquote>
          <p>{answer}</p>
        </>
      )}
      {answer === null && mayAnswer && (
        <div>
          <button type="button" className="button" onClick={onAnswer} aria-disabled={count === 0} disabled={count === 0}>
            {t('opinions.answerOf', { title })}
          </button>
        </div>
      )}
    </li>
  );
}

function Gathering(props: {
  district: District;
  opinions: readonly Opinion[];
  roundId: string;
  standardId: string;
  mayAnswer: boolean;
}) {
  const { district, opinions, roundId, standardId, mayAnswer } = props;
  const { t } = useLanguage('disclosureWork');
  const format = useFormat();
  const id = useId();
  const about = useAbout(standardId);
  const nameOf = useUnitNames();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [into, setInto] = useState('');
  const [title, setTitle] = useState('');
  const adding = useWrite(addTheme, { stale });
  const gathering = useWrite(gatherOpinions, { stale });
  const open = district.themes.filter(({ answer }) => answer === null);
  const ready = chosen.length > 0 && (into !== '' || title.trim().length >= 2);
  const villageOf = (assessmentId: string) => district.villages.find((village) => village.assessmentId === assessmentId);
  const toggle = (opinionId: string) =>
    setChosen(chosen.includes(opinionId) ? chosen.filter((each) => each !== opinionId) : [...chosen, opinionId]);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    const done = {
      onSuccess: () => {
        setChosen([]);
        setTitle('');
      },
    };
    const opinionIds = [...chosen];
    if (into === '') adding.mutate({ params: { roundId }, body: { title: title.trim(), opinionIds } }, done);
    else gathering.mutate({ params: { themeId: into }, body: { opinionIds } }, done);
  };
  return (
    <form className="stack" onSubmit={send}>
      <DataTable
        caption={t('opinions.list')}
        captionShown
        rows={opinions}
        rowKey={(opinion) => opinion.id}
        columns={[
          {
            key: 'words',
            title: t('opinions.words'),
            cell: ({ id: opinionId, words }) =>
              mayAnswer ? (
                <label className={styles.opinion}>
                  <input type="checkbox" checked={chosen.includes(opinionId)} onChange={() => toggle(opinionId)} />
                  <span>{words}</span>
                </label>
              ) : (
                words
              ),
          },
          {
            key: 'village',
            title: t('objections.village'),
            cell: ({ assessmentId }) => {
              const village = villageOf(assessmentId);
              return village ? nameOf(village.villageCode, village.villageName) : '';
            },
          },
          { key: 'about', title: t('objections.about'), cell: about },
          { key: 'made', title: t('opinions.made'), cell: ({ madeOn }) => format.day(madeOn) },
          {
            key: 'theme',
            title: t('opinions.theme'),
            cell: ({ themeId }) => district.themes.find((theme) => theme.id === themeId)?.title ?? '—',
          },
        ]}
      />
      {mayAnswer && (
        <div className={styles.gather}>
          <div className="field">
            <label htmlFor={`${id}-into`}>{t('opinions.into')}</label>
            <select id={`${id}-into`} className="input" value={into} onChange={(event) => setInto(event.target.value)}>
              <option value="">{t('opinions.newTheme')}</option>
              {open.map((theme) => (
                <option key={theme.id} value={theme.id}>
                  {theme.title}
                </option>
              ))}
            </select>
          </div>
          {into === '' && (
            <Field
              label={t('opinions.themeTitle')}
              value={title}
              maxLength={100}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
          <button type="submit" className="button" disabled={!ready || adding.isPending || gathering.isPending}>
            {t('opinions.gather', { count: chosen.length })}
          </button>
        </div>
      )}
      {(adding.error ?? gathering.error) && <ErrorNotice error={adding.error ?? gathering.error} />}
    </form>
  );
}

function ThemeAnswer({ theme, onClose }: { theme: Theme; onClose: () => void }) {
  const { t } = useLanguage('disclosureWork');
  const id = useId();
  const [title, setTitle] = useState(theme.title);
  const [gist, setGist] = useState('');
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const answering = useWrite(answerTheme, { stale });
  const short = (text: string) => text.trim().length < 5;
  const send = () => {
    setTried(true);
    if (short(gist) || short(answer) || answering.isPending) return;
    answering.mutate(
      {
        params: { themeId: theme.id },
        body: { version: theme.version, title: title.trim(), gist: gist.trim(), answer: answer.trim() },
      },
      { onSuccess: onClose },
    );
  };
  const area = (name: 'gist' | 'answer', value: string, set: (value: string) => void, rows: number) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`opinions.${name}`)}</label>
      <textarea
        id={`${id}-${name}`}
        className="input"
        rows={rows}
        maxLength={name === 'gist' ? 2000 : 4000}
        value={value}
        aria-invalid={tried && short(value) ? true : undefined}
        aria-describedby={`${id}-${name}-hint`}
        onChange={(event) => set(event.target.value)}
      />
      <p id={`${id}-${name}-hint`} className={tried && short(value) ? 'field-problem' : 'field-hint'}>
        {tried && short(value) ? t('answer.tooShort') : t(`opinions.${name}Hint`)}
      </p>
    </div>
  );
  return (
    <Dialog
      title={t('opinions.answerOf', { title: theme.title })}
      onClose={onClose}
      actions={
        <button type="button" className="button button-primary" disabled={answering.isPending} onClick={send}>
          {t('opinions.publish')}
        </button>
      }
    >
      <div className="stack">
        <Field
          label={t('opinions.themeTitle')}
          value={title}
          maxLength={100}
          onChange={(event) => setTitle(event.target.value)}
        />
        {area('gist', gist, setGist, 3)}
        {area('answer', answer, setAnswer, 6)}
        {answering.error && <ErrorNotice error={answering.error} />}
      </div>
    </Dialog>
  );
}
