import { readRectification, recordGuidance } from '@xingcun/core/cycles/rectification/contract';
import type { Star } from '@xingcun/core/standards/standard';
import { type SyntheticEvent, useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { today } from '../../app/today.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './rectification.module.css';
import { WordsField } from './words-field.tsx';

interface AdviceDraft {
  /** Keeps the rows apart while they are added and removed. */
  row: number;
  starCode: string;
  itemCode: string | null;
  words: string;
}

/** A visit during the year: when, which stars, what was seen, and what is advised. It has no place for a score. */
export function GuidanceForm(props: { assessmentId: string; stars: readonly Star[]; onClose: () => void }) {
  const { assessmentId, stars, onClose } = props;
  const { t, words: say } = useLanguage('rectification');
  const id = useId();
  const [heldOn, setHeldOn] = useState(today());
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const [advice, setAdvice] = useState<readonly AdviceDraft[]>([]);
  const [tried, setTried] = useState(false);
  const record = useWrite(recordGuidance, { stale: [readRectification] });

  const given = advice.filter((each) => each.words.trim() !== '');
  const send = (event?: SyntheticEvent) => {
    event?.preventDefault();
    setTried(true);
    if (seen.length === 0 || words.trim() === '' || record.isPending) return;
    const body = {
      heldOn,
      stars: [...seen],
      words: words.trim(),
      advice: given.map(({ starCode, itemCode, words: said }) => ({ starCode, itemCode, words: said.trim() })),
    };
    record.mutate({ params: { assessmentId }, body }, { onSuccess: onClose });
  };
  const toggle = (code: string) => setSeen(seen.includes(code) ? seen.filter((each) => each !== code) : [...seen, code]);
  const change = (row: number, to: Partial<AdviceDraft>) =>
    setAdvice(advice.map((each) => (each.row === row ? { ...each, ...to } : each)));
  const addPiece = () => {
    const row = Math.max(0, ...advice.map((each) => each.row)) + 1;
    setAdvice([...advice, { row, starCode: seen[0] ?? stars[0]?.code ?? '', itemCode: null, words: '' }]);
  };
  return (
    <Dialog
      title={t('guidance.record')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" form={id} className="button button-primary" aria-disabled={record.isPending}>
            {t('guidance.save')}
          </button>
        </>
      }
    >
      <form id={id} className="stack" onSubmit={send} noValidate>
        <Field
          label={t('guidance.heldOn')}
          type="date"
          max={today()}
          value={heldOn}
          onChange={(event) => setHeldOn(event.target.value || today())}
        />
        <fieldset className={styles.plain}>
          <legend>{t('guidance.stars')}</legend>
          <div className={styles.choices}>
            {stars.map(({ code, title }) => (
              <label key={code}>
                <input type="checkbox" checked={seen.includes(code)} onChange={() => toggle(code)} />
                {say(title)}
              </label>
            ))}
          </div>
          {tried && seen.length === 0 && <p className="field-problem">{t('guidance.starsMissing')}</p>}
        </fieldset>
        <WordsField
          label={t('guidance.words')}
          value={words}
          maxLength={4000}
          problem={tried && words.trim() === '' ? t('guidance.wordsMissing') : null}
          onChange={setWords}
        />
        {advice.map((piece, index) => (
          <Piece
            key={piece.row}
            number={index + 1}
            piece={piece}
            stars={stars}
            onChange={(to) => change(piece.row, to)}
            onDrop={() => setAdvice(advice.filter(({ row }) => row !== piece.row))}
          />
        ))}
        <div>
          <button type="button" className="button" onClick={addPiece}>
            {t('guidance.addAdvice')}
          </button>
        </div>
        {record.error && <ErrorNotice error={record.error} onRetry={() => send()} />}
      </form>
    </Dialog>
  );
}

function Piece(props: {
  number: number;
  piece: AdviceDraft;
  stars: readonly Star[];
  onChange: (to: Partial<AdviceDraft>) => void;
  onDrop: () => void;
}) {
  const { number, piece, stars, onChange, onDrop } = props;
  const { t, words: say } = useLanguage('rectification');
  const id = useId();
  const star = stars.find(({ code }) => code === piece.starCode);
  return (
    <fieldset className={styles.piece}>
      <legend>{t('guidance.adviceOf', { number })}</legend>
      <div className="field">
        <label htmlFor={`${id}-star`}>{t('guidance.adviceStar')}</label>
        <select
          id={`${id}-star`}
          className="input"
          value={piece.starCode}
          onChange={(event) => onChange({ starCode: event.target.value, itemCode: null })}
        >
          {stars.map(({ code, title }) => (
            <option key={code} value={code}>
              {say(title)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-item`}>{t('guidance.adviceItem')}</label>
        <select
          id={`${id}-item`}
          className="input"
          value={piece.itemCode ?? ''}
          onChange={(event) => onChange({ itemCode: event.target.value || null })}
        >
          <option value="">{t('guidance.wholeStar')}</option>
          {star?.indicators.map(({ code, title }) => (
            <option key={code} value={code}>
              {say(title)}
            </option>
          ))}
        </select>
      </div>
      <WordsField
        label={t('guidance.adviceWords')}
        value={piece.words}
        maxLength={1000}
        rows={2}
        onChange={(words) => onChange({ words })}
      />
      <div>
        <button type="button" className="button button-quiet" onClick={onDrop}>
          {t('guidance.dropAdvice')}
        </button>
      </div>
    </fieldset>
  );
}
