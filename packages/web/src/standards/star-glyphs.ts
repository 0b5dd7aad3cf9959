import type { GlyphName } from '../ui/star-glyph.tsx';

/** The signs of the ten-star standard; stars of other standards show the plain star. */
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

export const glyphOf = (starCode: string): GlyphName | null =>
  Object.hasOwn(glyphs, starCode) ? (glyphs[starCode] ?? null) : null;
