import { listSampleAccounts } from '@xingcun/core/accounts/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient, read } from '../app/query.ts';
import { useLanguage } from '../app/language.ts';
import { rememberSignedIn } from '../app/signed-in-hint.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { CodeForm } from './code-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SampleAccounts } from './sample-accounts.tsx';
import styles from './sign-in-page.module.css';

const route = getRouteApi('/public/sign-in');

export function SignInPage() {
  const { t } = useLanguage('accounts');
  const { to = '/work' } = route.useSearch();
  const router = useRouter();
  const [codeWanted, setCodeWanted] = useState(false);
  const samples = useQuery({ ...read(listSampleAccounts, {}), staleTime: Number.POSITIVE_INFINITY }).data;

  const enter = () => {
    rememberSignedIn(true);
    queryClient.clear(); // nothing of another person, or of nobody, may stay
    void router.navigate({ href: to, replace: true });
  };
  const passwordAccepted = ({ twoFactorRedirect = false }: { twoFactorRedirect?: boolean | undefined }) => {
    if (twoFactorRedirect) setCodeWanted(true);
    else enter();
  };

  return (
    <div className={styles.page}>
      <div className={`card ${styles.form}`}>
        <PageHeader title={codeWanted ? t('code.title') : t('signIn.title')} />
        {codeWanted ? (
          <CodeForm onAccepted={enter} onRestart={() => setCodeWanted(false)} />
        ) : (
          <PasswordForm onAccepted={passwordAccepted} />
        )}
      </div>
      {samples && samples.accounts.length > 0 && samples.password !== null && !codeWanted && (
        <SampleAccounts accounts={samples.accounts} password={samples.password} onAccepted={passwordAccepted} />
      )}
    </div>
  );
}
