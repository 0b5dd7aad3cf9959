import { giveOpinion, readOpinionPage } from '@xingcun/core/disclosure/opinion-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { type Address, siteAddress } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { read, useWrite } from '../app/query.ts';
import { WhyPeriod } from '../app/why-period.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StarRow } from '../ui/star-row.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { BoardLine } from './board-line.tsx';
import formStyles from './objection-form.module.css';
import { PageCheck } from './page-check.tsx';
import { rowStar, starWordsOf } from './public-stars.ts';
import styles from './public-village-page.module.css';
import { ReceiptShown } from './receipt-shown.tsx';
import { StarChoice, tooShort, WordsField } from './words-field.tsx';
import { OpinionPapers } from './village-papers.tsx';

type Page = ResponseOf<typeof readOpinionPage>;

const codeIn = ({ path }: Address) => path.villageCode ?? '';
const opinionsOf = (address: Address) => read(readOpinionPage, { params: { villageCode: codeIn(address) } });

export const publicOpinions: Reading = {
  namespaces: ['disclosure'],
  reads: (address) => [opinionsOf(address)],
  mayNamePeople: (known, address) => (known.getQueryData(opinionsOf(address).queryKey)?.themes.length ?? 0) > 0,
  Page: OpinionPage,
};

/** Where the poster's code leads: the preliminary stars, a place to say something, and what was answered before. */
function OpinionPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('disclosure');
  const villageCode = codeIn(address);
  const { data } = useSuspenseQuery(opinionsOf(address));
  const { round, stars, themes } = data;
  const open = round !== null && round.daysLeft > 0;
  return (
    <article className={`stack ${styles.page}`}>
      <PageHeader
        title={t('opinion.title', { village: words(data.villageName) })}
        above={<a href={siteAddress(`/villages/${villageCode}`, data.year)}> {t('opinion.village')}</a>}
        lead={`${words(data.districtName)} ${words(data.townshipName)} · ${words(data.cycleTitle)}`}
        tags={
          <>
            {round && (
              <StateTag state={open ? 'due' : 'done'}>
                {open ? t('notice.left', { count: round.daysLeft }) : t('opinion.closed')}
              </StateTag>
            )}
            {data.sample && <StateTag state="note">{t('sample')}</StateTag>}
          </>
        }
      />
      {round ? (
        <>
          <section className="card stack">
            <h2>{t('opinion.asked')}</h2>
            <p className="row">
              <StateTag state="note">{t('opinion.preliminary')}</StateTag>
              <span>{t('opinion.mayChange')}</span>
            </p>
            <StarRow stars={stars.map((star) => rowStar(star, words))} />
            <Scores stars={stars} />
          </section>
          {open && <OpinionForm villageCode={villageCode} stars={stars} />}
          {!open && <p className="notice">{t('opinion.over')}</p>}
          <RoundCard page={data} round={round} />
          <OpinionPapers villageCode={villageCode} />
        </>
      ) : (
        <EmptyState title={t('opinion.none')} icon="waiting">
          {t('opinion.noneBody')}
        </EmptyState>
      )}
      {themes.length > 0 && <Themes themes={themes} />}
      <p>
        <a className="link-alone" href="/receipts">
          {t('receipt.title')}
        </a>
      </p>
    </article>
  );
}

function Scores({ stars }: { stars: Page['stars'] }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  return (
    <details>
      <summary>{t('opinion.scores')}</summary>
      <ul>
        {stars.map(({ starCode, title, state, score, passMark }) => (
          <li key={starCode}>
            {words(title)} · {t(starWordsOf(state))}
            {score !== null && passMark !== null && (
              <span className="soft"> {t('village.score', { score: format.score(score), pass: format.score(passMark) })}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function RoundCard({ page, round }: { page: Page; round: NonNullable<Page['round']> }) {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  const { opensOn, closesOn, noticeDays } = round;
  const { villageCode, year, stars, pageDigest, board } = page;
  return (
    <section className="notice">
      <Icon name="due" />
      <div className="stack">
        <div className="row">
          <p>{t('notice.period', { from: format.day(opensOn), to: format.day(closesOn), count: noticeDays })}</p>
          <WhyPeriod from={opensOn} count={noticeDays} on={closesOn} words={t('notice.why')} />
        </div>
        {board && <BoardLine board={board} />}
        {pageDigest && (
          <PageCheck digest={pageDigest} content={{ kind: 'opinions', villageCode, year, opensOn, noticeDays, stars }} />
        )}
        <p>
          <a className="link-alone" href={`/villages/${villageCode}/opinions/poster`}>
            {t('poster.link')}
          </a>
        </p>
      </div>
    </section>
  );
}

function OpinionForm({ villageCode, stars }: Pick<Page, 'villageCode' | 'stars'>) {
  const { t } = useLanguage('disclosure');
  const [about, setAbout] = useState('');
  const [said, setSaid] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useWrite(giveOpinion);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort(said))
      sending.mutate({ params: { villageCode }, body: { starCode: about === '' ? null : about, words: said } });
  };
  return (
    <section className="card stack no-print" aria-labelledby="say">
      <h2 id="say">{t('opinion.say')}</h2>
      {sending.data ? (
        <ReceiptShown title={t('opinion.thanks')} code={sending.data.receiptCode}>
          <p>{t('opinion.answered')}</p>
        </ReceiptShown>
      ) : (
        <form className="stack" onSubmit={send} noValidate>
          <ul className={formStyles.note}>
            <li>{t('opinion.noName')}</li>
            <li>{t('opinion.nobody')}</li>
            <li>{t('opinion.noHarm')}</li>
          </ul>
          <StarChoice stars={stars} value={about} onChange={setAbout} />
          <WordsField label={t('opinion.words')} hint={t('opinion.hint')} value={said} onChange={setSaid} tried={tried} />
          {sending.error && <ErrorState error={sending.error} />}
          <div>
            <button type="submit" className="button button-primary" disabled={sending.isPending}>
              {sending.isPending ? t('object.sending') : t('opinion.send')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function Themes({ themes }: { themes: Page['themes'] }) {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  return (
    <section className="stack">
      <h2>{t('opinion.themes')}</h2>
      {themes.map(({ id, title, gist, answer, answeredAt, opinions }) => (
        <div key={id} className="card stack">
          <h3>{title}</h3>
          <p className="soft small">{opinions === null ? t('opinion.few') : t('opinion.many', { count: opinions })}</p>
          <blockquote className={styles.said}>{gist}</blockquote>
          <p>
            <strong>{t('village.answer')}</strong> {answer}
          </p>
          <p className="soft small">{format.moment(answeredAt)}</p>
        </div>
      ))}
    </section>
  );
}
