import { stages } from '@xingcun/core/cycles/stage';
import { readSimilar } from '@xingcun/core/insight/contract';
import { blockWords, levelWords, standingWords } from '@xingcun/core/insight/words';
import type { ResponseOf } from '@xingcun/core/route';
import type { Language, Text } from '@xingcun/core/text';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable, type TableColumn } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { SavableChart } from './chart.tsx';
import { type Frame, live, type ViewProps } from './view.ts';
import styles from './insight.module.css';
import { smallBars } from './options.ts';
import { usePalette } from './palette.ts';

type Similar = ResponseOf<typeof readSimilar>;
type Star = Similar['stars'][number];
type Figures = Similar['peers'][number]['stars'];

/** Where one village stands, what is missing, and villages like it beside it. */
export function VillageView(props: ViewProps) {
  const { t } = useLanguage('insight');
  const isVillage = !['city', 'district', 'township'].includes(props.frame.unit.kind);
  if (!isVillage) return <EmptyState title={t('similar.choose')}>{t('similar.chooseBody')}</EmptyState>;
  return <Village {...props} />;
}

function Village({ frame, cycleId, search }: ViewProps) {
  const { t, words, language } = useLanguage('insight');
  const format = useFormat();
  const { level = 'latest' } = search;
  const { data, error } = useQuery({ ...read(readSimilar, { query: { cycleId, unitCode: frame.unit.code, level } }), ...live });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <PageSkeleton />;
  const { assessmentId, villageName, stage, blocks, stars, peers, dueOn, overdue } = data;
  return (
    <div className="stack">
      <section className="card stack">
        <div className="row">
          <h2>{t('own.title')}</h2>
          {overdue && <StateTag state="overdue">{t('dueLate')}</StateTag>}
        </div>
        <p className="soft">
          {t('own.sentence', {
            stage: words(standingWords[stage]),
            declared: stars.length,
            level: words(levelWords[level]),
            won: stars.filter(({ won }) => won).length,
          })}
        </p>
        <p>
          <strong>{t('own.blocks')}</strong>
          {' · '}
          {blocks.length > 0 ? format.list(blocks.map((block) => words(blockWords[block]))) : t('own.nothing')}
          {dueOn !== null && ` · ${t('due')} ${format.day(dueOn)}`}
        </p>
        <OwnTable data={data} frame={frame} />
        <div className="row no-print">
          <Link className="button" to="/work/assessments/$assessmentId" params={{ assessmentId }}>
            {t('own.open')}
          </Link>
        </div>
      </section>
      <section className="card stack">
        <div>
          <h2>{t('similar.title')}</h2>
          <p className="soft">{t('similar.rule')}</p>
          <p className="soft small">{t(peers.length > 0 ? 'similar.named' : 'similar.none')}</p>
        </div>
        {peers.length > 0 && language === 'en' && (
          <p className="soft small">{frame.stars.map(({ title }, index) => `${index + 1} ${title.en}`).join(' · ')}</p>
        )}
        {peers.length > 0 && (
          <ul className={styles.multiples}>
            <li className={styles.own}>
              <SmallVillage name={t('similar.own', { village: villageName })} figures={stars} frame={frame} />
            </li>
            {peers.map((peer, index) => (
              // anonymous neighbours have nothing but their place
              <li key={peer.village?.assessmentId ?? `peer ${index}`}>
                <SmallVillage
                  name={peer.village?.name ?? t('similar.peer', { index: index + 1 })}
                  about={t(
                    peer.sameTownship ? 'similar.sameTownship' : peer.sameDistrict ? 'similar.sameDistrict' : 'similar.elsewhere',
                  )}
                  figures={peer.stars}
                  frame={frame}
                />
              </li>
            ))}
          </ul>
        )}
        {peers.length > 0 && (
          <details className={styles.table}>
            <summary>{t('table')}</summary>
            <PeersTable data={data} frame={frame} />
          </details>
        )}
      </section>
    </div>
  );
}

