import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { SheetForm } from '@xingcun/core/assessment/items';
import type { Refusal } from '@xingcun/core/refusal';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { acceptsMark, readDecimal } from '@xingcun/core/assessment/entry-text';
import { useEntryWords } from './entry-words.ts';
import { Choice, FiguresEditor } from './figures-editor.tsx';
import { NumberField } from './number-field.tsx';
import styles from './panel.module.css';
import { asksForMore, problemOf, type SheetRow } from './rows.ts';

interface Props {
  form: SheetForm;
  row: SheetRow;
  disabled: boolean;
  refusalWords: (refusal: Refusal) => string;
  onChange: (entry: CellEntry | null) => void;
}

/** Whatever an item takes: a mark, figures, a number of times, whether it holds, or that it does not apply. */
export function EntryEditor(props: Props) {
  const { form, row, disabled, refusalWords, onChange } = props;
  const { item, draft } = row;
  const { t } = useLanguage('assessment');
  const [chosen, setMarking] = useState(false);
  const marking = chosen || draft.entry?.kind === 'mark';
  const byFigures = item.accepts.includes('inputs');
  const idle = draft.entry?.kind === 'notApplicable';
  if (item.kind === 'hardStandard')
    return (
      <Choice
        label={t('panel.holds')}
        value={draft.entry?.kind === 'holds' ? draft.entry.holds : null}
        yes={t('entry.holds')}
        no={t('entry.fails')}
        disabled={disabled}
        onChange={(holds) => onChange(holds === null ? null : { kind: 'holds', holds })}
      />
    );
  return (
    <div className={styles.figures}>
      {!idle && (item.kind === 'bonus' || acceptsMark(item) || (byFigures && marking)) && <Mark {...props} />}
      {!idle && byFigures && !marking && (
        <FiguresEditor
          form={form}
          item={item}
          entry={draft.entry}
          disabled={disabled}
          refusalWords={refusalWords}
          onChange={onChange}
        />
      )}
      {!disabled && (
        <div className="row">
          {byFigures && item.accepts.includes('mark') && !idle && (
            <button
              type="button"
              className={`button ${styles.minor}`}
              onClick={() => {
                setMarking(!marking);
                if (draft.entry?.kind === 'mark') onChange(null);
              }}
            >
              {marking ? t('panel.backToFigures') : t('panel.markInstead')}
            </button>
          )}
          {item.accepts.includes('notApplicable') && (
            <label className={styles.check}>
              <input type="checkbox" checked={idle} onChange={() => onChange(idle ? null : { kind: 'notApplicable' })} />
              {t('panel.notApplicable')}
            </label>
          )}
        </div>
      )}
      {byFigures && marking && !idle && item.mark !== 'free' && (
        <p className="field-hint">{t(item.mark === 'needsReason' ? 'panel.markNeedsReason' : 'panel.markNeedsProof')}</p>
      )}
      {idle && <p className="soft">{t('panel.notApplicableWords')}</p>}
    </div>
  );
}

function Mark({ form, row, disabled, refusalWords, onChange }: Props) {
  const { item, draft, lower } = row;
  const { t } = useLanguage('assessment');
  const entryWords = useEntryWords(form);
  const isBonus = item.kind === 'bonus';
  const places = isBonus ? 0 : form.compiled.standard.scorePlaces;
  const entryOf = (number: number): CellEntry => (isBonus ? { kind: 'count', count: number } : { kind: 'mark', score: number });
  const { entry } = draft;
  return (
    <NumberField
      label={isBonus ? t('panel.times') : t('panel.mark')}
      unit={isBonus ? t('panel.timesUnit') : t('panel.points')}
      hint={entryWords.hint(item)}
      value={entry?.kind === 'mark' ? entry.score : entry?.kind === 'count' ? entry.count : null}
      places={places}
      disabled={disabled}
      read={(text) => {
        if (text.trim() === '') return null;
        const number = readDecimal(text, places);
        if (typeof number !== 'number') return { problem: entryWords.fault(isBonus ? 'notCount' : number.fault, item) };
        const problem = problemOf(form, item, { ...draft, entry: entryOf(number) }, lower);
        return problem && !asksForMore.has(problem.code) ? { problem: refusalWords(problem) } : number;
      }}
      onChange={(number) => onChange(number === null ? null : entryOf(number))}
    />
  );
}
