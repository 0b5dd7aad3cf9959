import { useMemo } from 'react';
import { useTheme } from '../app/theme.ts';

const tokens = {
  ink: '--ink',
  soft: '--ink-soft',
  line: '--line',
  surface: '--surface',
  sunken: '--sunken',
  raised: '--raised',
  jade: '--jade',
  jadeSoft: '--jade-soft',
  amber: '--amber',
  slate: '--slate',
  slateSoft: '--slate-soft',
  violet: '--violet',
  cinnabar: '--cinnabar',
  font: '--font',
} as const;
export type Palette = Record<keyof typeof tokens, string>;

/** Colours of charts are the tokens of the page, in the theme that is on. */
export function usePalette(): Palette {
  const theme = useTheme();
  return useMemo(() => {
    // the theme is written on the root before this reads it; naming it here makes the palette new with it
    const style = getComputedStyle(document.querySelector(`[data-theme="${theme}"]`) ?? document.documentElement);
    return Object.fromEntries(
      Object.entries(tokens).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
    ) as Palette;
  }, [theme]);
}
