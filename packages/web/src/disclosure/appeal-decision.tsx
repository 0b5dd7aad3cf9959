import { type AppealOutcome, appealOutcomes, appealOutcomeWords } from '@xingcun/core/disclosure/appeal-outcome';
import { agreeToDecision, listAppeals, proposeDecision } from '@xingcun/core/disclosure/appeal-contract';
import { type SyntheticEvent, useId, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { useSession } from '../app/session.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import type { Appeal } from './appeals.tsx';
import { useItemTitles } from './item-titles.ts';

const stale = [listAppeals];
const short = (text: string) => text.trim().length < 5;

/** A member of the panel agrees to the proposal, or writes another; more than half decide. */
export function AppealDecision({ appeal, standardId }: { appeal: Appeal; standardId: string }) {
  const { t } = useLanguage('disclosureWork');
  const session = useSession();
  const [writing, setWriting] = useState(appeal.proposal === null);
  const agreeing = useWrite(agreeToDecision, { stale });
  const agreed = appeal.panel.some((member) => member.accountId === session?.accountId && member.agreed);
  const { id, version } = appeal;
  if (writing) return <ProposalForm appeal={appeal} standardId={standardId} />;
  return (
    <div className="stack no-print">
      {agreed ? (
        <p className="soft">{t('appeals.waitOthers')}</p>
      ) : (
        <div className="row">
          <button
            type="button"
            className="button button-primary"
            disabled={agreeing.isPending}
            onClick={() => agreeing.mutate({ params: { appealId: id }, body: { version } })}
          >
            {t('appeals.agree')}
          </button>
          <button type="button" className="button" onClick={() => setWriting(true)}>
            {t('appeals.other')}
          </button>
        </div>
      )}
      {agreeing.error && <ErrorNotice error={agreeing.error} />}
    </div>
  );
}

function ProposalForm({ appeal, standardId }: { appeal: Appeal; standardId: string }) {
  const { t, words } = useLanguage('disclosureWork');
  const id = useId();
  const items = useItemTitles(standardId, appeal.starCode);
  const before = appeal.proposal;
  const [outcome, setOutcome] = useState<AppealOutcome>(before?.outcome ?? 'dismissed');
  const [decision, setDecision] = useState(before?.decision ?? '');
  const [publicWords, setPublicWords] = useState(before?.publicWords ?? '');
  const [ordered, setOrdered] = useState<readonly string[]>(before?.order?.items ?? []);
  const [orderWords, setOrderWords] = useState(before?.order?.words ?? '');
  const [tried, setTried] = useState(false);
  const proposing = useWrite(proposeDecision, { stale });
  const orders = outcome !== 'dismissed' && ordered.length > 0;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (short(decision) || (orders && short(orderWords)) || proposing.isPending) return;
    const order = orders ? { items: [...ordered], words: orderWords.trim() } : null;
    proposing.mutate({
      params: { appealId: appeal.id },
      body: { version: appeal.version, proposal: { outcome, decision: decision.trim(), publicWords: publicWords.trim(), order } },
    });
  };
  const area = (
    name: 'decisionWords' | 'gist' | 'orderWords',
    { value, set, rows, required }: { value: string; set: (value: string) => void; rows: number; required: boolean },
  ) => {
    const wrong = tried && required && short(value);
    return (
      <div className="field">
        <label htmlFor={`${id}-${name}`}>{t(`appeals.${name}`)}</label>
        <textarea
          id={`${id}-${name}`}
          className="input"
          rows={rows}
          maxLength={name === 'decisionWords' ? 4000 : 2000}
          value={value}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-${name}-hint`}
          onChange={(event) => set(event.target.value)}
        />
        <p id={`${id}-${name}-hint`} className={wrong ? 'field-problem' : 'field-hint'}>
          {wrong ? t('answer.tooShort') : t(`appeals.${name}Hint`)}
        </p>
      </div>
    );
  };
  return (
    <form className="stack no-print" onSubmit={send} noValidate>
      <div className="field">
        <label htmlFor={`${id}-outcome`}>{t('appeals.outcome')}</label>
        <select
          id={`${id}-outcome`}
          className="input"
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as AppealOutcome)}
        >
          {appealOutcomes.map((each) => (
            <option key={each} value={each}>
              {words(appealOutcomeWords[each])}
            </option>
          ))}
        </select>
      </div>
      {area('decisionWords', { value: decision, set: setDecision, rows: 5, required: true })}
      {area('gist', { value: publicWords, set: setPublicWords, rows: 2, required: false })}
      {outcome !== 'dismissed' && (
        <fieldset className="stack">
          <legend>{t('appeals.ordered')}</legend>
          <div className="field">
            <label htmlFor={`${id}-item`}>{t('appeals.addItem')}</label>
            <select
              id={`${id}-item`}
              className="input"
              value=""
              onChange={(event) => setOrdered([...ordered, event.target.value])}
            >
              <option value="">—</option>
              {items
                .filter(({ code }) => !ordered.includes(code))
                .map(({ code, title }) => (
                  <option key={code} value={code}>
                    {`${code} ${words(title)}`}
                  </option>
                ))}
            </select>
          </div>
          <div className="row">
            {ordered.map((code) => (
              <button
                key={code}
                type="button"
                className="button"
                onClick={() => setOrdered(ordered.filter((each) => each !== code))}
              >
                {t('appeals.removeItem', { item: code })}
              </button>
            ))}
          </div>
          {ordered.length > 0 && area('orderWords', { value: orderWords, set: setOrderWords, rows: 2, required: true })}
        </fieldset>
      )}
      {proposing.error && <ErrorNotice error={proposing.error} />}
      <div>
        <button type="submit" className="button button-primary" disabled={proposing.isPending}>
          {t('appeals.propose')}
        </button>
      </div>
    </form>
  );
}
