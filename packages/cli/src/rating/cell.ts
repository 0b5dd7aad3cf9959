import { missing, notApplicable } from '@xingcun/core/rating/sheet-columns';
import { Refusal } from '@xingcun/core/refusal';
import { decimalUnits } from '@xingcun/core/standards/decimal';
import type { Target } from './layout.ts';

const doesNotApply = new Set(['N/A', 'n/a', 'NA', '不适用']);
const yes = new Set(['1', '是', 'true']);
const no = new Set(['0', '否', 'false']);

/**
 * Reads one cell as people write it and puts it in its column.
 * @throws {Refusal} rating.cellUnreadable, .cellTooManyDecimals, .unknownGrade
 */
export function putCell(target: Exclude<Target, { kind: 'code' | 'name' }>, row: number, cell: string): void {
  const text = cell.trim();
  const unreadable = () => new Refusal('rating.cellUnreadable', { column: target.header, value: text });
  switch (target.kind) {
    case 'mark':
    case 'count':
      if (text === '') target.values[row] = missing;
      else if (target.kind === 'mark' && doesNotApply.has(text)) target.values[row] = notApplicable;
      else {
        const value = decimal(target, text);
        // The codes lie at the far end below 0; a value beyond 32 bits would turn into another one.
        if (value > 2 ** 31 - 1 || value < -(2 ** 31) + 8) throw unreadable();
        target.values[row] = value;
      }
      return;
    case 'figure':
      target.values[row] = text === '' ? Number.NaN : decimal(target, text);
      return;
    case 'flag':
      if (text === '') target.values[row] = target.whenEmpty;
      else if (yes.has(text)) target.values[row] = 1;
      else if (no.has(text)) target.values[row] = 0;
      else throw unreadable();
      return;
    case 'grade': {
      const band = text === '' ? -1 : target.bands.get(text);
      if (band === undefined) throw new Refusal('rating.unknownGrade', { grade: text });
      target.values[row] = band;
    }
  }
}

function decimal({ header, places }: { header: string; places: number }, text: string): number {
  const result = decimalUnits(text, places);
  if ('units' in result) return result.units;
  if (result.fault === 'tooManyPlaces') throw new Refusal('rating.cellTooManyDecimals', { column: header, value: text, places });
  throw new Refusal('rating.cellUnreadable', { column: header, value: text });
}
