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
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { matchesName } from '../ui/pinyin.ts';
import { SidePanel } from '../ui/side-panel.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ImportUnitsDialog } from './import-units-dialog.tsx';
import { LoadMapDialog } from './load-map-dialog.tsx';
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
  const [loadingMap, setLoadingMap] = useState(false);
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
  const city = units.find(({ kind }) => kind === 'city');
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
            <>
              {city && (
                <button type="button" className="button" onClick={() => setLoadingMap(true)}>
                  {t('map.action')}
                </button>
              )}
              <button type="button" className="button button-primary" onClick={() => setImporting(true)}>
                {t('import.action')}
              </button>
            </>
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
          <Branch parent={null} depth={0} units={children} unfolded={hits !== null} towards={chosen?.path} />
        </div>
      </div>
      {loadingMap && city && <LoadMapDialog city={city} units={units} onClose={() => setLoadingMap(false)} />}
      {importing && <ImportUnitsDialog onClose={() => setImporting(false)} />}
    </WorkPage>
  );
}

interface TreeProps {
  units: ReadonlyMap<string | null, readonly UnitRow[]>;
  /** A search shows all that it found. */
  unfolded: boolean;
  /** Place in the tree of the unit that is open; the way to it is unfolded. */
  towards: string | undefined;
}

function Branch({ parent, depth, ...tree }: TreeProps & { parent: string | null; depth: number }) {
  return (
    <ul>
      {tree.units.get(parent)?.map((unit) => (
        <Node key={`${unit.code} ${tree.unfolded}`} unit={unit} depth={depth} {...tree} />
      ))}
    </ul>
  );
}

function Node({ unit, depth, ...tree }: TreeProps & { unit: UnitRow; depth: number }) {
  const { t, words, language } = useLanguage('units');
  const [open, setOpen] = useState(tree.unfolded || depth === 0 || tree.towards?.startsWith(`${unit.path}.`) === true);
  const name = unitName(unit, language);
  const below = tree.units.get(unit.code)?.length ?? 0;
  return (
    <li>
      <div className={styles.line}>
        {below > 0 ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-label={t(open ? 'fold' : 'unfold', { unit: name })}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'down' : 'right'} />
          </button>
        ) : (
          <span className={styles.fold} />
        )}
        <Link
          to="/work/units"
          search={{ unit: unit.code }}
          replace
          resetScroll={false}
          className={styles.unit}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {name}
          <span className="soft small">{words(unitKindWords[unit.kind])}</span>
        </Link>
        {below > 0 && <span className="soft small figures">{below}</span>}
      </div>
      {open && below > 0 && <Branch parent={unit.code} depth={depth + 1} {...tree} />}
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
