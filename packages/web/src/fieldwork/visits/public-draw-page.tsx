import { readPublicDraw, type PublicDraw } from '@xingcun/core/fieldwork/visits/published';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import type { Address } from '../../app/site/address.ts';
import type { Reading } from '../../app/site/reading.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { InBrowser } from '../../ui/in-browser.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import { DrawTables } from './draw-tables.tsx';
import { ResultTable } from './result-section.tsx';
import { RoundState } from './round-state.tsx';
import styles from './visits.module.css';

const CheckSection = lazy(async () => ({ default: (await import('./check-section.tsx')).CheckSection }));

const drawOf = ({ path }: Address) => read(readPublicDraw, { params: { roundId: path.roundId ?? '' } });

export const publicDraw: Reading = {
  namespaces: ['visits'],
  reads: (address) => [drawOf(address)],
  // numbers of households
  mayNamePeople: () => true,
  Page: PublicDrawPage,
};

/** For anybody, without an account: the list, the seed, who was drawn, a way to check it, and the result. */
function PublicDrawPage({ address }: { address: Address }) {
  const { t } = useLanguage('visits');
  const nameOf = useUnitNames();
  const { data: draw } = useSuspenseQuery(drawOf(address));
  const { draws, result } = draw;
  return (
    <div className="stack">
      <PageHeader
        title={t('public.title', { village: nameOf(draw.villageCode, draw.villageName) })}
        above={<a href={`/villages/${draw.villageCode}`}> {nameOf(draw.villageCode, draw.villageName)}</a>}
        lead={t('public.lead')}
        tags={
          <>
            <RoundState state={draw.state} />
            {draw.sample && <StateTag state="note">{t('public.sample')}</StateTag>}
          </>
        }
      />
      {result && (
        <section className="card stack" aria-labelledby="result">
          <h2 id="result">{t('result.title')}</h2>
          <ResultTable {...draw} result={result} />
        </section>
      )}
      {draws.length > 0 && (
        <InBrowser fallback={<PageSkeleton rows={2} />}>
          <CheckSection draw={draw} />
        </InBrowser>
      )}
      <Listed draw={draw} />
      {draws.length > 0 ? (
        <section className="card stack" aria-labelledby="draw">
          <h2 id="draw">{t('draw.result')}</h2>
          {draws.map((each, index) => (
            <DrawTables key={each.seed} draw={each} index={index} />
          ))}
        </section>
      ) : (
        <EmptyState title={t('public.notDrawn')}>{t('public.notDrawnBody')}</EmptyState>
      )}
    </div>
  );
}

function Listed({ draw }: { draw: PublicDraw }) {
  const { t } = useLanguage('visits');
  const format = useFormat();
  return (
    <section className="card stack" aria-labelledby="list">
      <h2 id="list">{t('public.how')}</h2>
      <ol>
        {(['public.how1', 'public.how2', 'public.how3'] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
      <Facts
        facts={
          [
            [t('rounds.purpose'), draw.purpose],
            [t('source'), draw.frameSource],
            [t('published'), format.moment(draw.publishedAt)],
            [
              t('digest'),
              <code key="digest" className={styles.code}>
                {draw.digest}
              </code>,
            ],
            draw.commitments.length > 0 && [
              t('seed.published'),
              <ul key="sides">
                {draw.commitments.map(({ side, commitment }) => (
                  <li key={side}>
                    {side} <code className={styles.code}>{commitment}</code>
                  </li>
                ))}
              </ul>,
            ],
          ].filter((fact) => fact !== false) as [string, React.ReactNode][]
        }
      />
      <details>
        <summary>{t('public.list', { count: draw.households.length })}</summary>
        <ul className={`${styles.list} figures`}>
          {draw.households.map(({ group, number }) => (
            <li key={`${group}/${number}`}>
              {group}/{number}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
