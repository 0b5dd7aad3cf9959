import { ApiError, NoAnswer } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { refusalText } from '../app/problem-words.ts';
import { EmptyState } from './empty-state.tsx';
import styles from './error-state.module.css';
import { Icon } from './icon.tsx';

/**
 * What went wrong, in place of what was asked for: the refusal in its own words, silence of the network, or a failure of ours.
 * @param onRetry offered unless trying again cannot help (not permitted, not found)
 */
export function ErrorState({
  error,
  onRetry,
  heading = 'h2',
}: {
  error: unknown;
  onRetry?: () => void;
  heading?: 'h1' | 'h2' | 'h3';
}) {
  const { t } = useLanguage('ui');
  const status = error instanceof ApiError ? error.problem.status : 0;
  const action =
    status === 401 ? (
      <a className="button button-primary" href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>
        {t('error.signIn')}
      </a>
    ) : status !== 0 || error instanceof NoAnswer ? (
      onRetry &&
      ![403, 404].includes(status) && (
        <button type="button" className="button" onClick={onRetry}>
          {t('error.retry')}
        </button>
      )
    ) : (
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('error.reload')}
      </button>
    );
  return (
    <div role="alert">
      <EmptyState title={t('error.title')} heading={heading} icon="invalid" action={action}>
        <ErrorWords error={error} />
      </EmptyState>
    </div>
  );
}

/** The same beside a form or a button: one block that keeps everything entered in place. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useLanguage('ui');
  return (
    <div role="alert" className={`notice notice-wrong ${styles.notice}`}>
      <Icon name="invalid" />
      <div>
        <ErrorWords error={error} />
        {onRetry && error instanceof NoAnswer && (
          <button type="button" className="button" onClick={onRetry}>
            {t('error.retry')}
          </button>
        )}
      </div>
    </div>
  );
}

/** The page's script did not arrive: Chromium, Firefox and Safari word it differently. Nothing is broken but the connection. */
const isMissingScript = (error: unknown) =>
  error instanceof TypeError && /import(ed|ing)\b.*module|module.*import/i.test(error.message);

function ErrorWords({ error }: { error: unknown }) {
  const { t } = useLanguage('ui');
  const silent = error instanceof NoAnswer || isMissingScript(error);
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <>
      <p>{refusalText(error) ?? (silent ? t('error.silent') : t('error.bug'))}</p>
      {problem?.problems && (
        <ul className={styles.faults}>
          {problem.problems.map(({ path, message, value }) => (
            <li key={path}>
              {message}
              {typeof value === 'string' || typeof value === 'number' ? t('error.value', { value: String(value) }) : null}
            </li>
          ))}
        </ul>
      )}
      {problem?.requestId && problem.status >= 500 && (
        <p className="small soft">{t('error.request', { id: problem.requestId })}</p>
      )}
    </>
  );
}
