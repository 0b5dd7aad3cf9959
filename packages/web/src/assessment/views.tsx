import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Stage } from '@xingcun/core/cycles/stage';
import { useLanguage } from '../app/language.ts';
import type { Assessment } from './queries.ts';
import styles from './views.module.css';

/** The four pages of a village's assessment, as tabs. `stage`: the sheet that the second leads to, where it is not the present one. */
export function AssessmentViews({ assessment, stage }: { assessment: Assessment; stage?: Stage }) {
  const { t } = useLanguage('assessment');
  const { id: assessmentId, sheets } = assessment;
  const present = sheets.find((sheet) => sheet.stage === assessment.stage) ?? sheets.at(-1);
  const sheetStage = stage ?? present?.stage;
  const params = { assessmentId };
  const tabs = useRef<HTMLElement>(null);
  // on a phone the tabs are wider than the page
  useEffect(() => tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), []);
  return (
    <nav ref={tabs} className={`${styles.views} no-print`} aria-label={t('views.label')}>
      <Link to="/work/assessments/$assessmentId" params={params} activeOptions={{ exact: true }}>
        {t('views.passage')}
      </Link>
      {sheetStage !== undefined && (
        <Link
          to="/work/assessments/$assessmentId/sheets/$stage"
          params={{ ...params, stage: sheetStage }}
          activeOptions={{ includeSearch: false }}
        >
          {t('views.sheet')}
        </Link>
      )}
      {sheets.length > 0 && (
        <>
          <Link to="/work/assessments/$assessmentId/discrepancies" params={params} activeOptions={{ includeSearch: false }}>
            {t('views.discrepancies')}
          </Link>
          <Link to="/work/assessments/$assessmentId/result" params={params} activeOptions={{ includeSearch: false }}>
            {t('views.result')}
          </Link>
        </>
      )}
    </nav>
  );
}
