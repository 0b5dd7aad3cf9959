import type { Text } from '../text.ts';

/** What is recorded of a notice on the village's board. */
export const postingActs = ['posted', 'seen', 'removed'] as const;
export type PostingAct = (typeof postingActs)[number];

export const postingActWords: Record<PostingAct, Text> = {
  posted: { zh: '张贴', en: 'Put up' },
  seen: { zh: '在位查看', en: 'Seen in place' },
  removed: { zh: '撤下', en: 'Taken down' },
};

/** The most pieces of proof that one record of the board names: a photo from near, one from afar, and a few more. */
export const mostPhotos = 5;
