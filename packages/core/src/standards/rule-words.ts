import Fraction from 'fraction.js';
import type { Text } from '../text.ts';
import { exactText, fromUnits, shortText } from '../values/exact.ts';
import type { Input, Rule } from './standard.ts';

/** What a rule says, sentence by sentence, for the page of the standard and its worksheets. */

export interface RuleScale {
  maxScore: number;
  /** Decimal places of scores. */
  places: number;
}

type PartRule = Exclude<Rule, { kind: 'sum' | 'judged' }>;
type RuleOf<Kind extends PartRule['kind']> = Extract<PartRule, { kind: Kind }>;

export function ruleSentences(rule: Rule, scale: RuleScale): Text[] {
  const max = shortText(scale.maxScore, scale.places);
  switch (rule.kind) {
    case 'judged': {
      const step = shortText(rule.step, scale.places);
      return [
        { zh: `由评定人在0至${max}分之间打分，以${step}分为一档。`, en: `Assessors mark from 0 to ${max} in steps of ${step}.` },
        rule.guide,
      ];
    }
    case 'sum':
      return [
        { zh: `以下${rule.parts.length}部分得分相加。`, en: `The scores of ${rule.parts.length} parts are added.` },
        ...rule.parts.map((part, index) => {
          const words = joinSentences(partSentences(part.rule, { ...scale, maxScore: part.maxScore }));
          const points = shortText(part.maxScore, scale.places);
          return {
            zh: `${index + 1}. ${part.title.zh}（${points}分）：${words.zh}`,
            en: `${index + 1}. ${part.title.en} (${points}): ${words.en}`,
          };
        }),
      ];
    default:
      return partSentences(rule, scale);
  }
}

