import { useState } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useLanguage } from './language.ts';
import { useQueue, useQueueState } from './offline/use-queue.ts';
import { useSignOut } from './sign-out.ts';

/** Signing out, with a question first where something entered is on this device only. `question` is to be shown wherever `leave` is offered. */
export function useLeaving() {
  const { t } = useLanguage('app');
  const leaving = useSignOut();
  const unsent = useQueueState(useQueue()).entries?.length ?? 0;
  const [asked, setAsked] = useState<'here' | 'everywhere' | null>(null);
  return {
    leave: (where: 'here' | 'everywhere') => (unsent > 0 ? setAsked(where) : leaving.mutate(where)),
    isPending: leaving.isPending,
    error: asked ? null : leaving.error,
    question: asked && (
      <ConfirmDialog
        title={t('leaving.title')}
        action={t('leaving.action')}
        busy={leaving.isPending}
        error={leaving.error}
        onConfirm={() => leaving.mutate(asked)}
        onClose={() => setAsked(null)}
      >
        <p>{t('leaving.body', { count: unsent })}</p>
      </ConfirmDialog>
    ),
  };
}
