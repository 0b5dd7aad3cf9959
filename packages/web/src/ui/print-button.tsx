import { useLanguage } from '../app/language.ts';
import { Icon } from './icon.tsx';

/** Prints the page as it stands, by the print rules of base.css: A4, no frame, everything unfolded. */
export function PrintButton() {
  const { t } = useLanguage('ui');
  return (
    <button type="button" className="button no-print" onClick={() => window.print()}>
      <Icon name="print" />
      {t('print')}
    </button>
  );
}
