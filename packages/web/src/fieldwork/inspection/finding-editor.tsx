import { mostEvidence, placeKinds, severities, severityRules } from '@xingcun/core/fieldwork/inspection/finding';
import { placeWords } from '@xingcun/core/fieldwork/inspection/words';
import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import type { Library } from '../evidence/items-choice.tsx';
import { ProofField } from '../evidence/proof-field.tsx';
import { type FindingDraft, isComplete } from './finding-draft.ts';
import styles from './inspection.module.css';

/**
 * How grave, what was seen, in which kind of place. Every letter is on the device; it goes out when it is kept. The fields hold what is
 * entered themselves: the device answers a moment later.
 */
export function FindingEditor(props: {
  draft: FindingDraft;
  itemCode: string;
  library: Library | null;
  onWrite: (change: Partial<FindingDraft>) => void;
  onKeep: () => void;
}) {
  const { draft, itemCode, library, onWrite, onKeep } = props;
  const { t, words } = useLanguage('inspection');
  const id = useId();
  const wrong = draft.answer === 'doesNotConform';
  const [evidence, setEvidence] = useState(draft.evidence);
  const complete = isComplete(draft);
  return (
    <div className={styles.editor}>
      {wrong && (
        <fieldset className={styles.severity}>
          <legend>{t('line.severity')}</legend>
          {severities.map((severity) => (
            <label key={severity}>
              <input
                type="radio"
                name={`${id}-severity`}
                defaultChecked={draft.severity === severity}
                onChange={() => onWrite({ severity })}
              />
              <span>
                {words(severityRules[severity].words)}{' '}
                <span className="soft small">{words(severityRules[severity].meaning)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div className="field">
        <label htmlFor={`${id}-words`}>{t(wrong ? 'line.words' : 'line.wordsOptional')}</label>
        <textarea
          id={`${id}-words`}
          className="input"
          rows={3}
          maxLength={2000}
          defaultValue={draft.words}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onWrite({ words: event.target.value })}
        />
        <p id={`${id}-hint`} className="field-hint">
          {t('line.noNames')}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-place`}>{t('line.place')}</label>
        <select
          id={`${id}-place`}
          className="input"
          defaultValue={draft.place ?? ''}
          onChange={(event) => onWrite({ place: placeKinds.find((each) => each === event.target.value) ?? null })}
        >
          <option value="">{t('line.anyPlace')}</option>
          {placeKinds.map((place) => (
            <option key={place} value={place}>
              {words(placeWords[place])}
            </option>
          ))}
        </select>
      </div>
      <ProofField
        library={library}
        itemCode={itemCode}
        chosen={evidence}
        most={mostEvidence}
        onChange={(chosen) => {
          setEvidence(chosen);
          onWrite({ evidence: chosen });
        }}
      />
      <div>
        <button type="button" className="button" aria-disabled={!complete} onClick={complete ? onKeep : undefined}>
          {t('line.keep')}
        </button>
      </div>
    </div>
  );
}
