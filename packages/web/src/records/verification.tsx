import { verifyAudit } from '@xingcun/core/records/contract';
import { useMutation } from '@tanstack/react-query';
import { call } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { unitName, type UnitRow } from '../units/unit-tree.ts';

/** Recomputes the chains in the reader's scope on the server, and says in plain words what came out. */
export function Verification({ units }: { units: readonly UnitRow[] }) {
  const { t, language } = useLanguage('records');
  const format = useFormat();
  const verifying = useMutation({
    mutationFn: async () => ({ ...(await call(verifyAudit, {})), at: new Date().toISOString() }),
  });
  const found = verifying.data;
  const nameOf = (chain: string) => {
    const unit = units.find(({ code }) => code === chain.replace('_', '-'));
    return unit ? unitName(unit, language) : chain;
  };
  return (
    <div className="stack">
      <div className="no-print">
        <button type="button" className="button" disabled={verifying.isPending} onClick={() => verifying.mutate()}>
          <Icon name="sealed" />
          {t(verifying.isPending ? 'verify.busy' : 'verify.action')}
        </button>
      </div>
      {verifying.error && <ErrorNotice error={verifying.error} onRetry={() => verifying.mutate()} />}
      {found && (
        <output className={`notice ${found.broken.length === 0 ? 'notice-done' : 'notice-wrong'}`}>
          <Icon name={found.broken.length === 0 ? 'done' : 'invalid'} />
          <div>
            <p>
              {found.broken.length === 0
                ? t('verify.good', { chains: found.chains, entries: found.entries })
                : t('verify.broken', { count: found.broken.length })}
            </p>
            {found.broken.length > 0 && (
              <ul>
                {found.broken.map(({ chain, chainSeq }) => (
                  <li key={chain}>{t('verify.brokenAt', { unit: nameOf(chain), number: chainSeq })}</li>
                ))}
              </ul>
            )}
            <p className="soft small">{t('verify.when', { when: format.moment(found.at) })}</p>
          </div>
        </output>
      )}
    </div>
  );
}
