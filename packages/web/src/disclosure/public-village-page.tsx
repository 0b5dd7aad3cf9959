import { readPublicVillage } from '@xingcun/core/disclosure/contract';
import { stageRules } from '@xingcun/core/cycles/stage';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormat } from '../app/format.ts';
import { Further } from '../app/further.tsx';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { type Address, siteAddress, yearIn } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { ReadAloud } from '../app/speech/read-aloud.tsx';
import { checkpointQuery } from '../records/log-line.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { StarRow } from '../ui/star-row.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { glyphOf } from '../standards/star-glyphs.ts';
import { AnsweredObjections } from './answered-objections.tsx';
import { BoardLine } from './board-line.tsx';
import { NoticeCard } from './notice-card.tsx';
import { ObjectionForm } from './objection-form.tsx';
import { OverdueTags } from './overdue-tags.tsx';
import { PageCheck } from './page-check.tsx';
import { markOf, type PublicStar, rowStar, starWordsOf } from './public-stars.ts';
import { historyOf, StarHistory } from './star-history.tsx';
import { drawsOf, VillageDraws } from './village-draws.tsx';
import { VillagePapers } from './village-papers.tsx';
import styles from './public-village-page.module.css';

type Page = ResponseOf<typeof readPublicVillage>;

const codeIn = ({ path }: Address) => path.villageCode ?? '';
const villageOf = (address: Address) =>
  read(readPublicVillage, { params: { villageCode: codeIn(address) }, query: { year: yearIn(address) } });

export const publicVillage: Reading = {
  namespaces: ['disclosure', 'recognition'],
  reads: (address) => [villageOf(address), historyOf(codeIn(address)), drawsOf(codeIn(address)), checkpointQuery],
  mayNamePeople: (known, address) => (known.getQueryData(villageOf(address).queryKey)?.answered.length ?? 0) > 0,
  Page: PublicVillagePage,
};

/** What a villager wants to know: how many stars, why each, what the levels gave, and how to object. */
function PublicVillagePage({ address }: { address: Address }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  const villageCode = codeIn(address);
  const { data } = useSuspenseQuery(villageOf(address));
  const { village, notice, levels, history, answered, cycleState, sample, cycleTitle, opinionsUntil } = data;
  const published = village.starsWon !== null;
  return (
    <article className={`stack ${styles.page}`}>
      <meta name="description" content={t('village.description', { village: words(village.villageName) })} />
      <PageHeader
        title={words(village.villageName)}
        above={<a href={siteAddress('/', data.year)}>{t('village.back')}</a>}
        lead={`${words(village.districtName)} ${words(village.townshipName)} · ${words(cycleTitle)}`}
        tags={
          <>
            <StateTag state={cycleState === 'final' ? 'done' : cycleState === 'publicity' ? 'due' : 'waiting'}>
              {t(`state.${cycleState}`)}
            </StateTag>
            {sample && <StateTag state="note">{t('sample')}</StateTag>}
            <OverdueTags overdue={village.overdue} />
          </>
        }
        actions={
          opinionsUntil !== null && (
            <a href={`/opinions/${villageCode}`} className="button button-primary">
              {t('village.opinion', { day: format.shortDay(opinionsUntil) })}
            </a>
          )
        }
      />
      {published ? (
        <section className="card stack">
          <p className={styles.result}>
            <Icon name="won" size={28} />
            <strong>{t('village.result', { year: String(data.year), won: village.starsWon ?? 0 })}</strong>
            {village.grade && <span className="soft">{words(village.grade)}</span>}
          </p>
          <StarRow
            stars={village.stars.map((star) => rowStar(star, words))}
            link={(star, content) => <a href={`#${star.code}`}>{content}</a>}
          />
        </section>
      ) : (
        <EmptyState title={t('village.noResult')} icon="waiting">
          {t('village.noResultBody', { count: village.targetStars.length })}
        </EmptyState>
      )}
      {notice && <VillageNotice page={data} notice={notice} />}
      {published && (
        <section className="stack">
          <h2>{t('village.reasons')}</h2>
          <ul className={styles.reasons}>
            {village.stars.map((star) => (
              <StarReason key={star.starCode} star={star} />
            ))}
          </ul>
        </section>
      )}
      <Further>
        {published && <Downloads villageCode={villageCode} />}
        {levels.length > 0 && <Levels levels={levels} stars={village.stars} />}
        {published && <VillagePapers villageCode={villageCode} year={data.year} hasNotice={notice !== null} />}
        <VillageDraws villageCode={villageCode} />
      </Further>
      <AnsweredObjections answered={answered} stars={village.stars} />
      <ObjectionForm villageCode={villageCode} stars={village.stars} notice={notice} />
      {history.length > 0 && <StarHistory villageCode={villageCode} />}
    </article>
  );
}

