import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import styles from './account-page.module.css';
import { deviceName } from './device-name.ts';
import { endSession, listOpenSessions, readOwnSession } from './sign-in-api.ts';

export const sessionsKey = ['open sessions'];

/** Where this account is signed in; each can be ended from here. */
export function OpenSessions() {
  const { t } = useLanguage('accounts');
  const format = useFormat();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: sessionsKey,
    queryFn: async () => {
      const [open, own] = await Promise.all([listOpenSessions(), readOwnSession()]);
      return open
        .map((session) => ({ ...session, own: session.token === own?.session.token }))
        .toSorted((a, b) => Number(b.own) - Number(a.own) || b.createdAt.localeCompare(a.createdAt));
    },
  });
  const ending = useMutation({
    mutationFn: endSession,
    onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
  return (
    <section className={`card ${styles.section}`}>
      <h2>{t('sessions.title')}</h2>
      {(sessions.error ?? ending.error) && (
        <ErrorNotice error={sessions.error ?? ending.error} onRetry={() => void sessions.refetch()} />
      )}
      <ul className={styles.list} aria-busy={sessions.isPending}>
        {sessions.data?.map(({ token, own, userAgent, ipAddress, createdAt }) => {
          const device = deviceName(userAgent) ?? t('sessions.unknown');
          return (
            <li key={token}>
              <span>
                {device}
                {own && <strong> · {t('sessions.this')}</strong>}
                <br />
                <span className="soft small figures">
                  {t('sessions.since', { when: format.moment(createdAt) })}
                  {ipAddress && ` · ${ipAddress}`}
                </span>
              </span>
              {!own && (
                <button
                  type="button"
                  className="button"
                  aria-label={t('sessions.endLabel', { device })}
                  disabled={ending.isPending}
                  onClick={() => ending.mutate(token)}
                >
                  {t('sessions.end')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
