import { askable, optionWords } from '@xingcun/core/fieldwork/appraisal/asked';
import { countKeys } from '@xingcun/core/fieldwork/appraisal/ballot';
import { useLanguage } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { PrintButton } from '../../ui/print-button.tsx';
import { AppraisalFacts } from './appraisal-facts.tsx';
import type { Appraisal } from './queries.ts';
import { Result } from './result.tsx';
import { TakeOver } from './take-over.tsx';

/** After the count: the result, its public page, and the way into the sheet. */
export function Outcome({ appraisal }: { appraisal: Appraisal }) {
  const { t } = useLanguage('appraisal');
  const table = useTable(appraisal);
  const mayScore = useMay('assessment.score', appraisal.villagePath);
  const { id, state, published, issued, present, stage } = appraisal;
  if (!published || state === 'draft') return null;
  return (
    <>
      <section className="stack" aria-labelledby="result">
        <h2 id="result">{t('result.title')}</h2>
        <Result published={published} state={state} issued={issued} present={present} />
      </section>
      <div className="row no-print">
        <a className="button" href={`/appraisals/${id}`}>
          {t('result.public')}
        </a>
        {published.questions.some(({ figures }) => figures) && (
          <a
            className="button"
            download={`appraisal-${appraisal.openedOn}.csv`}
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(table)}`}
          >
            {t('result.table')}
          </a>
        )}
        <PrintButton />
      </div>
      {state === 'closed' && mayScore && stage === 'preliminaryReview' && <TakeOver appraisal={appraisal} />}
      <section className="card stack">
        <AppraisalFacts appraisal={appraisal} />
      </section>
    </>
  );
}

/** The result as CSV, with no more in it than the page shows: no count under five, nothing of a sample too small. */
function useTable({ published }: Appraisal): string {
  const { t, words } = useLanguage('appraisal');
  const heads = [t('list.asked'), ...countKeys.map((key) => (key === 'blank' ? t('result.blank') : words(optionWords[key])))];
  const rows = (published?.questions ?? []).flatMap(({ code, figures }) =>
    figures ? [[words(askable[code].words), ...countKeys.map((key) => figures.counts[key] ?? t('few'))]] : [],
  );
  return `\uFEFF${[heads, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')}\r\n`;
}
