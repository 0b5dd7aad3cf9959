import { type Actor, grantsFor } from '@xingcun/core/accounts/permission';
import { useLanguage } from '../app/language.ts';
import { useSession } from '../app/session.ts';
import { WorkPage } from '../app/work-page.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { MailSettings } from './mail-settings.tsx';
import { Robots } from './robots.tsx';

/** Whether and how I am reminded; and the groups of the units whose robots I look after. */
export function NotificationsPage() {
  const { t } = useLanguage('inbox');
  const session = useSession();
  if (!session) return null; // the moment of signing out
  const actor: Actor = session;
  const units = new Map(grantsFor(actor, 'inbox.manageWebhooks').map(({ unitCode }) => [unitCode, unitCode]));
  return (
    <WorkPage>
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} />
      <div className="stack">
        <MailSettings />
        {[...units.keys()].map((unitCode) => (
          <Robots
            key={unitCode}
            unitCode={unitCode}
            unitName={session.grants.find((grant) => grant.unitCode === unitCode)?.unitName ?? unitCode}
          />
        ))}
      </div>
    </WorkPage>
  );
}
