import type { ReactNode } from 'react';

// Ten signs of one hand, drawn like icon.tsx. The hands are the “handshake” of Lucide (ISC licence, © Lucide contributors).
const glyphs = {
  sproutCoin: (
    <>
      <circle cx="12" cy="16.5" r="5" />
      <path d="M10.7 15.2h2.6v2.6h-2.6zM12 11.5V6.5M12 8.2C11.7 5 9.5 3.2 6 3.2c0 3.4 2.4 5.3 6 5M12 7c.3-2.7 2.3-4.5 5.8-4.5 0 3-2.1 4.9-5.8 4.5" />
    </>
  ),
  linkedHands: (
    <path d="m11 17 2 2a1 1 0 1 0 3-3m-2-2 2.5 2.5a1 1 0 1 0 3-3l-3.88-3.88a3 3 0 0 0-4.24 0l-.88.880a1 1 0 1 1-3-3l2.81-2.81a5.79 5.79 0 0 1 7.06-.87l.47.280a2 2 0 0 0 1.42.250L21 4m0-1 1 11h-2M3 3 2 14l6.5 6.5a1 1 0 1 0 3-3M3 4h8" />
  ),
  scales: <path d="M12 3v18M7.5 21h9M4.5 6.5h15M5 6.5l-3 7.5a3.2 3.2 0 0 0 6 0zm14 0-3 7.5a3.2 3.2 0 0 0 6 0z" />,
  compass: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m16 8-2.3 5.7L8 16l2.3-5.7z" />
    </>
  ),
  flag: <path d="M5 21.5V3m0 1.5c4.5-2.5 8.5 2.5 14.5 0v9.5c-6 2.5-10-2.5-14.5 0" />,
  book: <path d="M12 6.5C9.5 4.8 6.5 4.3 3 4.5v14c3.5-.2 6.5.300 9 2 2.5-1.7 5.5-2.2 9-2v-14c-3.5-.2-6.5.300-9 2zm0 0v14" />,
  ballotBox: <path d="M7.5 12.5V3h9v9.5M10 7.5l1.6 1.7L14.5 6M5 10l-2 3v8h18v-8l-2-3M3 13h18m-13 4h8" />,
  treeHouse: (
    <path d="M2 21h20M7 21v-9m0 3 2-2M7 14a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 3.8 6.9M11.5 15l5-4.5 5 4.5M13.5 13.5V21m6-7.5V21m-4.2 0v-3.5h2.4V21" />
  ),
  shield: <path d="m12 2.5 8 3v6c0 4.8-3.2 8.3-8 10-4.8-1.7-8-5.2-8-10v-6zM8.5 12l2.5 2.5 4.5-5" />,
  lantern: (
    <path d="M12 1.5V4M8.5 4h7M12 4c5.2 0 8.5 2.6 8.5 6.2s-3.3 6.3-8.5 6.3-8.5-2.7-8.5-6.3S6.8 4 12 4zm0 0c-2.2 1.5-3.3 3.6-3.3 6.2s1.1 4.8 3.3 6.3c2.2-1.5 3.3-3.7 3.3-6.3S14.2 5.5 12 4M8.5 16.5h7M12 16.5v6m-2.5-3v2m5-2v2" />
  ),
} as const satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof glyphs;
export const glyphNames: readonly GlyphName[] = [
  'sproutCoin',
  'linkedHands',
  'scales',
  'compass',
  'flag',
  'book',
  'ballotBox',
  'treeHouse',
  'shield',
  'lantern',
];

/** The sign of a star; the star's name stands beside it, so it is silent. */
export function StarGlyph({ name, size = 24 }: { name: GlyphName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {glyphs[name]}
    </svg>
  );
}
