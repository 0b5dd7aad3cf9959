import type { QuestionResult, VisitResult } from '@xingcun/core/fieldwork/visits/published';
import type { Question } from '@xingcun/core/fieldwork/visits/question';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { IntervalBar } from './interval-bar.tsx';

interface Shown {
  result: VisitResult;
  questions: readonly Question[];
  thresholdPercent: number;
  confidencePercent: number;
}

const verdicts = { met: 'done', notMet: 'notYet', cannotTell: 'differs' } as const;

/** The same for everybody: what the small-number rule lets through. */
export function ResultTable({ result, questions, thresholdPercent, confidencePercent }: Shown) {
  const { t, words } = useLanguage('visits');
  const range = ({ low, high }: { low: number; high: number }) =>
    low === high ? t('result.percent', { count: low }) : t('result.range', { low, high });
  const counts = ({ yes, notYes, few }: QuestionResult) =>
    few ? t(`result.few.${few}`) : t('result.exact', { yes: yes ?? 0, notYes: notYes ?? 0 });
  const cell = (value: number | null) => (value === null ? t('doors.few') : String(value));
  if (result.insufficient)
    return (
      <EmptyState title={t('result.insufficient')}>{t('result.insufficientBody', { answered: result.answered })}</EmptyState>
    );
  return (
    <>
      <p>
        {t('result.body', {
          answered: result.answered,
          households: result.households,
          threshold: thresholdPercent,
          confidence: confidencePercent,
        })}
      </p>
      <Facts
        facts={[
          [t('doors.refused'), cell(result.refused)],
          [t('doors.absent'), cell(result.absent)],
        ]}
      />
      <DataTable
        caption={t('result.title')}
        rows={result.questions}
        rowKey={({ questionId }) => questionId}
        columns={[
          {
            key: 'question',
            title: t('result.question'),
            cell: ({ questionId }) => {
              const question = questions.find(({ id }) => id === questionId);
              return question ? words(question.text) : '';
            },
          },
          { key: 'share', title: t('result.share'), align: 'end', cell: ({ share }) => range(share) },
          { key: 'counts', title: t('result.counts'), cell: counts },
          {
            key: 'interval',
            title: t('result.interval'),
            width: '12rem',
            cell: ({ interval }) => (
              <>
                <IntervalBar {...interval} threshold={thresholdPercent} />
                <span className="figures">{range(interval)}</span>
              </>
            ),
          },
          {
            key: 'verdict',
            title: t('result.verdict'),
            cell: ({ threshold, moreVisits }) => (
              <StateTag state={verdicts[threshold]}>
                {threshold === 'cannotTell'
                  ? t('result.cannotTell', { threshold: thresholdPercent, more: moreVisits ?? 0 })
                  : t(`result.${threshold}`, { threshold: thresholdPercent })}
              </StateTag>
            ),
          },
        ]}
      />
    </>
  );
}
