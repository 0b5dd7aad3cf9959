import type { readStarWall } from '@xingcun/core/disclosure/contract';
import type { ResponseOf } from '@xingcun/core/route';
import type { Text } from '@xingcun/core/text';
import { glyphOf } from '../standards/star-glyphs.ts';
import type { RowStar } from '../ui/star-row.tsx';
import type { messages } from './messages.zh.ts';

type Wall = ResponseOf<typeof readStarWall>;
export type PublicVillage = Wall['villages'][number];
export type PublicStar = PublicVillage['stars'][number];

const shown = [
  'won',
  'notYet',
  'suspended',
  'removed',
  'vetoed',
  'incomplete',
  'notRated',
  'notApplicable',
  'notDeclared',
  'declared',
] as const;
type Shown = (typeof shown)[number];
export type StarWords = `star.${Shown}` & keyof typeof messages;

/** The words for a star's state; a state this page does not know reads as not won. */
export function starWordsOf(state: string): StarWords {
  return `star.${shown.find((one) => one === state) ?? 'notYet'}`;
}

const marks = ['won', 'suspended', 'removed', 'vetoed'] as const;

/** The shape of a star's state; whatever is not won for another reason is “not yet”. */
export function markOf(state: string): RowStar['state'] {
  return marks.find((one) => one === state) ?? 'notYet';
}

/** A star as the row of medallions shows it: “增收致富”, since each stands beside a star. */
export function rowStar(star: Pick<PublicStar, 'starCode' | 'title' | 'state'>, words: (text: Text) => string): RowStar {
  return {
    code: star.starCode,
    name: words(star.title).replace(/(?<=.{4})星$/, ''),
    state: markOf(star.state),
    glyph: glyphOf(star.starCode),
  };
}
