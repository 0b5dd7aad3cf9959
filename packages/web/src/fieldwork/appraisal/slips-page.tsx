import { askable, options, optionWords } from '@xingcun/core/fieldwork/appraisal/asked';
import { slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { Qr } from './qr.tsx';
import { type Appraisal, appraisalQuery } from './queries.ts';
import { printedSlips, slipAddress } from './slips.ts';
import styles from './slips-page.module.css';

const route = getRouteApi('/work/appraisals/$appraisalId/slips');

/** A sheet of slips to cut: each is the paper ballot and the way to vote by phone; the stub holds the tracker. */
export function SlipsPage() {
  const { t, words } = useLanguage('appraisal');
  const { appraisalId } = route.useParams();
  const { data: appraisal } = useSuspenseQuery(appraisalQuery(appraisalId));
  const codes = printedSlips(appraisalId);
  return (
    <WorkPage>
      <div className="no-print">
        <PageHeader
          title={t('slips.print')}
          above={
            <Link to="/work/appraisals/$appraisalId" params={{ appraisalId }}>
              {t('print.back')}
            </Link>
          }
          lead={codes.length > 0 ? t('print.lead') : t('print.none')}
          actions={codes.length > 0 && <PrintButton />}
        />
      </div>
      <div className={styles.sheet}>
        {codes.map((code) => (
          <Slip
            key={code}
            code={code}
            appraisal={appraisal}
            title={t('print.village', { village: words(appraisal.villageName), year: String(appraisal.year) })}
          />
        ))}
      </div>
    </WorkPage>
  );
}

function Slip({ code, appraisal, title }: { code: string; appraisal: Appraisal; title: string }) {
  const { t, words } = useLanguage('appraisal');
  return (
    <article className={styles.slip}>
      <div className={styles.ballot}>
        <div className={styles.head}>
          <div>
            <h2>{title}</h2>
            <p className="small">{t('print.mark')}</p>
            <p className="small">
              {t('print.code')} <strong className="figures">{code}</strong>
            </p>
          </div>
          <Qr text={slipAddress(code)} label={t('phone.qr')} className={styles.code} />
        </div>
        <table>
          <caption className="said">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('list.asked')}</th>
              {options.map((option) => (
                <th key={option} scope="col">
                  {words(optionWords[option])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {appraisal.asked.map((asked) => (
              <tr key={asked}>
                <th scope="row">{words(askable[asked].words)}</th>
                {options.map((option) => (
                  <td key={option}>
                    <span className={styles.box} />
                    <span className="said">{words(optionWords[option])}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.stub}>
        <span>{t('print.stub')}</span>
        <strong className="figures">{slipOf(code)?.tracker}</strong>
        <span className="small">{t('print.stubHint')}</span>
      </div>
    </article>
  );
}
