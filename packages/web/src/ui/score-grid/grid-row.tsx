import { memo } from 'react';
import { useLanguage } from '../../app/language.ts';
import { StateMark } from '../state-tag.tsx';
import { draftKey, type GridCell, type GridColumn } from './grid.ts';
import type { Editing } from './grid-table.tsx';
import styles from './score-grid.module.css';

interface Props<Row> {
  row: Row;
  index: number;
  name: string;
  rowKey: string;
  columns: readonly GridColumn<Row>[];
  /** The column that the person stands on, where it is this row. */
  standingIn: number | null;
  editing: Editing | null;
  drafts: ReadonlyMap<string, string>;
  tinted: boolean;
}

function Row<R>({ row, index, name, rowKey, columns, standingIn, editing, drafts, tinted }: Props<R>) {
  return (
    <tr className={tinted ? styles.tinted : undefined}>
      {columns.map((column, at) => {
        const cell = column.cell(row);
        const standing = standingIn === at;
        const draft = drafts.get(draftKey(rowKey, column.key));
        const look = [
          styles.cell,
          column.align === 'end' && `${styles.end} figures`,
          column.names && styles.names,
          cell.edit && styles.editable,
          standing && styles.standing,
          draft !== undefined && styles.invalid,
        ];
        const shared = {
          'data-row': index,
          'data-column': at,
          tabIndex: standing && !editing ? 0 : -1,
          className: look.filter(Boolean).join(' '),
        };
        const inside =
          standing && editing ? (
            <Editor editing={editing} cell={cell} row={name} column={column.title} />
          ) : (
            <CellFace cell={cell} draft={draft} />
          );
        return column.names ? (
          <th key={column.key} scope="row" {...shared}>
            {inside}
          </th>
        ) : (
          <td key={column.key} {...shared} {...gridcell(cell, draft)}>
            {inside}
          </td>
        );
      })}
    </tr>
  );
}

/** In a table that is a grid, a `td` is a gridcell (HTML-AAM), and these are the gridcell's. */
const gridcell = (cell: GridCell, draft: string | undefined) =>
  ({ 'aria-readonly': !cell.edit, 'aria-invalid': draft === undefined ? undefined : true }) as const;

function CellFace({ cell, draft }: { cell: GridCell; draft: string | undefined }) {
  const { t } = useLanguage('ui');
  const problem = draft === undefined ? null : (cell.edit?.check(draft) ?? null);
  const mark = draft === undefined ? cell.mark : 'invalid';
  const words = problem ?? cell.markWords;
  return (
    <>
      {draft ?? cell.show}
      {cell.edit && (draft ?? cell.text ?? '') === '' && <span className="said">{t('grid.empty')}</span>}
      {mark && (
        <span className={styles.mark}>
          <StateMark state={mark} size={12}>
            {words}
          </StateMark>
        </span>
      )}
    </>
  );
}

function Editor({ editing, cell, row, column }: { editing: Editing; cell: GridCell; row: string; column: string }) {
  const { t } = useLanguage('ui');
  const begin = (input: HTMLInputElement | null) => {
    if (!input) return;
    input.focus();
    if (editing.caret === 'all') input.select();
    else input.setSelectionRange(input.value.length, input.value.length);
  };
  return (
    <input
      ref={begin}
      data-editor=""
      className={styles.editor}
      inputMode={cell.edit?.keyboard ?? 'decimal'}
      autoComplete="off"
      spellCheck={false}
      defaultValue={editing.text}
      aria-label={t('grid.edit', { row, column })}
    />
  );
}

/** A row draws itself again only when it, its drafts or the place one stands on in it changes. */
export const GridRow = memo(Row) as typeof Row;
