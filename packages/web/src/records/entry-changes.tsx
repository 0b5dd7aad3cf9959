import { type Difference, differences } from '@xingcun/core/records/difference';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { type AuditEntry, type CodeWords, fieldText, itemOf } from './audit-words.ts';
import styles from './audit-page.module.css';

/** What one entry changed, field by field, in words. */
export function EntryChanges({ entry, codes }: { entry: AuditEntry; codes: CodeWords }) {
  const { t, words } = useLanguage('records');
  const show = useValueText(codes);
  const changed = differences(entry.before, entry.after);
  const itemCode = itemOf(entry);
  if (changed.length === 0) return <p className="soft">{t('entry.nothing')}</p>;
  const nameOf = (key: string) => fieldText(key, words) ?? codes.code(key) ?? key;
  return (
    <dl className={styles.changes}>
      {changed.map((difference) => {
        const { keys, before, after } = difference;
        const figure = figureOf(difference, itemCode, codes);
        return (
          <div key={keys.join('/')}>
            <dt>{figure ? figure.name : keys.map(nameOf).join(' › ')}</dt>
            {before !== undefined && (
              <dd className={styles.before}>
                <span className="said">{t('entry.before')}</span>
                <span aria-hidden="true">−</span>
                <span>{figure ? figure.before : show(keys, before)}</span>
              </dd>
            )}
            <dd className={styles.after}>
              <span className="said">{t('entry.after')}</span>
              <span aria-hidden="true">+</span>
              <span>{figure ? figure.after : show(keys, after)}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A figure that was entered for an item has its name and unit in the standard. */
function figureOf({ keys, before, after }: Difference, itemCode: string | null, codes: CodeWords) {
  const place = keys.indexOf('values');
  const key = keys[place + 1];
  if (itemCode === null || place < 0 || key === undefined) return null;
  const known = codes.figure(itemCode, key, 0);
  const text = (value: unknown) =>
    typeof value === 'number' ? (codes.figure(itemCode, key, value)?.text ?? String(value)) : '—';
  return known && { name: known.name, before: text(before), after: text(after) };
}

/** A value as people write it: days, moments, scores, words for codes; a list by its members. */
function useValueText(codes: CodeWords): (keys: readonly string[], value: unknown) => string {
  const { t } = useLanguage('records');
  const format = useFormat();
  const text = (keys: readonly string[], value: unknown): string => {
    const key = keys.at(-1) ?? '';
    if (value === undefined || value === null || value === '') return t('entry.blank');
    if (typeof value === 'boolean') return t(value ? 'entry.yes' : 'entry.no');
    if (typeof value === 'number')
      return key === 'score' ? codes.score(value) : format.number(value, { useGrouping: key !== 'year' });
    if (typeof value === 'string') {
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
      if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return format.moment(value);
      if (key === 'digest') return value.slice(0, 12);
      return codes.code(value) ?? value;
    }
    if (Array.isArray(value)) return value.length === 0 ? t('entry.blank') : format.list(value.map((each) => text(keys, each)));
    return Object.entries(value)
      .map(([name, each]) => `${name} ${text([...keys, name], each)}`)
      .join(' · ');
  };
  return text;
}
