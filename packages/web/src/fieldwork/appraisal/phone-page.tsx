import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import styles from './appraisal.module.css';
import { Qr } from './qr.tsx';
import { appraisalQuery } from './queries.ts';
import { phoneSlips, slipAddress } from './slips.ts';

const route = getRouteApi('/work/appraisals/$appraisalId/phone');

/** One slip at a time, large, for a voter to scan from this screen. Which was shown to whom is known to nobody. */
export function PhonePage() {
  const { t, words } = useLanguage('appraisal');
  const { appraisalId } = route.useParams();
  const { data: appraisal } = useSuspenseQuery(appraisalQuery(appraisalId));
  const [shown, setShown] = useState(0);
  const codes = phoneSlips(appraisalId);
  const code = codes[shown];
  return (
    <WorkPage>
      <PageHeader
        title={t('slips.phone')}
        above={
          <Link to="/work/appraisals/$appraisalId" params={{ appraisalId }}>
            {t('print.back')}
          </Link>
        }
        lead={codes.length > 0 ? t('phone.lead') : t('print.none')}
      />
      {code !== undefined && (
        <section className={`card ${styles.phone}`}>
          <p>{t('ballot.of', { village: words(appraisal.villageName), year: String(appraisal.year) })}</p>
          <Qr text={slipAddress(code)} label={t('phone.qr')} className={styles.large} />
          <p className={`figures ${styles.readable}`}>{code}</p>
          <button type="button" className="button button-primary" onClick={() => setShown(shown + 1)}>
            {t('phone.next')}
          </button>
        </section>
      )}
      {codes.length > 0 && code === undefined && <p className="notice notice-done">{t('phone.done')}</p>}
    </WorkPage>
  );
}
