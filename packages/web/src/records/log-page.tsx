import { listLogEntries, readCheckpoint, readCheckpointText } from '@xingcun/core/records/transparency/contract';
import { leafWords } from '@xingcun/core/records/transparency/leaf';
import { useSuspenseQuery } from '@tanstack/react-query';
import { addressOf } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { EntryCheck } from './entry-check.tsx';
import { KeptCheck } from './kept-check.tsx';
import styles from './log-page.module.css';

/** Entries on the page: the newest. */
const shown = 100;

/** The log of everything published with a digest: nothing in it can be replaced in silence. */
export function LogPage() {
  const { t, words } = useLanguage('log');
  const format = useFormat();
  const { data: checkpoint } = useSuspenseQuery(read(readCheckpoint, {}));
  const from = Math.max(0, checkpoint.size - shown);
  const { data: log } = useSuspenseQuery(read(listLogEntries, { query: { from } }));
  const { origin, size, root, keyId, publicKey } = checkpoint;
  return (
    <article className={`stack ${styles.page}`}>
      <PageHeader title={t('title')} above={<a href="/">{t('wall')}</a>} lead={t('lead')} />
      <section className="card stack" aria-labelledby="checkpoint">
        <h2 id="checkpoint">{t('checkpoint')}</h2>
        <Facts
          facts={[
            [t('size'), t('entriesCount', { count: size })],
            [
              t('root'),
              <code key="root" className={styles.digest}>
                {root}
              </code>,
            ],
            [t('key'), <code key="key">{keyId}</code>],
            [
              t('publicKey'),
              <code key="publicKey" className={styles.digest}>
                {publicKey}
              </code>,
            ],
            [
              t('origin'),
              <code key="origin" className={styles.digest}>
                {origin}
              </code>,
            ],
          ]}
        />
        <p className="soft">{t('keep')}</p>
        <p className="no-print">
          <a className="button" href={addressOf(readCheckpointText, {})}>
            {t('saveCheckpoint')}
          </a>
        </p>
      </section>
      <KeptCheck latest={size} />
      <section className="stack" aria-labelledby="entries">
        <h2 id="entries">{t('entries')}</h2>
        {from > 0 && <p className="soft">{t('newest', { count: shown })}</p>}
        <DataTable
          caption={t('entries')}
          rows={log.entries.toReversed()}
          rowKey={({ index }) => String(index)}
          empty={<EmptyState title={t('none')}>{t('noneBody')}</EmptyState>}
          columns={[
            { key: 'what', title: t('what'), cell: ({ kind }) => words(leafWords[kind]) },
            { key: 'index', title: t('place'), align: 'end', cell: ({ index }) => index },
            { key: 'on', title: t('on'), cell: ({ on }) => format.day(on) },
            {
              key: 'digest',
              title: t('digest'),
              cell: ({ digest }) => <code className={`small ${styles.digest}`}>{digest}</code>,
            },
            { key: 'check', title: t('check'), cell: ({ digest }) => <EntryCheck digest={digest} /> },
          ]}
        />
      </section>
    </article>
  );
}
