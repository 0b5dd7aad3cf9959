import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { StateMark, type StateName } from '../../ui/state-tag.tsx';
import { useConnection } from '../connection.ts';
import { useLanguage } from '../language.ts';
import type { Queue } from './queue.ts';
import { useQueueState } from './use-queue.ts';
import { useShell } from './worker.ts';

/** Where everything entered is now, in one line at the top of a page that works offline; also what keeps it from being kept or sent. */
export function OfflineState({ queue }: { queue: Queue }) {
  const { t } = useLanguage('offline');
  const { kept, fits, signedOut, entries } = useQueueState(queue);
  const connection = useConnection();
  const shell = useShell();
  const address = useLocation({ select: ({ href }) => href });
  const count = (...standings: string[]) => entries?.filter(({ standing }) => standings.includes(standing)).length ?? 0;
  const stuck = count('refused', 'conflict');
  const unsent = count('waiting', 'silent', 'sending');
  const reachable = connection === 'good' || connection === 'slow';

  if (kept === 'page') return <Line state="invalid">{t('state.page')}</Line>;
  if (!fits) return <Line state="invalid">{t('state.full')}</Line>;
  if (signedOut)
    return (
      <Line state="locked">
        {t('state.signedOut')} <a href={`/sign-in?to=${encodeURIComponent(address)}`}>{t('state.signIn')}</a>
      </Line>
    );
  return (
    <>
      {stuck > 0 && <Line state="differs">{t('state.stuck', { count: stuck })}</Line>}
      {!reachable && unsent === 0 && <Line state="device">{t('state.offline')}</Line>}
      {!reachable && unsent > 0 && <Line state="device">{t('state.waiting', { count: unsent })}</Line>}
      {reachable && unsent > 0 && <Line state="saving">{t('state.sending', { count: unsent })}</Line>}
      {reachable && unsent === 0 && stuck === 0 && <Line state="saved">{t(`state.${shell}`)}</Line>}
    </>
  );
}

const tones: Partial<Record<StateName, string>> = { invalid: 'notice-wrong', saved: 'notice-done', saving: 'notice-done' };

function Line({ state, children }: { state: StateName; children: ReactNode }) {
  return (
    <output className={`notice ${tones[state] ?? 'notice-due'}`}>
      <span aria-hidden="true">
        <StateMark state={state} />
      </span>
      <span>{children}</span>
    </output>
  );
}
