import { remarkLength } from '@xingcun/core/fieldwork/visits/question';
import { deniedTerm } from '@xingcun/core/records/deny-list';
import { useId } from 'react';
import { useLanguage } from '../../../app/language.ts';
import { StepHeading } from './step-heading.tsx';

/** What may not stand in a remark, by the rule the server asks as well; null where nothing is wrong. */
export const remarkDenial = (remark: string) => deniedTerm(remark);

export function RemarkStep({ remark, onRemark }: { remark: string; onRemark: (remark: string) => void }) {
  const { t } = useLanguage('visitForm');
  const id = useId();
  const denial = remarkDenial(remark);
  return (
    <>
      <StepHeading>{t('remark.title')}</StepHeading>
      <div className="field">
        <label htmlFor={id}>{t('remark.label')}</label>
        <p id={`${id}-hint`}>{t('remark.hint')}</p>
        <textarea
          id={id}
          className="input"
          rows={5}
          maxLength={remarkLength}
          value={remark}
          onChange={(event) => onRemark(event.target.value)}
          aria-invalid={denial ? true : undefined}
          aria-describedby={denial ? `${id}-hint ${id}-problem` : `${id}-hint`}
        />
        {denial && (
          <p id={`${id}-problem`} role="alert" className="field-problem">
            {t('remark.denied', { term: denial.term })}
          </p>
        )}
      </div>
    </>
  );
}
