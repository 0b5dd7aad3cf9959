import { readSheet } from '@xingcun/core/assessment/contract';
import { takeOverRectification } from '@xingcun/core/fieldwork/inspection/contract';
import type { Stage } from '@xingcun/core/cycles/stage';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { sheetQuery, standardQuery } from '../../assessment/queries.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';

/** What a standard calls the numerator of an indicator that asks for the share of findings closed on time (as LD6 of the ten stars does). */
const rectifiedInput = 'rectified';

/** Offers to enter the share closed on time into such an indicator, to those who may write it now. */
export function TakeOverShare({ assessmentId, standardId, stage }: { assessmentId: string; standardId: string; stage: Stage }) {
  const { t, words } = useLanguage('inspection');
  const sheet = useQuery(sheetQuery(assessmentId, stage)).data;
  const standard = useQuery(standardQuery(standardId)).data;
  const take = useWrite(takeOverRectification, { stale: [readSheet] });
  const indicator = standard?.stars
    .flatMap(({ code: starCode, indicators }) => indicators.map((each) => ({ ...each, starCode })))
    .find(({ rule }) => rule.kind === 'proportion' && rule.numerator === rectifiedInput);
  if (!sheet || !indicator || !sheet.writable.includes(indicator.code)) return null;
  const version = sheet.cells.find(({ itemCode }) => itemCode === indicator.code)?.version ?? 0;
  const send = () => take.mutate({ params: { assessmentId, stage }, body: { itemCode: indicator.code, version } });
  return (
    <div className="row no-print">
      {take.isSuccess ? (
        <output>
          {t('share.taken', { indicator: words(indicator.title) })}{' '}
          <Link
            to="/work/assessments/$assessmentId/sheets/$stage"
            params={{ assessmentId, stage }}
            search={{ star: indicator.starCode, item: indicator.code }}
          >
            {t('share.see')}
          </Link>
        </output>
      ) : (
        <button type="button" className="button" aria-disabled={take.isPending} onClick={take.isPending ? undefined : send}>
          {t('share.take', { indicator: words(indicator.title) })}
        </button>
      )}
      {take.error && <ErrorNotice error={take.error} onRetry={send} />}
    </div>
  );
}
