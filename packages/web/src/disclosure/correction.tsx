import { carryOutCorrection, listAppeals } from '@xingcun/core/disclosure/appeal-contract';
import { type SyntheticEvent, useId, useState } from 'react';
import { parseScore, useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import type { Appeal } from './appeals.tsx';
import { useItemTitles } from './item-titles.ts';

type Ordered = NonNullable<Appeal['correction']>;

/** What the decision ordered, and the city carrying it out: a new score an item, or why it stays. The old value stays in its history. */
export function Correction({ correction, standardId }: { correction: Ordered; standardId: string }) {
  const { t, words } = useLanguage('disclosureWork');
  const format = useFormat();
  const titles = useItemTitles(standardId, null);
  const mayCarryOut = useMayAnywhere('disclosure.publish');
  const { items, words: asked, doneAt, doneReason } = correction;
  const titleOf = (itemCode: string) => {
    const title = titles.find(({ code }) => code === itemCode)?.title;
    return title ? `${itemCode} ${words(title)}` : itemCode;
  };
  return (
    <section className="stack">
      <h4 className="row">
        {t('correction.title')}
        <StateTag state={doneAt === null ? 'waiting' : 'done'}>
          {doneAt === null ? t('correction.open') : t('correction.done', { when: format.moment(doneAt) })}
        </StateTag>
      </h4>
      <p>{asked}</p>
      <ul>
        {items.map(({ itemCode, score }) => (
          <li key={itemCode}>
            {titleOf(itemCode)}
            <span className="figures"> · {score === null ? '—' : t('correction.now', { score: format.score(score) })}</span>
          </li>
        ))}
      </ul>
      {doneReason !== null && <p>{doneReason}</p>}
      {doneAt === null &&
        (mayCarryOut ? (
          <CarryOut correction={correction} titleOf={titleOf} />
        ) : (
          <p className="soft">{t('correction.notYours')}</p>
        ))}
    </section>
  );
}

function CarryOut({ correction, titleOf }: { correction: Ordered; titleOf: (itemCode: string) => string }) {
  const { t } = useLanguage('disclosureWork');
  const id = useId();
  const [scores, setScores] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const carrying = useWrite(carryOutCorrection, { stale: [listAppeals] });
  const wrong = (itemCode: string) => (scores[itemCode] ?? '').trim() !== '' && parseScore(scores[itemCode] ?? '') === null;
  const tooShort = reason.trim().length < 5;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (tooShort || correction.items.some(({ itemCode }) => wrong(itemCode)) || carrying.isPending) return;
    const cells = correction.items.flatMap(({ itemCode, version }) => {
      const score = parseScore(scores[itemCode] ?? '');
      return score === null ? [] : [{ itemCode, version, entry: { kind: 'mark' as const, score } }];
    });
    carrying.mutate({ params: { correctionId: correction.id }, body: { reason: reason.trim(), cells } });
  };
  return (
    <form className="stack no-print" onSubmit={send} noValidate>
      {correction.items.map(({ itemCode }) => (
        <Field
          key={itemCode}
          label={t('correction.score', { item: titleOf(itemCode) })}
          hint={t('correction.scoreHint')}
          inputMode="decimal"
          value={scores[itemCode] ?? ''}
          problem={wrong(itemCode) ? t('correction.notScore') : null}
          onChange={(event) => setScores({ ...scores, [itemCode]: event.target.value })}
        />
      ))}
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('correction.reason')}</label>
        <textarea
          id={`${id}-reason`}
          className="input"
          rows={3}
          maxLength={2000}
          value={reason}
          aria-invalid={tried && tooShort ? true : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {tried && tooShort && <p className="field-problem">{t('answer.tooShort')}</p>}
      </div>
      {carrying.error && <ErrorNotice error={carrying.error} />}
      <div>
        <button type="submit" className="button button-primary" disabled={carrying.isPending}>
          {t('correction.carryOut')}
        </button>
      </div>
    </form>
  );
}
