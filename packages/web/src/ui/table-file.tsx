import { makeTableFile } from '@xingcun/core/documents/table-contract';
import { type RefObject, useState } from 'react';
import { send } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { ErrorNotice } from './error-state.tsx';

type Cell = string | number | null;
const formats = ['xlsx', 'csv'] as const;

/** The table as it stands on the page – in its order, with its filters, in its language – as a file. */
export function TableFile(props: {
  name: string;
  /** The table, or on a phone the list of its cards, whose names stand under the first of `titles`. */
  shown: RefObject<HTMLTableElement | HTMLUListElement | null>;
  titles: readonly string[];
}) {
  const { name, shown, titles } = props;
  const { t } = useLanguage('ui');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (format: (typeof formats)[number]) => {
    const { current } = shown;
    if (!current) return;
    setBusy(true);
    setError(null);
    try {
      const answer = await send(`/api${makeTableFile.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        body: JSON.stringify({
          name,
          format,
          rows: filledOnly(current instanceof HTMLTableElement ? rowsOf(current) : cardsOf(current, titles)),
        }),
      });
      hand(`${name}.${format}`, await answer.blob());
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="no-print">
      <p className="row small">
        <span className="soft">{t('table.file')}</span>
        {formats.map((format) => (
          <button key={format} type="button" className="button" disabled={busy} onClick={() => void save(format)}>
            {t(`table.${format}`)}
          </button>
        ))}
      </p>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

const rowsOf = (table: HTMLTableElement): Cell[][] =>
  [...table.rows].map((row, index) => [...row.cells].map((cell) => cellOf(cell, index === 0)));

/** Each card is a row: its name, then its facts, which have one order throughout. */
const cardsOf = (list: HTMLUListElement, titles: readonly string[]): Cell[][] => [
  [...titles],
  ...[...list.children].map((card) =>
    [card.firstElementChild, ...card.querySelectorAll(':scope > dl > div > dd')].map((cell) =>
      cell ? cellOf(cell, false) : null,
    ),
  ),
];

/** A column of buttons has no text, and is left out. */
function filledOnly(rows: Cell[][]): Cell[][] {
  const [, ...body] = rows;
  const filled = (rows[0] ?? []).map((_, column) => body.some((row) => row[column] !== null));
  return rows.map((row) => row.filter((_, column) => filled[column]));
}

/** What is read in a cell. */
function cellOf(cell: Element, isHeader: boolean): Cell {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof Element)) return null;
  // the header's buttons sort, and hold its words; those below act
  for (const each of copy.querySelectorAll(isHeader ? 'svg' : 'svg, button, .said')) each.remove();
  for (const each of copy.querySelectorAll('div, p, li, br')) each.before(' ');
  const text = (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  if (text === '' || text === '—') return isHeader ? text : null;
  return cell.classList.contains('figures') && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function hand(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
