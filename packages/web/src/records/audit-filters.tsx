import { grantsFor, isWithin } from '@xingcun/core/accounts/permission';
import { useMemo } from 'react';
import { useLanguage } from '../app/language.ts';
import { useSession } from '../app/session.ts';
import { Field } from '../ui/field.tsx';
import { TreePicker } from '../ui/tree-picker.tsx';
import { pickerTree, type UnitRow } from '../units/unit-tree.ts';
import { recordedActions } from './audit-words.ts';
import type { AuditFilter } from './routes.ts';
import styles from './audit-page.module.css';

export function AuditFilters(props: { filter: AuditFilter; units: readonly UnitRow[]; onChange: (filter: AuditFilter) => void }) {
  const { filter, units, onChange } = props;
  const { t, words, language } = useLanguage('records');
  const session = useSession();
  const nodes = useMemo(() => {
    const scopes = session ? grantsFor(session, 'records.readAudit').map(({ path }) => path) : [];
    const shown = ({ path }: UnitRow) => scopes.some((scope) => isWithin(path, scope));
    return [{ value: '', name: t('filter.allUnits') }, ...pickerTree(units, language, { shown })];
  }, [session, units, language, t]);
  const set = (change: Partial<Record<keyof AuditFilter, string>>) =>
    onChange(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '')));
  const wrongDays = filter.from !== undefined && filter.to !== undefined && filter.from > filter.to;
  return (
    <search className={`no-print ${styles.filters}`}>
      <div className="field">
        <span aria-hidden="true" className={styles.label}>
          {t('filter.unit')}
        </span>
        <TreePicker label={t('filter.unit')} nodes={nodes} value={filter.unit ?? ''} onChange={(unit) => set({ unit })} />
      </div>
      <Field
        label={t('filter.from')}
        type="date"
        value={filter.from ?? ''}
        problem={wrongDays ? t('filter.wrongDays') : null}
        onChange={(event) => set({ from: event.target.value })}
      />
      <Field label={t('filter.to')} type="date" value={filter.to ?? ''} onChange={(event) => set({ to: event.target.value })} />
      <div className="field">
        <label htmlFor="audit-action">{t('filter.action')}</label>
        <select
          id="audit-action"
          className="input"
          value={filter.action ?? ''}
          onChange={(event) => set({ action: event.target.value })}
        >
          <option value="">{t('filter.allActions')}</option>
          {recordedActions.map(([action, text]) => (
            <option key={action} value={action}>
              {words(text)}
            </option>
          ))}
        </select>
      </div>
      {Object.keys(filter).length > 0 && (
        <button type="button" className="button button-quiet" onClick={() => onChange({})}>
          {t('filter.clear')}
        </button>
      )}
    </search>
  );
}
