import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import styles from './data-table.module.css';
import { Icon } from './icon.tsx';
import { usePhone } from './phone.ts';

// public pages have no use for it
const TableFile = lazy(async () => ({ default: (await import('./table-file.tsx')).TableFile }));

export interface TableColumn<Row> {
  key: string;
  title: string;
  /** Numbers stand at the end, in tabular figures. */
  align?: 'start' | 'end';
  cell: (row: Row) => ReactNode;
  /** Order of two rows, smallest first; with it the column can be sorted. */
  order?: (a: Row, b: Row) => number;
  width?: string;
}

interface Props<Row> {
  /** What the table holds; said to screen readers, and shown where `captionShown`. */
  caption: string;
  captionShown?: boolean;
  /** The first column names the row, and is the heading of its card on a phone. */
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** In place of a table without rows. */
  empty?: ReactNode;
  /** Wider than a page: scrolls in itself, both ways, under its own header. */
  wide?: boolean;
  /** The name under which the table, as it is shown, may be taken along as a file. */
  file?: string;
}

export function DataTable<Row>(props: Props<Row>) {
  const { rows, columns, empty } = props;
  const [sorting, setSorting] = useState<{ key: string; down: boolean } | null>(null);
  const phone = usePhone();
  if (rows.length === 0 && empty !== undefined) return empty;

  const order = columns.find(({ key }) => key === sorting?.key)?.order;
  const sorted = order ? rows.toSorted((a, b) => (sorting?.down ? -order(a, b) : order(a, b))) : rows;
  if (phone) return <Cards {...props} rows={sorted} />;
  return <Table {...props} rows={sorted} sorting={sorting} onSort={setSorting} />;
}

function Table<Row>(
  props: Props<Row> & {
    sorting: { key: string; down: boolean } | null;
    onSort: (sorting: { key: string; down: boolean }) => void;
  },
) {
  const { caption, captionShown = false, columns, rows, rowKey, wide = false, file, sorting, onSort } = props;
  const shown = useRef<HTMLTableElement>(null);
  const { t } = useLanguage('ui');
  const endClass = (column: TableColumn<Row>) => (column.align === 'end' ? `${styles.end} figures` : undefined);
  const table = (
    <table className={styles.table} ref={shown}>
      <caption className={captionShown ? styles.caption : 'said'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const { key, title, order, width } = column;
            const current = sorting?.key === key ? (sorting.down ? 'descending' : 'ascending') : undefined;
            const downNext = current === 'ascending';
            return (
              <th key={key} scope="col" className={endClass(column)} style={width ? { width } : undefined} aria-sort={current}>
                {order ? (
                  <button
                    type="button"
                    className={styles.sort}
                    title={t(downNext ? 'table.sortDown' : 'table.sortUp', { title })}
                    onClick={() => onSort({ key, down: downNext })}
                  >
                    {title}
                    <Icon name={current === 'descending' ? 'down' : current ? 'up' : 'sort'} size={12} />
                  </button>
                ) : (
                  title
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" className={endClass(column)}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={endClass(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  const placed = wide ? (
    <section ref={reachable} className={styles.scroll} aria-label={caption}>
      {table}
    </section>
  ) : (
    table
  );
  return (
    <>
      {placed}
      <File name={file} shown={shown} columns={columns} />
    </>
  );
}

/** What is shown, as a file, where the table may be taken along. */
function File<Row>(props: {
  name: string | undefined;
  shown: RefObject<HTMLTableElement | HTMLUListElement | null>;
  columns: readonly TableColumn<Row>[];
}) {
  const { name, shown, columns } = props;
  if (name === undefined) return null;
  return (
    <Suspense fallback={null}>
      <TableFile name={name} shown={shown} titles={columns.map(({ title }) => title)} />
    </Suspense>
  );
}

/** A box that scrolls must be reachable by keyboard though it is no control. */
const reachable = (box: HTMLElement | null) => box?.setAttribute('tabindex', '0');

function Cards<Row>({ caption, captionShown = false, columns, rows, rowKey, file }: Props<Row>) {
  const [name, ...facts] = columns;
  const shown = useRef<HTMLUListElement>(null);
  return (
    <>
      {captionShown && <p className={styles.caption}>{caption}</p>}
      <ul ref={shown} className={styles.cards} aria-label={caption}>
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <div className={styles.cardName}>{name?.cell(row)}</div>
            <dl className={styles.facts}>
              {facts.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd className={column.align === 'end' ? 'figures' : undefined}>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      <File name={file} shown={shown} columns={columns} />
    </>
  );
}
