import { confirmAddress, stopDigest } from '@xingcun/core/inbox/contract';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';

/** Where the link of a mail leads. It asks first: programs open links to look for malware, and must not confirm or end anything. */
export function ConfirmPage() {
  return <MailLink what="confirm" act={useWrite(confirmAddress)} />;
}

export function StopPage() {
  return <MailLink what="stop" act={useWrite(stopDigest)} />;
}

interface Act {
  mutate: (given: { params: { token: string } }) => void;
  isPending: boolean;
  isSuccess: boolean;
  error: Error | null;
}

function MailLink({ what, act }: { what: 'confirm' | 'stop'; act: Act }) {
  const { t } = useLanguage('inbox');
  const { token = '' } = useParams({ strict: false });
  return (
    <div className="stack">
      <PageHeader title={t(`${what}.title`)} />
      <section className="card stack">
        {act.isSuccess ? (
          <>
            <output className="notice notice-done">
              <Icon name="done" />
              {t(`${what}.done`)}
            </output>
            <p>
              <Link to="/work">{t('link.toInbox')}</Link>
            </p>
          </>
        ) : (
          <>
            <p>{t(`${what}.body`)}</p>
            {act.error && <ErrorNotice error={act.error} />}
            <div>
              <button
                type="button"
                className="button button-primary"
                disabled={act.isPending}
                onClick={() => act.mutate({ params: { token } })}
              >
                {t(`${what}.act`)}
              </button>
            </div>
          </>
        )}
      </section>
    </div>
  );
}
