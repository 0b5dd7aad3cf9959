import { type Asked, options } from '@xingcun/core/fieldwork/appraisal/asked';
import { type Choices } from '@xingcun/core/fieldwork/appraisal/ballot';
import { slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import { enterPaperBallot } from '@xingcun/core/fieldwork/appraisal/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { choicesOf, type Mark, MarkField } from './marks.tsx';
import { appraisalQuery } from './queries.ts';
import { Readings } from './readings.tsx';

const route = getRouteApi('/work/appraisals/$appraisalId/papers');

/** Papers one after another, by keyboard: the code, a digit for each question, Enter. */
export function PaperPage() {
  const { t } = useLanguage('appraisal');
  const { appraisalId } = route.useParams();
  const { data: appraisal } = useSuspenseQuery(appraisalQuery(appraisalId));
  const { asked } = appraisal;
  const [code, setCode] = useState('');
  const [marks, setMarks] = useState<Partial<Record<Asked, Mark>>>({});
  const [sent, setSent] = useState(0);
  const [last, setLast] = useState<{ outcome: 'first' | 'counted' | 'differs'; readings: Choices[] } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const entering = useWrite(enterPaperBallot);
  const missing = asked.filter((each) => marks[each] === undefined).length;
  const complete = slipOf(code) !== null && missing === 0;

  const focus = (place: number) => form.current?.querySelectorAll<HTMLInputElement>('[data-stop] input')[place]?.focus();
  /** The first control of a question; 0 is the code. */
  const goTo = (question: number) => focus(question === 0 ? 0 : 1 + (question - 1) * (options.length + 1));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!complete) return goTo(slipOf(code) ? 1 + asked.findIndex((each) => marks[each] === undefined) : 0);
    entering.mutate(
      { params: { appraisalId }, body: { code, choices: choicesOf(marks) } },
      {
        onSuccess: (answer) => {
          setLast(answer);
          if (answer.outcome === 'differs') return;
          setSent(sent + 1);
          setCode('');
          setMarks({});
          goTo(0);
        },
      },
    );
  };
  const press = (each: Asked, index: number) => (event: KeyboardEvent) => {
    const mark = event.key === '0' ? 'blank' : /^[1-4]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (!mark) return;
    event.preventDefault();
    setMarks({ ...marks, [each]: mark });
    if (index + 1 < asked.length) goTo(index + 2);
  };
  return (
    <WorkPage>
      <PageHeader
        title={t('paper.title')}
        above={
          <Link to="/work/appraisals/$appraisalId" params={{ appraisalId }}>
            {t('print.back')}
          </Link>
        }
        lead={t('paper.lead')}
      />
      <p className="soft small">{t('paper.keys')}</p>
      <form ref={form} className="card stack" onSubmit={submit} noValidate>
        <div data-stop>
          <Field
            label={t('paper.code')}
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.target.value.replace(/^.*#/, ''))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || missing === 0) return;
              event.preventDefault();
              goTo(1);
            }}
          />
        </div>
        {asked.map((each, index) => (
          <div key={each} data-stop>
            <MarkField
              asked={each}
              step={t('ballot.step', { number: index + 1, count: asked.length })}
              value={marks[each]}
              onChange={(mark) => setMarks({ ...marks, [each]: mark })}
              onKeyDown={press(each, index)}
            />
          </div>
        ))}
        {entering.error && <ErrorNotice error={entering.error} />}
        <div className="row">
          <button type="submit" className="button button-primary" aria-disabled={!complete || entering.isPending}>
            {t('paper.submit')}
          </button>
          {sent > 0 && <span className="soft">{t('paper.done', { count: sent })}</span>}
        </div>
      </form>
      <div aria-live="polite">
        {last && (
          <div className={last.outcome === 'differs' ? 'notice notice-wrong' : 'notice notice-done'}>
            <Icon name={last.outcome === 'differs' ? 'differs' : 'done'} />
            {t(`paper.${last.outcome}`)}
          </div>
        )}
        {last?.outcome === 'differs' && <Readings asked={asked} readings={last.readings} />}
      </div>
    </WorkPage>
  );
}
