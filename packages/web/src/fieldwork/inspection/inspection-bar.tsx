import {
  closeInspection,
  type Inspection,
  listInspections,
  openInspection,
  readInspection,
} from '@xingcun/core/fieldwork/inspection/contract';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { useWrite } from '../../app/query.ts';
import { ApprovalBar } from '../../ui/approval-bar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

const stale = [readInspection, listInspections];

/** Beginning and closing, which need a network; nothing for those who do not inspect. */
export function InspectionBar(props: { inspection: Inspection; unanswered: number; unsent: number; online: boolean }) {
  const { inspection, unanswered, unsent, online } = props;
  const { t, language } = useLanguage('inspection');
  const [asking, setAsking] = useState(false);
  const opening = useWrite(openInspection, { stale });
  const closing = useWrite(closeInspection, { stale });
  const { id: inspectionId, state, version, open } = inspection;
  if (state === 'closed') return null;
  const act = state === 'planned' ? 'open' : 'close';
  const write = state === 'planned' ? opening : closing;
  const [obstacle] = open[act];
  if (obstacle?.code === 'accounts.notPermitted') return null;
  const blocked = obstacle
    ? obstacleText(obstacle, language)
    : !online
      ? t('close.offline')
      : unsent > 0 && act === 'close'
        ? t('close.unsent', { count: unsent })
        : null;
  const close = () => {
    setAsking(false);
    write.reset();
  };
  return (
    <>
      <ApprovalBar
        actions={[{ label: t(act), primary: true, blockedBecause: blocked, busy: write.isPending, onAct: () => setAsking(true) }]}
      />
      {asking && (
        <ConfirmDialog
          title={t(`${act}.title`)}
          action={t(act)}
          busy={write.isPending}
          error={write.error}
          onConfirm={() => write.mutate(write.variables ?? { params: { inspectionId }, body: { version } }, { onSuccess: close })}
          onClose={close}
        >
          <p>{act === 'open' ? t('open.body') : t('close.body', { count: unanswered })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
