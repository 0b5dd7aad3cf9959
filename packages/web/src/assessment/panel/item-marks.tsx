import type { CellEntry } from '@xingcun/core/assessment/cell';
import { readSheet } from '@xingcun/core/assessment/contract';
import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import { commitMark, type Group, readDisagreement, readGroup } from '@xingcun/core/assessment/panel/contract';
import { panelItemWords } from '@xingcun/core/assessment/panel/marking';
import type { PanelStage } from '@xingcun/core/cycles/stage';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useRefusalWords } from '../refusal-words.ts';
import { type MarkDraft, MarkForm } from './mark-form.tsx';
import { markProblem } from './mark-problem.ts';
import { itemMarks, useMarkWords } from './panel-words.ts';
import styles from './panel.module.css';

export const groupReads = [readGroup, readDisagreement, readSheet] as const;

/** Beside a judged indicator that a group marks: how far it is, one's own mark, and the form to give it. */
export function ItemMarks(props: {
  assessmentId: string;
  stage: PanelStage;
  form: SheetForm;
  item: SheetItem;
  lower: CellEntry | null;
}) {
  const { assessmentId, stage, form, item, lower } = props;
  const { t, words } = useLanguage('panel');
  const group = useQuery(read(readGroup, { params: { assessmentId, stage } })).data;
  const panelItem = group?.items.find(({ itemCode }) => itemCode === item.code);
  if (!group) return null;
  return (
    <section className={styles.part} aria-label={t('marks.title')}>
      <div className={styles.head}>
        <h3>{t('marks.title')}</h3>
        {panelItem && <StateTag state={itemMarks[panelItem.state]}>{words(panelItemWords[panelItem.state])}</StateTag>}
      </div>
      {panelItem ? (
        <OwnMark key={`${item.code} ${panelItem.round}`} {...{ assessmentId, stage, form, item, lower, panelItem }} />
      ) : (
        <p className="soft">{t('marks.groupMissing')}</p>
      )}
      <Link to="/work/assessments/$assessmentId/group" params={{ assessmentId }} search={{ stage }}>
        {t('marks.open')}
      </Link>
    </section>
  );
}

function OwnMark(props: {
  assessmentId: string;
  stage: PanelStage;
  form: SheetForm;
  item: SheetItem;
  lower: CellEntry | null;
  panelItem: Group['items'][number];
}) {
  const { assessmentId, stage, form, item, lower, panelItem } = props;
  const { due, committed, own, mark, hidden, disagreementId, state } = panelItem;
  const { t } = useLanguage('panel');
  const format = useFormat();
  const refusalWords = useRefusalWords(form.compiled.standard);
  const markWords = useMarkWords(form.compiled.standard.scorePlaces);
  const committing = useWrite(commitMark, { stale: groupReads });
  const [asking, setAsking] = useState<MarkDraft | null>(null);
  const [first] = mark;
  const isMember = !mark.some(({ code }) => code === 'assessment.notInGroup' || code === 'assessment.observersRead');
  const problem = (draft: MarkDraft) => {
    if (hidden && draft.reason === '')
      return refusalWords({ code: 'assessment.markNeedsReason', details: { itemCode: item.code } });
    const found = markProblem(form, item, draft, lower);
    return found && refusalWords(found);
  };
  return (
    <>
      <p className="figures">{t('marks.progress', { committed, due })}</p>
      {hidden && (
        <p className={styles.note}>
          <Icon name="locked" size={14} /> {t('marks.hidden')}
        </p>
      )}
      {own && (
        <div className={styles.own}>
          <strong className="figures">
            {t('marks.given', { score: markWords(own.score), when: format.moment(own.committedAt) })}
          </strong>
          {own.reason && <p className={styles.quoted}>{own.reason}</p>}
        </div>
      )}
      {disagreementId && (
        <Link className="button" to="/work/disagreements/$disagreementId" params={{ disagreementId }}>
          {t('openDisagreement')}
        </Link>
      )}
      {state === 'proofMissing' && isMember && <p className={styles.note}>{t('marks.proofWanted')}</p>}
      {isMember && first && state !== 'settled' && !(own && state === 'marking') && (
        <p className={styles.note}>
          <Icon name="locked" size={14} /> {refusalWords(first)}
        </p>
      )}
      {!first && state !== 'discussion' && (
        <MarkForm
          assessmentId={assessmentId}
          form={form}
          item={item}
          {...(own ? { start: own } : {})}
          reasonLabel={t('marks.reason')}
          action={own ? t('marks.commitAgain') : t('marks.commit')}
          busy={committing.isPending}
          error={null}
          problem={problem}
          onSend={setAsking}
        />
      )}
      {asking && (
        <ConfirmDialog
          title={t('marks.confirmTitle')}
          action={t('marks.commit')}
          busy={committing.isPending}
          error={committing.error}
          onClose={() => setAsking(null)}
          onConfirm={() =>
            committing.mutate(
              {
                params: { assessmentId, stage },
                body: { itemCode: item.code, ...asking, proofs: [...asking.proofs], revision: own?.revision ?? 0 },
              },
              { onSuccess: () => setAsking(null) },
            )
          }
        >
          <p>{asking.score === null ? t('marks.confirmNa') : t('marks.confirm', { score: markWords(asking.score) })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
