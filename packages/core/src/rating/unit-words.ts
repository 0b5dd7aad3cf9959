import type { Text } from '../text.ts';

/** Units and titles that the engine itself gives in an explanation. */
export const points: Text = { zh: '分', en: 'points' };
export const times: Text = { zh: '次', en: 'times' };
export const starsUnit: Text = { zh: '颗', en: 'stars' };
export const gradeUnit: Text = { zh: '等级代码', en: 'grade code' };
export const yesOrNo: Text = { zh: '是（1）否（0）', en: 'yes (1) or no (0)' };
export const starsWonTitle: Text = { zh: '得星数', en: 'Stars won' };
export const gradeTitle: Text = { zh: '等级', en: 'Grade' };
export const previousGradeTitle: Text = { zh: '上年等级', en: 'Grade of the year before' };
