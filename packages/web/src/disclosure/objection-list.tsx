import type { listObjections } from '@xingcun/core/disclosure/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useUnitNames } from '../units/unit-tree.ts';
import { documentOf, standardRowQuery } from '../standards/document.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { HandlingClock } from './handling-clock.tsx';
import styles from './objection-list.module.css';

export type Objection = ResponseOf<typeof listObjections>[number];

/** What an objection is about: a star of the standard, or the whole result. */
export function useAbout(standardId: string): (objection: Pick<Objection, 'starCode'>) => string {
  const { t, words } = useLanguage('disclosureWork');
  const { stars } = documentOf(useSuspenseQuery(standardRowQuery(standardId)).data);
  return ({ starCode }) => {
    const star = stars.find(({ code }) => code === starCode);
    return starCode === null ? t('objections.whole') : star ? words(star.title) : starCode;
  };
}

export function ObjectionState({ objection: { answer, late, overdueWorkingDays } }: { objection: Objection }) {
  const { t } = useLanguage('disclosureWork');
  const { t: said } = useLanguage('disclosure');
  if (answer === null && late)
    return <StateTag state="overdue">{said('overdue.objection', { count: overdueWorkingDays })}</StateTag>;
  if (answer !== null)
    return <StateTag state={late ? 'overdue' : 'done'}>{t(late ? 'objections.answeredLate' : 'objections.answered')}</StateTag>;
  return <StateTag state="waiting">{t('objections.waiting')}</StateTag>;
}

/** The day an answer is due, with its clock; one tap away why it is that day. */
export function AnswerDue({ objection: { dueOn, madeAt, answer } }: { objection: Objection }) {
  return <HandlingClock of="answer" madeAt={madeAt} dueOn={dueOn} done={answer !== null} />;
}

/** Objections of the year: those to answer first, the earliest due first. */
export function ObjectionList(props: {
  objections: readonly Objection[];
  standardId: string;
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const { objections, standardId, chosen, onChoose } = props;
  const { t } = useLanguage('disclosureWork');
  const format = useFormat();
  const id = useId();
  const about = useAbout(standardId);
  const nameOf = useUnitNames();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const open = objections.filter(({ answer }) => answer === null);
  const shown = (onlyOpen ? open : objections).toSorted(
    (a, b) => Number(a.answer !== null) - Number(b.answer !== null) || a.dueOn.localeCompare(b.dueOn),
  );
  return (
    <section className="stack" aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{t('objections.title')}</h2>
        {objections.length > 0 && (
          <span className="soft">{t('objections.counts', { count: objections.length, open: open.length })}</span>
        )}
        {open.length > 0 && open.length < objections.length && (
          <label className={styles.filter}>
            <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />
            {t('objections.filter')}
          </label>
        )}
      </div>
      <p className="soft">{t('objections.lead')}</p>
      <DataTable
        caption={t('objections.title')}
        file={t('objections.title')}
        rows={shown}
        rowKey={(objection) => objection.id}
        empty={
          <EmptyState title={t('objections.none')} heading="h3">
            {t('objections.noneBody')}
          </EmptyState>
        }
        columns={[
          {
            key: 'village',
            title: t('objections.village'),
            cell: ({ villageCode, villageName }) => <span className={styles.village}>{nameOf(villageCode, villageName)}</span>,
          },
          { key: 'about', title: t('objections.about'), cell: about },
          { key: 'words', title: t('objections.words'), cell: ({ words }) => <span className={styles.words}>{words}</span> },
          {
            key: 'due',
            title: t('objections.due'),
            cell: (objection) => <AnswerDue objection={objection} />,
          },
          { key: 'state', title: t('objections.state'), cell: (objection) => <ObjectionState objection={objection} /> },
          {
            key: 'open',
            title: t('objections.answer'),
            cell: (objection) => (
              <button
                type="button"
                className="button"
                aria-pressed={objection.id === chosen}
                aria-label={t('objections.openLabel', {
                  action: t(objection.answer === null ? 'objections.answer' : 'objections.open'),
                  village: nameOf(objection.villageCode, objection.villageName),
                  about: about(objection),
                })}
                title={format.moment(objection.madeAt)}
                onClick={() => onChoose(objection.id)}
              >
                {t(objection.answer === null ? 'objections.answer' : 'objections.open')}
              </button>
            ),
          },
        ]}
      />
    </section>
  );
}
