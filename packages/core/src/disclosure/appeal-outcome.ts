import type { Text } from '../text.ts';

/** How an appeal ends. */
export const appealOutcomes = ['upheld', 'partlyUpheld', 'dismissed'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

export const appealOutcomeWords: Record<AppealOutcome, Text> = {
  upheld: { zh: '申诉成立', en: 'Upheld' },
  partlyUpheld: { zh: '部分成立', en: 'Upheld in part' },
  dismissed: { zh: '维持原答复', en: 'Dismissed: the answer stands' },
};
