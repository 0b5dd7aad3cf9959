import { stateWords } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { askable, presiding } from '@xingcun/core/fieldwork/appraisal/asked';
import { readPublicAppraisal } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import { normalCode } from '@xingcun/core/values/readable-code';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import type { Address } from '../../app/site/address.ts';
import type { Reading } from '../../app/site/reading.ts';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import styles from './ballot.module.css';
import { Result } from './result.tsx';
import { AppraisalState } from './state.tsx';

const appraisalOf = ({ path }: Address) => read(readPublicAppraisal, { params: { appraisalId: path.appraisalId ?? '' } });

export const publicAppraisal: Reading = {
  namespaces: ['appraisal'],
  reads: (address) => [appraisalOf(address)],
  // codes of ballots
  mayNamePeople: () => true,
  Page: PublicAppraisalPage,
};

/** An appraisal for anyone: its result, the roll's check code, and the list in which a voter finds the ballot. */
function PublicAppraisalPage({ address }: { address: Address }) {
  const { t, words } = useLanguage('appraisal');
  const format = useFormat();
  const { data: appraisal } = useSuspenseQuery(appraisalOf(address));
  const { state, asked, presidedBy, openedOn, entitled, present, issued, rollDigest, published, villageName, year } = appraisal;
  return (
    <div className={`stack ${styles.public}`}>
      <PageHeader
        title={t('title')}
        above={t('ballot.of', { village: words(villageName), year: String(year) })}
        tags={<AppraisalState state={state}>{words(stateWords[state])}</AppraisalState>}
        lead={published ? t('public.lead') : t('public.open')}
      />
      <section className="card">
        <Facts
          facts={[
            [t('list.asked'), format.list(asked.map((code) => words(askable[code].words)))],
            [t('facts.presided'), words(presiding[presidedBy])],
            [t('facts.openedOn'), format.day(openedOn)],
            [t('facts.entitled'), t('people', { count: entitled })],
            [t('facts.present'), t('people', { count: present })],
            [t('facts.issued'), t('ballots', { count: issued })],
            [
              t('public.digest'),
              <code key="digest" className={styles.digest}>
                {rollDigest}
              </code>,
            ],
          ]}
        />
      </section>
      {published && (
        <>
          <section className="stack" aria-labelledby="result">
            <h2 id="result">{t('result.title')}</h2>
            <Result published={published} state={state} issued={issued} present={present} />
          </section>
          <Trackers trackers={published.trackers} />
        </>
      )}
    </div>
  );
}

function Trackers({ trackers }: { trackers: readonly string[] }) {
  const { t } = useLanguage('appraisal');
  const [typed, setTyped] = useState('');
  const signs = normalCode(typed, 12);
  const tracker = signs && (signs.match(/.{4}/g) ?? []).join('-');
  const found = tracker !== null && trackers.includes(tracker);
  return (
    <section className="card stack" aria-labelledby="trackers">
      <h2 id="trackers">{t('public.trackers')}</h2>
      <p className="soft">{t('public.sorted', { count: trackers.length })}</p>
      <Field label={t('public.find')} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
      {tracker && (
        <output className={found ? 'notice notice-done' : 'notice notice-wrong'}>
          <Icon name={found ? 'done' : 'invalid'} />
          {t(found ? 'public.found' : 'public.notFound', { tracker })}
        </output>
      )}
      <ul className={`figures ${styles.trackers}`}>
        {trackers.map((each) => (
          <li key={each} className={each === tracker ? styles.here : undefined}>
            {each}
          </li>
        ))}
      </ul>
    </section>
  );
}
