import type { RefusalCode, RefusalDetails } from '../../refusal.ts';
import type { FilledWorksheet, WorkbookCell } from '../../standards/workbook.ts';
import type { CellEntry, Proof } from '../cell.ts';
import { acceptsMark, readDecimal, readEntry, type TextFault } from '../entry-text.ts';
import type { Proposal, SheetForm, SheetItem } from '../items.ts';
import { addressOf, filled, type Filled, isHead, type Line, order, proofSeparator } from './layout.ts';
import type { CellFault } from './read.ts';

/** What a person left in a line. */
export interface Typed extends Record<Filled, string> {
  /** In the form, from 1; null where the line was deleted. */
  row: number | null;
  /** The item’s version when the workbook was taken. */
  version: number;
  /** Something in it is not as it was taken. */
  touched: boolean;
  proofsTouched: boolean;
}

const mostReason = 2000;
const mostProofs = 50;
const mostTitle = 200;
const mostReference = 500;
/** A file that is wrong throughout is not answered line by line. */
const mostFaults = 200;
/** Rows of the record above its lines. */
const recordHead = 4;

/** The text of a cell as a person sees it; line ends alike. */
const textOf = (cell: WorkbookCell | undefined): string =>
  cell === true
    ? '是'
    : cell === false
      ? '否'
      : String(cell ?? '')
          .replaceAll('\r\n', '\n')
          .trim();

/** What stands in each line of the form, and which cells cannot be read at all. */
export function readLines(form: FilledWorksheet, record: FilledWorksheet, lines: readonly Line[]) {
  const taken = new Map(record.rows.slice(recordHead).map((row) => [textOf(row[0]), row]));
  const faults: CellFault[] = [];
  const typed = new Map<string, Typed>();
  for (const [index, row] of form.rows.entries()) {
    if (index === 0 || row.every((cell) => textOf(cell) === '')) continue;
    if (faults.length >= mostFaults) break;
    const at = index + 1;
    const key = textOf(row[order.indexOf('code')]);
    const line = lines.find((each) => each.key === key);
    const fault = (name: Filled | 'code', code: RefusalCode, details: RefusalDetails = {}) => {
      const address = addressOf(name, at);
      faults.push({ itemCode: line?.item.code ?? null, address, code, details: { address, ...details } });
    };
    if (!line) {
      // only what a person filled in is missed; headings of his own are not
      if (filled.some((name) => textOf(row[order.indexOf(name)]) !== ''))
        fault('code', 'assessment.workbookRowUnknown', { value: key });
      continue;
    }
    if (typed.has(key)) {
      fault('code', 'assessment.workbookRowRepeated', { value: key });
      continue;
    }
    const found = faults.length;
    for (const name of filled) {
      const odd = oddityOf(form, addressOf(name, at));
      if (odd) fault(name, odd.code, odd.details);
    }
    const text = (name: Filled) => textOf(row[order.indexOf(name)]);
    for (const name of ['reason', 'proofs'] as const)
      if (!isHead(line) && text(name) !== '') fault(name, 'assessment.workbookNotHere');
    if (faults.length > found) {
      typed.set(key, { ...asTaken(taken.get(key)), row: at });
      continue;
    }
    const before = asTaken(taken.get(key));
    const now = { value: text('value'), reason: text('reason'), proofs: text('proofs') };
    const proofsTouched = now.proofs !== before.proofs;
    typed.set(key, {
      ...now,
      row: at,
      version: before.version,
      touched: proofsTouched || now.value !== before.value || now.reason !== before.reason,
      proofsTouched,
    });
  }
  for (const { key } of lines) if (!typed.has(key)) typed.set(key, asTaken(taken.get(key)));
  return { typed, faults };
}

function asTaken(row: readonly WorkbookCell[] | undefined): Typed {
  const [, version, value, reason, proofs] = row ?? [];
  return {
    row: null,
    version: typeof version === 'number' && Number.isSafeInteger(version) && version >= 0 ? version : 0,
    value: textOf(value),
    reason: textOf(reason),
    proofs: textOf(proofs),
    touched: false,
    proofsTouched: false,
  };
}

function oddityOf(form: FilledWorksheet, address: string): { code: RefusalCode; details: RefusalDetails } | null {
  if (form.formulas.has(address)) return { code: 'assessment.workbookFormula', details: {} };
  if (form.errors.has(address)) return { code: 'assessment.workbookErrorValue', details: {} };
  if (form.percents.has(address)) return { code: 'assessment.workbookPercent', details: {} };
  const range = form.merged.find((each) => isWithin(address, each));
  return range === undefined ? null : { code: 'assessment.workbookMerged', details: { range } };
}

