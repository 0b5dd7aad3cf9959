import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { StateMark } from '../../ui/state-tag.tsx';
import { useLanguage } from '../language.ts';
import { useSession } from '../session.ts';
import { eraseOthers } from './device.ts';
import { useQueue, useQueueState } from './use-queue.ts';

/**
 * Keeps sending what this device holds, on every page of the workspace, and leads to what has not arrived yet – first to what needs a
 * decision. Nothing where everything has arrived.
 */
export function UnsentLink() {
  const queue = useQueue();
  const accountId = useSession()?.accountId;
  const { t } = useLanguage('app');
  const entries = (useQueueState(queue).entries ?? []).filter(({ standing }) => standing !== 'open');
  const stuck = entries.filter(({ standing }) => standing === 'refused' || standing === 'conflict');
  useEffect(() => queue.start(), [queue]);
  useEffect(() => {
    if (accountId) void eraseOthers(accountId);
  }, [accountId]);
  const first = stuck[0] ?? entries[0];
  if (!first) return null;
  const words = stuck.length > 0 ? t('unsent.stuck', { count: stuck.length }) : t('unsent', { count: entries.length });
  return (
    <Link to={first.address} className="button button-quiet" aria-label={words} title={words}>
      <StateMark state={stuck.length > 0 ? 'differs' : 'device'}>{words}</StateMark>
      <span aria-hidden="true" className="figures">
        {stuck.length > 0 ? stuck.length : entries.length}
      </span>
    </Link>
  );
}
