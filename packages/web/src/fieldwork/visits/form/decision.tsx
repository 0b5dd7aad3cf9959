import { outcomeObstacles } from '@xingcun/core/fieldwork/visits/slot';
import type { SlotStatus } from '@xingcun/core/fieldwork/visits/visit';
import { useState } from 'react';
import { useLanguage } from '../../../app/language.ts';
import type { EntryChange } from '../../../app/offline/device.ts';
import { mineKept, reopened, written } from '../../../app/offline/unsent.ts';
import { changing } from '../../../app/offline/use-keeping.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useDoorWords } from './door-words.ts';
import { StepHeading } from './step-heading.tsx';
import type { Door, VisitDraft, VisitEntry } from './visit-draft.ts';
import styles from './visit-form.module.css';

interface Theirs {
  status: SlotStatus;
  tries: number;
  version: number;
}

/** The server did not take a visit. It stays on the device until the visitor has decided; nothing is dropped by itself. */
export function Decision(props: {
  door: Door;
  entry: VisitEntry;
  keep: (id: string, how: EntryChange) => Promise<boolean>;
  onEdit: () => void;
}) {
  const { door, entry, keep, onEdit } = props;
  const { t } = useLanguage('visitForm');
  const { stateOf } = useDoorWords();
  const [dropping, setDropping] = useState(false);
  const conflict = entry.standing === 'conflict';
  const theirs = conflict ? (entry.problem?.values.theirs as Theirs) : null;
  const drop = () => void keep(entry.id, () => null);
  const edit = async () => {
    if (
      await keep(
        entry.id,
        changing<VisitDraft>((known) => reopened(known)),
      )
    )
      onEdit();
  };
  const { outcome } = entry.draft;
  const mine = stateOf({ state: outcome ?? 'toVisit', tries: door.slot.tries + 1 });
  const { order, group } = door.slot;
  const mayReplace = theirs && outcome && outcomeObstacles({ order, group, ...theirs }, outcome, theirs.version).length === 0;

  return (
    <section className="stack">
      <StepHeading>{t(conflict ? 'conflict.title' : 'refused.title')}</StepHeading>
      {theirs ? (
        <>
          <p>{t('conflict.body')}</p>
          <dl className={styles.sides}>
            <div>
              <dt>{t('conflict.mine')}</dt>
              <dd>
                <StateTag state={mine.mark}>{mine.words}</StateTag>
              </dd>
            </div>
            <div>
              <dt>{t('conflict.theirs')}</dt>
              <dd>
                <StateTag state={theirsSaid(theirs, stateOf).mark}>{theirsSaid(theirs, stateOf).words}</StateTag>
              </dd>
            </div>
          </dl>
          {!mayReplace && <p>{t('conflict.final')}</p>}
          <div className={styles.ways}>
            <button type="button" className="button button-primary" onClick={() => setDropping(true)}>
              {t('conflict.keepTheirs')}
            </button>
            {mayReplace && (
              <button
                type="button"
                className="button"
                onClick={() =>
                  void keep(
                    entry.id,
                    changing<VisitDraft>((known) => mineKept(known, theirs.version)),
                  )
                }
              >
                {t('conflict.keepMine')}
              </button>
            )}
          </div>
        </>
      ) : (
        <>
          <p role="alert">{entry.problem?.detail}</p>
          <div className={styles.ways}>
            {entry.draft.outcome === 'answered' && (
              <button type="button" className="button button-primary" onClick={() => void edit()}>
                {t('refused.edit')}
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() =>
                void keep(
                  entry.id,
                  changing<VisitDraft>((known) => written(known, known.draft)),
                )
              }
            >
              {t('refused.again')}
            </button>
            <button type="button" className="button" onClick={() => setDropping(true)}>
              {t('refused.drop')}
            </button>
          </div>
        </>
      )}
      {dropping && (
        <ConfirmDialog
          title={t('conflict.drop.title')}
          action={t('conflict.drop.action')}
          busy={false}
          error={null}
          onConfirm={drop}
          onClose={() => setDropping(false)}
        >
          <p>{t('conflict.drop.body')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** A door that waits with a try behind it was found empty by the other visitor. */
function theirsSaid({ status, tries }: Theirs, stateOf: ReturnType<typeof useDoorWords>['stateOf']) {
  const state = status === 'waiting' || status === 'held' ? 'toVisit' : status;
  return stateOf({ state, tries });
}
