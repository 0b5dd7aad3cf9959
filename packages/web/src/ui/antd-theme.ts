import { type ThemeConfig, theme } from 'antd';
import { antdColors, primaryFill } from './antd-colors.ts';

/** @param narrow phones: fields and buttons that a thumb hits */
export function antdTheme(shade: 'light' | 'dark', narrow: boolean): ThemeConfig {
  const colors = antdColors[shade];
  return {
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colors,
      borderRadius: 8,
      fontFamily: 'var(--font)',
      fontSize: 16,
      controlHeight: narrow ? 44 : 40,
      wireframe: false,
      boxShadowTertiary: 'none',
    },
    components: {
      // antd's dark algorithm dims the primary colour: fills keep ours, and text is never set in it.
      Button: { ...primaryFill[shade], primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tabs: { itemSelectedColor: colors.colorText, itemHoverColor: colors.colorText, itemActiveColor: colors.colorText },
    },
  };
}
