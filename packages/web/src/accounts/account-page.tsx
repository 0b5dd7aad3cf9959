import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/language.ts';
import { WorkPage } from '../app/work-page.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Grants } from './grants.tsx';
import { OtherDevices } from './other-devices.tsx';
import { PasswordChange } from './password-change.tsx';
import { SecondFactor } from './second-factor.tsx';
import styles from './account-page.module.css';

export function AccountPage() {
  const { t } = useLanguage('accounts');
  const session = useSession();
  if (!session) return null; // the moment of signing out
  return (
    <WorkPage>
      <PageHeader title={t('account.title')} lead={`${session.displayName} · ${session.username}`} />
      <div className={styles.sections}>
        <Grants grants={session.grants} />
        <PasswordChange username={session.username} />
        <SecondFactor on={session.secondFactor} />
        <OtherDevices />
      </div>
    </WorkPage>
  );
}
