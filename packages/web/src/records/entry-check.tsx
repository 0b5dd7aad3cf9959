import { type ProofFault, proofFaults } from '@xingcun/core/records/transparency/proof-fault';
import { readInclusion } from '@xingcun/core/records/transparency/contract';
import { useState } from 'react';
import { addressOf, call } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { Icon } from '../ui/icon.tsx';

/** Proves, in this browser, that the newest checkpoint covers the entry. */
export function EntryCheck({ digest }: { digest: string }) {
  const { t, words } = useLanguage('log');
  const [found, setFound] = useState<'holds' | 'silent' | ProofFault | null>(null);
  const check = async () => {
    try {
      const proof = await call(readInclusion, { params: { digest } });
      const { checkInclusion } = await import('@xingcun/core/records/transparency/check');
      const outcome = checkInclusion(proof, digest);
      setFound(typeof outcome === 'string' ? outcome : 'holds');
    } catch {
      setFound('silent');
    }
  };
  return (
    <span className="row" aria-live="polite">
      {found === null ? (
        <button type="button" className="button no-print" onClick={() => void check()}>
          {t('checkEntry')}
        </button>
      ) : (
        <>
          <Icon name={found === 'holds' ? 'done' : 'invalid'} />
          {found === 'holds' || found === 'silent' ? t(found) : words(proofFaults[found])}
          {found === 'holds' && (
            <a href={addressOf(readInclusion, { params: { digest } })} download={`proof-${digest.slice(0, 12)}.json`}>
              {t('saveProof')}
            </a>
          )}
        </>
      )}
    </span>
  );
}
