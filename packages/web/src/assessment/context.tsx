import { listAssessments } from '@xingcun/core/assessment/contract';
import { listCycles } from '@xingcun/core/cycles/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useId } from 'react';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import type { PickerNode } from '../ui/tree-picker.tsx';
import styles from './context.module.css';
import type { AssessmentSummary } from './queries.ts';

/** Top bar: which year. Choosing another goes to its villages. */
export function CycleChoice({ cycleId }: { cycleId: string }) {
  const { t, words } = useLanguage('assessment');
  const navigate = useNavigate();
  const id = useId();
  const { data: cycles = [] } = useQuery(read(listCycles, {}));
  const open = cycles.filter(({ state, id: each }) => state !== 'draft' || each === cycleId);
  if (open.length === 0) return null;
  return (
    <>
      <label htmlFor={id} className="said">
        {t('context.cycle')}
      </label>
      <select
        id={id}
        className={`input ${styles.choice}`}
        value={cycleId}
        onChange={(event) => void navigate({ to: '/work/cycles/$cycleId/villages', params: { cycleId: event.target.value } })}
      >
        {open.map((cycle) => (
          <option key={cycle.id} value={cycle.id}>
            {words(cycle.title)}
          </option>
        ))}
      </select>
    </>
  );
}

/** Heavier than the rest of a page; it comes after it. */
const TreePicker = lazy(async () => ({ default: (await import('../ui/tree-picker.tsx')).TreePicker }));

/** Top bar: which village, by township. `onChoose` keeps the kind of page. */
export function VillageChoice({ current, onChoose }: { current: AssessmentSummary; onChoose: (assessmentId: string) => void }) {
  const { t } = useLanguage('assessment');
  const { data: villages = [current] } = useQuery(read(listAssessments, { params: { cycleId: current.cycleId } }));
  const name = <strong>{current.villageName}</strong>;
  if (villages.length < 2) return name;
  return (
    <Suspense fallback={name}>
      <TreePicker label={t('context.village')} nodes={byTownship(villages)} value={current.id} onChange={onChoose} />
    </Suspense>
  );
}

function byTownship(villages: readonly AssessmentSummary[]): PickerNode[] {
  const townships = new Map<string, PickerNode[]>();
  for (const { id, townshipName, villageName } of villages) {
    const list = townships.get(townshipName) ?? [];
    list.push({ value: id, name: villageName });
    townships.set(townshipName, list);
  }
  return [...townships].map(([name, children]) => ({ value: `township ${name}`, name, selectable: false, children }));
}
