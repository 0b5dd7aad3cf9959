import { type ProofFault, proofFaults } from '@xingcun/core/records/transparency/proof-fault';
import { readConsistency } from '@xingcun/core/records/transparency/contract';
import { type FormEvent, useId, useState } from 'react';
import { addressOf, call } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { Icon } from '../ui/icon.tsx';

type Found = { kind: 'holds'; from: number; to: number } | { kind: 'silent' | 'wrongForm' } | { kind: ProofFault };

/** A checkpoint copied from a printed notice: whether the log has only grown since, proved in this browser. */
export function KeptCheck({ latest }: { latest: number }) {
  const { t, words } = useLanguage('log');
  const id = useId();
  const [size, setSize] = useState('');
  const [root, setRoot] = useState('');
  const [key, setKey] = useState('');
  const [found, setFound] = useState<Found | null>(null);

  const check = async (event: FormEvent) => {
    event.preventDefault();
    const kept = { size: Number(size), root: root.replaceAll(/\s/g, '').toLowerCase() };
    const pinned = key.replaceAll(/\s/g, '').toLowerCase();
    if (!/^\d{1,9}$/.test(size.trim()) || !/^[0-9a-f]{16,64}$/.test(kept.root) || !/^([0-9a-f]{8})?$/.test(pinned)) {
      setFound({ kind: 'wrongForm' });
      return;
    }
    if (kept.size > latest) {
      setFound({ kind: 'older' });
      return;
    }
    try {
      const proof = await call(readConsistency, { query: { from: kept.size } });
      const { checkConsistency } = await import('@xingcun/core/records/transparency/check');
      const outcome = checkConsistency(kept, proof, proof, pinned === '' ? undefined : pinned);
      setFound(typeof outcome === 'string' ? { kind: outcome } : { kind: 'holds', from: kept.size, to: outcome.size });
    } catch {
      setFound({ kind: 'silent' });
    }
  };

  return (
    <section className="card stack no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('kept.title')}</h2>
      <p className="soft">{t('kept.body')}</p>
      <form className="stack" onSubmit={(event) => void check(event)}>
        <div className="field">
          <label htmlFor={`${id}-size`}>{t('kept.size')}</label>
          <input id={`${id}-size`} inputMode="numeric" required value={size} onChange={({ target }) => setSize(target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-root`}>{t('kept.root')}</label>
          <input
            id={`${id}-root`}
            required
            autoComplete="off"
            spellCheck={false}
            value={root}
            onChange={({ target }) => setRoot(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-key`}>{t('kept.key')}</label>
          <input
            id={`${id}-key`}
            autoComplete="off"
            spellCheck={false}
            value={key}
            onChange={({ target }) => setKey(target.value)}
          />
        </div>
        <p className="row">
          <button type="submit" className="button button-primary">
            {t('kept.act')}
          </button>
        </p>
      </form>
      <div aria-live="polite">
        {found && (
          <p className={`notice ${found.kind === 'holds' ? 'notice-done' : 'notice-wrong'}`}>
            <Icon name={found.kind === 'holds' ? 'done' : 'invalid'} />
            <span>{wordsOf(found)}</span>
          </p>
        )}
        {found?.kind === 'holds' && (
          <p>
            <a href={addressOf(readConsistency, { query: { from: found.from } })} download={`consistency-${found.from}.json`}>
              {t('kept.save')}
            </a>
          </p>
        )}
      </div>
    </section>
  );

  function wordsOf(outcome: Found): string {
    if (outcome.kind === 'holds') return t('kept.holds', { from: outcome.from, to: outcome.to });
    if (outcome.kind === 'silent') return t('silent');
    return outcome.kind === 'wrongForm' ? t('kept.wrongForm') : t('kept.fails', { why: words(proofFaults[outcome.kind]) });
  }
}
