import { readPublicUnit } from '@xingcun/core/disclosure/site-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { type Address, siteAddress, yearIn } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { checkpointQuery } from '../records/log-line.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PlainTable } from '../ui/plain-table.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { glyphOf } from '../standards/star-glyphs.ts';
import { MapFold } from './map-fold.tsx';
import { NoticeCard } from './notice-card.tsx';
import { TileMap } from './tile-map.tsx';
import styles from './unit-page.module.css';

type Page = ResponseOf<typeof readPublicUnit>;

const unitOf = (address: Address) =>
  read(readPublicUnit, { params: { unitCode: address.path.unitCode ?? 'city' }, query: { year: yearIn(address) } });

export const publicUnit: Reading = {
  namespaces: ['site', 'disclosure'],
  reads: (address) => [unitOf(address), checkpointQuery],
  Page: UnitPage,
};

/** The address of a unit's page: a village has its own. */
export const unitAddress = (unit: { kind: string; code: string }, year?: number): string =>
  siteAddress(
    ['city', 'district', 'township'].includes(unit.kind) ? `/public/units/${unit.code}` : `/villages/${unit.code}`,
    year,
  );

/** A city, district or township: where the season stands, its villages as tiles and in a table, and how many won each star. */
function UnitPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('site');
  const { data } = useSuspenseQuery(unitOf(address));
  const { unit, above, cycle, notice, villages, rated } = data;
  const asked = yearIn(address);
  const [city, ...between] = above;
  return (
    <div className="stack">
      <meta name="description" content={t('unit.description', { unit: words(unit.name) })} />
      <PageHeader
        title={words(unit.name)}
        above={
          city && (
            <nav className="row" aria-label={t('unit.above')}>
              <a href={siteAddress('/public', asked)}>{words(city.name)}</a>
              {between.map((step) => (
                <a key={step.code} href={unitAddress(step, asked)}>
                  {words(step.name)}
                </a>
              ))}
            </nav>
          )
        }
        lead={cycle ? words(cycle.title) : undefined}
        tags={cycle?.sample && <StateTag state="note">{t('unit.sample')}</StateTag>}
      />
      {cycle ? (
        <>
          <p>{seasonOf(t, cycle.state, { villages, rated })}</p>
          {data.years.length > 1 && (
            <nav className={`row ${styles.years}`} aria-label={t('unit.years')}>
              {data.years.map((year) => (
                <a
                  key={year}
                  className="button"
                  href={unitAddress(unit, year)}
                  aria-current={year === cycle.year ? 'page' : undefined}
                >
                  {String(year)}
                </a>
              ))}
            </nav>
          )}
          {notice && <NoticeCard notice={notice} />}
          {villages > 0 ? <Villages page={data} /> : <EmptyState title={t('unit.none')}>{t('unit.noneBody')}</EmptyState>}
        </>
      ) : (
        <EmptyState title={t('unit.noCycle')}>{t('unit.noCycleBody')}</EmptyState>
      )}
    </div>
  );
}

type Said = ReturnType<typeof useLanguage<'site'>>['t'];

/** Where the season stands, in one sentence. */
function seasonOf(t: Said, state: string, { villages, rated }: { villages: number; rated: number }): string {
  if (state === 'final') return t('unit.final', { villages, rated });
  if (state === 'publicity') return t('unit.publicity', { villages, rated });
  return t('unit.running', { villages });
}

function Villages({ page }: { page: Page }) {
  const { t, words } = useLanguage('site');
  const { unit, cycle, children, tiles, stars, rated, cityCode, map } = page;
  const year = cycle?.year;
  const ofVillages = unit.kind === 'township';
  return (
    <>
      <section className="stack" aria-labelledby="tiles">
        <h2 id="tiles">{t('tiles.title')}</h2>
        <p className="soft small">{t(map ? 'tiles.placed' : 'tiles.ordered')}</p>
        <TileMap tiles={tiles} address={(tile) => unitAddress(tile, year)} />
        {map && <MapFold cityCode={cityCode} year={year} />}
      </section>
      <section className="stack" aria-labelledby="below">
        <h2 id="below">{t(ofVillages ? 'below.villages' : 'below.units')}</h2>
        <PlainTable
          caption={t(ofVillages ? 'below.villages' : 'below.units')}
          rows={children}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              title: t('below.name'),
              cell: (row) => <a href={unitAddress(row, year)}>{words(row.name)}</a>,
            },
            ...(ofVillages
              ? [
                  {
                    key: 'declared',
                    title: t('below.declared'),
                    align: 'end' as const,
                    cell: ({ declared }: Page['children'][number]) => (declared === null ? '—' : String(declared)),
                  },
                  {
                    key: 'won',
                    title: t('below.won'),
                    align: 'end' as const,
                    cell: ({ starsWon }: Page['children'][number]) => (starsWon === null ? t('below.waiting') : String(starsWon)),
                  },
                ]
              : [
                  {
                    key: 'villages',
                    title: t('below.count'),
                    align: 'end' as const,
                    cell: (row: Page['children'][number]) => String(row.villages),
                  },
                  {
                    key: 'rated',
                    title: t('below.rated'),
                    align: 'end' as const,
                    cell: (row: Page['children'][number]) => String(row.rated),
                  },
                ]),
          ]}
        />
      </section>
      {rated > 0 && (
        <section className="stack" aria-labelledby="stars">
          <h2 id="stars">{t('stars.title')}</h2>
          <ul className={styles.stars}>
            {stars.map(({ code, title, won }) => {
              const glyph = glyphOf(code);
              return (
                <li key={code} className="row">
                  {glyph && <StarGlyph name={glyph} />}
                  <span>{words(title)}</span>
                  <span className="figures">{t('stars.won', { won, of: rated })}</span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {cycle && (
        <p className="row">
          <a href={`/public/standards/${cycle.standardId}`}>{t('unit.standard', { title: words(cycle.standardTitle) })}</a>
          <a href="/public/data">{t('unit.data')}</a>
        </p>
      )}
    </>
  );
}