function OwnTable({ data: { assessmentId, stars }, frame }: { data: Similar; frame: Frame }) {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  return (
    <DataTable
      wide
      caption={t('own.title')}
      columns={[
        { key: 'star', title: t('star'), cell: ({ starCode }) => starNameIn(frame, starCode, words) },
        ...stages.map(
          (stage, index): TableColumn<Star> => ({
            key: stage,
            title: words(levelWords[stage]),
            align: 'end',
            cell: ({ scores, starCode }) => {
              const score = scores[index] ?? null;
              if (score === null) return t('dash');
              return (
                <Link
                  to="/work/assessments/$assessmentId/sheets/$stage"
                  params={{ assessmentId, stage }}
                  search={{ star: starCode }}
                >
                  {format.score(score, frame.scorePlaces)}
                </Link>
              );
            },
          }),
        ),
        {
          key: 'won',
          title: t('won'),
          cell: ({ won }) => (won === null ? t('dash') : <StateTag state={won ? 'won' : 'notYet'} />),
        },
        { key: 'filled', title: t('filled'), align: 'end', cell: ({ filled, items }) => `${filled}/${items}` },
        { key: 'lacking', title: t('lacking'), align: 'end', cell: ({ lackingProof }) => lackingProof },
      ]}
      rows={stars}
      rowKey={({ starCode }) => starCode}
    />
  );
}

/** The figures of the small bars: a row a star, a column a village. */
function PeersTable({ data: { villageName, stars, peers }, frame }: { data: Similar; frame: Frame }) {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  const columns = [
    { key: 'own', name: t('similar.own', { village: villageName }), figures: stars as Figures },
    ...peers.map(({ village, stars: figures }, index) => ({
      key: `peer ${index}`,
      name: village?.name ?? t('similar.peer', { index: index + 1 }),
      figures,
    })),
  ];
  return (
    <DataTable
      wide
      caption={t('similar.title')}
      columns={[
        { key: 'star', title: t('star'), cell: ({ title }) => words(title) },
        ...columns.map(
          ({ key, name, figures }): TableColumn<Frame['stars'][number]> => ({
            key,
            title: name,
            align: 'end',
            cell: ({ code }) => {
              const figure = figures.find(({ starCode }) => starCode === code);
              if (!figure || figure.score === null) return t('dash');
              return `${figure.won ? '★ ' : ''}${format.score(figure.score, frame.scorePlaces)}`;
            },
          }),
        ),
      ]}
      rows={frame.stars}
      rowKey={({ code }) => code}
    />
  );
}

const starNameIn = ({ stars }: Frame, code: string, words: (text: Text) => string) =>
  words(stars.find((star) => star.code === code)?.title ?? { zh: code, en: code });

/** Under a small bar: two characters in Chinese, in English the number of the list above. */
const shortName = (title: Text, language: Language, index: number) =>
  language === 'zh' ? title.zh.slice(0, 2) : String(index + 1);

/** One village of many: its stars as bars of one height, those won in the colour of stars. */
function SmallVillage({ name, about, figures, frame }: { name: string; about?: string; figures: Figures; frame: Frame }) {
  const { t, words, language } = useLanguage('insight');
  const format = useFormat();
  const palette = usePalette();
  const of = (code: string) => figures.find(({ starCode }) => starCode === code);
  const shares = frame.stars.map(({ code, maxScore }) => {
    const score = of(code)?.score ?? null;
    return score === null ? null : Math.round((100 * score) / maxScore);
  });
  const [first] = frame.stars;
  const passMark = first?.passMark ?? null;
  const said = frame.stars.map(({ code, title }) => {
    const score = of(code)?.score ?? null;
    return t('similar.starScore', {
      star: words(title),
      score: score === null ? t('dash') : format.score(score, frame.scorePlaces),
    });
  });
  return (
    <>
      <h3>{name}</h3>
      {about && <p className="soft small">{about}</p>}
      <SavableChart
        name={name}
        label={t('similar.bars', { village: name, stars: format.list(said) })}
        height={140}
        option={smallBars(palette, {
          names: frame.stars.map(({ title }, index) => shortName(title, language, index)),
          values: shares,
          most: 100,
          colors: (index) => (of(frame.stars[index]?.code ?? '')?.won ? palette.cinnabar : palette.slate),
          line: passMark === null || !first ? undefined : (100 * passMark) / first.maxScore,
        })}
      />
    </>
  );
}
