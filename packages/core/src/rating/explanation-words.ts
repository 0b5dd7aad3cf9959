import Fraction from 'fraction.js';
import type { Language, Text } from '../text.ts';
import { roundHalfUp, unitsText } from '../values/exact.ts';
import type { ExplanationNode, StarState, Step, StepCode, StepValue, VillageState } from './explanation.ts';

export const starStateWords: Record<StarState, Text> = {
  won: { zh: '授星', en: 'Won' },
  notYet: { zh: '未获星', en: 'Not yet' },
  vetoed: { zh: '一票否决', en: 'Vetoed' },
  incomplete: { zh: '缺项待评', en: 'Incomplete' },
  notApplicable: { zh: '不适用', en: 'Not applicable' },
  component: { zh: '计入综合结果', en: 'Feeds the composite' },
  notRated: { zh: '本年度不评定', en: 'Not rated this year' },
};

export const villageStateWords: Record<VillageState, Text> = {
  rated: { zh: '已评定', en: 'Rated' },
  incomplete: { zh: '缺项待评', en: 'Incomplete' },
  notRated: { zh: '本年度不评定', en: 'Not rated this year' },
};

/** A sentence for every step; `{name}` is one of its values. */
export const stepWords: Record<StepCode, Text> = {
  mark: { zh: '评定得{score}分（满分{max}分）。', en: 'Marked {score} of {max}.' },
  notApplicable: { zh: '此项不适用，其余各项按比例折算。', en: 'Does not apply; the rest is rescaled.' },
  missing: { zh: '此项尚未评分或填报。', en: 'Nothing has been entered yet.' },
  lacking: { zh: '还缺：{titles}。', en: 'Still missing: {titles}.' },
  missingCountsZero: { zh: '按标准规定，缺项计0分。', en: 'By the standard, what is missing counts as 0.' },
  proportion: {
    zh: '{numerator}÷{denominator}，目标{target}%得满分{max}分，计{exact}分。',
    en: '{numerator} ÷ {denominator}, where {target} % gives the full {max}, makes {exact}.',
  },
  noneFull: { zh: '本期没有应办事项，按满分{max}分计。', en: 'There was nothing due, which gives the full {max}.' },
  noneZero: { zh: '本期没有应办事项，计0分。', en: 'There was nothing due, which gives 0.' },
  noneNotApplicable: { zh: '本期没有应办事项，此项不适用。', en: 'There was nothing due, so this does not apply.' },
  stepReached: {
    zh: '{title}为{value}，达到{from}一档，计{score}分。',
    en: '{title} is {value}, which reaches the step from {from}: {score}.',
  },
  stepBelow: {
    zh: '{title}为{value}，未达到最低一档（{from}），计0分。',
    en: '{title} is {value}, below the first step ({from}): 0.',
  },
  linearBetween: {
    zh: '{title}为{value}，在{low}（{lowScore}分）与{high}（{highScore}分）之间按直线计{exact}分。',
    en: '{title} is {value}, on the line from {low} ({lowScore}) to {high} ({highScore}): {exact}.',
  },
  linearEnd: { zh: '{title}为{value}，按{at}一端计{score}分。', en: '{title} is {value}, at or beyond the end {at}: {score}.' },
  start: { zh: '起点{score}分。', en: 'Starts at {score}.' },
  occurrence: { zh: '{title}：{count}，每次{each}分，计{exact}分。', en: '{title}: {count} at {each} each makes {exact}.' },
  occurrenceLimited: {
    zh: '{title}：{count}，最多计{limit}次，每次{each}分，计{exact}分。',
    en: '{title}: {count}, of which at most {limit} count, at {each} each makes {exact}.',
  },
  itemHolds: { zh: '“{title}”做到，得{score}分。', en: '“{title}” holds: {score}.' },
  itemFails: { zh: '“{title}”未做到，该项{score}分不得。', en: '“{title}” does not hold: its {score} are not given.' },
  appraisalCount: {
    zh: '发出{issued}票，收回{returned}票，有效{valid}票（另有不计入的{excluded}票）。',
    en: '{issued} ballots issued, {returned} returned, {valid} valid ({excluded} reported but left out).',
  },
  appraisalScore: {
    zh: '测评得分{percent}，满意率{satisfaction}%；按满分{max}分折算为{exact}分。',
    en: 'Appraisal score {percent}, satisfied {satisfaction} %; of {max} this makes {exact}.',
  },
  appraisalVoid: {
    zh: '收回{returned}票，多于发出的{issued}票，测评无效，须重新组织。',
    en: '{returned} ballots came back but only {issued} were issued: the appraisal is void and must be repeated.',
  },
  sampleTooSmall: {
    zh: '样本不足：有效{valid}票，至少需要{needed}票，不计分。',
    en: 'Sample too small: {valid} valid ballots where {needed} are needed, so there is no score.',
  },
  countsWithheld: {
    zh: '有的选项不满 5 票，票数和比例不公布。',
    en: 'An option has fewer than five ballots, so counts and percentages are not published.',
  },
  formula: { zh: '按公式 {formula} 计得{value}分。', en: 'The formula {formula} gives {value}.' },
  parts: { zh: '各部分相加为{sum}分。', en: 'The parts add up to {sum}.' },
  partsRescaled: {
    zh: '适用部分合计{sum}分（满分{applicable}分），折算到{full}分为{exact}分。',
    en: 'The parts that apply add up to {sum} of {applicable}; rescaled to {full} this is {exact}.',
  },
  partsMissing: { zh: '还缺这些部分：{titles}。', en: 'These parts are still missing: {titles}.' },
  limited: { zh: '{exact}分超过上限，按{max}分计。', en: '{exact} is above the limit and counts as {max}.' },
  raised: { zh: '{exact}分低于下限，按{floor}分计。', en: '{exact} is below the floor and counts as {floor}.' },
  rounded: { zh: '{exact}四舍五入为{rounded}。', en: '{exact} rounds half up to {rounded}.' },
  sum: { zh: '{count}项指标合计{sum}分。', en: '{count} indicators add up to {sum}.' },
  rescaled: {
    zh: '适用指标满分{applicable}分，{sum}×{full}÷{applicable}＝{exact}分。',
    en: 'The indicators that apply make up {applicable}: {sum} × {full} ÷ {applicable} = {exact}.',
  },
  weightedMean: {
    zh: '加权合计{weighted}，除以权重和{weights}，得{exact}分。',
    en: 'The weighted sum {weighted} over weights {weights} is {exact}.',
  },
  geometricMean: {
    zh: '{count}项指标的几何平均数，四舍五入为{rounded}分。',
    en: 'The geometric mean of {count} indicators rounds half up to {rounded}.',
  },
  bonusItem: {
    zh: '加分：{title}{count}次，每次{each}分，计{score}分。',
    en: 'Bonus: {title}, {count} at {each} each, makes {score}.',
  },
  bonusCapped: { zh: '加分合计{sum}分，封顶{cap}分。', en: 'Bonus of {sum} is capped at {cap}.' },
  bonusAdded: { zh: '基础分{base}分加上加分{bonus}分，为{sum}分。', en: 'Base {base} and bonus {bonus} make {sum}.' },
  scoreLimited: { zh: '总分不超过{max}分。', en: 'The total is limited to {max}.' },
  bonusMayNotLift: {
    zh: '不计加分得{tested}分，未达到{passMark}分的达标线；加分不能用于达标，未获此星。',
    en: 'Scored {tested} before bonus, below the pass mark of {passMark}; bonus may not lift a star over it, so the star is not won.',
  },
  passed: {
    zh: '得{score}分，达到{passMark}分的达标线，授予此星。',
    en: 'Scored {score}, which reaches the pass mark of {passMark}: the star is awarded.',
  },
  short: {
    zh: '得{score}分，距{passMark}分的达标线差{gap}分，未获此星。',
    en: 'Scored {score}, {gap} short of the pass mark of {passMark}: the star is not won yet.',
  },
  component: { zh: '得{score}分，计入综合结果。', en: 'Scored {score}, which feeds the composite result.' },
  starVetoed: {
    zh: '有一票否决情形（{titles}），不授予此星。得分为{score}分。',
    en: 'A veto stands ({titles}), so the star is not awarded. The score was {score}.',
  },
  hardStandardFails: {
    zh: '得{score}分，但未达到刚性标准（{titles}），未获此星。',
    en: 'Scored {score}, but a hard standard does not hold ({titles}), so the star is not won.',
  },
  hardStandardUnknown: {
    zh: '得{score}分，但刚性标准尚未核实（{titles}），暂不能评定。',
    en: 'Scored {score}, but a hard standard is not yet confirmed ({titles}), so the star cannot be settled.',
  },
  starIncomplete: {
    zh: '还缺{count}项，暂不能评定此星。尚缺：{titles}。',
    en: '{count} indicators are missing, so the star cannot be settled. Missing: {titles}.',
  },
  starNotApplicable: { zh: '各项指标均不适用，不评此星。', en: 'No indicator applies, so the star is not rated.' },
  lost: { zh: '失分最多的是{title}（{score}/{max}）。', en: 'Most points were lost on {title} ({score}/{max}).' },
  nothingLost: { zh: '各项均得满分。', en: 'Every indicator has its full score.' },
  starsWon: { zh: '共得{won}颗星（共{of}颗）。', en: '{won} of {of} stars won.' },
  globalVeto: {
    zh: '有一票否决情形（{title}），本年度不评定。',
    en: 'A veto stands ({title}), so there is no rating this year.',
  },
  measure: { zh: '{formula}＝{value}。', en: '{formula} = {value}.' },
  measureUnknown: { zh: '还缺：{titles}，暂不能计算。', en: 'Still missing: {titles}, so it cannot be computed.' },
  band: { zh: '{value}不低于{from}，为“{grade}”。', en: '{value} is at or above {from}: “{grade}”.' },
  capped: { zh: '因“{cap}”，等级最高为“{grade}”。', en: 'Because of “{cap}” the grade is at most “{grade}”.' },
  capIdle: { zh: '“{cap}”成立（最高“{grade}”），不影响等级。', en: '“{cap}” holds (at most “{grade}”) and changes nothing.' },
  capUnknown: {
    zh: '还缺：{titles}，不能判断“{cap}”（最高“{grade}”），等级暂不能评定。',
    en: 'Still missing: {titles}, so whether “{cap}” holds (at most “{grade}”) is open and the grade cannot be settled.',
  },
  riseLimited: {
    zh: '上年为“{previous}”，一年最多升{rise}级，按“{grade}”评定。',
    en: 'Last year was “{previous}” and a grade rises at most {rise} a year: “{grade}”.',
  },
  quotaMoved: {
    zh: '“{grade}”及以上不超过全部{villages}个村的{share}%（{allowed}个），现有{holders}个，本村列第{place}位，按“{below}”评定。',
    en: 'At most {share} % of all {villages} villages ({allowed}) may hold “{grade}” or better; {holders} did and this village is in place {place}, so it is graded “{below}”.',
  },
  quotaTied: {
    zh: '第{allowed}位前后有{tied}个村并列，一并下调。',
    en: '{tied} villages are equal at the cut of {allowed} and move together.',
  },
  gradeUnknown: { zh: '还缺：{titles}，等级暂不能评定。', en: 'Still missing: {titles}, so the grade cannot be settled.' },
};

