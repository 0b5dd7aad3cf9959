import type { Refusal, RefusalCode, RefusalDetails } from './refusal.ts';
import type { Language, Text } from './text.ts';

/** What a person reads: what happened, why, what to do next. `{name}` is a value of the refusal's details. */
export const refusalWords: Record<RefusalCode, Text> = {
  'request.invalid': {
    zh: '提交的内容有误，请按提示修改后再试。',
    en: 'Something in the request is not right. Correct the marked values and try again.',
  },
  'request.notFound': { zh: '没有这个地址：{path}。', en: 'There is nothing at {path}.' },
  'request.tooLarge': { zh: '内容过大，最多 {limit}。', en: 'That is too large; at most {limit}.' },
  'request.tooMany': { zh: '操作过于频繁，请 {seconds} 秒后再试。', en: 'Too many requests. Try again in {seconds} seconds.' },
  'request.timedOut': {
    zh: '处理超时，未作任何更改，请稍后再试。',
    en: 'The request took too long and changed nothing. Try again later.',
  },
  'request.keyReused': {
    zh: '同一个幂等键（{key}）已用于另一内容的请求，请换一个新键。',
    en: 'The idempotency key {key} was already used for a different request. Use a new key.',
  },
  'request.keyMissing': { zh: '写入请求须带 Idempotency-Key 请求头。', en: 'A writing request needs an Idempotency-Key header.' },
  'standards.invalid': {
    zh: '评定标准有 {count} 处问题，请按提示逐处修改后再试。',
    en: 'The standard has {count} problem(s). Correct the marked places and try again.',
  },
  'standards.unreadable': {
    zh: '评定标准文件无法读取：{reasonZh}。',
    en: 'The file of the standard cannot be read: {reasonEn}.',
  },
  'standards.tooLarge': { zh: '评定标准文件过大，最多 {limit}。', en: 'The file of the standard is too large; at most {limit}.' },
  'standards.formulaInvalid': {
    zh: '公式“{formula}”第{position}个字符处有误：{found}。请检查括号、运算符和拼写。',
    en: 'The formula “{formula}” has a mistake at character {position}: {found}. Check brackets, operators and spelling.',
  },
  'standards.formulaTooLarge': {
    zh: '公式“{formula}”过大（第{position}个字符处）：最多{characters}个字符、{nodes}个运算、{depth}层嵌套，数值最多{bits}位二进制。',
    en: 'The formula “{formula}” is too large (at character {position}): at most {characters} characters, {nodes} operations, {depth} levels, numbers of {bits} bits.',
  },
  'standards.formulaUnknownName': {
    zh: '公式“{formula}”第{position}个字符处的“{name}”不存在。请先定义，或改用已有的代码。',
    en: 'The formula “{formula}” reads “{name}” at character {position}, which does not exist. Define it, or use a code that exists.',
  },
  'standards.formulaUnsupported': {
    zh: '公式“{formula}”第{position}个字符处不能使用：{found}。可用：数字、名称、+ - * / %、比较、&& || ! ?:、in，以及 min、max、abs、clamp、round、floor、ceil、mean、geometricMean。',
    en: 'The formula “{formula}” cannot use this at character {position}: {found}. It may use numbers, names, + - * / %, comparisons, && || ! ?:, in, and min, max, abs, clamp, round, floor, ceil, mean, geometricMean.',
  },
  'standards.formulaArguments': {
    zh: '公式“{formula}”第{position}个字符处的 {function}() 参数不对。写法：min(a, b)、clamp(x, 下限, 上限)、round(x, 位数)、mean([a, b])、geometricMean([a, b], 位数)，位数为 0 至 12。',
    en: 'The formula “{formula}” gives {function}() the wrong arguments at character {position}. Write min(a, b), clamp(x, low, high), round(x, places), mean([a, b]), geometricMean([a, b], places), with places from 0 to 12.',
  },
  'standards.formulaNumberExpected': {
    zh: '公式“{formula}”第{position}个字符处应为数值，而不是条件。',
    en: 'The formula “{formula}” needs a number at character {position}, not a condition.',
  },
  'standards.formulaConditionExpected': {
    zh: '公式“{formula}”第{position}个字符处应为条件（是或否），而不是数值。',
    en: 'The formula “{formula}” needs a condition (true or false) at character {position}, not a number.',
  },
  'rating.divisionByZero': {
    zh: '公式“{formula}”第{position}个字符处的除数为 0。请检查填报的数值，或在公式中先判断是否为 0。',
    en: 'The formula “{formula}” divides by 0 at character {position}. Check the figures, or let the formula test for 0 first.',
  },
  'rating.rootOfNegative': {
    zh: '公式“{formula}”第{position}个字符处对负数求几何平均。请检查填报的数值。',
    en: 'The formula “{formula}” takes a geometric mean of a negative number at character {position}. Check the figures.',
  },
  'rating.numberTooLarge': {
    zh: '公式“{formula}”第{position}个字符处的数值过大（超过{bits}位二进制）。',
    en: 'The formula “{formula}” makes too large a number at character {position} (over {bits} bits).',
  },
};

/** Fills `{name}` from the values; a value that is absent shows as “—”. */
export function fillWords(template: string, values: RefusalDetails): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined || value === null ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

export function refusalSentence(refusal: Pick<Refusal, 'code' | 'details'>, language: Language): string {
  return fillWords(refusalWords[refusal.code][language], refusal.details);
}
