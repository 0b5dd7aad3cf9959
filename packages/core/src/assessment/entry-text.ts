import { shortText } from '../values/exact.ts';
import { parseScore } from '../values/typed-number.ts';
import type { CellEntry } from './cell.ts';
import type { SheetItem } from './items.ts';

/** Why a typed text is no entry at all; whether the entry is allowed is core's `checkProposal`. */
export type TextFault = 'notNumber' | 'tooManyPlaces' | 'notCount' | 'notYesNo' | 'byFigures';
export type TextReading = { entry: CellEntry | null } | { fault: TextFault };

const notApplicableWords = new Set(['不适用', 'n/a', 'na', 'notapplicable']);
const yesWords = new Set(['是', '达到', '已达到', '符合', 'y', 'yes', '1', '√', '✓']);
const noWords = new Set(['否', '未达到', '没达到', '不符合', 'n', 'no', '0', '×', '✗', 'x']);
const mostDecimals = 9;

/**
 * What a person typed (or pasted) into an item's cell; nothing typed empties it.
 * @param places decimal places of the standard's scores
 */
export function readEntry(item: Pick<SheetItem, 'kind' | 'accepts'>, text: string, places: number): TextReading {
  const plain = text.trim().normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (plain === '') return { entry: null };
  if (item.accepts.includes('notApplicable') && notApplicableWords.has(plain)) return { entry: { kind: 'notApplicable' } };
  if (item.kind === 'hardStandard') {
    if (yesWords.has(plain)) return { entry: { kind: 'holds', holds: true } };
    return noWords.has(plain) ? { entry: { kind: 'holds', holds: false } } : { fault: 'notYesNo' };
  }
  if (item.kind === 'bonus') {
    const count = parseScore(text, 0);
    return count === null || count < 0 ? { fault: 'notCount' } : { entry: { kind: 'count', count } };
  }
  if (!acceptsMark(item)) return { fault: 'byFigures' };
  const score = readDecimal(text, places);
  return typeof score === 'number' ? { entry: { kind: 'mark', score } } : score;
}

/** A decimal in units of 10^-places. */
export function readDecimal(text: string, places: number): number | { fault: 'notNumber' | 'tooManyPlaces' } {
  const units = parseScore(text, places);
  if (units !== null) return units;
  return { fault: parseScore(text, mostDecimals) === null ? 'notNumber' : 'tooManyPlaces' };
}

/** Whether a mark is the plain way to fill the item; where figures are computed, marking is an override and is done in the panel. */
export function acceptsMark({ accepts }: Pick<SheetItem, 'accepts'>): boolean {
  return accepts.includes('mark') && !accepts.includes('inputs');
}

/** What editing a cell starts from and copying gives; `words` for what is no number. */
export function entryText(
  entry: CellEntry | null,
  places: number,
  words: { notApplicable: string; yes: string; no: string },
): string {
  switch (entry?.kind) {
    case 'mark':
      return shortText(entry.score, places);
    case 'count':
      return String(entry.count);
    case 'holds':
      return entry.holds ? words.yes : words.no;
    case 'notApplicable':
      return words.notApplicable;
    default:
      return '';
  }
}
