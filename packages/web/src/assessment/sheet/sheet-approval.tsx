import { roleWords } from '@xingcun/core/accounts/words';
import { useState } from 'react';
import { stageRules } from '@xingcun/core/cycles/stage';
import { useLanguage } from '../../app/language.ts';
import { type ApprovalAction, ApprovalBar } from '../../ui/approval-bar.tsx';
import { type Saving, SaveState } from '../../ui/save-state.tsx';
import { Due } from '../due.tsx';
import { CheckDialog } from './check-dialog.tsx';
import { useOutbox } from './outbox-store.ts';
import { ReturnDialog } from './return-dialog.tsx';
import { type RowState, rowState } from './row-state.ts';
import type { SheetRow } from './rows.ts';
import styles from './sheet-approval.module.css';
import { SubmitDialog } from './submit-dialog.tsx';
import type { SheetOnScreen } from './use-sheet.ts';

type Words = (reason: { code: string; details: Readonly<Record<string, unknown>> }) => string;
type Asking = 'check' | 'submit' | 'returnThis' | 'returnBelow';

/** Where the sheet stands, and what this person may do with it now – or why not. */
export function SheetApproval({ screen, refusalWords }: { screen: SheetOnScreen; refusalWords: Words }) {
  const { assessment, sheet, stage, below, belowSheet, rows, progress, store } = screen;
  const { t, words } = useLanguage('assessment');
  const outbox = useOutbox(store);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);

  const sum = (of: (each: (typeof progress)[number]) => number) => progress.reduce((all, each) => all + of(each), 0);
  const counts = { filled: sum(({ filled }) => filled), items: sum(({ items }) => items) };
  const noProof = sum(({ lackingProof }) => lackingProof);
  const returned = rows.filter((row) => row.returned !== null).length;
  const unsaved = Object.keys(outbox).length;
  const isPresent = assessment.stage === stage;

  const why = (obstacles: readonly { code: string; details: Record<string, unknown> }[]): string | null => {
    const [first, ...more] = obstacles;
    if (!first) return null;
    return more.length === 0
      ? refusalWords(first)
      : t('approval.andMore', { reason: refusalWords(first).replace(/[。.]$/, ''), count: more.length });
  };
  const isTheirs = (obstacles: readonly { code: string }[]) => !obstacles.some(({ code }) => code === 'accounts.notPermitted');

  const signedByOthers = isTheirs(sheet.acts.submit)
    ? null
    : t('approval.signedBy', { signer: words(roleWords[stageRules[stage].signer]) });

  const actions: ApprovalAction[] = [];
  if (isPresent) actions.push({ label: t('approval.check'), blockedBecause: null, onAct: () => setAsking('check') });
  if (isTheirs(sheet.acts.sendBack))
    actions.push({
      label: t('approval.sendBackThis'),
      blockedBecause: why(sheet.acts.sendBack),
      onAct: () => setAsking('returnThis'),
    });
  if (below && belowSheet && isPresent && isTheirs(belowSheet.acts.sendBack))
    actions.push({
      label: t('approval.sendBack', { stage: words(stageRules[below].words) }),
      blockedBecause: why(belowSheet.acts.sendBack),
      onAct: () => setAsking('returnBelow'),
    });
  if (isPresent)
    actions.push({
      label: t('approval.submit'),
      blockedBecause:
        signedByOthers ?? why(sheet.acts.submit) ?? (unsaved > 0 ? t('approval.unsaved', { count: unsaved }) : null),
      primary: true,
      onAct: () => setAsking('submit'),
    });

  return (
    <>
      <ApprovalBar actions={actions}>
        {store.isSignedOut() && (
          <p role="alert">
            {t('sheet.signedOut')}{' '}
            <a href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>{t('sheet.signIn')}</a>
          </p>
        )}
        <div className={styles.facts}>
          <span className="figures">{t('approval.filled', counts)}</span>
          {returned > 0 && <span className={styles.notOnPhones}>{t('sheet.returnedCount', { count: returned })}</span>}
          {noProof > 0 && <span className={styles.notOnPhones}>{t('sheet.noProofCount', { count: noProof })}</span>}
          {(sheet.writable.length > 0 || unsaved > 0) && <SaveState saving={savingOf(rows, store.savedAt())} />}
          {isPresent && assessment.dueOn !== null && <Due on={assessment.dueOn} />}
          {actions.length === 0 && isTheirs(sheet.acts.score) && sheet.acts.score[0] && (
            <span>{refusalWords(sheet.acts.score[0])}</span>
          )}
        </div>
      </ApprovalBar>
      {asking === 'check' && <CheckDialog screen={screen} refusalWords={refusalWords} onClose={close} />}
      {asking === 'submit' && <SubmitDialog screen={screen} onClose={close} />}
      {asking === 'returnThis' && <ReturnDialog screen={screen} stage={stage} onClose={close} />}
      {asking === 'returnBelow' && below && <ReturnDialog screen={screen} stage={below} onClose={close} />}
    </>
  );
}

/** Trouble first, then what is only on this device, then what is on its way. */
function savingOf(rows: readonly SheetRow[], savedAt: string | null): Saving {
  const count = (...states: RowState[]) => rows.filter((row) => states.includes(rowState(row))).length;
  const failed = count('refused', 'conflict', 'held');
  if (failed > 0) return { kind: 'failed', count: failed };
  const silent = count('device');
  if (silent > 0) return { kind: 'waiting', count: count('device', 'saving') };
  const saving = count('saving');
  return saving > 0 ? { kind: 'saving', count: saving } : { kind: 'saved', at: savedAt };
}
