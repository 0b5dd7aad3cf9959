import { readDistribution } from '@xingcun/core/insight/contract';
import { binCount } from '@xingcun/core/insight/distribution';
import { levelWords } from '@xingcun/core/insight/words';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable, type TableColumn } from '../ui/data-table.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { Chart, Figure } from './chart.tsx';
import { type Frame, live, type ViewProps } from './view.ts';
import styles from './insight.module.css';
import { barsHeight, lyingBars, smallBars } from './options.ts';
import { usePalette } from './palette.ts';

type Star = ResponseOf<typeof readDistribution>['stars'][number];
const barNames = Array.from({ length: binCount }, (_, bin) => `${bin * 10}–${(bin + 1) * 10}%`);
const smallHeight = 130;

export function DistributionView({ frame, cycleId, search }: ViewProps) {
  const { t, words } = useLanguage('insight');
  const palette = usePalette();
  const { level = 'latest' } = search;
  const { data, error } = useQuery({
    ...read(readDistribution, { query: { cycleId, unitCode: frame.unit.code, level } }),
    ...live,
  });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <PageSkeleton />;
  const { stars, comparedWith } = data;
  const nameOf = (code: string) => words(frame.stars.find((star) => star.code === code)?.title ?? { zh: code, en: code });
  const most = Math.max(1, ...stars.flatMap(({ bars }) => bars));
  const series = (name: string, color: string, of: (star: Star) => number) => ({ name, color, values: stars.map(of) });
  return (
    <div className="stack">
      <section className="card stack">
        <div>
          <h2>{t('distribution.title')}</h2>
          <p className="soft">{t('distribution.sentence', { level: words(levelWords[level]) })}</p>
          <p className="soft small">{t('shownOnly')}</p>
        </div>
        <ul className={styles.multiples}>
          {stars.map((star) => (
            <li key={star.starCode}>
              <h3>{nameOf(star.starCode)}</h3>
              <p className="soft small">
                {t('distribution.star', { declared: star.declared, won: star.won, none: star.withoutFigure })}
              </p>
              <SmallDistribution star={star} name={nameOf(star.starCode)} frame={frame} most={most} />
            </li>
          ))}
        </ul>
        <details className={styles.table}>
          <summary>{t('table')}</summary>
          <DataTable
            wide
            caption={t('distribution.title')}
            columns={[
              { key: 'star', title: t('star'), cell: ({ starCode }) => nameOf(starCode) },
              ...barNames.map(
                (name, bin): TableColumn<Star> => ({ key: name, title: name, align: 'end', cell: ({ bars }) => bars[bin] ?? 0 }),
              ),
              { key: 'none', title: t('heat.noFigure'), align: 'end', cell: ({ withoutFigure }) => withoutFigure },
            ]}
            rows={stars}
            rowKey={({ starCode }) => starCode}
          />
        </details>
      </section>
      {comparedWith ? (
        <Figure
          title={t('change.title')}
          sentence={t('change.sentence', { level: words(levelWords[comparedWith]) })}
          height={barsHeight(stars.length, true)}
          option={lyingBars(palette, {
            names: stars.map(({ starCode }) => nameOf(starCode)),
            series: [
              series(t('raised'), palette.jade, ({ change }) => change.raised),
              series(t('same'), palette.slateSoft, ({ change }) => change.same),
              series(t('lowered'), palette.violet, ({ change }) => change.lowered),
            ],
          })}
          table={<ChangeTable stars={stars} nameOf={nameOf} frame={frame} />}
        />
      ) : (
        <p className="soft">{t('change.none')}</p>
      )}
    </div>
  );
}

function SmallDistribution({ star, name, frame, most }: { star: Star; name: string; frame: Frame; most: number }) {
  const { t } = useLanguage('insight');
  const palette = usePalette();
  const { maxScore, passMark } = frame.stars.find(({ code }) => code === star.starCode) ?? { maxScore: 1, passMark: null };
  const passBar = passMark === null ? null : (passMark * binCount) / maxScore;
  const scored = star.declared - star.withoutFigure;
  const label =
    scored === 0
      ? t('distribution.empty', { star: name })
      : t('distribution.most', {
          star: name,
          count: scored,
          won: star.won,
          bar: barNames[star.bars.indexOf(Math.max(...star.bars))] ?? '',
        });
  const passesFrom = passBar === null ? null : Math.ceil(passBar);
  return (
    <Chart
      label={label}
      height={smallHeight}
      option={smallBars(palette, {
        names: barNames,
        values: star.bars,
        most,
        colors: (bin) => (passesFrom !== null && bin >= passesFrom ? palette.jade : palette.slate),
        changes: passesFrom === null || passesFrom >= binCount ? [] : [passesFrom - 0.5],
      })}
    />
  );
}

function ChangeTable({ stars, nameOf, frame }: { stars: readonly Star[]; nameOf: (code: string) => string; frame: Frame }) {
  const { t } = useLanguage('insight');
  const format = useFormat();
  const count = (
    key: 'pairs' | 'raised' | 'same' | 'lowered' | 'starsGained' | 'starsLost',
    title: string,
  ): TableColumn<Star> => ({
    key,
    title,
    align: 'end',
    cell: ({ change }) => change[key],
    order: (a, b) => a.change[key] - b.change[key],
  });
  return (
    <DataTable
      wide
      caption={t('change.title')}
      columns={[
        { key: 'star', title: t('star'), cell: ({ starCode }) => nameOf(starCode) },
        count('pairs', t('pairs')),
        count('raised', t('raised')),
        count('same', t('same')),
        count('lowered', t('lowered')),
        {
          key: 'mean',
          title: t('mean'),
          align: 'end',
          cell: ({ change }) => (change.mean === null ? t('dash') : format.score(change.mean, frame.scorePlaces)),
        },
        count('starsGained', t('gained')),
        count('starsLost', t('lost')),
      ]}
      rows={stars}
      rowKey={({ starCode }) => starCode}
    />
  );
}
