import styles from './plain-table.module.css';
import type { TableColumn } from './data-table.tsx';

interface Props<Row> {
  /** What the table holds; said to screen readers. */
  caption: string;
  /** The first column names the row, and is the heading of its card on a phone. */
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/**
 * A table that style sheets alone turn into cards on a phone: the server renders it without knowing the screen, and it reads without
 * script.
 */
export function PlainTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  const [first, ...others] = columns;
  if (!first) return null;
  const end = (column: TableColumn<Row>) => (column.align === 'end' ? `${styles.end} figures` : undefined);
  return (
    <table className={styles.table}>
      <caption className="said">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={end(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map((column) => (
              <td key={column.key} className={end(column)} data-title={column.title}>
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