export function joinSentences(sentences: readonly Text[]): Text {
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

/** The whole rule as one text in each language. */
export function ruleWords(rule: Rule, scale: RuleScale): Text {
  return joinSentences(ruleSentences(rule, scale));
}

function partSentences(rule: PartRule, scale: RuleScale): Text[] {
  switch (rule.kind) {
    case 'proportion':
      return proportionSentences(rule, scale);
    case 'steps':
      return [stepsSentence(rule, scale)];
    case 'linear':
      return [linearSentence(rule, scale)];
    case 'occurrences':
      return occurrencesSentences(rule, scale);
    case 'checklist': {
      const listed = (language: 'zh' | 'en') =>
        rule.items.map(({ title, score }) => {
          const points = shortText(score, scale.places);
          return language === 'zh' ? `${title.zh}（${points}分）` : `${title.en} (${points})`;
        });
      return [
        {
          zh: `逐条核对，符合即得分：${listed('zh').join('；')}。`,
          en: `Every item that holds gives its points: ${listed('en').join('; ')}.`,
        },
      ];
    }
    case 'appraisal':
      return appraisalSentences(rule, scale);
    case 'formula':
      return formulaSentences(rule, scale);
  }
}

function proportionSentences(rule: RuleOf<'proportion'>, scale: RuleScale): Text[] {
  const { denominator, target, whenNone } = rule;
  const max = shortText(scale.maxScore, scale.places);
  const done = inputNamed(rule.inputs, rule.numerator);
  const percent = shortText(target, 2);
  if ('fixed' in denominator) {
    const whole = quantity(done, denominator.fixed);
    const mark = target === 10_000 ? whole : { zh: `${whole.zh}的${percent}%`, en: `${percent} % of ${whole.en}` };
    return [
      {
        zh: `“${done.title.zh}”达到${mark.zh}得满分${max}分，不足的按比例计分。`,
        en: `“${done.title.en}” of ${mark.en} or more gives the full ${max} points, less in proportion.`,
      },
    ];
  }
  const due = inputNamed(rule.inputs, denominator.input);
  const none: Record<typeof whenNone, Text> = {
    full: { zh: `得满分${max}分`, en: `the full ${max} points are given` },
    zero: { zh: '计0分', en: 'the score is 0' },
    notApplicable: { zh: '本项不适用', en: 'this does not apply' },
  };
  return [
    {
      zh: `按“${done.title.zh}”占“${due.title.zh}”的比例计分，达到${percent}%得满分${max}分，不足的按比例计分。`,
      en: `By “${done.title.en}” as a share of “${due.title.en}”: ${percent} % or more gives the full ${max} points, less in proportion.`,
    },
    {
      zh: `“${due.title.zh}”为0的，${none[whenNone].zh}。`,
      en: `Where “${due.title.en}” is 0, ${none[whenNone].en}.`,
    },
  ];
}

function stepsSentence(rule: RuleOf<'steps'>, { places }: RuleScale): Text {
  const input = inputNamed(rule.inputs, rule.input);
  const rows = rule.table.map(({ from, score }) => ({ mark: quantity(input, from), points: shortText(score, places) }));
  const [first] = rows;
  return {
    zh: `“${input.title.zh}”${rows.map(({ mark, points }) => `达到${mark.zh}得${points}分`).join('，')}；不足${first?.mark.zh}得0分。`,
    en: `“${input.title.en}” of ${rows.map(({ mark, points }) => `${mark.en} or more gives ${points}`).join(', ')}; below ${first?.mark.en} the score is 0.`,
  };
}

function linearSentence(rule: RuleOf<'linear'>, { places }: RuleScale): Text {
  const { low, high } = rule;
  const input = inputNamed(rule.inputs, rule.input);
  const perUnit = new Fraction(high.score - low.score, high.at - low.at)
    .mul(fromUnits(1, places))
    .div(fromUnits(1, input.decimals));
  const slope = exactText(perUnit.abs());
  const ends = {
    low: quantity(input, low.at),
    high: quantity(input, high.at),
    lowPoints: shortText(low.score, places),
    highPoints: shortText(high.score, places),
  };
  // A slope that never ends, or needs many places, reads worse than the two points.
  if (low.score === high.score || !/^\d+(\.\d{1,4})?$/.test(slope)) {
    return {
      zh: `“${input.title.zh}”在${ends.low.zh}（${ends.lowPoints}分）与${ends.high.zh}（${ends.highPoints}分）之间按直线计分，之外按端点计分。`,
      en: `“${input.title.en}” is scored on a straight line from ${ends.low.en} (${ends.lowPoints}) to ${ends.high.en} (${ends.highPoints}), and as the nearer end outside it.`,
    };
  }
  const one = { zh: `1${input.unit.zh}`, en: `1 ${input.unit.en}` };
  return high.score > low.score
    ? {
        zh: `“${input.title.zh}”达到${ends.high.zh}得${ends.highPoints}分，每低${one.zh}扣${slope}分，最低${ends.lowPoints}分（${ends.low.zh}及以下）。`,
        en: `“${input.title.en}” of ${ends.high.en} or more gives ${ends.highPoints}; each ${one.en} below takes ${slope}, down to ${ends.lowPoints} at ${ends.low.en} and below.`,
      }
    : {
        zh: `“${input.title.zh}”不超过${ends.low.zh}得${ends.lowPoints}分，每高${one.zh}扣${slope}分，最低${ends.highPoints}分（${ends.high.zh}及以上）。`,
        en: `“${input.title.en}” of ${ends.low.en} or less gives ${ends.lowPoints}; each ${one.en} above takes ${slope}, down to ${ends.highPoints} at ${ends.high.en} and above.`,
      };
}

function occurrencesSentences(rule: RuleOf<'occurrences'>, { maxScore, places }: RuleScale): Text[] {
  const points = (units: number) => shortText(units, places);
  const items = rule.items.map(({ input: code, each, limit }) => {
    const input = inputNamed(rule.inputs, code);
    const size = points(Math.abs(each));
    const counted = limit === null ? { zh: '', en: '' } : { zh: `（最多计${limit}）`, en: ` (at most ${limit} count)` };
    return {
      zh: `“${input.title.zh}”每1${input.unit.zh}${each < 0 ? '扣' : '得'}${size}分${counted.zh}`,
      en: `each of “${input.title.en}” ${each < 0 ? 'takes' : 'gives'} ${size}${counted.en}`,
    };
  });
  return [
    {
      zh: `${rule.start > 0 ? `起始${points(rule.start)}分；` : ''}${items.map(({ zh }) => zh).join('；')}；最低${points(rule.floor)}分，最高${points(maxScore)}分。`,
      en: `${rule.start > 0 ? `Starts at ${points(rule.start)}; ` : ''}${items.map(({ en }) => en).join('; ')}; the score lies between ${points(rule.floor)} and ${points(maxScore)}.`,
    },
  ];
}

function appraisalSentences(rule: RuleOf<'appraisal'>, scale: RuleScale): Text[] {
  const max = shortText(scale.maxScore, scale.places);
  const options = rule.options.map(({ input, weight }) => ({ title: inputNamed(rule.inputs, input).title, weight }));
  const excluded = rule.excluded.map((code) => inputNamed(rule.inputs, code).title);
  return [
    {
      zh: `按有效票加权平均折算为满分${max}分：${options.map(({ title, weight }) => `“${title.zh}”计${weight}%`).join('，')}。`,
      en: `The weighted mean of valid ballots, of ${max} points: ${options.map(({ title, weight }) => `“${title.en}” counts ${weight} %`).join(', ')}.`,
    },
    ...(excluded.length === 0
      ? []
      : [
          {
            zh: `${excluded.map(({ zh }) => `“${zh}”`).join('、')}如实公布，不计入有效票。`,
            en: `${excluded.map(({ en }) => `“${en}”`).join(', ')}: reported, but left out of the valid ballots.`,
          },
        ]),
    {
      zh: `有效票少于${rule.minimumValid}张或少于到会人数的${rule.minimumShareOfPresent}%的，样本不足，不出结果；收回票数多于发出票数的，测评无效，须重新组织。`,
      en: `Fewer than ${rule.minimumValid} valid ballots, or than ${rule.minimumShareOfPresent} % of those present, are too small a sample and give no result; more ballots returned than issued make it void.`,
    },
  ];
}

function formulaSentences(rule: RuleOf<'formula'>, scale: RuleScale): Text[] {
  const max = shortText(scale.maxScore, scale.places);
  const named = rule.inputs.map(({ code, title, unit }) => ({
    zh: `${code}＝“${title.zh}”（${unit.zh}）`,
    en: `${code} = “${title.en}” (${unit.en})`,
  }));
  return [
    {
      zh: `按公式计分：${rule.expression}，其中${named.map(({ zh }) => zh).join('，')}；最低0分，最高${max}分。`,
      en: `By formula: ${rule.expression}, where ${named.map(({ en }) => en).join(', ')}; the score lies between 0 and ${max}.`,
    },
  ];
}

function inputNamed(inputs: readonly Input[], code: string): Input {
  const unknown: Text = { zh: code, en: code };
  return (
    inputs.find((input) => input.code === code) ?? {
      code,
      title: unknown,
      unit: { zh: '', en: '' },
      decimals: 0,
      min: null,
      max: null,
    }
  );
}

/** A value of an input with its unit: `12个月`, `12 months`; a percent sign stands close in Chinese. */
function quantity(input: Input, units: number): Text {
  const figures = shortText(units, input.decimals);
  return { zh: `${figures}${input.unit.zh}`, en: `${figures} ${input.unit.en}` };
}