const longestList = 5;
const shownPlaces = 4;

/** A number without an end is shown to four places beside its fraction: `≈19.8378 (734/37)`. Anything else stays as it is. */
function shownNumber(text: string): string {
  const [, n, d] = /^(-?\d+)\/(\d+)$/.exec(text) ?? [];
  if (n === undefined || d === undefined) return text;
  return `≈${unitsText(roundHalfUp(new Fraction(BigInt(n), BigInt(d)), shownPlaces), shownPlaces)} (${text})`;
}

function valueText(value: StepValue | undefined, language: Language): string {
  if (value === undefined) return '—';
  if (typeof value === 'string') return shownNumber(value);
  if (!('length' in value)) return value[language];
  const shown = value.slice(0, longestList).map((text) => text[language]);
  const rest = value.length - shown.length;
  if (language === 'zh') return `${shown.join('、')}${rest > 0 ? `等${value.length}项` : ''}`;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export function stepSentence({ code, values }: Step, language: Language): string {
  return stepWords[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return name === 'formula' && typeof value === 'string' ? value : valueText(value, language);
  });
}

/** What came out, in a few words: `87.50/100 授星`. */
export function resultWords({ result }: ExplanationNode, language: Language): string {
  const zh = language === 'zh';
  switch (result.kind) {
    case 'score':
      return `${shownNumber(result.score)}/${result.of}`;
    case 'missing':
      return zh ? '缺项' : 'missing';
    case 'notApplicable':
      return zh ? '不适用' : 'not applicable';
    case 'star':
      return `${result.score === null ? '' : `${result.score}/${result.of} `}${starStateWords[result.state][language]}`;
    case 'value':
      return result.value === null
        ? zh
          ? '暂不能计算'
          : 'open'
        : `${shownNumber(result.value)}${zh ? '' : ' '}${result.unit[language]}`;
    case 'grade':
      return result.title ? result.title[language] : zh ? '暂不能评定' : 'open';
    case 'village':
      return zh
        ? `${villageStateWords[result.state].zh}，得${result.starsWon}颗星`
        : `${villageStateWords[result.state].en}, ${result.starsWon} stars won`;
  }
}

