import { readReinspection, recordFinding } from '@xingcun/core/fieldwork/reinspection/contract';
import { type SyntheticEvent, useId, useState } from 'react';
import { parseScore, useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { type ReinspectedItem, useItemNames } from './items.tsx';
import type { Reinspection } from './reinspection-page.tsx';

/** One item: what the district gave, what was found, and why it differs. */
export function FindingPanel(props: {
  item: ReinspectedItem;
  villages: Reinspection['villages'];
  standardId: string;
  may: boolean;
  onClose: () => void;
}) {
  const { item, villages, standardId, may, onClose } = props;
  const { t } = useLanguage('reinspection');
  const format = useFormat();
  const names = useItemNames(villages, standardId);
  const { finding, expected, ticket } = item;
  return (
    <SidePanel
      title={t('finding.title', { village: names.village(item.villageCode), item: names.item(item.itemCode) })}
      onClose={onClose}
    >
      <div className="stack">
        <p>{t('finding.same', { score: format.score(expected, names.scorePlaces) })}</p>
        <p className="soft small figures">{t('finding.ticket', { ticket: ticket.slice(0, 12) })}</p>
        {finding && (
          <section>
            <p>
              <strong className="figures">{format.score(finding.score, names.scorePlaces)}</strong>
              {finding.notShown && ` · ${t('items.notShown')}`}
            </p>
            {finding.reason && <p>{finding.reason}</p>}
            <p className="soft small">
              {finding.by.name} · {format.moment(finding.at)}
            </p>
          </section>
        )}
        {may && <FindingForm item={item} scorePlaces={names.scorePlaces} onDone={onClose} />}
      </div>
    </SidePanel>
  );
}

function FindingForm({ item, scorePlaces, onDone }: { item: ReinspectedItem; scorePlaces: number; onDone: () => void }) {
  const { t } = useLanguage('reinspection');
  const format = useFormat();
  const id = useId();
  const { expected, maxScore, finding } = item;
  const [typed, setTyped] = useState(format.score(finding?.score ?? expected, scorePlaces));
  const [notShown, setNotShown] = useState(finding?.notShown ?? false);
  const [reason, setReason] = useState(finding?.reason ?? '');
  const [tried, setTried] = useState(false);
  const recording = useWrite(recordFinding, { stale: [readReinspection] });
  const score = parseScore(typed, scorePlaces);
  const max = format.score(maxScore, scorePlaces);
  const scoreWrong = score === null || score < 0 || score > maxScore;
  const lacksReason = (notShown || score !== expected) && reason.trim() === '';
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (scoreWrong || lacksReason || recording.isPending) return;
    recording.mutate(
      {
        params: { reinspectionItemId: item.id },
        body: { score, notShown, reason: reason.trim(), proofs: finding?.proofs ?? [], version: finding?.version ?? 0 },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <Field
        label={t('finding.score', { max })}
        inputMode="decimal"
        value={typed}
        problem={tried && scoreWrong ? t('finding.scoreWrong', { max }) : null}
        onChange={(event) => setTyped(event.target.value)}
      />
      <label className="row">
        <input type="checkbox" checked={notShown} onChange={(event) => setNotShown(event.target.checked)} />
        {t('finding.notShown')}
      </label>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('finding.reason')}</label>
        <textarea
          id={`${id}-reason`}
          className="input"
          rows={4}
          maxLength={2000}
          value={reason}
          aria-invalid={tried && lacksReason ? true : undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setReason(event.target.value)}
        />
        <p id={`${id}-hint`} className={tried && lacksReason ? 'field-problem' : 'field-hint'}>
          {t('finding.reasonHint')}
        </p>
      </div>
      {recording.error && (
        <ErrorNotice error={recording.error} onRetry={() => recording.variables && recording.mutate(recording.variables)} />
      )}
      <div>
        <button type="submit" className="button button-primary" disabled={recording.isPending}>
          {t('finding.save')}
        </button>
      </div>
    </form>
  );
}
