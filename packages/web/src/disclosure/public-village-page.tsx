import { readPublicVillage } from '@xingcun/core/disclosure/contract';
import { stageRules } from '@xingcun/core/cycles/stage';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { StarRow } from '../ui/star-row.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { glyphOf } from '../standards/star-glyphs.ts';
import { NoticeCard } from './notice-card.tsx';
import { ObjectionForm } from './objection-form.tsx';
import { markOf, type PublicStar, rowStar, starWordsOf } from './public-stars.ts';
import styles from './public-village-page.module.css';
import { StarHistory } from './star-history.tsx';

const route = getRouteApi('/public/villages/$villageCode');
type Page = ResponseOf<typeof readPublicVillage>;

/** What a villager wants to know: how many stars, why each, what the levels gave, and how to object. */
export function PublicVillagePage() {
  const { t, words } = useLanguage('disclosure');
  const { villageCode } = route.useParams();
  const { year } = route.useSearch();
  const { data } = useSuspenseQuery(read(readPublicVillage, { params: { villageCode }, query: { year } }));
  const { village, notice, levels, history, answered, cycleState, sample, cycleTitle } = data;
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
          </>
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
      {notice && <NoticeCard notice={notice} />}
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
      <Objections answered={answered} stars={village.stars} />
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

function Objections({ answered, stars }: { answered: Page['answered']; stars: readonly PublicStar[] }) {
  const { t, words } = useLanguage('disclosure');
  const format = useFormat();
  if (answered.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('village.answered')}</h2>
      {answered.map(({ starCode, words: said, answer, answeredAt }) => {
        const star = stars.find((each) => each.starCode === starCode);
        return (
          <div key={`${answeredAt}${said}`} className="card stack">
            {star && <strong>{words(star.title)}</strong>}
            {said !== '' && <blockquote className={styles.said}>{said}</blockquote>}
            <p>
              <strong>{t('village.answer')}</strong> {answer}
            </p>
            <p className="soft small">{format.moment(answeredAt)}</p>
          </div>
        );
      })}
    </section>
  );
}
