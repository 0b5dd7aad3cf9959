import type { RoundDraw } from '@xingcun/core/fieldwork/visits/published';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Facts } from '../../ui/facts.tsx';
import styles from './visits.module.css';

type Entry = RoundDraw['sample'][number];

/** One draw as it is read out and printed: the seed and who found it, the shares, the numbered households. */
export function DrawTables({ draw, index }: { draw: RoundDraw; index: number }) {
  const { t } = useLanguage('visits');
  const format = useFormat();
  const { seedParts } = draw;
  const posts = seedParts.kind === 'dice' ? seedParts.witnesses : seedParts.sides.map(({ side }) => side);
  return (
    <section className="stack" aria-labelledby={`draw-${index}`}>
      <h3 id={`draw-${index}`}>{t('draw.ofTimes', { count: index + 1 })}</h3>
      <Facts
        facts={[
          [
            t('draw.seed'),
            <code key="seed" className={styles.code}>
              {draw.seed}
            </code>,
          ],
          [t('draw.witnesses'), format.list(posts)],
          [t('draw.at'), format.moment(draw.drawnAt)],
          [
            t('draw.shares'),
            format.list(draw.strata.map(({ group, size, households }) => t('draw.share', { group, size, households }))),
          ],
        ]}
      />
      <div className={styles.tables}>
        {(['sample', 'reserves'] as const).map((kind) => (
          <EntryTable key={kind} caption={t(`draw.${kind}`, { count: draw[kind].length })} entries={draw[kind]} />
        ))}
      </div>
    </section>
  );
}

function EntryTable({ caption, entries }: { caption: string; entries: readonly Entry[] }) {
  const { t } = useLanguage('visits');
  return (
    <div>
      <DataTable
        caption={caption}
        captionShown
        rows={entries}
        rowKey={({ order }) => String(order)}
        columns={[
          { key: 'order', title: t('draw.order'), cell: ({ order }) => String(order) },
          { key: 'group', title: t('group'), cell: ({ group }) => group },
          { key: 'number', title: t('number'), cell: ({ number }) => number },
          {
            key: 'ticket',
            title: t('draw.ticket'),
            cell: ({ ticket }) => <code className={styles.code}>{ticket.slice(0, 12)}</code>,
          },
        ]}
      />
    </div>
  );
}
