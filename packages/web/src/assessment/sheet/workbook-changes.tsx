import type { Proof } from '@xingcun/core/assessment/cell';
import { findItem, type SheetForm } from '@xingcun/core/assessment/items';
import type { readFilledSheet } from '@xingcun/core/assessment/workbook-contract';
import { linesOf } from '@xingcun/core/assessment/workbook/layout';
import type { ResponseOf } from '@xingcun/core/route';
import { shortText } from '@xingcun/core/values/exact';
import { useLanguage } from '../../app/language.ts';
import { useFormat } from '../../app/format.ts';
import type { Draft } from './outbox.ts';
import { useEntryWords } from './entry-words.ts';
import styles from './workbook-dialog.module.css';

type Change = ResponseOf<typeof readFilledSheet>['changes'][number];

/** Whether somebody changed the cell since the workbook was taken. */
export const isOvertaken = ({ proposal, standing }: Change): boolean => proposal.version !== (standing?.version ?? 0);

/** What a filled workbook would change: old and new beside each other; where somebody else was faster, a choice. */
export function WorkbookChanges(props: {
  form: SheetForm;
  changes: readonly Change[];
  mine: ReadonlySet<string>;
  onMine: (mine: ReadonlySet<string>) => void;
}) {
  const { form, changes, mine, onMine } = props;
  const { t, words } = useLanguage('assessment');
  return (
    <ol className={styles.changes}>
      {changes.map((change) => {
        const { itemCode, address, proposal, score, standing } = change;
        const item = findItem(form, itemCode);
        return (
          <li key={itemCode}>
            <p>
              <span className="soft small figures">{address}</span> <strong>{words(item.title)}</strong>
            </p>
            <dl className={styles.sides}>
              <div>
                <dt>{t('workbook.before')}</dt>
                <dd>
                  <Side form={form} code={itemCode} draft={standing} score={standing?.score ?? null} />
                </dd>
              </div>
              <div>
                <dt>{t('workbook.after')}</dt>
                <dd>
                  <Side form={form} code={itemCode} draft={proposal} score={score} />
                </dd>
              </div>
            </dl>
            {isOvertaken(change) && (
              <Choice
                change={change}
                isMine={mine.has(itemCode)}
                onChoose={(isMine) => {
                  const next = new Set(mine);
                  if (isMine) next.add(itemCode);
                  else next.delete(itemCode);
                  onMine(next);
                }}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Somebody saved the cell after the workbook was taken: theirs stands unless one says otherwise. */
function Choice(props: { change: Change; isMine: boolean; onChoose: (isMine: boolean) => void }) {
  const { change, isMine, onChoose } = props;
  const { t } = useLanguage('assessment');
  const format = useFormat();
  const { standing, itemCode } = change;
  const choices = [
    [false, t('workbook.keepTheirs')],
    [true, t('workbook.keepMine')],
  ] as const;
  return (
    <fieldset className={styles.choice}>
      <legend>
        {standing
          ? t('workbook.overtaken', { name: standing.updatedBy.name, when: format.moment(standing.updatedAt) })
          : t('workbook.overtakenEmpty')}
      </legend>
      {choices.map(([value, text]) => (
        <label key={text}>
          <input type="radio" name={`overtaken-${itemCode}`} checked={isMine === value} onChange={() => onChoose(value)} /> {text}
        </label>
      ))}
    </fieldset>
  );
}

function Side(props: {
  form: SheetForm;
  code: string;
  draft: (Draft & { proofs: readonly Proof[] }) | null;
  score: number | null;
}) {
  const { form, code, draft, score } = props;
  const { t, words } = useLanguage('assessment');
  const { show } = useEntryWords(form);
  const item = findItem(form, code);
  const entry = draft?.entry ?? null;
  const { stars } = form.compiled.standard;
  const lines = linesOf(
    form,
    stars.map((star) => star.code),
  ).filter(({ item: of, key }) => of.code === code && key !== code);
  const values = entry?.kind === 'inputs' ? entry.values : {};
  return (
    <>
      <p className="figures">{show(item, entry, score) || t('panel.nothing')}</p>
      {lines.map(({ key, slot, yesNo }) => {
        const value = slot && values[slot.key];
        if (!slot || value === undefined || value === null) return null;
        const text = yesNo ? t(value === 1 ? 'figure.yes' : 'figure.no') : shortText(value, slot.input.decimals);
        return (
          <p key={key} className="soft small">
            {words(slot.input.title)} <span className="figures">{text}</span>
          </p>
        );
      })}
      {draft?.reason && <p className="small">{draft.reason}</p>}
      {draft !== null && draft.proofs.length > 0 && (
        <p className="soft small">{draft.proofs.map(({ title, reference }) => `${title} ${reference}`.trim()).join(' · ')}</p>
      )}
    </>
  );
}
