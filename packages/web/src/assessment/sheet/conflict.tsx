import { useLanguage } from '../../app/language.ts';
import { ConflictDialog } from '../../ui/conflict-dialog.tsx';
import { useEntryWords } from './entry-words.ts';
import type { Draft } from './outbox.ts';
import type { SheetRow } from './rows.ts';
import type { SheetOnScreen } from './use-sheet.ts';

/** Someone else saved the same item: both values, and a choice. */
export function Conflict({ screen, row, onClose }: { screen: SheetOnScreen; row: SheetRow; onClose: () => void }) {
  const { store, form } = screen;
  const { cell, item, draft, score } = row;
  if (!cell) return null;
  return (
    <ConflictDialog
      mine={<Side form={form} item={item} draft={draft} score={score} />}
      theirs={<Side form={form} item={item} draft={cell} score={cell.score} />}
      name={cell.updatedBy.name}
      savedAt={cell.updatedAt}
      onKeepMine={() => store.keepMine(item.code, cell.version)}
      onKeepTheirs={() => store.keepTheirs(item.code)}
      onClose={onClose}
    />
  );
}

function Side({ form, item, draft, score }: Pick<SheetOnScreen, 'form'> & Pick<SheetRow, 'item' | 'score'> & { draft: Draft }) {
  const { t } = useLanguage('assessment');
  const { show } = useEntryWords(form);
  return (
    <>
      <p>
        {item.code} <strong>{show(item, draft.entry, score) || t('panel.nothing')}</strong>
      </p>
      {draft.reason && <p className="small">{draft.reason}</p>}
      {draft.proofs.length > 0 && <p className="soft small">{t('proofs.count', { count: draft.proofs.length })}</p>}
    </>
  );
}
