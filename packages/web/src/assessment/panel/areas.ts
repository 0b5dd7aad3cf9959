import { type Actor, grantsFor, isWithin } from '@xingcun/core/accounts/permission';
import { listUnits } from '@xingcun/core/units/contract';
import { useQueries } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { unitName } from '../../units/unit-tree.ts';

const kinds = ['city', 'district', 'township'] as const;

/** The city, districts and townships over which the person reads assessments, widest first; `first` is where he begins. */
export function useAreas(actor: Actor | null): { first: string | null; areas: { code: string; name: string; depth: number }[] } {
  const { language } = useLanguage('app');
  const grants = actor ? grantsFor(actor, 'assessment.read') : [];
  const units = useQueries({
    queries: kinds.map((kind) => read(listUnits, { query: { kind } })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  const areas = units
    .filter(({ path }) => grants.some((grant) => isWithin(path, grant.path)))
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map((unit) => ({ code: unit.code, name: unitName(unit, language), depth: unit.path.split('.').length }));
  const widest = grants.toSorted((a, b) => a.path.split('.').length - b.path.split('.').length)[0];
  return { first: widest?.unitCode ?? null, areas };
}
