import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLanguage } from '../../app/language.ts';
import {
  draftKey,
  type GridCell,
  type GridChange,
  type GridColumn,
  nextEditable,
  parseClipboard,
  type ScoreGridProps,
  type Spot,
  type Spread,
  spotAfterKey,
  spread,
} from './grid.ts';
import { GridRow } from './grid-row.tsx';
import styles from './score-grid.module.css';

/** The cell in which something is being typed. `caret`: what of the text is chosen at first. */
export type Editing = { text: string; caret: 'all' | 'end' };
type Report = Pick<Spread, 'refused'> & { pasted: number };

const spotOf = (target: EventTarget): Spot | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
};
const isEditor = (target: EventTarget): target is HTMLInputElement =>
  target instanceof HTMLInputElement && 'editor' in target.dataset;

/** Where one starts: the first column that is worked in, else the first beside the names. */
function firstWorkedIn<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): number {
  const isWorkedIn = ({ edit, locked }: GridCell) => edit !== undefined || locked !== undefined;
  const worked = columns.findIndex(({ cell }) => rows.some((row) => isWorkedIn(cell(row))));
  return worked >= 0
    ? worked
    : Math.max(
        0,
        columns.findIndex(({ names }) => !names),
      );
}

export function GridTable<Row>(props: ScoreGridProps<Row>) {
  const { label, columns, rows, rowKey, rowName, onChange, onSelect, onOpen, isTinted, foot } = props;
  const { t } = useLanguage('ui');
  const helpId = useId();
  const table = useRef<HTMLTableElement>(null);
  const [standing, setStanding] = useState<Spot>(() => ({ row: 0, column: firstWorkedIn(columns, rows) }));
  const [editing, setEditing] = useState<Editing | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const [report, setReport] = useState<Report | null>(null);
  /** Closed before the focus leaves the editor, so that its blur does not take the text twice. */
  const editorOpen = useRef(false);

  const active: Spot = {
    row: Math.min(standing.row, Math.max(0, rows.length - 1)),
    column: Math.min(standing.column, columns.length - 1),
  };
  const placeAt = ({ row, column }: Spot) => {
    const [itsRow, itsColumn] = [rows[row], columns[column]];
    if (itsRow === undefined || itsColumn === undefined) return null;
    const position = { rowKey: rowKey(itsRow), columnKey: itsColumn.key };
    return { position, cell: itsColumn.cell(itsRow), draft: drafts.get(draftKey(position.rowKey, position.columnKey)) };
  };
  const focusOn = ({ row, column }: Spot) =>
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus();

  const keepDrafts = (kept: readonly GridChange[], settled: readonly GridChange[]) => {
    if (kept.length === 0 && !settled.some(({ rowKey: row, columnKey }) => drafts.has(draftKey(row, columnKey)))) return;
    const next = new Map(drafts);
    for (const { rowKey: row, columnKey } of settled) next.delete(draftKey(row, columnKey));
    for (const { rowKey: row, columnKey, text } of kept) next.set(draftKey(row, columnKey), text);
    setDrafts(next);
  };
  /** Takes a text for a cell: saves it, or keeps it there as a draft with what is wrong. */
  const enter = (spot: Spot, typed: string) => {
    const place = placeAt(spot);
    if (!place?.cell.edit) return;
    const change = { ...place.position, text: typed.trim() };
    if (place.cell.edit.check(change.text) !== null) return keepDrafts([change], []);
    keepDrafts([], [change]);
    if (change.text !== (place.cell.text ?? '')) onChange([change]);
  };
  const startEditing = (spot: Spot, text: string, caret: Editing['caret']) => {
    // At once, within the key press: the key that was pressed, or the input method it opens, then writes into the field.
    flushSync(() => {
      setReport(null);
      setStanding(spot);
      setEditing({ text, caret });
    });
    editorOpen.current = true;
  };
  const stopEditing = () => {
    editorOpen.current = false;
    setEditing(null);
  };

  const editorKey = (event: KeyboardEvent, editor: HTMLInputElement) => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    if (key === 'Escape') {
      stopEditing();
      focusOn(active);
    } else if (key === 'Enter' || key === 'ArrowDown' || key === 'ArrowUp') {
      enter(active, editor.value);
      stopEditing();
      const down = key === 'ArrowUp' || shiftKey ? 'ArrowUp' : 'ArrowDown';
      focusOn(
        event.ctrlKey ? active : (spotAfterKey(down, false, active, { rows: rows.length, columns: columns.length }) ?? active),
      );
      if (event.ctrlKey) open(active);
    } else if (key === 'Tab') {
      enter(active, editor.value);
      stopEditing();
      const next = nextEditable(active, shiftKey ? -1 : 1, props);
      focusOn(next ?? active);
      if (!next) return; // the browser goes on from the cell, out of the grid
    } else return;
    event.preventDefault();
  };
  const open = (spot: Spot) => {
    const place = placeAt(spot);
    if (place) onOpen?.(place.position);
  };
  const cellKey = (event: KeyboardEvent, spot: Spot) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const place = placeAt(spot);
    const current = place?.draft ?? place?.cell.text ?? '';
    const editable = place?.cell.edit !== undefined;
    const next = altKey ? null : spotAfterKey(key, ctrlKey || metaKey, spot, { rows: rows.length, columns: columns.length });
    const tabTo = key === 'Tab' ? nextEditable(spot, shiftKey ? -1 : 1, props) : null;
    if (next ?? tabTo) focusOn(next ?? tabTo ?? spot);
    else if (key === 'Enter' && (ctrlKey || metaKey)) open(spot);
    else if (editable && key === 'F2') startEditing(spot, current, 'end');
    else if (editable && key === 'Enter') startEditing(spot, current, 'all');
    else if (key === 'Enter') {
      const inside = event.currentTarget.querySelector<HTMLElement>(
        `[data-row="${spot.row}"][data-column="${spot.column}"] :is(a, button)`,
      );
      if (inside) inside.click();
      else open(spot);
    } else if (editable && (key === 'Delete' || key === 'Backspace')) enter(spot, '');
    else if (place && key === 'Escape' && place.draft !== undefined) keepDrafts([], [{ ...place.position, text: '' }]);
    else {
      const types = (key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) || key === 'Process';
      if (editable && types) startEditing(spot, '', 'end');
      return;
    }
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const spot = spotOf(event.target);
    if (isEditor(event.target)) editorKey(event, event.target);
    else if (spot) cellKey(event, spot);
  };

  const onFocus = ({ target }: FocusEvent) => {
    const spot = spotOf(target);
    if (!spot || isEditor(target) || (spot.row === standing.row && spot.column === standing.column && report === null)) return;
    setStanding(spot);
    const place = placeAt(spot);
    if (place) onSelect?.(place.position);
  };
  const onBlur = ({ target }: FocusEvent) => {
    if (!isEditor(target) || !editorOpen.current) return;
    enter(active, target.value);
    stopEditing();
  };
  const onClick = (event: MouseEvent) => {
    const spot = spotOf(event.target);
    if (!spot || isEditor(event.target) || (event.target instanceof Element && event.target.closest('a, button'))) return;
    const place = placeAt(spot);
    const byTouch = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch';
    if (place?.cell.edit && (event.detail === 2 || byTouch)) startEditing(spot, place.draft ?? place.cell.text ?? '', 'all');
    else focusOn(spot);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (isEditor(event.target) || !getSelection()?.isCollapsed) return;
    const spot = spotOf(event.target);
    const text = spot && placeAt(spot)?.cell.text;
    if (text === undefined || text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const spot = spotOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    const inEditor = isEditor(event.target);
    if (!spot || (inEditor && !/[\t\n\r]/.test(text.trimEnd()))) return;
    event.preventDefault();
    const result = spread(parseClipboard(text), spot, props);
    if (inEditor) {
      stopEditing();
      focusOn(spot);
    }
    keepDrafts(result.drafts, result.changes);
    if (result.changes.length > 0) onChange(result.changes);
    setReport({ pasted: result.changes.length, refused: result.refused });
  };

  return (
    <div className={styles.frame}>
      <div className={styles.scroll}>
        {/* One set of listeners for all cells; each cell says by data-row and data-column which it is. */}
        <table
          ref={table}
          role="grid"
          className={styles.grid}
          aria-label={label}
          aria-describedby={helpId}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onBlur={onBlur}
          onClick={onClick}
          onCopy={onCopy}
          onPaste={onPaste}
        >
          <thead>
            <tr>
              {columns.map(({ key, title, align, width, names = false }) => (
                <th
                  key={key}
                  scope="col"
                  className={[align === 'end' && styles.end, names && styles.names].filter(Boolean).join(' ')}
                  style={width === undefined ? undefined : { width }}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <GridRow
                key={rowKey(row)}
                row={row}
                index={index}
                name={rowName(row)}
                rowKey={rowKey(row)}
                columns={columns}
                standingIn={active.row === index ? active.column : null}
                editing={active.row === index ? editing : null}
                drafts={hasDraft(drafts, rowKey(row)) ? drafts : noDrafts}
                tinted={isTinted?.(row) ?? false}
              />
            ))}
          </tbody>
          {foot && (
            <tfoot>
              <tr>
                {columns.map(({ key, align, names = false }) => (
                  <td
                    key={key}
                    className={[align === 'end' && `${styles.end} figures`, names && styles.names].filter(Boolean).join(' ')}
                  >
                    {foot(key)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <CellNote place={placeAt(active)} report={report} />
      <p id={helpId} className={styles.help}>
        {t('grid.help')}
      </p>
    </div>
  );
}

const noDrafts: ReadonlyMap<string, string> = new Map();
const hasDraft = (drafts: ReadonlyMap<string, string>, rowKey: string) =>
  drafts.size > 0 && [...drafts.keys()].some((key) => key.startsWith(draftKey(rowKey, '')));

/** Under the grid: what the cell takes, what is wrong in it, why it is locked; after pasting, what came of it. */
function CellNote({
  place,
  report,
}: {
  place: { cell: ReturnType<ScoreGridProps<never>['columns'][number]['cell']>; draft: string | undefined } | null;
  report: Report | null;
}) {
  const { t } = useLanguage('ui');
  const problem = place?.draft === undefined ? null : (place.cell.edit?.check(place.draft) ?? null);
  return (
    <output className={styles.note}>
      {report ? (
        <>
          {t('grid.pasted', { count: report.pasted })}{' '}
          {report.refused.length > 0 && (
            <>
              {t('grid.refused', { count: report.refused.length })}
              <ul>
                {report.refused.map(({ rowName, reason }) => (
                  <li key={`${rowName} ${reason}`}>{t('grid.locked', { row: rowName, reason })}</li>
                ))}
              </ul>
            </>
          )}
        </>
      ) : problem === null ? (
        (place?.cell.locked ?? place?.cell.edit?.hint ?? place?.cell.markWords)
      ) : (
        <span className={styles.problem}>{problem}</span>
      )}
    </output>
  );
}
