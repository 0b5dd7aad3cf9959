import { readCompleteness } from '@xingcun/core/insight/contract';
import { funnelWords } from '@xingcun/core/insight/words';
import type { ResponseOf } from '@xingcun/core/route';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable, type TableColumn } from '../ui/data-table.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { Figure } from './chart.tsx';
import { live, type ViewProps } from './view.ts';
import { barsHeight, lyingBars } from './options.ts';
import { usePalette } from './palette.ts';

type Star = ResponseOf<typeof readCompleteness>['stars'][number];

export function CompletenessView({ frame, cycleId, search }: ViewProps) {
  const { t, words } = useLanguage('insight');
  const palette = usePalette();
  const { level = 'latest' } = search;
  const { data, error } = useQuery({
    ...read(readCompleteness, { query: { cycleId, unitCode: frame.unit.code, level } }),
    ...live,
  });
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <PageSkeleton />;
  const { steps, stars } = data;
  const stepOf = (wanted: (typeof steps)[number]['step']) => steps.find(({ step }) => step === wanted)?.villages ?? 0;
  const nameOf = ({ starCode }: Star) =>
    words(frame.stars.find(({ code }) => code === starCode)?.title ?? { zh: starCode, en: starCode });
  const sum = (of: (star: Star) => number) => stars.reduce((all, star) => all + of(star), 0);
  const count = (key: 'declared' | 'items' | 'filled' | 'lackingProof' | 'complete', title: string): TableColumn<Star> => ({
    key,
    title,
    align: 'end',
    cell: (star) => star[key],
    order: (a, b) => a[key] - b[key],
  });
  return (
    <div className="stack">
      <Figure
        title={t('funnel.title')}
        sentence={t('funnel.sentence', { applied: stepOf('applied'), settled: stepOf('finalAppraisal') })}
        height={barsHeight(steps.length, false)}
        option={lyingBars(palette, {
          names: steps.map(({ step }) => words(funnelWords[step])),
          series: [{ name: t('villages'), color: palette.jade, values: steps.map(({ villages }) => villages) }],
        })}
        table={
          <DataTable
            caption={t('funnel.title')}
            columns={[
              { key: 'step', title: t('step'), cell: ({ step }) => words(funnelWords[step]) },
              { key: 'villages', title: t('villages'), align: 'end', cell: ({ villages }) => villages },
            ]}
            rows={steps}
            rowKey={({ step }) => step}
          />
        }
      />
      <Figure
        title={t('filled.title')}
        sentence={t('filled.sentence', {
          filled: sum(({ filled }) => filled),
          items: sum(({ items }) => items),
          lacking: sum(({ lackingProof }) => lackingProof),
        })}
        height={barsHeight(stars.length, true)}
        option={lyingBars(palette, {
          names: stars.map(nameOf),
          series: [
            // proof may be lacking of a bonus too, which is not among the required items
            {
              name: t('filled'),
              color: palette.jade,
              values: stars.map(({ filled, lackingProof }) => Math.max(0, filled - lackingProof)),
            },
            {
              name: t('lacking'),
              color: palette.amber,
              values: stars.map(({ filled, lackingProof }) => Math.min(filled, lackingProof)),
            },
            { name: t('unfilled'), color: palette.slateSoft, values: stars.map(({ items, filled }) => items - filled) },
          ],
        })}
        table={
          <DataTable
            wide
            caption={t('filled.title')}
            columns={[
              { key: 'star', title: t('star'), cell: nameOf },
              count('declared', t('declared')),
              count('items', t('items')),
              count('filled', t('filled')),
              count('lackingProof', t('lacking')),
              count('complete', t('complete')),
            ]}
            rows={stars}
            rowKey={({ starCode }) => starCode}
          />
        }
      />
    </div>
  );
}
