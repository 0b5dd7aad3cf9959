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
