import { Icon } from '../ui/icon.tsx';
import { htmlLang } from '@xingcun/core/page-language';
import { pageLanguages } from './installed-languages.ts';
import { setLanguage, useLanguage } from './language.ts';
import styles from './switches.module.css';
import { setElder, useElder } from './elder.ts';
import { setTheme, type ThemeChoice, useThemeChoice } from './theme.ts';

/** One click to the other language; without script the server renders the page in it, with what else stands in the address. */
export function LanguageSwitch({ search }: { search?: URLSearchParams | undefined }) {
  const { tag } = useLanguage('app');
  const languages = pageLanguages();
  const [other] = languages.filter((language) => language.tag !== tag);
  return (
    <form method="get" className="row">
      <KeptSearch search={search} without="lang" />
      {languages.length === 2 && other ? <OneOther tag={other.tag} /> : <Choice />}
    </form>
  );
}

/** What stands in the address, for a form that asks for the same page once more. */
function KeptSearch({ search, without }: { search: URLSearchParams | undefined; without: string }) {
  return [...(search ?? [])].map(
    ([name, value]) => name !== without && <input key={name} type="hidden" name={name} value={value} />,
  );
}

function OneOther({ tag }: { tag: string }) {
  const { t } = useLanguage('app');
  return (
    <button
      type="submit"
      name="lang"
      value={tag}
      className="button button-quiet button-icon"
      lang={htmlLang(tag)}
      title={t('language.switch')}
      onClick={(event) => {
        event.preventDefault();
        void setLanguage(tag);
      }}
    >
      {t('language.switchShort')}
      <span className="said"> {t('language.switch')}</span>
    </button>
  );
}

/** Where more than two languages are installed: each by its own name. */
function Choice() {
  const { t, tag } = useLanguage('app');
  return (
    <>
      <select
        name="lang"
        className={styles.languages}
        aria-label={t('language.choose')}
        value={tag}
        onChange={(event) => void setLanguage(event.currentTarget.value)}
      >
        {pageLanguages().map((language) => (
          <option key={language.tag} value={language.tag} lang={htmlLang(language.tag)} dir={language.direction}>
            {language.name}
          </option>
        ))}
      </select>
      <button type="submit" className="button without-script">
        {t('language.take')}
      </button>
    </>
  );
}

/** Large type and back; without script the server renders the page so. */
export function ElderSwitch({ search }: { search?: URLSearchParams | undefined }) {
  const { t } = useLanguage('app');
  const elder = useElder();
  return (
    <form method="get">
      <KeptSearch search={search} without="elder" />
      <button
        type="submit"
        name="elder"
        value={elder ? '0' : '1'}
        className="button button-quiet"
        onClick={(event) => {
          event.preventDefault();
          setElder(!elder);
        }}
      >
        {t(elder ? 'elder.leave' : 'elder.take')}
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
