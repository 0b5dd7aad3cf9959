import { appealOutcomeWords } from '@xingcun/core/disclosure/appeal-outcome';
import { listAppeals } from '@xingcun/core/disclosure/appeal-contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { useMayAnywhere, useSession } from '../app/session.ts';
import { useUnitNames } from '../units/unit-tree.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { AppealDecision } from './appeal-decision.tsx';
import { AppealPanel } from './appeal-panel.tsx';
import { Correction } from './correction.tsx';
import { HandlingClock } from './handling-clock.tsx';
import { useAbout } from './objection-list.tsx';
import styles from './objection-list.module.css';

export type Appeal = ResponseOf<typeof listAppeals>[number];

/** Appeals of the year: the original greyed at the left, the second look at the right, the clock above both. */
export function Appeals({ cycleId, standardId }: { cycleId: string; standardId: string }) {
  const { t } = useLanguage('disclosureWork');
  const id = useId();
  const { data: appeals } = useSuspenseQuery(read(listAppeals, { params: { cycleId } }));
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('appeals.title')}</h2>
      <p className="soft">{t('appeals.lead')}</p>
      {appeals.length === 0 ? (
        <EmptyState title={t('appeals.none')} heading="h3">
          {t('appeals.noneBody')}
        </EmptyState>
      ) : (
        appeals.map((appeal) => <AppealCard key={appeal.id} appeal={appeal} standardId={standardId} />)
      )}
    </section>
  );
}

function AppealCard({ appeal, standardId }: { appeal: Appeal; standardId: string }) {
  const { t } = useLanguage('disclosureWork');
  const { t: said } = useLanguage('disclosure');
  const about = useAbout(standardId);
  const nameOf = useUnitNames();
  const id = useId();
  const { villageCode, villageName, madeAt, dueOn, overdueWorkingDays, decidedAt } = appeal;
  return (
    <section className="card stack" aria-labelledby={id}>
      <h3 id={id}>{t('answer.title', { village: nameOf(villageCode, villageName), about: about(appeal) })}</h3>
      <div className="row">
        {decidedAt === null ? (
          <StateTag state={overdueWorkingDays > 0 ? 'overdue' : 'waiting'}>
            {overdueWorkingDays > 0 ? said('overdue.appeal', { count: overdueWorkingDays }) : t('appeals.waiting')}
          </StateTag>
        ) : (
          <StateTag state="done">{t('appeals.decided')}</StateTag>
        )}
        <HandlingClock of="decision" madeAt={madeAt} dueOn={dueOn} done={decidedAt !== null} />
      </div>
      <div className={styles.sides}>
        <Original appeal={appeal} />
        <SecondLook appeal={appeal} standardId={standardId} />
      </div>
    </section>
  );
}

function Original({ appeal: { objection, words, madeAt } }: { appeal: Appeal }) {
  const { t } = useLanguage('disclosureWork');
  const format = useFormat();
  return (
    <div className={`${styles.side} ${styles.original}`}>
      <h4>{t('answer.said')}</h4>
      <blockquote className={styles.said}>{objection.words}</blockquote>
      <p className="small">{format.moment(objection.madeAt)}</p>
      <h4>{t('answer.given', { when: format.moment(objection.answeredAt) })}</h4>
      <blockquote className={styles.said}>{objection.answer}</blockquote>
      <p className="small">{objection.answeredBy.name}</p>
      <h4>{t('appeals.words')}</h4>
      <blockquote className={styles.said}>{words}</blockquote>
      <p className="small">
        {format.moment(madeAt)} · {t('answer.secret')}
      </p>
    </div>
  );
}

function SecondLook({ appeal, standardId }: { appeal: Appeal; standardId: string }) {
  const { t, words } = useLanguage('disclosureWork');
  const format = useFormat();
  const session = useSession();
  const mayDecide = useMayAnywhere('disclosure.decideAppeal');
  const { panel, proposal, decidedAt, correction } = appeal;
  const onPanel = panel.some(({ accountId }) => accountId === session?.accountId);
  return (
    <div className={styles.side}>
      <h4>{t('appeals.panel')}</h4>
      {panel.length > 0 && (
        <ul className={styles.members}>
          {panel.map(({ accountId, name, agreed }) => (
            <li key={accountId} className="row">
              {name}
              {agreed && <StateTag state="done">{t('appeals.agreed')}</StateTag>}
            </li>
          ))}
        </ul>
      )}
      {decidedAt === null &&
        proposal === null &&
        (mayDecide ? <AppealPanel appeal={appeal} /> : panel.length === 0 && <p className="soft">{t('appeals.noPanel')}</p>)}
      {proposal && (
        <>
          <h4>
            {t(decidedAt === null ? 'appeals.proposal' : 'appeals.decision')} · {words(appealOutcomeWords[proposal.outcome])}
          </h4>
          <blockquote className={styles.said}>{proposal.decision}</blockquote>
          {decidedAt !== null && <p className="soft small">{format.moment(decidedAt)}</p>}
          {proposal.order && decidedAt === null && (
            <p>{t('appeals.order', { items: format.list(proposal.order.items), words: proposal.order.words })}</p>
          )}
        </>
      )}
      {decidedAt === null && onPanel && <AppealDecision key={appeal.version} appeal={appeal} standardId={standardId} />}
      {correction && <Correction correction={correction} standardId={standardId} />}
    </div>
  );
}
