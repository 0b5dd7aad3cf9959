import type { Obstacle } from '../../obstacle.ts';
import { deniedTerm } from '../../records/deny-list.ts';
import { type Household, householdId } from './visit.ts';

/** What a list of households may hold. Source: docs/decisions/0011. */
export const frameRules = { households: 5000, groupLength: 20, numberLength: 20, labelLength: 40 } as const;

/** What is wrong with a line; lines count from 1. */
export interface FrameProblem extends Obstacle {
  line: number;
}

/** The lines as they will be kept: spaces around and full-width signs tidied, so that one household is written in one way. */
export const tidyHousehold = ({ group, number, label }: Household): Household => ({
  group: group.normalize('NFKC').trim(),
  number: number.normalize('NFKC').trim(),
  label: label.normalize('NFC').trim(),
});

/** Every faulty line of a list, in order; the list is taken whole or not at all. `households` are tidied. */
export function frameProblems(households: readonly Household[]): FrameProblem[] {
  const { households: most, groupLength, numberLength, labelLength } = frameRules;
  const found: FrameProblem[] = [];
  const seen = new Map<string, number>();
  if (households.length === 0) found.push({ line: 1, code: 'fieldwork.frameEmpty', details: {} });
  if (households.length > most)
    found.push({ line: most + 1, code: 'fieldwork.frameTooLong', details: { households: households.length, most } });
  for (const [index, household] of households.entries()) {
    const line = index + 1;
    const report = (code: FrameProblem['code'], details: FrameProblem['details']) =>
      void found.push({ line, code, details: { line, ...details } });
    for (const [field, limit] of [
      ['group', groupLength],
      ['number', numberLength],
    ] as const) {
      const value = household[field];
      if (value === '' || value.length > limit || /[\p{Cc}/]/u.test(value))
        report('fieldwork.frameValueNotValid', { field, value: value.slice(0, 60), limit });
    }
    if (household.label.length > labelLength || /\p{Cc}/u.test(household.label))
      report('fieldwork.frameValueNotValid', { field: 'label', value: household.label.slice(0, 60), limit: labelLength });
    // A label finds a door. What looks like an identity or telephone number, or says something of people, has no place in it.
    const denied = [household.group, household.number, household.label].map(deniedTerm).find((term) => term !== null);
    if (denied) report('fieldwork.frameWordDenied', { term: denied.term });
    if (/\d{8}/.test(household.label)) report('fieldwork.frameNumberDenied', { value: household.label.slice(0, 60) });
    const id = householdId(household);
    const first = seen.get(id);
    if (first !== undefined) report('fieldwork.frameRepeated', { value: id, firstLine: first });
    else seen.set(id, line);
  }
  return found;
}

/** Households by group, in the order of the names of the groups. */
export function groupsOf(households: readonly Pick<Household, 'group'>[]): { group: string; households: number }[] {
  const counts = new Map<string, number>();
  for (const { group } of households) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, count]) => ({ group, households: count }));
}

/**
 * The text of a pasted table or a CSV file as households: columns group, number, label, parted by tabs or commas. A first line that names
 * the columns is passed over.
 */
export function readFrameText(text: string): Household[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const cells = lines.map((line) => line.split(/[\t,，]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const [first] = cells;
  const isHeader = first !== undefined && /^(村民小组|小组|组别|组|villager group|group)$/i.test(first[0] ?? '');
  return (isHeader ? cells.slice(1) : cells).map(([group = '', number = '', ...label]) => ({
    group,
    number,
    label: label.filter((cell) => cell !== '').join(' '),
  }));
}
