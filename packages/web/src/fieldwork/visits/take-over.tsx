import { readSheet } from '@xingcun/core/assessment/contract';
import { type VisitRound, takeOverVisits } from '@xingcun/core/fieldwork/visits/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { assessmentQuery, formQuery, sheetQuery } from '../../assessment/queries.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import styles from './visits.module.css';

/** A question's figures into a proportion of the township's sheet. */
export function TakeOver({ round }: { round: VisitRound }) {
  const { t, words } = useLanguage('visits');
  const id = useId();
  const { data: assessment } = useQuery(assessmentQuery(round.assessmentId));
  const { data: sheet } = useQuery(sheetQuery(round.assessmentId, 'preliminaryReview'));
  const { data: form } = useQuery({ ...formQuery(assessment?.standardId ?? ''), enabled: assessment !== undefined });
  const [questionId, setQuestionId] = useState(round.questions[0]?.id ?? '');
  const [itemCode, setItemCode] = useState('');
  const take = useWrite(takeOverVisits, { stale: [readSheet] });
  const writable = new Set(sheet?.writable);
  const indicators = (form?.compiled.standard.stars ?? [])
    .flatMap((star) => star.indicators)
    .filter(({ code, rule }) => writable.has(code) && rule.kind === 'proportion' && 'input' in rule.denominator);
  if (indicators.length === 0) return null;
  const chosen = itemCode || (indicators[0]?.code ?? '');
  const version = sheet?.cells.find((cell) => cell.itemCode === chosen)?.version ?? 0;
  return (
    <section className="card stack no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('take.title')}</h2>
      <p className="soft">{t('take.body')}</p>
      <div className={styles.fields}>
        <div className="field">
          <label htmlFor={`${id}-question`}>{t('take.question')}</label>
          <select
            id={`${id}-question`}
            className="input"
            value={questionId}
            onChange={(event) => setQuestionId(event.target.value)}
          >
            {round.questions.map((question) => (
              <option key={question.id} value={question.id}>
                {words(question.text)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-item`}>{t('take.item')}</label>
          <select id={`${id}-item`} className="input" value={chosen} onChange={(event) => setItemCode(event.target.value)}>
            {indicators.map(({ code, title }) => (
              <option key={code} value={code}>
                {code} {words(title)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div>
        <button
          type="button"
          className="button"
          disabled={take.isPending}
          onClick={() => take.mutate({ params: { roundId: round.id }, body: { questionId, itemCode: chosen, version } })}
        >
          {t('take.act')}
        </button>
      </div>
      <output>
        {take.data && t('take.done', { item: take.data.itemCode, positive: take.data.positive, valid: take.data.valid })}
      </output>
      {take.error && <ErrorNotice error={take.error} />}
    </section>
  );
}