const outcomeSteps: ReadonlySet<StepCode> = new Set<StepCode>([
  'globalVeto',
  'starVetoed',
  'starNotApplicable',
  'starIncomplete',
  'component',
  'hardStandardFails',
  'bonusMayNotLift',
  'short',
  'hardStandardUnknown',
  'passed',
  'lost',
  'nothingLost',
]);

/** The public page's reason for one star: what was reached against which line, and what cost most or is missing. */
export function starReason(star: ExplanationNode, language: Language): string {
  return sentences(
    star.steps.filter(({ code }) => outcomeSteps.has(code)),
    language,
  );
}

function sentences(steps: readonly Step[], language: Language): string {
  return steps.map((step) => stepSentence(step, language)).join(language === 'zh' ? '' : ' ');
}

/** The whole tree as indented lines, for a terminal or a printed page. */
export function explanationLines(node: ExplanationNode, language: Language, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const zh = language === 'zh';
  const colon = zh ? '：' : ': ';
  const inputs = node.inputs.map(({ title, unit, value, source }) => {
    const from = source === null ? '' : zh ? `（来源：${source}）` : ` (source: ${source})`;
    return `${indent}  · ${title[language]}${colon}${value === null ? (zh ? '缺' : 'missing') : shownNumber(value)} ${unit[language]}${from}`;
  });
  return [
    `${indent}${node.code} ${node.title[language]}${colon}${resultWords(node, language)}`,
    ...inputs,
    ...node.steps.map((step) => `${indent}  ${stepSentence(step, language)}`),
    ...node.children.flatMap((child) => explanationLines(child, language, depth + 1)),
  ];
}
