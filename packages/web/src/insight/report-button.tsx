import { listDocuments, requestSeasonReport } from '@xingcun/core/insight/document-contract';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';

/** Has the report of the unit's season made; where it will be found is said at once. */
export function ReportButton({ cycleId, unitCode }: { cycleId: string; unitCode: string }) {
  const { t, language } = useLanguage('insight');
  const request = useWrite(requestSeasonReport, { stale: [listDocuments] });
  return (
    <>
      {request.isSuccess ? (
        <Link to="/work/documents" className="button">
          {t('documents.follow')}
        </Link>
      ) : (
        <button
          type="button"
          className="button"
          disabled={request.isPending}
          onClick={() => request.mutate({ body: { cycleId, unitCode, language } })}
        >
          {t('documents.request')}
        </button>
      )}
      {request.error && <ErrorNotice error={request.error} />}
    </>
  );
}
