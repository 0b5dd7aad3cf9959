import { lazy, Suspense, useId, useState } from 'react';
import { useOnline } from '../../app/connection.ts';
import { useLanguage } from '../../app/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { ChoicesDialog } from './choices.tsx';
import styles from './evidence.module.css';
import type { Library } from './items-choice.tsx';
import { findNamed } from './named-proof.tsx';

/** Needs a network anyhow, so the device does not keep it. */
const AddPhoto = lazy(async () => ({ default: (await import('./add-photo.tsx')).AddPhoto }));

/**
 * In a record's form: the proof that it names. Pieces of the library are chosen with or without a network, as far as the device has the
 * library; a new photo goes into the library first, for which there must be one.
 */
export function ProofField(props: {
  /** Null where neither the server nor the device has it. */
  library: Library | null;
  /** The item that the record is about; `''` for none. */
  itemCode: string;
  chosen: readonly string[];
  /** The most that the record may name. */
  most: number;
  onChange: (chosen: string[]) => void;
}) {
  const { library, itemCode, chosen, most, onChange } = props;
  const { t } = useLanguage('evidence');
  const id = useId();
  const online = useOnline();
  const [open, setOpen] = useState<'choices' | 'photo' | null>(null);
  const full = chosen.length >= most;
  const mayAdd = library?.acts.add.length === 0;
  const hint = () => {
    if (full) return t('field.full', { count: most });
    if (!online) return t(library ? 'field.offline' : 'field.notKept');
    return t(library && !mayAdd ? 'field.closed' : 'field.hint');
  };
  const close = () => setOpen(null);
  const add = (piece: string) => {
    if (!chosen.includes(piece)) onChange([...chosen, piece]);
  };
  return (
    <fieldset className={styles.proofField} aria-describedby={`${id}-hint`}>
      <legend>{t('field.title')}</legend>
      {chosen.length > 0 && (
        <ul className={styles.missing}>
          {chosen.map((piece, index) => {
            const title = findNamed(library, piece)?.title ?? t('named.untitled', { number: index + 1 });
            return (
              <li key={piece}>
                <span className={styles.grow}>{title}</span>
                <button
                  type="button"
                  className="button button-quiet button-icon"
                  aria-label={t('field.remove', { title })}
                  onClick={() => onChange(chosen.filter((each) => each !== piece))}
                >
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="row">
        <button
          type="button"
          className="button"
          aria-disabled={library === null || full}
          onClick={() => library && !full && setOpen('choices')}
        >
          {t('picker.open')}
        </button>
        {(mayAdd || !online) && (
          <button
            type="button"
            className="button"
            aria-disabled={!online || full}
            onClick={() => online && !full && setOpen('photo')}
          >
            {t('field.photo')}
          </button>
        )}
      </div>
      <p id={`${id}-hint`} className="field-hint" aria-live="polite">
        {hint()}
      </p>
      {open === 'choices' && library && (
        <ChoicesDialog
          library={library}
          itemCode={itemCode}
          chosen={chosen}
          full={full}
          onChoose={(piece) => add(piece.id)}
          onClose={close}
        />
      )}
      {open === 'photo' && library && (
        <Suspense>
          <AddPhoto
            library={library}
            itemCode={itemCode}
            onAdded={(piece) => {
              add(piece);
              close();
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </fieldset>
  );
}
