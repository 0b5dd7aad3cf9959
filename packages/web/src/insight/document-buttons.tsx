import { listDocuments, requestScoreSheets, requestSeasonReport } from '@xingcun/core/insight/document-contract';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';

/** Has a document of the unit’s season made; where it will be found is said at once. */
export function DocumentButtons({ cycleId, unitCode }: { cycleId: string; unitCode: string }) {
  const { t, language } = useLanguage('insight');
  const report = useWrite(requestSeasonReport, { stale: [listDocuments] });
  const sheets = useWrite(requestScoreSheets, { stale: [listDocuments] });
  const error = report.error ?? sheets.error;
  const offered = [
    [report, t('documents.request')],
    [sheets, t('documents.requestSheets')],
  ] as const;
  return (
    <>
      {offered.map(
        ([request, words]) =>
          !request.isSuccess && (
            <button
              key={words}
              type="button"
              className="button"
              disabled={request.isPending}
              onClick={() => request.mutate({ body: { cycleId, unitCode, language } })}
            >
              {words}
            </button>
          ),
      )}
      {(report.isSuccess || sheets.isSuccess) && (
        <Link to="/work/documents" className="button">
          {t('documents.follow')}
        </Link>
      )}
      {error && <ErrorNotice error={error} />}
    </>
  );
}
