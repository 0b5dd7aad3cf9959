import type { Proof } from '@xingcun/core/assessment/cell';
import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { readDecimal } from '@xingcun/core/assessment/entry-text';
import { useEntryWords } from '../sheet/entry-words.ts';
import { NumberField } from '../sheet/number-field.tsx';
import { ProofsEditor } from '../sheet/proofs-editor.tsx';

export interface MarkDraft {
  /** Null: does not apply. */
  score: number | null;
  reason: string;
  proofs: readonly Proof[];
}

/** A mark, its reason and its proof, as a group's member or whoever decides writes them. */
export function MarkForm(props: {
  assessmentId: string;
  form: SheetForm;
  item: SheetItem;
  start?: MarkDraft;
  reasonLabel: string;
  action: string;
  busy: boolean;
  error: unknown;
  /** What core finds wrong with it, in a sentence; null where nothing is. */
  problem: (draft: MarkDraft) => string | null;
  onSend: (draft: MarkDraft) => void;
}) {
  const { assessmentId, form, item, start, reasonLabel, action, busy, error, problem, onSend } = props;
  const { t, words } = useLanguage('panel');
  const entryWords = useEntryWords(form);
  const id = useId();
  const places = form.compiled.standard.scorePlaces;
  const [score, setScore] = useState<number | null>(start?.score ?? null);
  const [idle, setIdle] = useState(start !== undefined && start.score === null);
  const [reason, setReason] = useState(start?.reason ?? '');
  const [proofs, setProofs] = useState<readonly Proof[]>(start?.proofs ?? []);
  const [tried, setTried] = useState(false);
  const draft: MarkDraft = { score: idle ? null : score, reason: reason.trim(), proofs };
  const wrong = score === null && !idle ? t('marks.needScore') : problem(draft);
  const evidence = form.compiled.indicators.get(item.code)?.indicator.evidence ?? [];
  const mayNotApply = item.accepts.includes('notApplicable');
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong === null && !busy) onSend(draft);
      }}
    >
      {!idle && (
        <NumberField
          label={t('marks.score')}
          unit={t('marks.points')}
          hint={entryWords.hint(item)}
          value={score}
          places={places}
          read={(typed) => {
            if (typed.trim() === '') return null;
            const number = readDecimal(typed, places);
            return typeof number === 'number' ? number : { problem: entryWords.fault(number.fault, item) };
          }}
          onChange={setScore}
        />
      )}
      {mayNotApply && (
        <label className="row">
          <input type="checkbox" checked={idle} onChange={(event) => setIdle(event.target.checked)} />
          {t('marks.notApplicable')}
        </label>
      )}
      <div className="field">
        <label htmlFor={`${id}-reason`}>{reasonLabel}</label>
        <textarea
          id={`${id}-reason`}
          className="input"
          rows={4}
          maxLength={2000}
          value={reason}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setReason(event.target.value)}
        />
        <p id={`${id}-hint`} className="field-hint">
          {t('marks.reasonHint')}
        </p>
      </div>
      <fieldset className="field" style={{ margin: 0, padding: 0, border: 0 }}>
        <legend>{t('d.proofs')}</legend>
        <ProofsEditor
          proofs={proofs}
          wished={evidence.map(words)}
          disabled={false}
          assessmentId={assessmentId}
          itemCode={item.code}
          onChange={setProofs}
        />
      </fieldset>
      {tried && wrong !== null && (
        <p className="field-problem" role="alert">
          {wrong}
        </p>
      )}
      {error !== null && error !== undefined && <ErrorNotice error={error} onRetry={() => onSend(draft)} />}
      <div>
        <button type="submit" className="button button-primary" aria-disabled={busy}>
          {action}
        </button>
      </div>
    </form>
  );
}
