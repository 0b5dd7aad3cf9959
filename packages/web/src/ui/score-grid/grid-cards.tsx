import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { StateMark } from '../state-tag.tsx';
import type { GridCell, GridColumn, ScoreGridProps } from './grid.ts';
import styles from './grid-cards.module.css';

/** The sheet on a phone: a card for each row, its cells to be typed in as labelled fields. */
export function GridCards<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowName,
  onChange,
  onSelect,
  onOpen,
  isTinted,
  foot,
}: ScoreGridProps<Row>) {
  const { t } = useLanguage('ui');
  const onCard = columns.filter(({ names = false, notOnCards = false }) => !names && !notOnCards);
  const naming = columns.find(({ names = false }) => names);
  return (
    <>
      <ul className={styles.cards} aria-label={label}>
        {rows.map((row) => {
          const key = rowKey(row);
          const cells = onCard.map((column) => ({ column, cell: column.cell(row) }));
          const [typed] = cells.filter(({ cell }) => cell.edit);
          return (
            <li key={key} className={isTinted?.(row) ? styles.tinted : undefined}>
              <div className={styles.name}>{naming?.cell(row).show ?? rowName(row)}</div>
              {cells.map(({ column, cell }) =>
                cell.edit ? (
                  <CardField
                    key={column.key}
                    column={column}
                    cell={cell}
                    rowName={rowName(row)}
                    onEnter={(text) => onChange([{ rowKey: key, columnKey: column.key, text }])}
                    onFocus={() => onSelect?.({ rowKey: key, columnKey: column.key })}
                  />
                ) : (
                  <dl key={column.key} className={styles.fact}>
                    <dt>{column.title}</dt>
                    <dd className={column.align === 'end' ? 'figures' : undefined}>
                      {cell.show} {cell.mark && <CellMark cell={cell} />}
                    </dd>
                    {cell.locked && <dd className="field-hint">{cell.locked}</dd>}
                  </dl>
                ),
              )}
              {onOpen && (
                <button
                  type="button"
                  className="button"
                  aria-label={t('grid.edit', { row: rowName(row), column: t('grid.details') })}
                  onClick={() => onOpen({ rowKey: key, columnKey: (typed?.column ?? onCard[0])?.key ?? '' })}
                >
                  {t('grid.details')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {foot && (
        <dl className={styles.foot}>
          {columns.map(({ key, title }) => {
            const content = foot(key);
            return content === null || content === undefined ? null : (
              <div key={key} className={styles.fact}>
                <dt>{title}</dt>
                <dd className="figures">{content}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </>
  );
}

function CellMark({ cell: { mark, markWords } }: { cell: GridCell }) {
  return mark ? <StateMark state={mark}>{markWords}</StateMark> : null;
}

function CardField<Row>(props: {
  column: GridColumn<Row>;
  cell: GridCell;
  rowName: string;
  onEnter: (text: string) => void;
  onFocus: () => void;
}) {
  const { column, cell, rowName, onEnter, onFocus } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const saved = cell.text ?? '';
  const problem = draft !== null && left ? (cell.edit?.check(draft.trim()) ?? null) : null;
  const leave = () => {
    setLeft(true);
    if (draft === null || cell.edit?.check(draft.trim()) !== null) return;
    setDraft(null);
    if (draft.trim() !== saved) onEnter(draft.trim());
  };
  return (
    <div className={cell.edit?.keyboard === 'text' ? `${styles.field} ${styles.words}` : styles.field}>
      <label htmlFor={id}>
        <span className="said">{rowName} </span>
        {column.title}
      </label>
      <span className={styles.entry}>
        <input
          id={id}
          className="input figures"
          inputMode={cell.edit?.keyboard ?? 'decimal'}
          autoComplete="off"
          value={draft ?? saved}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={`${id}-note`}
          onChange={(event) => setDraft(event.target.value)}
          onFocus={() => {
            setLeft(false);
            onFocus();
          }}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
        {problem !== null ? <StateMark state="invalid" /> : cell.mark && <CellMark cell={cell} />}
      </span>
      <p id={`${id}-note`} className={problem === null ? 'field-hint' : 'field-problem'}>
        {problem ?? cell.edit?.hint}
      </p>
    </div>
  );
}
