import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import type { CompiledIndicator, CompiledRule, Slot } from '@xingcun/core/rating/compile';
import { stepSentence } from '@xingcun/core/rating/explanation-words';
import { rateIndicator } from '@xingcun/core/rating/indicator-score';
import { Refusal } from '@xingcun/core/refusal';
import type { Text } from '@xingcun/core/text';
import { shortText } from '@xingcun/core/values/exact';
import { useId } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { readDecimal } from '@xingcun/core/assessment/entry-text';
import { NumberField } from './number-field.tsx';
import styles from './panel.module.css';

type Values = Readonly<Record<string, number>>;

/** The figures from which an indicator is computed, and what they make of it at once. */
export function FiguresEditor(props: {
  form: SheetForm;
  item: SheetItem;
  entry: CellEntry | null;
  disabled: boolean;
  refusalWords: (refusal: Refusal) => string;
  onChange: (entry: CellEntry | null) => void;
}) {
  const { form, item, entry, disabled, refusalWords, onChange } = props;
  const { words } = useLanguage('assessment');
  const values: Values = entry?.kind === 'inputs' ? entry.values : {};
  const set = (key: string, value: number | null) => {
    const { [key]: _, ...rest } = values;
    const next = value === null ? rest : { ...rest, [key]: value };
    onChange(Object.keys(next).length === 0 ? null : { kind: 'inputs', values: next });
  };
  return (
    <div className={styles.figures}>
      {groupsOf(form, item).map(({ title, isChecklist, slots }) => (
        <div key={slots[0]?.key ?? ''} className={styles.figures}>
          {title && <h4>{words(title)}</h4>}
          {slots.map((slot) =>
            isChecklist ? (
              <YesNo
                key={slot.key}
                slot={slot}
                value={values[slot.key] ?? null}
                disabled={disabled}
                onChange={(value) => set(slot.key, value)}
              />
            ) : (
              <Figure
                key={slot.key}
                slot={slot}
                value={values[slot.key] ?? null}
                disabled={disabled}
                onChange={(value) => set(slot.key, value)}
              />
            ),
          )}
        </div>
      ))}
      {item.kind === 'indicator' && <Computed form={form} item={item} entry={entry} refusalWords={refusalWords} />}
    </div>
  );
}

interface Group {
  title: Text | null;
  isChecklist: boolean;
  slots: Slot[];
}

/** The figures of a rule; of a sum, part by part. */
function groupsOf({ compiled }: SheetForm, item: SheetItem): Group[] {
  const input = compiled.inputs.get(item.code);
  if (item.kind === 'input' && input) return [{ title: null, isChecklist: false, slots: [{ key: item.code, input }] }];
  const rule = compiled.indicators.get(item.code)?.rule;
  const group = (compiledRule: CompiledRule, title: Text | null): Group => ({
    title,
    isChecklist: compiledRule.rule.kind === 'checklist',
    slots: [...compiledRule.slots.values()],
  });
  if (!rule) return [];
  return rule.parts.length > 0 ? rule.parts.map((part) => group(part.rule, part.title)) : [group(rule, null)];
}

function Figure({ slot, value, disabled, onChange }: FieldProps) {
  const { t, words } = useLanguage('assessment');
  const { title, unit, decimals, min, max } = slot.input;
  const tooManyPlaces = decimals === 0 ? t('figure.whole') : t('entry.tooManyPlaces', { places: decimals });
  const low = min === null ? null : shortText(min, decimals);
  const high = max === null ? null : shortText(max, decimals);
  const bounds =
    low !== null && high !== null
      ? t('figure.between', { low, high })
      : low !== null && low !== '0'
        ? t('figure.atLeast', { low })
        : high !== null
          ? t('figure.atMost', { high })
          : low === '0'
            ? t('figure.notNegative')
            : null;
  const read = (text: string) => {
    if (text.trim() === '') return null;
    const figure = readDecimal(text, decimals);
    if (typeof figure !== 'number')
      return { problem: figure.fault === 'tooManyPlaces' ? tooManyPlaces : t('entry.notNumberPlain') };
    if ((min !== null && figure < min) || (max !== null && figure > max)) return { problem: bounds ?? '' };
    return figure;
  };
  return (
    <NumberField
      label={words(title)}
      unit={words(unit)}
      {...(low !== '0' && bounds !== null && { hint: bounds })}
      value={value}
      places={decimals}
      disabled={disabled}
      read={read}
      onChange={onChange}
    />
  );
}

interface FieldProps {
  slot: Slot;
  value: number | null;
  disabled: boolean;
  onChange: (value: number | null) => void;
}

function YesNo({ slot, value, disabled, onChange }: FieldProps) {
  const { t, words } = useLanguage('assessment');
  return (
    <Choice
      label={words(slot.input.title)}
      value={value === null ? null : value === 1}
      yes={t('figure.yes')}
      no={t('figure.no')}
      disabled={disabled}
      onChange={(holds) => onChange(holds === null ? null : holds ? 1 : 0)}
    />
  );
}

/** Yes, no, or not answered yet. */
export function Choice(props: {
  label: string;
  value: boolean | null;
  yes: string;
  no: string;
  disabled: boolean;
  onChange: (value: boolean | null) => void;
}) {
  const { label, value, yes, no, disabled, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles.choice} disabled={disabled}>
      <legend>{label}</legend>
      {([true, false] as const).map((each) => (
        <label key={String(each)} className={value === each ? styles.chosen : undefined}>
          <input type="radio" name={name} checked={value === each} onChange={() => onChange(each)} />
          {each ? yes : no}
        </label>
      ))}
    </fieldset>
  );
}

/** What the rule makes of the figures as they stand, by the engine that rates. */
function Computed(props: {
  form: SheetForm;
  item: SheetItem;
  entry: CellEntry | null;
  refusalWords: (refusal: Refusal) => string;
}) {
  const { form, item, entry, refusalWords } = props;
  const { t, language } = useLanguage('assessment');
  const format = useFormat();
  const compiled = form.compiled.indicators.get(item.code);
  if (!compiled || entry?.kind !== 'inputs') return null;
  const outcome = tryRate(compiled, entry);
  const places = form.compiled.standard.scorePlaces;
  return (
    <output className={styles.computed}>
      {outcome instanceof Refusal ? (
        <p className="field-problem">{refusalWords(outcome)}</p>
      ) : (
        <>
          <p>
            {t('figure.computed')}{' '}
            <strong className="figures">
              {outcome.rating.score === null ? t('entry.unfinished') : format.score(outcome.rating.score, places)}
            </strong>
            <span className="soft figures"> / {shortText(compiled.indicator.maxScore, places)}</span>
          </p>
          {[...outcome.node.children, outcome.node].flatMap((node) =>
            node.steps.map((step) => (
              <p key={`${node.code} ${step.code} ${JSON.stringify(step.values)}`} className="soft small">
                {stepSentence(step, language)}
              </p>
            )),
          )}
        </>
      )}
    </output>
  );
}

function tryRate(compiled: CompiledIndicator, entry: CellEntry & { kind: 'inputs' }) {
  try {
    return rateIndicator(compiled, entry);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
