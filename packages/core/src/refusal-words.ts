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
  'request.keyNotValid': {
    zh: '幂等键须为 8–200 个可见的 ASCII 字符。',
    en: 'An idempotency key has 8–200 visible ASCII characters.',
  },
  'request.crossOrigin': {
    zh: '请求来自别的网站（{origin}），已拒绝。',
    en: 'The request came from another site ({origin}) and was refused.',
  },
  'accounts.locked': {
    zh: '连续输错五次，账号已锁定，请 {minutes} 分钟后再试。',
    en: 'Five wrong attempts in a row: the account is locked. Try again in {minutes} minutes.',
  },
  'accounts.notSignedIn': { zh: '请先登录。', en: 'Please sign in first.' },
  'accounts.notPermitted': {
    zh: '您的授权不包含这项操作。如需办理，请联系安全管理员。',
    en: 'Your grants do not include this. If you need it, ask the security administrator.',
  },
  'accounts.outsideScope': { zh: '这超出了您的授权范围。', en: 'This lies outside the units granted to you.' },
  'accounts.wrongPassword': {
    zh: '用户名或密码不正确。连续输错五次将锁定 30 分钟。',
    en: 'The user name or the password is wrong. Five wrong passwords in a row lock the account for 30 minutes.',
  },
  'accounts.currentPasswordWrong': { zh: '当前密码不正确。', en: 'The current password is wrong.' },
  'accounts.codeWrong': {
    zh: '验证码不正确或已使用，请输入最新的验证码或另一个备用码。',
    en: 'The code is wrong or was used before. Enter the newest code, or another backup code.',
  },
  'accounts.challengeEnded': {
    zh: '验证步骤已过期或尝试次数过多，请重新输入用户名和密码。',
    en: 'This step has expired or was tried too often. Enter your user name and password again.',
  },
  'accounts.secondFactorState': {
    zh: '双重验证的状态不允许这一步：已启用的不能再启用，未启用的不能验证或关闭。',
    en: 'The second factor is not in a state for this: it is already on, or it is not on yet.',
  },
  'accounts.disabled': {
    zh: '账号已停用。如需恢复，请联系系统管理员。',
    en: 'The account is disabled. To have it enabled again, ask the system administrator.',
  },
  'accounts.passwordTooShort': { zh: '密码至少 {least} 个字符。', en: 'A password has at least {least} characters.' },
  'accounts.passwordTooLong': { zh: '密码最多 {most} 个字符。', en: 'A password has at most {most} characters.' },
  'accounts.passwordHoldsUsername': { zh: '密码不能包含用户名。', en: 'A password must not contain the user name.' },
  'accounts.usernameTaken': { zh: '用户名“{username}”已被使用。', en: 'The user name “{username}” is taken.' },
  'accounts.accountNotFound': { zh: '您的范围内没有这个账号（{account}）。', en: 'There is no account {account} in your scope.' },
  'accounts.grantNotFound': { zh: '您的范围内没有这项授权。', en: 'There is no such grant in your scope.' },
  'accounts.grantRevoked': { zh: '这项授权已经收回。', en: 'This grant has already been revoked.' },
  'accounts.notToOneself': {
    zh: '不能给自己授权、收回自己的授权，也不能停用或重置自己的账号；请由他人办理。',
    en: 'Nobody grants to or revokes from himself, nor disables or resets his own account; another person must do it.',
  },
  'accounts.roleNotHere': {
    zh: '该角色不授予 {unitCode} 这一类单位。',
    en: 'This role is not granted at a unit of the kind of {unitCode}.',
  },
  'accounts.starsMissing': {
    zh: '牵头单位评定员须指明负责的星。',
    en: 'Name the stars that this assessor of a lead unit is responsible for.',
  },
  'accounts.starsNotHere': {
    zh: '只有牵头单位评定员的授权可以限定到星。',
    en: 'Only the grant of a lead unit’s assessor is limited to stars.',
  },
  'accounts.periodNotValid': {
    zh: '授权期间不对：自 {fromOn} 至 {toOn}，今天是 {today}。开始日不早于今天，结束日不早于开始日。',
    en: 'The period {fromOn} to {toOn} is not valid on {today}: it starts today or later and does not end before it starts.',
  },
  'accounts.alreadyGranted': {
    zh: '该账号在 {unitCode} 已有同样的角色，期间重叠。',
    en: 'The account already has this role at {unitCode} in that period.',
  },
  'accounts.administratorsExclusive': {
    zh: '系统、安全、审计三类管理员必须是三个不同的人；该账号已是其中之一，须先收回。',
    en: 'System, security and audit administrator are three different people; this account already is one. Revoke that first.',
  },
  'accounts.deputyNotHeld': {
    zh: '只能把自己在 {unitCode} 的本人角色交人代理；代理人不能再转代理。',
    en: 'You can only appoint a deputy for a role that you hold yourself at {unitCode}; a deputy cannot appoint another.',
  },
  'accounts.deputyTooLong': {
    zh: '代理最长 {most} 天，所填为 {days} 天。',
    en: 'A deputy is appointed for at most {most} days, not {days}.',
  },
  'accounts.deputyOutlivesGrant': {
    zh: '代理的结束日（{toOn}）晚于您本人授权的结束日（{grantToOn}）。',
    en: 'The deputy’s last day {toOn} is after the last day of your own grant, {grantToOn}.',
  },
  'units.codeNotValid': {
    zh: '第 {line} 行：“{code}”不是 4、6、9 或 12 位区划代码，也不是带后缀的机构代码。',
    en: 'Line {line}: “{code}” is not a division code of 4, 6, 9 or 12 digits, nor an office’s code with a suffix.',
  },
  'units.codeRepeated': {
    zh: '第 {line} 行：代码 {code} 与第 {firstLine} 行重复。',
    en: 'Line {line}: the code {code} is already on line {firstLine}.',
  },
  'units.parentMissing': {
    zh: '第 {line} 行：{code} 的上级 {parentCode} 不在文件中，也不在系统中。',
    en: 'Line {line}: the parent {parentCode} of {code} is neither in the file nor in the system.',
  },
  'units.unitNotFound': { zh: '没有代码为 {code} 的单位。', en: 'There is no unit with the code {code}.' },
  'units.unitClosed': { zh: '单位 {code} 已于 {closedOn} 撤销。', en: 'The unit {code} closed on {closedOn}.' },
  'units.fileNotReadable': {
    zh: '第 {line} 行：文件不是正确的 CSV（引号未成对）。',
    en: 'Line {line}: the file is not proper CSV (unpaired quotes).',
  },
  'units.fileEmpty': { zh: '文件中没有单位。', en: 'The file holds no units.' },
  'units.columnUnknown': { zh: '表头有不认识的列“{column}”。', en: 'The header has an unknown column “{column}”.' },
  'units.columnRepeated': { zh: '表头的列“{column}”重复。', en: 'The header has the column “{column}” twice.' },
  'units.columnMissing': { zh: '表头缺少列“{column}”。', en: 'The header lacks the column “{column}”.' },
  'units.cellCount': {
    zh: '第 {line} 行：有 {cells} 格，表头有 {columns} 列。',
    en: 'Line {line}: {cells} cells, but the header has {columns} columns.',
  },
  'units.cellNotValid': {
    zh: '第 {line} 行：“{column}”列的值“{value}”无效。',
    en: 'Line {line}: the value “{value}” in the column “{column}” is not valid.',
  },
  'units.closedBeforeOpened': {
    zh: '第 {line} 行：{code} 的撤销日 {closedOn} 不晚于设立日 {openedOn}。',
    en: 'Line {line}: {code} closes on {closedOn}, not after it opened on {openedOn}.',
  },
  'units.successorNotValid': {
    zh: '第 {line} 行：{code} 的承继单位 {successorCode} 不存在、先于它撤销，或 {code} 没有撤销日。',
    en: 'Line {line}: the successor {successorCode} of {code} does not exist, closes first, or {code} has no closing day.',
  },
  'units.parentClosed': {
    zh: '第 {line} 行：{code} 的上级 {parentCode} 于 {closedOn} 撤销，{code} 须不晚于该日撤销。',
    en: 'Line {line}: the parent {parentCode} of {code} closes on {closedOn}; {code} must close by then.',
  },
  'units.openBelow': {
    zh: '第 {line} 行：{code} 于 {closedOn} 撤销，但其下的 {child} 仍在；请在同一文件中处理。',
    en: 'Line {line}: {code} closes on {closedOn}, but {child} below it is still open; settle it in the same file.',
  },
  'units.outsideGrant': {
    zh: '第 {line} 行：{code} 不在您的授权范围内。',
    en: 'Line {line}: {code} lies outside the units granted to you.',
  },
  'units.importRefused': {
    zh: '文件有 {count} 处问题，未作任何更改。',
    en: 'The file has {count} problems; nothing was changed.',
  },
  'records.fileNotValid': {
    zh: '备份文件不完整或被改动过（{reason}），未作任何更改。',
    en: 'The backup file is incomplete or was changed ({reason}); nothing was changed.',
  },
  'records.fileNewer': {
    zh: '备份来自更新的版本（{level}），请先升级程序。',
    en: 'The backup comes from a newer version ({level}). Upgrade this program first.',
  },
  'records.databaseNotEmpty': {
    zh: '目标数据库不是空的（{table} 中有数据）。只能恢复到空数据库。',
    en: 'The database is not empty ({table} holds rows). A backup is restored into an empty database only.',
  },
  'records.databaseAtOtherLevel': {
    zh: '目标数据库已在级别 {level}，备份在 {wanted}。请使用没有表的空数据库。',
    en: 'The database is already at level {level}, the backup at {wanted}. Use a database without tables.',
  },
};

/** Fills `{name}` from the values; a value that is absent shows as “—”. */
export function fillWords(template: string, values: RefusalDetails): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined || value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  });
}

export function refusalSentence(refusal: Pick<Refusal, 'code' | 'details'>, language: Language): string {
  return fillWords(refusalWords[refusal.code][language], refusal.details);
}
