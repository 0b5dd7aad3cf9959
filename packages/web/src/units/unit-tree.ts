import { listUnits } from '@xingcun/core/units/contract';
import type { Language } from '@xingcun/core/text';
import type { ResponseOf } from '@xingcun/core/route';
import type { UnitKind } from '@xingcun/core/units/unit';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import type { PickerNode } from '../ui/tree-picker.tsx';

export type UnitRow = ResponseOf<typeof listUnits>[number];

/** Every unit that exists today, parents before children. */
export const unitsQuery = read(listUnits, { query: {} });

export const unitName = ({ name, nameEn }: Pick<UnitRow, 'name' | 'nameEn'>, language: Language): string =>
  language === 'en' ? (nameEn ?? name) : name;

/** The name of a unit in the page's language, where only its code and Chinese name came with something else. */
export function useUnitNames(): (code: string, name: string) => string {
  const { language } = useLanguage('app');
  const units = useQuery({ ...unitsQuery, enabled: language === 'en' }).data;
  return (code, name) => {
    const unit = language === 'en' ? units?.find((each) => each.code === code) : undefined;
    return unit ? unitName(unit, language) : name;
  };
}

/** Units as a tree for the picker. */
export function pickerTree(
  units: readonly UnitRow[],
  language: Language,
  {
    shown = () => true,
    selectable = () => true,
  }: { shown?: (unit: UnitRow) => boolean; selectable?: (unit: UnitRow) => boolean } = {},
): PickerNode[] {
  const children = new Map<string | null, UnitRow[]>();
  const kept = units.filter(shown);
  const codes = new Set(kept.map(({ code }) => code));
  for (const unit of kept) {
    const parent = unit.parentCode !== null && codes.has(unit.parentCode) ? unit.parentCode : null;
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  const below = (parent: string | null): PickerNode[] =>
    (children.get(parent) ?? []).map((unit) => ({
      value: unit.code,
      name: unitName(unit, language),
      selectable: selectable(unit),
      children: below(unit.code),
    }));
  return below(null);
}

/** Units with all those above them, so that a search shows where each hit lies. */
export function withAncestors(units: readonly UnitRow[], hits: ReadonlySet<string>): UnitRow[] {
  const paths = units.filter(({ code }) => hits.has(code)).map(({ path }) => path);
  return units.filter(({ path }) => paths.some((hit) => hit === path || hit.startsWith(`${path}.`)));
}

/** The names of the units above one, from the city down: “克拉玛依区 › 小拐乡”. */
export function placeOf(unit: UnitRow, units: readonly UnitRow[], language: Language, kinds: readonly UnitKind[]): string {
  return units
    .filter(({ path, kind }) => unit.path.startsWith(`${path}.`) && kinds.includes(kind))
    .map((above) => unitName(above, language))
    .join(' › ');
}
