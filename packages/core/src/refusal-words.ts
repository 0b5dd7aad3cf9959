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
  'request.crossOrigin': {
    zh: '请求来自别的网站（{origin}），已拒绝。',
    en: 'The request came from another site ({origin}) and was refused.',
  },
  'accounts.locked': {
    zh: '密码连续输错五次，账号已锁定，请 {minutes} 分钟后再试。',
    en: 'Five wrong passwords in a row: the account is locked. Try again in {minutes} minutes.',
  },
  'accounts.notSignedIn': { zh: '请先登录。', en: 'Please sign in first.' },
  'accounts.notPermitted': {
    zh: '您的授权不包含这项操作。如需办理，请联系安全管理员。',
    en: 'Your grants do not include this. If you need it, ask the security administrator.',
  },
  'accounts.outsideScope': { zh: '这超出了您的授权范围。', en: 'This lies outside the units granted to you.' },
  'units.codeNotValid': {
    zh: '第 {line} 行：代码“{code}”（{name}）不是4、6、9或12位区划代码，或名称为空。',
    en: 'Line {line}: “{code}” ({name}) is not a division code of 4, 6, 9 or 12 digits, or has no name.',
  },
  'units.codeRepeated': { zh: '第 {line} 行：代码 {code} 重复。', en: 'Line {line}: the code {code} occurs twice.' },
  'units.parentMissing': {
    zh: '第 {line} 行：{code} 的上级 {parentCode} 不在文件中。',
    en: 'Line {line}: the parent {parentCode} of {code} is not in the file.',
  },
  'units.unitNotFound': { zh: '没有代码为 {code} 的单位。', en: 'There is no unit with the code {code}.' },
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
  'rating.unknownCode': {
    zh: '标准中没有“{code}”。请核对代码，或删去这一项。',
    en: 'The standard has no “{code}”. Check the code, or leave it out.',
  },
  'rating.valueOutOfRange': {
    zh: '“{code}”的值 {value} 超出范围（{min} 至 {max}），或小数位过多。请更正后再评。',
    en: 'The value {value} of “{code}” is outside its range ({min} to {max}) or has too many decimals. Correct it and rate again.',
  },
  'rating.markStep': {
    zh: '“{code}”的评分 {value} 不是 {step} 的整倍数。',
    en: 'The mark {value} of “{code}” is not a multiple of {step}.',
  },
  'rating.markExpected': {
    zh: '“{code}”由人评分，请填分数，不填数据。',
    en: '“{code}” is marked by people: give a mark, not figures.',
  },
  'rating.notApplicableRefused': {
    zh: '“{code}”不允许填“不适用”，请填得分或数据。',
    en: '“{code}” may not be marked “not applicable”. Give a mark or figures.',
  },
  'rating.unknownGrade': {
    zh: '标准中没有等级“{grade}”，请核对上年等级。',
    en: 'The standard has no grade “{grade}”. Check last year’s grade.',
  },
  'rating.scoreTooLarge': {
    zh: '“{code}”的分值 {value} 过大，批量评定最多 {max}。请减少小数位。',
    en: 'The scores of “{code}” reach {value}; rating many at once takes at most {max}. Use fewer decimal places.',
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
