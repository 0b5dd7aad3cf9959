import { exportDiscrepancyMatrix, readDiscrepancyMatrix } from '@xingcun/core/assessment/panel/contract';
import { type MatrixFilter, matrixFilters } from '@xingcun/core/assessment/panel/matrix-filter';
import type { Standard } from '@xingcun/core/standards/standard';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { call } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { downloadBase64 } from '../../standards/file-base64.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import { CycleChoice } from '../context.tsx';
import { formQuery } from '../queries.ts';
import { type ChangeOf, given } from '../search.ts';
import { useAreas } from './areas.ts';
import { MatrixTable } from './matrix-table.tsx';
import styles from './panel.module.css';

const route = getRouteApi('/work/cycles/$cycleId/discrepancies');

export interface MatrixSearch {
  unit?: string;
  star?: string;
  only?: MatrixFilter;
  after?: string;
}
export type MatrixChange = ChangeOf<MatrixSearch>;

/** Where the levels differ over a township, a district or the city: a page of the widest area, narrowed by what is sought. */
export function MatrixPage() {
  const session = useSession();
  const { first } = useAreas(session);
  const { unit } = route.useSearch();
  const unitCode = unit ?? first;
  return unitCode === null ? null : <Matrix unitCode={unitCode} />;
}

function Matrix({ unitCode }: { unitCode: string }) {
  const { t, words, language } = useLanguage('panel');
  const { cycleId } = route.useParams();
  const { star, only, after } = route.useSearch();
  const navigate = useNavigate();
  const nameOf = useUnitNames();
  const filter = given({ unitCode, star, only });
  const query = { ...filter, unitCode };
  const { data: matrix } = useSuspenseQuery(
    read(readDiscrepancyMatrix, { params: { cycleId }, query: after === undefined ? query : { ...query, after } }),
  );
  const { data: form } = useSuspenseQuery(formQuery(matrix.standardId));
  const exporting = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') =>
      call(exportDiscrepancyMatrix, { params: { cycleId, format }, query: { ...query, language } }),
    onSuccess: downloadBase64,
  });
  const set = (change: MatrixChange) =>
    void navigate({
      to: '/work/cycles/$cycleId/discrepancies',
      params: { cycleId },
      search: (before: MatrixSearch) => given({ ...before, after: undefined, ...change }),
      replace: true,
      resetScroll: false,
    });
  return (
    <WorkPage wide context={<CycleChoice cycleId={cycleId} />}>
      <PageHeader
        title={t('x.title')}
        lead={t('x.lead', { unit: nameOf(matrix.unitCode, matrix.unitName), cycle: words(matrix.cycleTitle) })}
        actions={
          <>
            {(['xlsx', 'csv'] as const).map((format) => (
              <button
                key={format}
                type="button"
                className="button"
                aria-disabled={exporting.isPending}
                onClick={() => exporting.mutate(format)}
              >
                {t(`x.${format}`)}
              </button>
            ))}
            <PrintButton />
          </>
        }
      />
      {exporting.error && <ErrorNotice error={exporting.error} />}
      <Filters unitCode={unitCode} standard={form.compiled.standard} star={star} only={only} onChange={set} />
      <MatrixTable form={form} rows={matrix.rows} filtered={star !== undefined || only !== undefined} onChange={set} />
      {(matrix.next !== null || after !== undefined) && (
        <div className="row no-print">
          {after !== undefined && (
            <button type="button" className="button" onClick={() => set({ after: undefined })}>
              {t('x.start')}
            </button>
          )}
          {matrix.next !== null && (
            <button type="button" className="button" onClick={() => set({ after: matrix.next ?? undefined })}>
              {t('x.next')}
            </button>
          )}
        </div>
      )}
    </WorkPage>
  );
}

function Filters(props: {
  unitCode: string;
  standard: Standard;
  star: string | undefined;
  only: MatrixFilter | undefined;
  onChange: (change: MatrixChange) => void;
}) {
  const { unitCode, standard, star, only, onChange } = props;
  const { t, words } = useLanguage('panel');
  const { areas } = useAreas(useSession());
  const id = useId();
  const top = areas[0]?.depth ?? 0;
  return (
    <search className={`${styles.filters} no-print`}>
      {areas.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-unit`}>{t('x.unit')}</label>
          <select
            id={`${id}-unit`}
            className="input"
            value={unitCode}
            onChange={(event) => onChange({ unit: event.target.value })}
          >
            {areas.map(({ code, name, depth }) => (
              <option key={code} value={code}>
                {`${'　'.repeat(depth - top)}${name}`}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-star`}>{t('x.star')}</label>
        <select
          id={`${id}-star`}
          className="input"
          value={star ?? ''}
          onChange={(event) => onChange({ star: event.target.value || undefined })}
        >
          <option value="">{t('x.anyStar')}</option>
          {standard.stars.map(({ code, title }) => (
            <option key={code} value={code}>
              {words(title)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-only`}>{t('x.only')}</label>
        <select
          id={`${id}-only`}
          className="input"
          value={only ?? ''}
          onChange={(event) => onChange({ only: matrixFilters.find((each) => each === event.target.value) })}
        >
          <option value="">{t('x.all')}</option>
          {matrixFilters.map((each) => (
            <option key={each} value={each}>
              {t(`x.${each}`)}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}
