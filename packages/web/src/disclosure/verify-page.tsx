import { listBundles, readBundleFile, type BundleRow } from '@xingcun/core/disclosure/bundle/contract';
import { readStarWall } from '@xingcun/core/disclosure/contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { addressOf, send } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { type Address, yearIn } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useVerification } from './use-verification.ts';
import { VerifyResult } from './verify-result.tsx';
import styles from './verify.module.css';

const wallOf = (address: Address) => read(readStarWall, { query: { year: yearIn(address) } });

export const verify: Reading = {
  namespaces: ['verify'],
  reads: (address) => [wallOf(address)],
  Page: VerifyPage,
};

/** For anybody: the published bundle, or one kept as a file, computed again in this browser. */
function VerifyPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('verify');
  const { data: wall } = useSuspenseQuery(wallOf(address));
  const [state, start] = useVerification();
  const busy = state.kind === 'loading' || state.kind === 'progress';
  return (
    <article className={`stack ${styles.page}`}>
      <PageHeader
        title={t('title')}
        above={<a href="/">{t('wall')}</a>}
        lead={t('lead')}
        tags={wall.cycle?.sample && <StateTag state="note">{t('sample')}</StateTag>}
      />
      {wall.cycle ? (
        <Published
          cycleId={wall.cycle.id}
          title={words(wall.cycle.title)}
          busy={busy}
          onVerify={(digest) =>
            void start(async () => (await send(addressOf(readBundleFile, { params: { digest } }), {})).text())
          }
        />
      ) : (
        <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>
      )}
      <div aria-live="polite">
        {state.kind === 'loading' && <p>{t('loading')}</p>}
        {state.kind === 'progress' && (
          <p className="row">
            <progress max={state.of} value={state.done} aria-label={t('progress', { done: state.done, count: state.of })} />
            {t('progress', { done: state.done, count: state.of })}
          </p>
        )}
        {state.kind === 'unreadable' && (
          <p className="notice notice-wrong">
            <Icon name="invalid" />
            <span>{t('unreadable', { place: state.place })}</span>
          </p>
        )}
        {state.kind === 'failed' && (
          <p className="notice notice-wrong">
            <Icon name="invalid" />
            <span>{t('failed')}</span>
          </p>
        )}
        {state.kind === 'result' && <VerifyResult result={state} />}
      </div>
      <section className="card stack no-print" aria-labelledby="file">
        <h2 id="file">{t('file.title')}</h2>
        <p className="soft">{t('file.body')}</p>
        <FileField
          label={t('file.label')}
          choose={t('file.choose')}
          none={t('file.none')}
          accept=".json,.gz"
          onChoose={(file) => file && void start(() => textOf(file))}
        />
        <p>{t('cli')}</p>
        <pre className={styles.command}>
          <code>xingcun verify bundle.json</code>
        </pre>
        <p>
          <a href="/public/log">{t('log')}</a>
        </p>
      </section>
    </article>
  );
}

function Published(props: { cycleId: string; title: string; busy: boolean; onVerify: (digest: string) => void }) {
  const { cycleId, title, busy, onVerify } = props;
  const { t } = useLanguage('verify');
  // asked for by the browser, which computes it again: without script there is nothing to do with it
  const { data: bundles, error } = useQuery(read(listBundles, { params: { cycleId } }));
  if (error) return <ErrorState error={error} />;
  if (!bundles) return <PageSkeleton rows={2} />;
  const [latest, ...earlier] = bundles;
  if (!latest) return <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>;
  return (
    <section className="card stack" aria-labelledby="published">
      <h2 id="published">{title}</h2>
      <BundleFacts bundle={latest} />
      <div className="row no-print">
        <button type="button" className="button button-primary" disabled={busy} onClick={() => onVerify(latest.digest)}>
          {t('act')}
        </button>
        <a className="button" href={addressOf(readBundleFile, { params: { digest: latest.digest } })}>
          {t('download')}
        </a>
      </div>
      {earlier.length > 0 && (
        <details>
          <summary>{t('earlier', { count: earlier.length })}</summary>
          <ul className={`stack ${styles.earlier}`}>
            {earlier.map((bundle) => (
              <li key={bundle.digest} className="stack">
                <BundleFacts bundle={bundle} />
                <p className="row">
                  <button type="button" className="button" disabled={busy} onClick={() => onVerify(bundle.digest)}>
                    {t('actEarlier', { place: bundle.place })}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function BundleFacts({ bundle }: { bundle: BundleRow }) {
  const { t } = useLanguage('verify');
  const format = useFormat();
  const { phase, place, publishedOn, villages, size, digest } = bundle;
  return (
    <Facts
      facts={[
        [t('fact.what'), t('fact.place', { phase: t(`phase.${phase}`), place })],
        [t('fact.publishedOn'), format.day(publishedOn)],
        [t('fact.villages'), String(villages)],
        [t('fact.size'), t('fact.kilobytes', { count: Math.ceil(size / 1000) })],
        [
          t('fact.digest'),
          <span key="digest" className={`figures small ${styles.digest}`}>
            {digest}
          </span>,
        ],
      ]}
    />
  );
}

/** A file as it was saved, or under gzip. */
async function textOf(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
