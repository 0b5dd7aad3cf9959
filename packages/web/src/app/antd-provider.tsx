import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { antdTheme } from '../ui/antd-theme.ts';
import { usePhone } from '../ui/phone.ts';
import { pageLanguage } from './installed-languages.ts';
import { useLanguage } from './language.ts';
import { useTheme } from './theme.ts';

const locales = { zh: zhCN, en: enGB };

/** What unfolds from a field inside a modal dialog must be inside it too: outside it would lie beneath and be inert. */
const popupContainer = (field?: HTMLElement) => field?.closest('dialog') ?? document.body;

/** antd in our colours, language and measures; two-character buttons keep their natural width. */
export function AntdProvider({ children }: { children: ReactNode }) {
  const { language, tag } = useLanguage('app');
  const shade = useTheme();
  const narrow = usePhone();
  const theme = useMemo(() => antdTheme(shade, narrow), [shade, narrow]);
  return (
    <ConfigProvider
      theme={theme}
      locale={locales[language]}
      direction={pageLanguage(tag).direction}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupContainer}
    >
      {children}
    </ConfigProvider>
  );
}
