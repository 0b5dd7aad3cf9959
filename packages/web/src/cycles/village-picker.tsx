import { useSuspenseQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { Field } from '../ui/field.tsx';
import { matchesName } from '../ui/pinyin.ts';
import { unitName, type UnitRow, unitsQuery } from '../units/unit-tree.ts';
import { type FieldsProps, useFieldProblem } from './programme-fields.tsx';
import styles from './village-picker.module.css';

/** The villages of the city by township, found by characters, pinyin or initials; whole townships with one press. */
export function VillagePicker({ form, setForm, cityCode, ...told }: FieldsProps & { cityCode: string }) {
  const { t, language } = useLanguage('cycles');
  const problem = useFieldProblem(told)('villages');
  const id = useId();
  const { data: units } = useSuspenseQuery(unitsQuery);
  const [typed, setTyped] = useState('');
  const groups = useMemo(() => villagesByTownship(units, cityCode), [units, cityCode]);
  const chosen = new Set(form.villages);
  const name = (unit: UnitRow) => unitName(unit, language);
  const matches = (unit: UnitRow) => typed.trim() === '' || matchesName(unit.name, typed) || matchesName(name(unit), typed);
  const shown = groups
    .map(({ township, villages }) => ({ township, villages: matches(township) ? villages : villages.filter(matches) }))
    .filter(({ villages }) => villages.length > 0);
  const all = groups.flatMap(({ villages }) => villages);
  // In the order of the tree, whatever the order of the clicks.
  const choose = (next: ReadonlySet<string>) =>
    setForm({ ...form, villages: all.map(({ code }) => code).filter((code) => next.has(code)) });
  const set = (villages: readonly UnitRow[], wanted: boolean) => {
    const next = new Set(chosen);
    for (const { code } of villages) {
      if (wanted) next.add(code);
      else next.delete(code);
    }
    choose(next);
  };
  return (
    <section className="card stack" aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{t('form.villages')}</h2>
        <output className="soft figures">{t('form.villagesChosen', { count: form.villages.length })}</output>
      </div>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <Field
        label={t('form.villagesSearch')}
        hint={t('form.villagesSearchHint')}
        type="search"
        value={typed}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <div className="row">
        <button type="button" className="button" onClick={() => set(all, true)}>
          {t('form.villagesAll')}
        </button>
        <button type="button" className="button" onClick={() => set(all, false)}>
          {t('form.villagesNone')}
        </button>
      </div>
      {shown.length === 0 && <p className="soft">{t('form.villagesNoMatch')}</p>}
      {shown.map(({ township, villages }) => {
        const every = villages.every(({ code }) => chosen.has(code));
        const unit = name(township);
        return (
          <fieldset key={township.code} className={styles.township}>
            <legend>
              {unit}
              <button
                type="button"
                className={styles.whole}
                aria-label={t(every ? 'form.villagesNoneOf' : 'form.villagesAllOf', { unit })}
                onClick={() => set(villages, !every)}
              >
                {t(every ? 'form.villagesNone' : 'form.villagesAll')}
              </button>
            </legend>
            <div className={styles.villages}>
              {villages.map((village) => (
                <label key={village.code}>
                  <input
                    type="checkbox"
                    checked={chosen.has(village.code)}
                    onChange={(event) => set([village], event.target.checked)}
                  />
                  {name(village)}
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}

function villagesByTownship(units: readonly UnitRow[], cityCode: string): { township: UnitRow; villages: UnitRow[] }[] {
  const city = units.find(({ code }) => code === cityCode);
  const inCity = city ? units.filter(({ path }) => path.startsWith(`${city.path}.`)) : units;
  const byParent = Map.groupBy(
    inCity.filter(({ kind }) => kind === 'village'),
    ({ parentCode }) => parentCode,
  );
  return inCity.flatMap((township) => {
    const villages = byParent.get(township.code);
    return villages ? [{ township, villages }] : [];
  });
}
