import { standingWords } from '@xingcun/core/disclosure/star-standing';
import { starStateWords } from '@xingcun/core/rating/explanation-words';
import type { Text } from '@xingcun/core/text';

const notWon: Text = { zh: '未得星', en: 'Not yet' };
const published: Record<string, Text> = {
  ...starStateWords,
  won: { zh: '得星', en: 'Won' },
  notYet: notWon,
  suspended: { zh: standingWords.suspended.zh, en: 'Suspended' },
  removed: { zh: standingWords.removed.zh, en: 'Removed' },
  declared: { zh: '已申报', en: 'Declared' },
  notDeclared: { zh: '未申报', en: 'Not declared' },
};

/** The words on paper for a published star's state; a state that is not known here reads as not won. */
export const stateWordsOf = (state: string): Text => published[state] ?? notWon;
