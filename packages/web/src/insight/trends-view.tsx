import { readTrends } from '@xingcun/core/insight/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { Chart, Figure } from './chart.tsx';
import { live, type ViewProps } from './view.ts';
import styles from './insight.module.css';
import { smallBars } from './options.ts';
import { usePalette } from './palette.ts';

type Year = ResponseOf<typeof readTrends>['years'][number];
const whole = 10_000;

export function TrendsView({ frame }: ViewProps) {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  const palette = usePalette();
  const { data, error } = useQuery({ ...read(readTrends, { query: { unitCode: frame.unit.code } }), ...live });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <PageSkeleton />;
  const { years } = data;
  const nameOf = ({ year, state }: Year) => (state === 'final' ? String(year) : t('trend.provisional', { year: String(year) }));
  const names = years.map(nameOf);
  const changes = years.flatMap(({ standardChanged }, index) => (standardChanged ? [index - 0.5] : []));
  const stars = [...new Map(years.flatMap((year) => year.stars).map(({ starCode, title }) => [starCode, words(title)]))];
  const shareOf = ({ stars: own }: Year, code: string) => own.find(({ starCode }) => starCode === code)?.share ?? null;
  const shown = (share: number | null) => (share === null ? t('dash') : format.share(share));
  return (
    <div className="stack">
      <Figure
        title={t('trend.title')}
        sentence={t('trend.sentence')}
        note={<p className="soft small">{t(changes.length > 0 ? 'trend.changed' : 'trend.same')}</p>}
        height={200}
        option={smallBars(palette, {
          names,
          changes,
          values: years.map(({ meanStarsWon }) => meanStarsWon),
          most: Math.max(1, stars.length) * 100,
          colors: () => palette.jade,
          label: (value) => format.score(value),
        })}
        table={
          <DataTable
            wide
            caption={t('trend.title')}
            columns={[
              { key: 'year', title: t('year'), cell: nameOf },
              { key: 'standard', title: t('standard'), cell: ({ standardVersion }) => standardVersion },
              { key: 'villages', title: t('villages'), align: 'end', cell: ({ villages }) => villages },
              {
                key: 'mean',
                title: t('meanStars'),
                align: 'end',
                cell: ({ meanStarsWon }) => (meanStarsWon === null ? t('dash') : format.score(meanStarsWon)),
              },
              ...stars.map(([code, name]) => ({
                key: code,
                title: name,
                align: 'end' as const,
                cell: (year: Year) => shown(shareOf(year, code)),
              })),
            ]}
            rows={years}
            rowKey={({ cycleId }) => cycleId}
          />
        }
      />
      <section className="card stack">
        <h2>{t('trend.stars')}</h2>
        <ul className={styles.multiples}>
          {stars.map(([code, name]) => (
            <li key={code}>
              <h3>{name}</h3>
              <Chart
                label={t('trend.star', {
                  star: name,
                  years: format.list(
                    years.map((year) => t('trend.year', { year: String(year.year), share: shown(shareOf(year, code)) })),
                  ),
                })}
                height={130}
                option={smallBars(palette, {
                  names,
                  changes,
                  values: years.map((year) => shareOf(year, code)),
                  most: whole,
                  colors: () => palette.jade,
                  label: (value) => format.share(value),
                })}
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