function StarReason({ star }: { star: PublicStar }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  const glyph = glyphOf(star.starCode);
  const state = markOf(star.state);
  return (
    <li id={star.starCode} className={`card ${styles.reason}`}>
      <h3 className="row">
        {glyph && <StarGlyph name={glyph} />}
        {words(star.title)}
        <StateTag state={state}>{t(starWordsOf(star.state))}</StateTag>
      </h3>
      {star.score !== null && star.passMark !== null && (
        <p className="figures">{t('village.score', { score: format.score(star.score), pass: format.score(star.passMark) })}</p>
      )}
      <p>{words(star.reason)}</p>
      <ReadAloud of={star.starCode} name={words(star.title)} />
    </li>
  );
}

/** What this page shows, as files for whoever wants to check it. */
function Downloads({ villageCode }: { villageCode: string }) {
  const { t } = useLanguage('disclosure');
  return (
    <p className="row no-print">
      {t('village.download')}
      <a href={`/api/public/data/stars.csv?under=${villageCode}`}>CSV</a>
      <a href={`/api/public/data/stars.json?under=${villageCode}`}>JSON</a>
    </p>
  );
}

function Levels({ levels, stars }: { levels: Page['levels']; stars: readonly PublicStar[] }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  return (
    <section className="stack">
      <h2>{t('village.levels')}</h2>
      <p className="soft">{t('village.levelsBody')}</p>
      <PlainTable
        caption={t('village.levels')}
        rows={stars}
        rowKey={(star) => star.starCode}
        columns={[
          { key: 'star', title: t('village.star'), cell: (star) => words(star.title) },
          ...levels.map(({ stage, stars: scores }) => ({
            key: stage,
            title: words(stageRules[stage].words),
            align: 'end' as const,
            cell: (star: PublicStar) => {
              const given = scores.find(({ starCode }) => starCode === star.starCode);
              if (!given || given.score === null) return '—';
              return `${format.score(given.score)}${given.won ? ' ★' : ''}`;
            },
          })),
        ]}
      />
      <ul className={styles.changes}>
        {stars.flatMap((star) => changesOf(levels, star).map((words_) => <li key={`${star.starCode} ${words_}`}>{words_}</li>))}
      </ul>
    </section>
  );

  /** Where a level scored otherwise than the one before: by how much, from the scores alone; what people wrote stays inside. */
  function changesOf(passed: Page['levels'], star: PublicStar): string[] {
    const scored = passed.flatMap(({ stage, stars: scores }) => {
      const score = scores.find(({ starCode }) => starCode === star.starCode)?.score ?? null;
      return score === null ? [] : [{ stage, score }];
    });
    return scored.slice(1).flatMap(({ stage, score }, index) => {
      const before = scored[index];
      if (!before || before.score === score) return [];
      return t(score > before.score ? 'village.higher' : 'village.lower', {
        star: words(star.title),
        level: words(stageRules[stage].words),
        before: words(stageRules[before.stage].words),
        from: format.score(before.score),
        to: format.score(score),
        by: format.score(Math.abs(score - before.score)),
      });
    });
  }
}

/** The notice as it stands for this village: on its board, on its poster, and with a code to compare. */
function VillageNotice({ page, notice }: { page: Page; notice: NonNullable<Page['notice']> }) {
  const { t } = useLanguage('disclosure');
  const { village, year, board, pageDigest } = page;
  const { villageCode, stars } = village;
  const { id: noticeId, kind, opensOn, noticeDays } = notice;
  return (
    <NoticeCard notice={notice}>
      {board && <BoardLine board={board} />}
      {pageDigest && <PageCheck digest={pageDigest} content={{ kind, villageCode, year, opensOn, noticeDays, stars }} />}
      <p className="no-print">
        <a href={`/notices/${noticeId}/poster?village=${villageCode}&year=${year}`}>{t('poster.link')}</a>
      </p>
    </NoticeCard>
  );
}
