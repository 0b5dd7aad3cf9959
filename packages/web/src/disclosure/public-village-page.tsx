import { readPublicVillage } from '@xingcun/core/disclosure/contract';
import { stageRules } from '@xingcun/core/cycles/stage';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { StarRow } from '../ui/star-row.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { glyphOf } from '../standards/star-glyphs.ts';
import { AnsweredObjections } from './answered-objections.tsx';
import { BoardLine } from './board-line.tsx';
import { NoticeCard } from './notice-card.tsx';
import { OverdueTags } from './overdue-tags.tsx';
import { markOf, type PublicStar, rowStar, starWordsOf } from './public-stars.ts';
import styles from './public-village-page.module.css';

// below what a phone shows first: they come after it
const PageCheck = lazy(async () => ({ default: (await import('./page-check.tsx')).PageCheck }));
const StarHistory = lazy(async () => ({ default: (await import('./star-history.tsx')).StarHistory }));
const ObjectionForm = lazy(async () => ({ default: (await import('./objection-form.tsx')).ObjectionForm }));
const VillagePapers = lazy(async () => ({ default: (await import('./village-papers.tsx')).VillagePapers }));
const VillageDraws = lazy(async () => ({ default: (await import('./village-draws.tsx')).VillageDraws }));

const route = getRouteApi('/public/villages/$villageCode');
type Page = ResponseOf<typeof readPublicVillage>;

/** What a villager wants to know: how many stars, why each, what the levels gave, and how to object. */
export function PublicVillagePage() {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  const { villageCode } = route.useParams();
  const { year } = route.useSearch();
  const { data } = useSuspenseQuery(read(readPublicVillage, { params: { villageCode }, query: { year } }));
  const { village, notice, levels, history, answered, cycleState, sample, cycleTitle, opinionsUntil } = data;
  const published = village.starsWon !== null;
  return (
    <article className={`stack ${styles.page}`}>
      <PageHeader
        title={words(village.villageName)}
        above={
          <Link to="/" search={{ year: data.year }}>
            {t('village.back')}
          </Link>
        }
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
            <Link to="/opinions/$villageCode" params={{ villageCode }} className="button button-primary">
              {t('village.opinion', { day: format.shortDay(opinionsUntil) })}
            </Link>
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
      {levels.length > 0 && <Levels levels={levels} stars={village.stars} />}
      {published && (
        <Suspense fallback={null}>
          <VillagePapers villageCode={villageCode} year={data.year} hasNotice={notice !== null} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <VillageDraws villageCode={villageCode} />
      </Suspense>
      <AnsweredObjections answered={answered} stars={village.stars} />
      <Suspense fallback={<PageSkeleton rows={2} />}>
        <ObjectionForm villageCode={villageCode} stars={village.stars} notice={notice} />
      </Suspense>
      {history.length > 0 && (
        <Suspense fallback={<PageSkeleton />}>
          <StarHistory villageCode={villageCode} />
        </Suspense>
      )}
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
    </li>
  );
}

function Levels({ levels, stars }: { levels: Page['levels']; stars: readonly PublicStar[] }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  return (
    <section className="stack">
      <h2>{t('village.levels')}</h2>
      <p className="soft">{t('village.levelsBody')}</p>
      <DataTable
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
    </section>
  );
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
      {pageDigest && (
        <Suspense fallback={null}>
          <PageCheck digest={pageDigest} content={{ kind, villageCode, year, opensOn, noticeDays, stars }} />
        </Suspense>
      )}
      <p className="no-print">
        <Link to="/notices/$noticeId/poster" params={{ noticeId }} search={{ village: villageCode, year }}>
          {t('poster.link')}
        </Link>
      </p>
    </NoticeCard>
  );
}
