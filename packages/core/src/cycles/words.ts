import type { Text } from '../text.ts';
import type { Carrier, Combination } from './cycle.ts';

export const combinationWords: Record<Combination, { name: Text; meaning: Text }> = {
  successive: {
    name: { zh: '逐级认定', en: 'Successive' },
    meaning: {
      zh: '以最后评分的一级为准；上一级改动下一级的得分须写明理由。',
      en: 'The highest level that scored counts; every change of a lower level’s score needs a reason.',
    },
  },
  weighted: {
    name: { zh: '按权重合成', en: 'Weighted' },
    meaning: {
      zh: '各级得分按权重合成，权重合计 100。',
      en: 'The levels’ scores are combined by weights that sum to 100.',
    },
  },
};

/** What a carrier means for those who receive a star. Source: 创建示范活动管理办法（试行）(2022). */
export const carrierMeaning: Record<Carrier, Text> = {
  approvedActivity: {
    zh: '须经批准，由市或县级党委、政府主办，可以授牌；不得收费。',
    en: 'Needs approval; run by the Party committee or government of a city or county; plaques may be awarded; no fee.',
  },
  annualAssessment: {
    zh: '属于年度考核，不授牌；不得收费。',
    en: 'Part of the annual assessment: no plaques are awarded; no fee.',
  },
};