function isWithin(address: string, range: string): boolean {
  const [at, from, to = from] = [address, ...range.split(':')].map((each) => {
    const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(each ?? '') ?? [];
    return { column: Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), row: Number(digits) };
  });
  if (!at || !from || !to) return false;
  return at.column >= from.column && at.column <= to.column && at.row >= from.row && at.row <= to.row;
}

/** What the lines of one item come to; the proofs keep their piece of the proof library where their words are unchanged. */
export function readProposal(
  form: SheetForm,
  item: SheetItem,
  lines: readonly Line[],
  typed: ReadonlyMap<string, Typed>,
  standing: readonly Proof[],
): { proposal: Proposal & { proofs: Proof[] } } | { faults: CellFault[] } {
  const faults: CellFault[] = [];
  const textOfLine = ({ key }: Line) => typed.get(key)?.value ?? '';
  const fault = (line: Line, name: Filled, code: RefusalCode, details: RefusalDetails = {}) => {
    const address = addressOf(name, typed.get(line.key)?.row ?? 1);
    faults.push({ itemCode: item.code, address, code, details: { address, itemCode: item.code, ...details } });
  };
  const head = lines.find((line) => line.slot === null);
  const values: Record<string, number> = {};
  for (const line of lines) {
    if (line.slot === null || textOfLine(line) === '') continue;
    const value = figureOf(line, textOfLine(line));
    if (typeof value === 'number') values[line.slot.key] = value;
    else fault(line, 'value', faultCodes[value.fault], { value: textOfLine(line), places: line.slot.input.decimals });
  }
  const places = form.compiled.standard.scorePlaces;
  let entry: CellEntry | null = Object.keys(values).length === 0 ? null : { kind: 'inputs', values };
  if (head && textOfLine(head) !== '') {
    const read = headEntry(item, textOfLine(head), places);
    if ('fault' in read) fault(head, 'value', faultCodes[read.fault], { value: textOfLine(head), places });
    else if (entry !== null) fault(head, 'value', 'assessment.workbookBoth', { value: textOfLine(head) });
    else entry = read.entry;
  }
  const beside = lines.find(isHead);
  const { reason = '', proofs = '', proofsTouched = false } = (beside && typed.get(beside.key)) ?? {};
  if (beside && reason.length > mostReason) fault(beside, 'reason', 'assessment.workbookTooLong', { most: mostReason });
  const read = proofsTouched ? readProofs(proofs, standing) : [...standing];
  if (beside && read === null)
    fault(beside, 'proofs', 'assessment.workbookProofs', { most: mostProofs, title: mostTitle, reference: mostReference });
  return faults.length > 0 || read === null ? { faults } : { proposal: { entry, reason, proofs: read } };
}

const faultCodes = {
  notNumber: 'assessment.workbookNotNumber',
  tooManyPlaces: 'assessment.workbookPlaces',
  notCount: 'assessment.workbookNotCount',
  notYesNo: 'assessment.workbookNotYesNo',
  byFigures: 'assessment.workbookNotNumber',
} as const satisfies Record<TextFault, RefusalCode>;

/** A mark may stand in place of what is computed; whether it may is `checkProposal`’s. */
function headEntry(item: SheetItem, text: string, places: number) {
  if (acceptsMark(item) || !item.accepts.includes('mark')) return readEntry(item, text, places);
  return readEntry({ kind: item.kind, accepts: item.accepts.filter((kind) => kind !== 'inputs') }, text, places);
}

function figureOf({ slot, yesNo }: Line, text: string): number | { fault: TextFault } {
  if (!yesNo) return readDecimal(text, slot?.input.decimals ?? 0);
  const read = readEntry({ kind: 'hardStandard', accepts: ['holds'] }, text, 0);
  if ('fault' in read) return read;
  return read.entry?.kind === 'holds' && read.entry.holds ? 1 : 0;
}

/** A line a proof; null where one is too long or there are too many. */
function readProofs(text: string, standing: readonly Proof[]): Proof[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line): Proof => {
    const [title = '', ...rest] = line.split(proofSeparator).map((part) => part.trim());
    const reference = rest.join(proofSeparator);
    const known = standing.find((each) => each.title === title && each.reference === reference);
    return known ?? { title, reference };
  });
  const fits = ({ title, reference }: Proof) => title !== '' && title.length <= mostTitle && reference.length <= mostReference;
  return read.length <= mostProofs && read.every(fits) ? read : null;
}
