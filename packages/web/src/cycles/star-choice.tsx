import type { Star } from '@xingcun/core/standards/standard';
import { shortText } from '@xingcun/core/values/exact';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useLanguage } from '../app/language.ts';
import { glyphOf } from '../standards/star-glyphs.ts';
import { Icon } from '../ui/icon.tsx';
import { StarGlyph } from '../ui/star-glyph.tsx';
import { longestCommitment } from './application-draft.ts';
import styles from './application-page.module.css';

/** One star to go for: what it asks, in short, and what the village promises for it. */
export function StarChoice(props: {
  star: Star;
  places: number;
  standardId: string;
  chosen: boolean;
  commitment: string;
  readOnly: boolean;
  onChoose: (chosen: boolean) => void;
  onCommit: (text: string) => void;
}) {
  const { star, places, standardId, chosen, commitment, readOnly, onChoose, onCommit } = props;
  const { t, words } = useLanguage('cycles');
  const id = useId();
  const { code, title, passMark, maxScore, indicators, hardStandards, vetoes, leadUnit } = star;
  const glyph = glyphOf(code);
  const max = shortText(maxScore, places);
  const excess = commitment.length - longestCommitment;
  return (
    <li className={`${styles.star} ${chosen ? styles.chosen : ''}`}>
      <label className={styles.pick}>
        <input
          type="checkbox"
          checked={chosen}
          disabled={readOnly}
          aria-describedby={`${id}-facts`}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span className={styles.medal}>{glyph ? <StarGlyph name={glyph} size={26} /> : <Icon name="notYet" size={26} />}</span>
        <span className={styles.name}>{words(title)}</span>
      </label>
      <p id={`${id}-facts`} className={styles.facts}>
        <span>
          {passMark === null ? t('apply.component', { max }) : t('apply.pass', { max, pass: shortText(passMark, places) })}
        </span>
        {hardStandards.length > 0 && <span>{t('apply.hard', { count: hardStandards.length })}</span>}
        {vetoes.length > 0 && <span>{t('apply.vetoes', { count: vetoes.length })}</span>}
        {leadUnit && <span>{t('apply.lead.unit', { unit: words(leadUnit) })}</span>}
      </p>
      <details>
        <summary>{t('apply.indicators', { count: indicators.length })}</summary>
        <ul className={styles.indicators}>
          {indicators.map((indicator) => (
            <li key={indicator.code}>
              <span>{words(indicator.title)}</span>
              <span className="figures">{shortText(indicator.maxScore, places)}</span>
            </li>
          ))}
        </ul>
        <Link
          to="/work/standards/$standardId"
          params={{ standardId }}
          search={{ item: code }}
          aria-label={t('apply.rulesOf', { star: words(title) })}
          className="small"
        >
          {t('apply.rules')}
        </Link>
      </details>
      {chosen && (
        <div className="field">
          <label htmlFor={`${id}-words`}>{t('apply.commitment')}</label>
          {readOnly ? (
            <p id={`${id}-words`}>{commitment || '—'}</p>
          ) : (
            <>
              <textarea
                id={`${id}-words`}
                className={`input ${styles.area}`}
                rows={3}
                value={commitment}
                aria-label={t('apply.commitmentOf', { star: words(title) })}
                aria-invalid={excess > 0 ? true : undefined}
                aria-describedby={`${id}-hint`}
                onChange={(event) => onCommit(event.target.value)}
              />
              <p id={`${id}-hint`} className={excess > 0 ? 'field-problem' : 'field-hint'}>
                {excess > 0 ? t('apply.tooLong', { count: excess }) : t('apply.commitmentHint')}
              </p>
            </>
          )}
        </div>
      )}
    </li>
  );
}
