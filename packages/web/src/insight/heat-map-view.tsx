import { stages } from '@xingcun/core/cycles/stage';
import { readHeatMap } from '@xingcun/core/insight/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable, type TableColumn } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { Figure } from './chart.tsx';
import { type Frame, live, type ViewProps } from './view.ts';
import styles from './insight.module.css';
import { heatHeight, heatMap } from './options.ts';
import { usePalette } from './palette.ts';

type Row = ResponseOf<typeof readHeatMap>['rows'][number];
type Cell = Row['cells'][number];
/** As the server turns the pages. */
const villagesAtOnce = 60;

export function HeatMapView({ frame, cycleId, search, onChange }: ViewProps) {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  const palette = usePalette();
  const navigate = useNavigate();
  const { level = 'latest', at, block, from = 0 } = search;
  const query = { cycleId, unitCode: frame.unit.code, level, from, ...(at && { at }), ...(block && { block }) };
  const { data, error } = useQuery({ ...read(readHeatMap, { query }), ...live });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <PageSkeleton />;
  const { rows, total } = data;
  if (rows.length === 0)
    return (
      <EmptyState
        title={t('none')}
        action={
          <button type="button" className="button" onClick={() => onChange({ at: undefined, block: undefined })}>
            {t('clear')}
          </button>
        }
      >
        {t('noneBody')}
      </EmptyState>
    );
  const { stars, scorePlaces } = frame;
  const cells = rows.flatMap((row, y) =>
    stars.flatMap(({ code, title, maxScore }, x) => {
      const cell = row.cells.find(({ starCode }) => starCode === code);
      if (!cell) return [];
      const score = cell.score === null ? t('heat.noFigure') : format.score(cell.score, scorePlaces);
      const said = { village: row.villageName, star: words(title), score };
      return [
        {
          x,
          y,
          row,
          cell,
          won: cell.won === true,
          share: cell.score === null ? null : Math.round((100 * cell.score) / maxScore),
          words: t(cell.won ? 'heat.cellWon' : 'heat.cell', said),
        },
      ];
    }),
  );
  const open = (index: number) => {
    const chosen = cells[index];
    if (chosen) void navigate(sheetLink(chosen.row.assessmentId, chosen.cell));
  };
  return (
    <div className="stack">
      <p className="soft small">{t('shownOnly')}</p>
      <Figure
        title={t('heat.title')}
        sentence={t('heat.sentence', { from: from + 1, to: from + rows.length, total })}
        height={heatHeight(rows.length)}
        option={heatMap(palette, {
          villages: rows.map(({ villageName }) => villageName),
          stars: stars.map(({ title }) => words(title)),
          cells,
          scale: [t('heat.low'), t('heat.high')],
        })}
        onChoose={open}
        table={<HeatTable rows={rows} frame={frame} />}
      />
      {total > rows.length && (
        <div className={`row no-print ${styles.pages}`}>
          {from > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => onChange({ from: Math.max(0, from - villagesAtOnce) || undefined })}
            >
              {t('heat.before')}
            </button>
          )}
          {from + rows.length < total && (
            <button type="button" className="button" onClick={() => onChange({ from: from + villagesAtOnce })}>
              {t('heat.next')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** From a mark down to the sheet on which it stands. */
const sheetLink = (assessmentId: string, { starCode, stage }: Cell) =>
  ({
    to: '/work/assessments/$assessmentId/sheets/$stage',
    params: { assessmentId, stage: stage ?? stages[0] },
    search: { star: starCode },
  }) as const;

function HeatTable({ rows, frame }: { rows: readonly Row[]; frame: Frame }) {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  const score = (cell: Cell) =>
    `${cell.won ? '★ ' : ''}${cell.score === null ? t('dash') : format.score(cell.score, frame.scorePlaces)}`;
  return (
    <DataTable
      wide
      caption={t('heat.title')}
      columns={[
        {
          key: 'village',
          title: t('village'),
          cell: ({ villageName, townshipName }) => (
            <>
              {villageName} <span className="soft small">{townshipName}</span>
            </>
          ),
        },
        ...frame.stars.map(({ code, title }): TableColumn<Row> => {
          const cellOf = ({ cells }: Row) => cells.find(({ starCode }) => starCode === code);
          return {
            key: code,
            title: words(title),
            align: 'end',
            cell: (row) => {
              const cell = cellOf(row);
              if (!cell) return t('dash');
              return cell.stage ? <Link {...sheetLink(row.assessmentId, cell)}>{score(cell)}</Link> : score(cell);
            },
          };
        }),
      ]}
      rows={rows}
      rowKey={({ assessmentId }) => assessmentId}
    />
  );
}
