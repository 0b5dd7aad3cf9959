import { type Cell, readCellHistory } from '@xingcun/core/assessment/contract';
import type { SheetForm, SheetItem } from '@xingcun/core/assessment/items';
import { roleWords } from '@xingcun/core/accounts/words';
import type { Stage } from '@xingcun/core/cycles/stage';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { useEntryWords } from './entry-words.ts';
import styles from './panel.module.css';

interface Props {
  form: SheetForm;
  item: SheetItem;
  assessmentId: string;
  stage: Stage;
  /** Asked again when the cell has a new version. */
  version: number;
}

/** Every change of the cell: who, when, from what to what, why. Asked for when it is unfolded. */
export function CellHistory(props: Props) {
  const { t } = useLanguage('assessment');
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history.title')}</summary>
      {open && <Changes {...props} />}
    </details>
  );
}

function Changes({ form, item, assessmentId, stage, version }: Props) {
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const entryWords = useEntryWords(form);
  const params = { assessmentId, stage, itemCode: item.code };
  const { data: changes, error } = useQuery({
    queryKey: ['cell history', params, version],
    queryFn: ({ signal }) => call(readCellHistory, { params }, { signal }),
  });
  const show = ({ entry, score }: KeptCell) => entryWords.show(item, entry, score) || t('history.nothing');
  if (error) return <ErrorNotice error={error} />;
  if (changes?.length === 0) return <p className="soft">{t('history.none')}</p>;
  return (
    <ol className={styles.changes} aria-busy={changes === undefined}>
      {changes
        ?.toSorted((a, b) => b.at.localeCompare(a.at))
        .map(({ at, by, role, deputyFor, before, after, reason }) => (
          <li key={at}>
            <Difference before={cellIn(before)} after={cellIn(after)} show={show} />
            {reason && <p className={styles.quoted}>{reason}</p>}
            <p className="soft small">
              {[format.moment(at), by, roleName(role), deputyFor && t('history.deputy', { name: deputyFor })]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
    </ol>
  );

  function roleName(role: string | null): string | null {
    const known = Object.entries(roleWords).find(([each]) => each === role);
    return known ? words(known[1]) : null;
  }
}

type KeptCell = Pick<Cell, 'entry' | 'score' | 'reason' | 'proofs'>;
const nothing: KeptCell = { entry: null, score: null, reason: '', proofs: [] };

/** The record keeps a cell as it was saved. */
const cellIn = (state: unknown): KeptCell => ({ ...nothing, ...(state as Partial<KeptCell> | null) });

function Difference({ before, after, show }: { before: KeptCell; after: KeptCell; show: (cell: KeptCell) => string }) {
  const { t } = useLanguage('assessment');
  const others = [
    before.reason !== after.reason && t('history.reason'),
    before.proofs.length !== after.proofs.length &&
      t('history.proofs', { before: before.proofs.length, after: after.proofs.length }),
  ].filter(Boolean);
  return (
    <p className="figures">
      {(show(before) !== show(after) || others.length === 0) && (
        <>
          {show(before)} → <strong>{show(after)}</strong>
        </>
      )}
      {others.length > 0 && <span className="soft"> {others.join(' · ')}</span>}
    </p>
  );
}
