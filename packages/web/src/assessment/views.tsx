import { Link } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { findGrant } from '@xingcun/core/accounts/permission';
import type { Stage } from '@xingcun/core/cycles/stage';
import { useLanguage } from '../app/language.ts';
import { sessionQuery } from '../app/session.ts';
import { villagePlaces } from '../app/village-places.ts';
import type { Assessment } from './queries.ts';
import styles from './views.module.css';

/** The pages of a village's assessment, as tabs: its scores, then what was seen, asked and proved. `stage`: the sheet that the second leads to, where it is not the present one. */
export function AssessmentViews({ assessment, stage }: { assessment: Assessment; stage?: Stage }) {
  const { t, words } = useLanguage('assessment');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { id: assessmentId, sheets, panelStages } = assessment;
  const present = sheets.find((sheet) => sheet.stage === assessment.stage) ?? sheets.at(-1);
  const sheetStage = stage ?? present?.stage;
  const params = { assessmentId };
  const tabs = useRef<HTMLElement>(null);
  // on a phone the tabs are wider than the page
  useEffect(() => {
    // in braces: newer browsers answer a promise, which is no clean-up
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
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
      {villagePlaces.map(
        ({ to, label, permission, ofGroups }) =>
          session &&
          (!ofGroups || panelStages.length > 0) &&
          findGrant(session, permission, assessment.villagePath) && (
            <Link key={to} to={to} params={params} activeOptions={{ includeSearch: false }}>
              {words(label)}
            </Link>
          ),
      )}
    </nav>
  );
}
