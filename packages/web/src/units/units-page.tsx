import { readUnit } from '@xingcun/core/units/contract';
import { unitKindWords } from '@xingcun/core/units/words';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { WorkPage } from '../app/work-page.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field } from '../ui/field.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { matchesName } from '../ui/pinyin.ts';
import { SidePanel } from '../ui/side-panel.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ImportUnitsDialog } from './import-units-dialog.tsx';
import { placeOf, unitName, type UnitRow, unitsQuery, withAncestors } from './unit-tree.ts';
import styles from './units-page.module.css';

const route = getRouteApi('/work/units');

/** The tree of units, unfolded where one looks or searches. */
export function UnitsPage() {
  const { t, language } = useLanguage('units');
  const navigate = useNavigate();
  const { unit: open } = route.useSearch();
  const { data: units } = useSuspenseQuery(unitsQuery);
  const [typed, setTyped] = useState('');
  const [importing, setImporting] = useState(false);
  const sought = useDeferredValue(typed.trim());
  const mayImport = useMayAnywhere('units.import');
  const hits = useMemo(
    () =>
      sought === ''
        ? null
        : new Set(
            units
              .filter(
                (unit) =>
                  unit.code.startsWith(sought) || matchesName(unit.name, sought) || matchesName(unitName(unit, language), sought),
              )
              .map(({ code }) => code),
          ),
    [units, sought, language],
  );
  const shown = useMemo(() => (hits ? withAncestors(units, hits) : units), [units, hits]);
  const children = useMemo(() => Map.groupBy(shown, ({ parentCode }) => parentCode), [shown]);
  const chosen = units.find(({ code }) => code === open);
  return (
    <WorkPage
      panel={
        chosen && (
          <UnitPanel
            key={chosen.code}
            unit={chosen}
            units={units}
            onClose={() => void navigate({ to: '/work/units', search: {}, replace: true })}
          />
        )
      }
    >
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayImport && (
            <button type="button" className="button button-primary" onClick={() => setImporting(true)}>
              {t('import.action')}
            </button>
          )
        }
      />
      <div className="stack">
        <Field
          label={t('find.label')}
          hint={t('find.hint')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <output className="soft">
          {hits
            ? hits.size === 0
              ? t('find.none')
              : t('find.found', { count: hits.size })
            : t('counts', { count: units.length, villages: units.filter(({ kind }) => kind === 'village').length })}
        </output>
        <div className={`card ${styles.tree}`}>
          <Branch parent={null} units={children} unfolded={hits !== null} open={open} depth={0} />
        </div>
      </div>
      {importing && <ImportUnitsDialog onClose={() => setImporting(false)} />}
    </WorkPage>
  );
}

interface BranchProps {
  units: ReadonlyMap<string | null, readonly UnitRow[]>;
  /** A search shows all that it found. */
  unfolded: boolean;
  open: string | undefined;
  depth: number;
}

function Branch({ parent, ...props }: BranchProps & { parent: string | null }) {
  const own = props.units.get(parent) ?? [];
  return (
    <ul>
      {own.map((unit) => (
        <Twig key={unit.code} unit={unit} {...props} />
      ))}
    </ul>
  );
}

function Twig({ unit, ...props }: BranchProps & { unit: UnitRow }) {
  const { t, words, language } = useLanguage('units');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const below = props.units.get(unit.code) ?? [];
  const unfolded = chosen ?? (props.unfolded || props.depth === 0);
  const name = unitName(unit, language);
  return (
    <li>
      <div className={styles.twig}>
        {below.length > 0 ? (
          <button
            type="button"
            className="button button-quiet button-icon"
            aria-expanded={unfolded}
            aria-label={t('tree.below', { unit: name })}
            onClick={() => setChosen(!unfolded)}
          >
            {unfolded ? '▾' : '▸'}
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <Link
          to="/work/units"
          search={{ unit: unit.code }}
          replace
          resetScroll={false}
          className={styles.unit}
          aria-current={unit.code === props.open ? 'true' : undefined}
        >
          {name}
          <span className="soft small">{words(unitKindWords[unit.kind])}</span>
        </Link>
        {below.length > 0 && <span className="soft small figures">{below.length}</span>}
      </div>
      {below.length > 0 && unfolded && <Branch {...props} parent={unit.code} depth={props.depth + 1} />}
    </li>
  );
}

function UnitPanel({ unit, units, onClose }: { unit: UnitRow; units: readonly UnitRow[]; onClose: () => void }) {
  const { t, words, language } = useLanguage('units');
  const format = useFormat();
  const record = useQuery(read(readUnit, { params: { unitCode: unit.code } }));
  const { rawName = null, openedOn = null, closedOn = null, formerNames = [] } = record.data ?? {};
  const below = units.filter(({ parentCode }) => parentCode === unit.code).length;
  return (
    <SidePanel title={unitName(unit, language)} onClose={onClose}>
      <div className="stack">
        {unit.sample && <StateTag state="note">{t('one.sample')}</StateTag>}
        {record.error && <ErrorNotice error={record.error} onRetry={() => void record.refetch()} />}
        <Facts
          facts={[
            [t('one.kind'), words(unitKindWords[unit.kind])],
            [
              t('one.code'),
              <span key="code" className="figures">
                {unit.code}
              </span>,
            ],
            [t('one.above'), placeOf(unit, units, language, ['city', 'district', 'township', 'village']) || null],
            [t('one.nameEn'), language === 'zh' ? unit.nameEn : null],
            [t('one.raw'), rawName !== null && rawName !== unit.name ? rawName : null],
            [t('one.opened'), openedOn && format.day(openedOn)],
            [t('one.closed'), closedOn && format.day(closedOn)],
            [
              t('one.former'),
              formerNames.length > 0 &&
                formerNames.map(({ name, untilOn }) => t('one.formerUntil', { name, day: format.day(untilOn) })).join(' · '),
            ],
          ]}
        />
        {below > 0 && <p className="soft">{t('one.below', { count: below })}</p>}
      </div>
    </SidePanel>
  );
}
