import { useLanguage } from '../../../app/language.ts';
import type { Door } from './visit-draft.ts';

/** Taking back what has not begun to be sent; afterwards only the server's answer can tell what holds. */
export function Withdraw({ door: { entry }, onWithdraw }: { door: Door; onWithdraw: (id: string) => void }) {
  const { t } = useLanguage('visitForm');
  if (entry?.standing !== 'waiting') return null;
  return (
    <button type="button" className="button" onClick={() => onWithdraw(entry.id)}>
      {t('done.withdraw')}
    </button>
  );
}
