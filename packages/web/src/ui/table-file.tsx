import { makeTableFile } from '@xingcun/core/documents/table-contract';
import { type RefObject, useState } from 'react';
import { send } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { ErrorNotice } from './error-state.tsx';

type Cell = string | number | null;
const formats = ['xlsx', 'csv'] as const;

/** The table as it stands on the page – in its order, with its filters, in its language – as a file. */
export function TableFile({ name, table }: { name: string; table: RefObject<HTMLTableElement | null> }) {
  const { t } = useLanguage('ui');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (format: (typeof formats)[number]) => {
    if (!table.current) return;
    setBusy(true);
    setError(null);
    try {
      const answer = await send(`/api${makeTableFile.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'same-origin',
        body: JSON.stringify({ name, format, rows: rowsOf(table.current) }),
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

/** What is read in each cell. A column of buttons has no text, and is left out. */
function rowsOf(table: HTMLTableElement): Cell[][] {
  const rows = [...table.rows].map((row, index) => [...row.cells].map((cell) => cellOf(cell, index === 0)));
  const [, ...body] = rows;
  const filled = (rows[0] ?? []).map((_, column) => body.some((row) => row[column] !== null));
  return rows.map((row) => row.filter((_, column) => filled[column]));
}

function cellOf(cell: HTMLTableCellElement, isHeader: boolean): Cell {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof HTMLTableCellElement)) return null;
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
