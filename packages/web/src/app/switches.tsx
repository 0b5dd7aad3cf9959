import { Icon } from '../ui/icon.tsx';
import { setLanguage, useLanguage } from './language.ts';
import { setTheme, type ThemeChoice, useThemeChoice } from './theme.ts';

/** One click to the other language; without script the server renders the page in it, with what else stands in the address. */
export function LanguageSwitch({ search }: { search?: URLSearchParams | undefined }) {
  const { t, language } = useLanguage('app');
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <form method="get">
      {[...(search ?? [])].map(
        ([name, value]) => name !== 'lang' && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button
        type="submit"
        name="lang"
        value={other}
        className="button button-quiet button-icon"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        title={t('language.switch')}
        onClick={(event) => {
          event.preventDefault();
          void setLanguage(other);
        }}
      >
        {t('language.switchShort')}
        <span className="said"> {t('language.switch')}</span>
      </button>
    </form>
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
      className="button button-quiet button-icon with-script"
      aria-label={words}
      title={t('theme.now', { theme: t(`theme.${choice}`) })}
      onClick={() => setTheme(after[choice])}
    >
      <Icon name={icons[choice]} size={20} />
    </button>
  );
}
