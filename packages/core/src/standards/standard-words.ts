import type { Text } from '../text.ts';
import { shortText } from '../values/exact.ts';
import { ruleSentences } from './rule-words.ts';
import {
  type Aggregation,
  type GradeRule,
  type Indicator,
  type Measure,
  panelRuleOf,
  type Rule,
  type Standard,
  type Star,
  type Veto,
} from './standard.ts';

export const ruleKindWords: Record<Rule['kind'], Text> = {
  judged: { zh: '评议打分', en: 'Marked by people' },
  proportion: { zh: '按比例', en: 'Proportion' },
  steps: { zh: '分档', en: 'Steps' },
  linear: { zh: '直线折算', en: 'Straight line' },
  occurrences: { zh: '按次加减', en: 'Per occurrence' },
  checklist: { zh: '逐条核对', en: 'Checklist' },
  appraisal: { zh: '民主测评', en: 'Appraisal' },
  formula: { zh: '公式', en: 'Formula' },
  sum: { zh: '分部分相加', en: 'Sum of parts' },
};

export const basisWords: Record<Indicator['basis'], Text> = {
  computed: { zh: '计算', en: 'Computed' },
  judged: { zh: '评议', en: 'Judged' },
  mixed: { zh: '计算加评议', en: 'Mixed' },
};

/** Rule, basis, what happens where it does not apply or nothing is known, and the law behind it. */
export function indicatorSentences(indicator: Indicator, places: number): Text[] {
  const { rule, maxScore, basis, notApplicable, whenMissing, legalBasis } = indicator;
  const bases: Record<Indicator['basis'], Text> = {
    computed: { zh: '由填报数据计算得出。', en: 'Computed from the figures entered.' },
    judged: { zh: '由评定人评议。', en: 'Judged by assessors.' },
    mixed: { zh: '先按数据计算，评定人说明理由后可以调整。', en: 'Computed first; assessors may adjust it and say why.' },
  };
  return [
    ...ruleSentences(rule, { maxScore, places }),
    ...(rule.kind === 'judged' ? [] : [bases[basis]]),
    ...(notApplicable === 'allowed'
      ? [{ zh: '可以不适用，本星其余指标按比例折算。', en: 'It may not apply; the rest of the star is then rescaled.' }]
      : []),
    whenMissing === 'incomplete'
      ? { zh: '没有数据的视为未完成，不按0分计。', en: 'Without figures it is incomplete, not 0.' }
      : { zh: '没有数据的计0分。', en: 'Without figures it counts as 0.' },
    ...(legalBasis ? [{ zh: `依据：${legalBasis.zh}。`, en: `Basis: ${legalBasis.en}.` }] : []),
  ];
}

/** How the star is made up and won. */
export function starSentences(star: Star, places: number): Text[] {
  const points = (units: number) => shortText(units, places);
  const { boundary, passMark, bonus, vetoes, hardStandards } = star;
  return [
    combineSentence(star, places),
    ...(bonus
      ? [
          {
            zh: `加分：${bonus.items.map(({ title, each }) => `${title.zh}，每次${points(each)}分`).join('；')}；合计最多${points(bonus.cap)}分，加分后不超过${points(star.maxScore)}分，${bonus.mayLiftOverPassMark ? '可以' : '不能'}用于达标。`,
            en: `Bonus: ${bonus.items.map(({ title, each }) => `${title.en}, ${points(each)} each`).join('; ')}; ${points(bonus.cap)} in all at most, never above ${points(star.maxScore)}; it ${bonus.mayLiftOverPassMark ? 'may' : 'may not'} lift the star over the pass mark.`,
          },
        ]
      : []),
    passMark === null
      ? { zh: '本项只参与综合计算，不单独授星。', en: 'This only feeds the composite; no star is awarded for it.' }
      : {
          zh: `达到${points(passMark)}分${hardStandards.length > 0 ? '、刚性标准全部符合' : ''}且没有一票否决情形的，授予此星。`,
          en: `It is won at ${points(passMark)}${hardStandards.length > 0 ? ' where every hard standard holds' : ''} and no veto stands.`,
        },
    ...hardStandards.map(({ title }) => ({ zh: `刚性标准：${title.zh}。`, en: `Hard standard: ${title.en}.` })),
    ...vetoes.map(vetoSentence),
    ...(boundary ? [boundary] : []),
  ];
}

function combineSentence(star: Star, places: number): Text {
  const { combine, indicators, maxScore } = star;
  const max = shortText(maxScore, places);
  const rescaled = {
    zh: '不适用的指标不计，其余按比例折算。',
    en: 'Indicators that do not apply are left out and the rest rescaled.',
  };
  switch (combine.kind) {
    case 'sum':
      return {
        zh: `${indicators.length}项指标得分相加，满分${max}分；${rescaled.zh}`,
        en: `The scores of ${indicators.length} indicators are added, ${max} in all. ${rescaled.en}`,
      };
    case 'weightedMean': {
      const weights = indicators.map(({ code }) => `${code} ${combine.weights[code]}`);
      return {
        zh: `${indicators.length}项指标按权重平均（${weights.join('，')}），满分${max}分；不适用的指标不计。`,
        en: `The weighted mean of ${indicators.length} indicators (${weights.join(', ')}), ${max} at most; those that do not apply are left out.`,
      };
    }
    case 'geometricMean':
      return {
        zh: `${indicators.length}项指标得分的几何平均，满分${max}分；不适用的指标不计。`,
        en: `The geometric mean of ${indicators.length} indicators, ${max} at most; those that do not apply are left out.`,
      };
  }
}

