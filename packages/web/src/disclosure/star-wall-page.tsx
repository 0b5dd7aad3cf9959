import { readStarWall } from '@xingcun/core/disclosure/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { type Address, pageIn, siteAddress, yearIn } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { checkpointQuery } from '../records/log-line.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StarRow } from '../ui/star-row.tsx';
import { StateMark, StateTag } from '../ui/state-tag.tsx';
import { NoticeCard } from './notice-card.tsx';
import { OverdueTags } from './overdue-tags.tsx';
import { type PublicVillage, rowStar } from './public-stars.ts';
import styles from './star-wall-page.module.css';

const wallOf = (address: Address) => read(readStarWall, { query: { year: yearIn(address), page: pageIn(address) } });

export const starWall: Reading = {
  namespaces: ['disclosure'],
  reads: (address) => [wallOf(address), checkpointQuery],
  Page: StarWallPage,
};

/** The stars of every village of a year, in the order of the unit tree: nobody is ranked on the wall. */
function StarWallPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('disclosure');
  const { data } = useSuspenseQuery(wallOf(address));
  const { cycle, notice, villages, villageCount, page, pages, years } = data;
  if (!cycle)
    return (
      <EmptyState title={t('wall.none')} heading="h1">
        {t('wall.noneBody')}
      </EmptyState>
    );
  return (
    <div className="stack">
      <meta name="description" content={t('wall.lead')} />
      <PageHeader
        title={words(cycle.title)}
        lead={t('wall.lead')}
        tags={
          <>
            <StateTag state={cycle.state === 'final' ? 'done' : cycle.state === 'publicity' ? 'due' : 'waiting'}>
              {t(`state.${cycle.state}`)}
            </StateTag>
            {cycle.sample && <StateTag state="note">{t('sample')}</StateTag>}
          </>
        }
      />
      {years.length > 1 && (
        <nav className={styles.years} aria-label={t('wall.year')}>
          {years.map((each) => (
            <a
              key={each}
              href={siteAddress('/', each)}
              className="button"
              aria-current={each === cycle.year ? 'page' : undefined}
            >
              {String(each)}
            </a>
          ))}
        </nav>
      )}
      {notice && <NoticeCard notice={notice} />}
      <p className="row">
        <span>{t('wall.count', { count: villageCount })}</span>
        <a className="link-alone" href={siteAddress('/public', cycle.year)}>
          {t('wall.byPlace')}
        </a>
      </p>
      <ul className={styles.wall} aria-label={t('wall.villages')}>
        {villages.map((village) => (
          <VillageCard key={village.villageCode} village={village} year={cycle.year} published={village.starsWon !== null} />
        ))}
      </ul>
      {pages > 1 && (
        <nav className="row no-print" aria-label={t('wall.pages')}>
          {page > 1 && (
            <a className="button" rel="prev" href={siteAddress('/', cycle.year, page - 1)}>
              {t('wall.before')}
            </a>
          )}
          <span>{t('wall.page', { page, pages })}</span>
          {page < pages && (
            <a className="button" rel="next" href={siteAddress('/', cycle.year, page + 1)}>
              {t('wall.next')}
            </a>
          )}
        </nav>
      )}
      <footer className={styles.about}>
        <p className={styles.legend}>
          <strong>{t('wall.legend')}</strong>
          {(['won', 'notYet', 'vetoed'] as const).map((state) => (
            <span key={state} className="row">
              <StateMark state={state} /> {t(`star.${state}`)}
            </span>
          ))}
        </p>
        <p>
          <a href={`/public/standards/${cycle.standardId}`}>{t('wall.standard', { title: words(cycle.standardTitle) })}</a>
          {cycle.standardDraft && ` · ${t('wall.draftStandard')}`}
        </p>
        <p>{t('wall.sponsor', { sponsor: cycle.sponsor, document: cycle.approvingDocument })}</p>
      </footer>
    </div>
  );
}

function VillageCard({ village, year, published }: { village: PublicVillage; year: number; published: boolean }) {
  const { t, words } = useLanguage('disclosure');
  const { villageCode, villageName, townshipName, districtName, stars, starsWon, targetStars, grade, overdue } = village;
  return (
    <li className={`card ${styles.village}`}>
      <div className={styles.head}>
        <h2>
          <a href={siteAddress(`/villages/${villageCode}`, year)}>{words(villageName)}</a>
        </h2>
        <p className="soft">{`${words(districtName)} ${words(townshipName)}`}</p>
      </div>
      {published ? (
        <>
          <p className={styles.result}>
            <Icon name="won" />
            <strong>{t('wall.won', { won: starsWon ?? 0 })}</strong>
            {grade && <span className="soft">{words(grade)}</span>}
            <OverdueTags overdue={overdue} />
          </p>
          <StarRow stars={stars.map((star) => rowStar(star, words))} />
        </>
      ) : (
        <>
          <p className={styles.result}>
            <Icon name="waiting" />
            <span>{t('wall.declared', { count: targetStars.length })}</span>
          </p>
          <p className="soft">{t('wall.pending')}</p>
        </>
      )}
    </li>
  );
}
