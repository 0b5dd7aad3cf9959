import type { Text } from '../text.ts';

const types: Record<string, Text> = {
  string: { zh: '文字（版本号等请加引号）', en: 'text (put a version number in quotes)' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组“键: 值”', en: 'a group of “key: value”' },
  record: { zh: '一组“代码: 数字”', en: 'a group of “code: number”' },
  value: { zh: '其他内容', en: 'something else' },
};

const type = (name: string): Text => types[name] ?? types['value'] ?? { zh: name, en: name };
const list = (names: readonly string[]) => names.join('、');

/** What people read where a standard is wrong. */
export const problemWords = {
  /** Keys that `document-schema.ts` gives as messages. */
  named: {
    code: {
      zh: '代码须以英文字母开头，只含字母、数字和下划线，最长 40 个字符',
      en: 'A code starts with a letter and has only letters, digits and _; at most 40 characters',
    },
    standardCode: {
      zh: '标准代码只含小写字母、数字和连字符',
      en: 'The code of a standard has only small letters, digits and hyphens',
    },
    version: { zh: '版本号只含字母、数字、点和连字符', en: 'A version has only letters, digits, dots and hyphens' },
    empty: { zh: '不能为空', en: 'must not be empty' },
    unprintable: { zh: '含有不可打印的字符', en: 'has characters that cannot be printed' },
    codeOrNumber: { zh: '应为数据项代码或固定数', en: 'must be the code of an input, or a fixed number' },
    decimalOrNull: { zh: '应为数字，末档为 null', en: 'must be a number, or null for the last band' },
    fewAnswers: { zh: '有效票少于 10 张不出结果，不得低于 10', en: 'No result may come from fewer than 10 answers' },
  },
  missing: { zh: '缺少这一项', en: 'is missing' },
  unknownKey: (key: string): Text => ({ zh: `没有“${key}”这一项`, en: `There is no “${key}” here` }),
  wrongType: (expected: string): Text => ({ zh: `应为${type(expected).zh}`, en: `must be ${type(expected).en}` }),
  notOneOf: (values: readonly string[]): Text => ({
    zh: `应为其中之一：${list(values)}`,
    en: `must be one of: ${values.join(', ')}`,
  }),
  tooSmall: (origin: string, minimum: number): Text =>
    origin === 'array'
      ? { zh: `至少 ${minimum} 项`, en: `needs at least ${minimum}` }
      : { zh: `不得小于 ${minimum}`, en: `must be at least ${minimum}` },
  tooBig: (origin: string, maximum: number): Text =>
    origin === 'array'
      ? { zh: `至多 ${maximum} 项`, en: `has more than ${maximum} entries` }
      : origin === 'string'
        ? { zh: `至多 ${maximum} 个字符`, en: `has more than ${maximum} characters` }
        : { zh: `不得大于 ${maximum}`, en: `must be at most ${maximum}` },

  // Decimals
  tooManyPlaces: (places: number): Text => ({ zh: `小数位超过 ${places} 位`, en: `has more than ${places} decimal places` }),
  tooLarge: { zh: '有效数字超过 15 位', en: 'has more than 15 significant digits' },
  notDecimal: { zh: '不是十进制数', en: 'is not a decimal number' },

  yamlTooDeep: (levels: number): Text => ({ zh: `嵌套超过 ${levels} 层`, en: `is nested more than ${levels} levels deep` }),
  yamlRepeatedKey: (key: string): Text => ({ zh: `“${key}”在同一处写了两次`, en: `“${key}” is given twice in one place` }),
  yamlAliases: (most: number): Text => ({ zh: `引用（*别名）超过 ${most} 次`, en: `uses aliases more than ${most} times` }),

  // Codes
  reserved: (code: string): Text => ({
    zh: `“${code}”是公式的保留字，不能作代码`,
    en: `“${code}” is a word of the formula language and cannot be a code`,
  }),
  repeated: (code: string, first: string): Text => ({
    zh: `代码“${code}”与 ${first} 重复`,
    en: `The code “${code}” is already used at ${first}`,
  }),
  unknownInput: (code: string): Text => ({ zh: `本细则没有数据项“${code}”`, en: `This rule has no input “${code}”` }),
  unusedInput: (code: string): Text => ({
    zh: `数据项“${code}”没有用到，不应要求填报`,
    en: `Nothing uses the input “${code}”; do not ask for it`,
  }),
  usedTwice: (code: string): Text => ({ zh: `数据项“${code}”用了两次`, en: `The input “${code}” is used twice` }),
  denied: (term: string): Text => ({
    zh: `含有“${term}”：星村只评价组织，不采集居民的此类信息`,
    en: `asks for “${term}”: Xingcun rates organisations and collects no such thing about residents`,
  }),

  // Rules
  bounds: { zh: '最小值大于最大值', en: 'The least value is above the greatest' },
  zero: { zh: '必须大于 0', en: 'must be above 0' },
  aboveMaximum: (maximum: string): Text => ({ zh: `超过满分 ${maximum}`, en: `is above the maximum of ${maximum}` }),
  belowFloor: { zh: '最低分高于起始分', en: 'The floor is above the start' },
  unreachable: (maximum: string): Text => ({
    zh: `按此细则得不到满分 ${maximum}`,
    en: `This rule never reaches the maximum of ${maximum}`,
  }),
  notDivisible: (maximum: string): Text => ({
    zh: `满分 ${maximum} 不是步长的整数倍`,
    en: `The maximum of ${maximum} is no multiple of the step`,
  }),
  judgedBasis: { zh: '评议打分的细则，指标性质须为“judged”', en: 'A rule of marks by people needs the basis “judged”' },
  ascending: { zh: '阶梯须从低到高，且不重复', en: 'Steps rise, each above the one before' },
  lowBelowHigh: { zh: '低点须小于高点', en: 'The low point lies below the high point' },
  whenNoneMissing: {
    zh: '请写明没有对象时（分母为 0）怎样计分',
    en: 'Say what counts where there is nothing to count (a denominator of 0)',
  },
  whenNoneInPart: { zh: '组成部分不能“不适用”，请选 full 或 zero', en: 'A part cannot be not applicable: choose full or zero' },
  whenNoneNeedsAllowed: {
    zh: '指标未允许“不适用”（notApplicable: allowed）',
    en: 'The indicator does not allow “not applicable” (notApplicable: allowed)',
  },
  worstWeighsZero: { zh: '最差一档的权重必须为 0', en: 'The worst option must weigh 0' },
  weightsDescend: { zh: '选项须从好到差，权重依次不增', en: 'Options go from best to worst, no weight above the one before' },
  countHasDecimals: { zh: '次数与票数不能有小数位', en: 'A count has no decimals' },
  eachZero: { zh: '每次的分值不能为 0', en: 'The score for each occurrence must not be 0' },
  weightsFor: (missing: readonly string[]): Text => ({
    zh: `缺少指标权重：${list(missing)}`,
    en: `Weights are missing for: ${missing.join(', ')}`,
  }),
  weightOfUnknown: (code: string): Text => ({ zh: `本星没有指标“${code}”`, en: `The star has no indicator “${code}”` }),
  sumsTo: (sum: string, maximum: string): Text => ({
    zh: `合计 ${sum}，应等于满分 ${maximum}`,
    en: `add up to ${sum}, not to the maximum of ${maximum}`,
  }),
  sameScale: (maximum: string): Text => ({
    zh: `求平均的指标满分须与星的满分 ${maximum} 相同`,
    en: `Indicators that are averaged need the star’s own maximum of ${maximum}`,
  }),
  tooManyIndicators: (count: number): Text => ({
    zh: `共 ${count} 个指标，最多 500 个`,
    en: `There are ${count} indicators; at most 500`,
  }),

  // Grade
  unknownMeasure: (code: string): Text => ({ zh: `没有测算项“${code}”`, en: `There is no measure “${code}”` }),
  unknownGrade: (code: string): Text => ({ zh: `没有等级“${code}”`, en: `There is no grade “${code}”` }),
  bandsDescend: { zh: '等级须从高到低，分数线依次下降', en: 'Bands go from the highest down, each from below the one before' },
  lastBandNull: { zh: '末档的分数线须为 null（其余全部）', en: 'The last band has from: null (everything below)' },
  earlyNull: { zh: '只有末档的分数线可以为 null', en: 'Only the last band has from: null' },
} as const;
