import { readCertificate, readCertificateFile } from '@xingcun/core/disclosure/recognition-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { addressOf } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { type Address, siteAddress } from '../app/site/address.ts';
import type { Reading } from '../app/site/reading.ts';
import { read } from '../app/query.ts';
import { checkpointQuery, LogLine } from '../records/log-line.tsx';
import { Facts } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import styles from './public-village-page.module.css';
import { StandingActs, StandingStars } from './standing-stars.tsx';

const certificateOf = ({ path }: Address) => read(readCertificate, { params: { code: path.code ?? '' } });

export const publicCertificate: Reading = {
  namespaces: ['recognition'],
  reads: (address) => [certificateOf(address), checkpointQuery],
  Page: CertificatePage,
};

/** What the code on a certificate leads to: whether it is genuine, and how its stars stand today. */
function CertificatePage({ address }: { address: Address }) {
  const { t, words } = useLanguage('recognition');
  const format = useFormat();
  const { data: certificate } = useSuspenseQuery(certificateOf(address));
  const { stars, acts, grade } = certificate;
  const lost = stars.filter(({ standing }) => standing === 'suspended' || standing === 'removed').length;
  const all = lost === certificate.starsWon;
  return (
    <article className={`stack ${styles.page}`}>
      <PageHeader
        title={t('certificate.title')}
        lead={`${words(certificate.placeName)} · ${words(certificate.villageName)}`}
        tags={certificate.sample && <StateTag state="note">{t('certificate.sample')}</StateTag>}
      />
      <section className={`notice ${lost > 0 ? 'notice-due' : 'notice-done'}`}>
        <Icon name={all ? 'removed' : lost > 0 ? 'suspended' : 'done'} />
        <p>
          <strong>
            {all ? t('certificate.lost') : lost > 0 ? t('certificate.changed', { count: lost }) : t('certificate.valid')}
          </strong>
        </p>
      </section>
      <section className="card stack">
        <Facts
          facts={[
            [t('certificate.village'), words(certificate.villageName)],
            [t('certificate.won'), String(certificate.starsWon)],
            [t('certificate.grade'), grade && words(grade)],
            [t('certificate.programme'), words(certificate.cycleTitle)],
            [t('certificate.sponsor'), certificate.sponsor],
            [t('certificate.document'), certificate.approvingDocument],
            [t('certificate.issuedOn'), format.day(certificate.issuedOn)],
            [
              t('certificate.code'),
              <span key="code" className="figures">
                {certificate.code}
              </span>,
            ],
            [
              t('certificate.digest'),
              <span key="digest" className="small figures">
                {certificate.digest}
              </span>,
            ],
          ]}
        />
        <LogLine />
        <p className="row">
          <a
            className="button"
            href={addressOf(readCertificateFile, { params: { code: certificate.code } })}
            target="_blank"
            rel="noreferrer"
          >
            {t('certificate.pdf')}
          </a>
          <a href={siteAddress(`/villages/${certificate.villageCode}`, certificate.year)}> {t('certificate.page')}</a>
        </p>
      </section>
      <section className="card stack">
        <h2>{t('certificate.stars')}</h2>
        <StandingStars stars={stars} />
      </section>
      {acts.length > 0 && (
        <section className="stack">
          <h2>{t('certificate.acts')}</h2>
          <StandingActs acts={acts} stars={stars} />
        </section>
      )}
    </article>
  );
}
