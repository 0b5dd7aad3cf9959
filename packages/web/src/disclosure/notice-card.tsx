import type { noticeSchema } from '@xingcun/core/disclosure/contract';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { WhyPeriod } from '../app/why-period.tsx';
import { LogLine } from '../records/log-line.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateTag } from '../ui/state-tag.tsx';

/** A notice: what, from when to when and why until then, how long still, and the code by which the result can be checked. */
export function NoticeCard({ notice, children }: { notice: z.output<typeof noticeSchema>; children?: ReactNode }) {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  const { kind, opensOn, closesOn, noticeDays, daysLeft, digest } = notice;
  const open = kind === 'preliminaryResult' && daysLeft > 0;
  return (
    <section className={`notice ${open ? 'notice-due' : 'notice-done'}`}>
      <Icon name={open ? 'due' : 'done'} />
      <div>
        <p className="row">
          <strong>{t(kind === 'preliminaryResult' ? 'notice.preliminary' : 'notice.final')}</strong>
          {kind === 'preliminaryResult' && (
            <StateTag state={open ? 'due' : 'done'}>{open ? t('notice.left', { count: daysLeft }) : t('notice.closed')}</StateTag>
          )}
        </p>
        {kind === 'preliminaryResult' ? (
          <div className="row">
            <p>{t('notice.period', { from: format.day(opensOn), to: format.day(closesOn), count: noticeDays })}</p>
            <WhyPeriod from={opensOn} count={noticeDays} on={closesOn} words={t('notice.why')} />
          </div>
        ) : (
          <p>{format.day(opensOn)}</p>
        )}
        {children}
        <p className="soft small figures" data-unread>
          {t('notice.digest', { digest: digest.slice(0, 16) })}
        </p>
        <LogLine />
        <p className="small no-print">
          <a className="link-alone" href="/public/verify">
            {t('notice.verify')}
          </a>
        </p>
      </div>
    </section>
  );
}
