import { standingWords } from '@xingcun/core/disclosure/star-standing';
import { starStateWords } from '@xingcun/core/rating/explanation-words';
import type { Text } from '@xingcun/core/text';

const published: Record<string, Text> = {
  ...starStateWords,
  ...standingWords,
  declared: { zh: '已申报', en: 'declared' },
  notDeclared: { zh: '未申报', en: 'not declared' },
};

/** The words on paper for a published star's state; a state that is not known here reads as not won. */
export const stateWordsOf = (state: string): Text => published[state] ?? standingWords.notWon;