export function vetoSentence({ title, authority, legalBasis }: Veto): Text {
  return {
    zh: `一票否决：${title.zh}。${authority.zh}。${legalBasis ? `依据：${legalBasis.zh}。` : ''}`,
    en: `Veto: ${title.en}. ${authority.en}.${legalBasis ? ` Basis: ${legalBasis.en}.` : ''}`,
  };
}

export function measureSentence({ title, unit, expression, places }: Measure): Text {
  return {
    zh: `${title.zh}（${unit.zh}）＝${expression}${places === null ? '，不取舍' : `，四舍五入到${places}位小数`}。`,
    en: `${title.en} (${unit.en}) = ${expression}${places === null ? ', not rounded' : `, rounded half up to ${places} places`}.`,
  };
}

/** Rounding, measures, bands, caps, quotas and what stops any rating. */
export function gradeSentences(standard: Standard): Text[] {
  const { scorePlaces, measures, grade, vetoes } = standard;
  return [
    { zh: `得分四舍五入到${scorePlaces}位小数。`, en: `Scores are rounded half up to ${scorePlaces} places.` },
    ...measures.map(measureSentence),
    ...(grade ? bandSentences(grade, measures) : [{ zh: '结果为得星数。', en: 'The result is the number of stars.' }]),
    ...vetoes.map((veto) => {
      const words = vetoSentence(veto);
      return { zh: `${words.zh}本年度不评定。`, en: `${words.en} There is then no rating this year.` };
    }),
  ];
}

export const aggregationWords: Record<Aggregation, Text> = {
  median: { zh: '中位数', en: 'median' },
  mean: { zh: '平均数', en: 'mean' },
  trimmedMean: {
    zh: '去掉一个最高分和一个最低分后的平均数（5人以上）',
    en: 'mean without one highest and one lowest mark (from five marks on)',
  },
};

/** How a review group's marks become one. */
export function panelSentences(standard: Pick<Standard, 'panel'>): Text[] {
  const { aggregation, limitShare, leastMarks } = panelRuleOf(standard);
  const share = shortText(limitShare, 2);
  return [
    {
      zh: `考评小组评分：每个主观指标至少${leastMarks}人各自独立打分，取${aggregationWords[aggregation].zh}，四舍五入到该指标的打分步长。`,
      en: `Review group: at least ${leastMarks} people mark each judged indicator by themselves; the result is the ${aggregationWords[aggregation].en}, rounded half up to the indicator’s step.`,
    },
    {
      zh: `打分相差超过满分的${share}%的，先讨论，仍不一致的由上一级裁定；比下一级改动超过满分的${share}%的，须有理由和佐证。`,
      en: `Marks further apart than ${share} % of the maximum are discussed and, where that fails, decided by the level above; a change of more than ${share} % of the maximum from the level below needs a reason and proof.`,
    },
  ];
}

function bandSentences(grade: GradeRule, measures: readonly Measure[]): Text[] {
  const stars: Text = { zh: '得星数', en: 'the number of stars' };
  const by = measures.find(({ code }) => code === grade.by)?.title ?? stars;
  const titleOf = (code: string) => grade.bands.find((band) => band.code === code)?.title ?? { zh: code, en: code };
  return [
    {
      zh: `按${by.zh}定级：${grade.bands.map(({ title, from }) => (from === null ? `其余为“${title.zh}”` : `${from}及以上为“${title.zh}”`)).join('，')}。`,
      en: `Graded by ${by.en}: ${grade.bands.map(({ title, from }) => (from === null ? `“${title.en}” below` : `“${title.en}” from ${from}`)).join(', ')}.`,
    },
    ...grade.caps.map(({ title, when, atMost }) => ({
      zh: `${title.zh}：满足 ${when} 的，最高为“${titleOf(atMost).zh}”。`,
      en: `${title.en}: where ${when}, “${titleOf(atMost).en}” at most.`,
    })),
    ...(grade.maxRise === null
      ? []
      : [{ zh: `比上年最多升${grade.maxRise}级。`, en: `A grade rises by ${grade.maxRise} over last year’s at most.` }]),
    ...grade.quotas.map(({ grade: code, share }) => ({
      zh: `“${titleOf(code).zh}”及以上不超过全部村的${shortText(share, 2)}%。`,
      en: `At most ${shortText(share, 2)} % of all villages may hold “${titleOf(code).en}” or better.`,
    })),
  ];
}
