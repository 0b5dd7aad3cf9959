import { assessmentStages } from '@xingcun/core/cycles/stage';
import { blocks } from '@xingcun/core/insight/block';
import { readProgress } from '@xingcun/core/insight/contract';
import { blockWords, standingWords } from '@xingcun/core/insight/words';
import type { ResponseOf } from '@xingcun/core/route';
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
import { Figure } from './chart.tsx';
import { live, type ViewProps } from './view.ts';
import styles from './insight.module.css';
import { barsHeight, lyingBars } from './options.ts';
import { usePalette } from './palette.ts';

type Progress = ResponseOf<typeof readProgress>;

/** How far everyone is, what keeps them, and whom to look at first. */
export function ProgressView({ frame, cycleId, onChange }: ViewProps) {
  const { t, words } = useLanguage('insight');
  const palette = usePalette();
  const { data, error } = useQuery({ ...read(readProgress, { query: { cycleId, unitCode: frame.unit.code } }), ...live });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <PageSkeleton />;
  const { total, rows, waiting } = data;
  if (total.villages === 0) return <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>;
  const stageColors = [palette.slateSoft, palette.slate, palette.amber, palette.violet, palette.jadeSoft, palette.jade];
  const blocked = blocks.filter((block) => (total.byBlock[block] ?? 0) > 0);
  const withWork = rows.length === 0 ? 0 : total.villages - (total.byStage.settled ?? 0);
  return (
    <div className="stack">
      <Figure
        title={t('progress.byUnit')}
        sentence={t('progress.sentence', {
          villages: total.villages,
          applied: total.applied,
          settled: total.byStage.settled ?? 0,
          overdue: total.overdue,
        })}
        height={barsHeight(rows.length, true)}
        option={lyingBars(palette, {
          names: rows.map(({ unit }) => unit.name),
          series: assessmentStages.map((stage, index) => ({
            name: words(standingWords[stage]),
            color: stageColors[index] ?? palette.slate,
            values: rows.map(({ byStage }) => byStage[stage] ?? 0),
          })),
        })}
        onChoose={(index) => onChange({ unit: rows[index]?.unit.code })}
        table={<UnitTable rows={rows} onChoose={(unit) => onChange({ unit })} />}
      />
      {blocked.length > 0 && (
        <Figure
          title={t('progress.blocks')}
          sentence={t('progress.blocksSentence', { count: withWork })}
          height={barsHeight(blocked.length, false)}
          option={lyingBars(palette, {
            names: blocked.map((block) => words(blockWords[block])),
            series: [{ name: t('villages'), color: palette.amber, values: blocked.map((block) => total.byBlock[block] ?? 0) }],
          })}
          onChoose={(index) => onChange({ view: 'heatMap', block: blocked[index] })}
          table={
            <DataTable
              caption={t('progress.blocks')}
              columns={[
                { key: 'block', title: t('block'), cell: (block) => words(blockWords[block]) },
                { key: 'villages', title: t('villages'), align: 'end', cell: (block) => total.byBlock[block] ?? 0 },
              ]}
              rows={blocked}
              rowKey={(block) => block}
            />
          }
        />
      )}
      {waiting.length > 0 && <Waiting waiting={waiting} />}
    </div>
  );
}

function UnitTable({ rows, onChoose }: { rows: Progress['rows']; onChoose: (unit: string) => void }) {
  const { t, words } = useLanguage('insight');
  type Row = Progress['rows'][number];
  const count = (key: string, title: string, of: (row: Row) => number): TableColumn<Row> => ({
    key,
    title,
    align: 'end',
    cell: of,
    order: (a, b) => of(a) - of(b),
  });
  return (
    <DataTable
      wide
      caption={t('progress.byUnit')}
      columns={[
        {
          key: 'unit',
          title: t('unit'),
          cell: ({ unit }) => (
            <button type="button" className={styles.link} onClick={() => onChoose(unit.code)}>
              {unit.name}
            </button>
          ),
        },
        count('villages', t('villages'), ({ villages }) => villages),
        count('applied', t('applied'), ({ applied }) => applied),
        count('overdue', t('overdue'), ({ overdue }) => overdue),
        ...assessmentStages.map((stage) => count(stage, words(standingWords[stage]), ({ byStage }) => byStage[stage] ?? 0)),
      ]}
      rows={rows}
      rowKey={({ unit }) => unit.code}
    />
  );
}

function Waiting({ waiting }: { waiting: Progress['waiting'] }) {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  return (
    <section className="card stack">
      <div>
        <h2>{t('progress.waiting')}</h2>
        <p className="soft">{t('progress.waitingLead')}</p>
      </div>
      <DataTable
        caption={t('progress.waiting')}
        columns={[
          {
            key: 'village',
            title: t('village'),
            cell: ({ assessmentId, villageName, townshipName }) => (
              <>
                <Link to="/work/assessments/$assessmentId" params={{ assessmentId }}>
                  {villageName}
                </Link>{' '}
                <span className="soft small">{townshipName}</span>
              </>
            ),
          },
          { key: 'stage', title: t('stage'), cell: ({ stage }) => words(standingWords[stage]) },
          {
            key: 'blocks',
            title: t('block'),
            cell: ({ blocks: own }) => format.list(own.map((block) => words(blockWords[block]))),
          },
          {
            key: 'due',
            title: t('due'),
            cell: ({ dueOn, overdue }) =>
              dueOn === null ? (
                t('dash')
              ) : (
                <>
                  {format.day(dueOn)} {overdue && <StateTag state="overdue">{t('dueLate')}</StateTag>}
                </>
              ),
          },
        ]}
        rows={waiting}
        rowKey={({ assessmentId }) => assessmentId}
      />
    </section>
  );
}
