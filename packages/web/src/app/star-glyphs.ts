import type { GlyphName } from '../ui/star-glyph.tsx';

/** Signs of the ten stars of the shipped standard, by code; a star of another standard has none and shows the plain star. */
const glyphs: Readonly<Record<string, GlyphName>> = {
  ZF: 'sproutCoin',
  MZ: 'linkedHands',
  ZJ: 'scales',
  LD: 'compass',
  XF: 'flag',
  NL: 'book',
  MG: 'ballotBox',
  ST: 'treeHouse',
  PA: 'shield',
  WM: 'lantern',
};

export const glyphOf = (starCode: string): GlyphName | null => glyphs[starCode] ?? null;
