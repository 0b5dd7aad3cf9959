import { Icon } from '../ui/icon.tsx';
import { setLanguage, useLanguage } from './language.ts';
import { setTheme, type ThemeChoice, useThemeChoice } from './theme.ts';

/** One click to the other language. */
export function LanguageSwitch() {
  const { t, language } = useLanguage('app');
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="button button-quiet button-icon"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      title={t('language.switch')}
      onClick={() => void setLanguage(other)}
    >
      {t('language.switchShort')}
      <span className="said"> {t('language.switch')}</span>
    </button>
  );
}

const after = { auto: 'light', light: 'dark', dark: 'auto' } as const satisfies Record<ThemeChoice, ThemeChoice>;
const icons = { auto: 'halfSun', light: 'sun', dark: 'moon' } as const;

export function ThemeSwitch() {
  const { t } = useLanguage('app');
  const choice = useThemeChoice();
  const words = t('theme.switch', { theme: t(`theme.${after[choice]}`) });
  return (
    <button
      type="button"
      className="button button-quiet button-icon"
      aria-label={words}
      title={t('theme.now', { theme: t(`theme.${choice}`) })}
      onClick={() => setTheme(after[choice])}
    >
      <Icon name={icons[choice]} size={20} />
    </button>
  );
}
