import { askable } from '@xingcun/core/fieldwork/appraisal/asked';
import { takeOverAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import { readAssessment, readSheet } from '@xingcun/core/assessment/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { assessmentQuery, sheetQuery, standardQuery } from '../../assessment/queries.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Appraisal } from './queries.ts';

/** Writes the count of an organisation into the township's sheet, so that nobody types the figures again. */
export function TakeOver({ appraisal }: { appraisal: Appraisal }) {
  const { t, words } = useLanguage('appraisal');
  const { data: assessment } = useSuspenseQuery(assessmentQuery(appraisal.assessmentId));
  const { data: standard } = useSuspenseQuery(standardQuery(assessment.standardId));
  const items = standard.stars
    .filter(({ code }) => assessment.targetStars.includes(code))
    .flatMap(({ indicators }) => indicators)
    .filter(({ rule }) => rule.kind === 'appraisal');
  const counted = (appraisal.published?.questions ?? []).filter(
    ({ code, figures }) => figures && askable[code].kind === 'organisation',
  );
  return (
    <section className="card stack no-print" aria-labelledby="take">
      <h2 id="take">{t('take.title')}</h2>
      <p className="soft">{t('take.lead')}</p>
      {items.length === 0 ? (
        <p>{t('take.none')}</p>
      ) : counted.length === 0 ? (
        <p>{t('take.noResult')}</p>
      ) : (
        <TakeOverForm
          appraisal={appraisal}
          items={items.map(({ code, title }) => ({ code, title: words(title) }))}
          asked={counted.map(({ code }) => code)}
        />
      )}
    </section>
  );
}

function TakeOverForm(props: { appraisal: Appraisal; items: { code: string; title: string }[]; asked: Appraisal['asked'] }) {
  const { appraisal, items, asked } = props;
  const { t, words } = useLanguage('appraisal');
  const format = useFormat();
  const id = useId();
  const { assessmentId } = appraisal;
  const { data: sheet } = useSuspenseQuery(sheetQuery(assessmentId, 'preliminaryReview'));
  const [about, setAbout] = useState(asked[0]);
  const [itemCode, setItemCode] = useState(items[0]?.code ?? '');
  const [reason, setReason] = useState<string>(t('take.reasonDefault'));
  const taking = useWrite(takeOverAppraisal, { stale: [readSheet, readAssessment] });
  const take = () => {
    if (!about) return;
    const version = sheet.cells.find((cell) => cell.itemCode === itemCode)?.version ?? 0;
    taking.mutate({ params: { appraisalId: appraisal.id }, body: { asked: about, itemCode, reason, version } });
  };
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-asked`}>{t('take.asked')}</label>
        <select
          id={`${id}-asked`}
          className="input"
          value={about}
          onChange={(event) => setAbout(asked.find((code) => code === event.target.value))}
        >
          {asked.map((code) => (
            <option key={code} value={code}>
              {words(askable[code].words)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-item`}>{t('take.item')}</label>
        <select id={`${id}-item`} className="input" value={itemCode} onChange={(event) => setItemCode(event.target.value)}>
          {items.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <Field label={t('take.reason')} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      {taking.error && <ErrorNotice error={taking.error} onRetry={take} />}
      {taking.data && (
        <output className="notice notice-done">
          <Icon name="done" />
          {t('take.done', { score: taking.data.score === null ? '—' : format.score(taking.data.score) })}
        </output>
      )}
      <div className="row">
        <button type="button" className="button button-primary" disabled={taking.isPending} onClick={take}>
          {t('take.action')}
        </button>
        <Link
          className="button"
          to="/work/assessments/$assessmentId/sheets/$stage"
          params={{ assessmentId, stage: 'preliminaryReview' }}
        >
          {t('take.sheet')}
        </Link>
      </div>
    </>
  );
}
