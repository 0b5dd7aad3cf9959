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
  'request.answeredOnce': {
    zh: '这个请求此前已经办理，未重复办理。当时的回执只显示一次，系统不保存。',
    en: 'This request took effect before and was not repeated. Its receipt was shown once and is not kept.',
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
  'assessment.notFound': {
    zh: '没有这个村的评定记录，或不在您的授权范围内。',
    en: 'There is no such assessment, or it lies outside the units granted to you.',
  },
  'assessment.cycleNotRunning': {
    zh: '本年度周期{stateZh}，评分表不能改动。',
    en: 'The cycle is {stateEn}: its sheets cannot change.',
  },
  'assessment.stageNotReached': { zh: '该村尚未进入这一环节。', en: 'The village has not reached this stage yet.' },
  'assessment.stageNotOpen': { zh: '这一环节于 {opensOn} 开放。', en: 'This stage opens on {opensOn}.' },
  'assessment.sheetSubmitted': {
    zh: '本评分表已上报。如需更正，请上一级退回相关项目。',
    en: 'This sheet has been submitted. To correct it, ask the next level to send the items back.',
  },
  'assessment.sheetSealed': { zh: '本评分表已封存，不能改动。', en: 'This sheet is sealed and cannot change.' },
  'assessment.sheetNotSubmitted': {
    zh: '下一级的评分表尚未上报，不能退回。',
    en: 'The lower level’s sheet has not been submitted, so it cannot be sent back.',
  },
  'assessment.sheetNotReadable': {
    zh: '上一级的评分表上报后才能查看。',
    en: 'A higher level’s sheet can be read once it has been submitted.',
  },
  'assessment.ownClaim': {
    zh: '您参与了该村下一级的评分或签署，不能再审核本人的评分。请由其他人员办理。',
    en: 'You scored or signed at a lower level of this village, so you cannot verify it here. Ask a colleague.',
  },
  'assessment.starNotYours': { zh: '“{starCode}”星不由您负责评分。', en: 'The star {starCode} is not yours to score.' },
  'assessment.starNotDeclared': { zh: '该村没有申报“{starCode}”星。', en: 'The village did not declare the star {starCode}.' },
  'assessment.leadUnitSigns': { zh: '“{starCode}”星由牵头单位确认。', en: 'The star {starCode} is signed off by its lead unit.' },
  'assessment.starSignedOff': { zh: '“{starCode}”星已经确认。', en: 'The star {starCode} is signed off already.' },
  'assessment.itemNotFound': { zh: '标准中没有“{itemCode}”这一项。', en: 'The standard has no item {itemCode}.' },
  'assessment.itemRepeated': { zh: '“{itemCode}”出现了两次，请只保留一行。', en: 'The item {itemCode} occurs twice. Keep one.' },
  'assessment.itemNotReturned': {
    zh: '只有被退回的项目可以修改，“{itemCode}”不在其中。',
    en: 'Only the items that were sent back can change; {itemCode} is not one of them.',
  },
  'assessment.entryNotValid': {
    zh: '“{itemCode}”不能这样填写（{value}）。请按该项的评分规则填写。',
    en: 'The item {itemCode} cannot take this value ({value}). Follow its rule.',
  },
  'assessment.scoreOutOfRange': {
    zh: '“{itemCode}”的得分 {score} 超出 0 至 {max}。',
    en: 'The score {score} of {itemCode} is outside 0 to {max}.',
  },
  'assessment.stepNotMet': {
    zh: '“{itemCode}”的得分 {score} 不是 {step} 的整倍数。',
    en: 'The score {score} of {itemCode} is not a multiple of {step}.',
  },
  'assessment.notApplicableNotAllowed': {
    zh: '“{itemCode}”不允许填“不适用”。',
    en: 'The item {itemCode} may not be marked “not applicable”.',
  },
  'assessment.overrideNeedsReason': {
    zh: '“{itemCode}”按数据计算；直接打分须写明理由（计算类指标还须附佐证）。',
    en: '{itemCode} is computed from figures. To give a mark instead, write the reason (and, for a computed indicator, name the proof).',
  },
  'assessment.overrideNeedsSecond': {
    zh: '有 {count} 个计算类指标由您本人改为直接打分，须由另一人复核：请同事重新保存这些项目，或由他人上报。',
    en: 'You replaced {count} computed scores by marks of your own. A second person must confirm: a colleague saves these items again, or someone else submits.',
  },
  'assessment.changeNeedsReason': {
    zh: '“{itemCode}”与下一级的得分不同，须写明理由。',
    en: '{itemCode} differs from the lower level’s value. Write the reason.',
  },
  'assessment.bonusNeedsProof': {
    zh: '加分项“{itemCode}”须注明文件或佐证。',
    en: 'The bonus {itemCode} needs a document or other proof.',
  },
  'assessment.cellChanged': {
    zh: '“{itemCode}”已被他人修改，请核对两个值后再保存。',
    en: 'Someone else changed {itemCode} meanwhile. Compare the two values, then save.',
  },
  'assessment.cellsChanged': {
    zh: '有 {count} 项已被他人修改，未保存任何内容。请核对后再试。',
    en: '{count} items were changed by someone else meanwhile; nothing was saved. Compare them and try again.',
  },
  'assessment.cellsNotValid': {
    zh: '有 {count} 项填写有误，未保存任何内容。请按提示修改后再试。',
    en: '{count} items are not valid; nothing was saved. Correct them and try again.',
  },
  'assessment.nothingToAdopt': {
    zh: '“{starCode}”星没有可采纳的空白项。',
    en: 'The star {starCode} has no empty item that could take over a value.',
  },
  'assessment.sheetNotComplete': { zh: '还有 {count} 项未填。', en: '{count} items are still empty.' },
  'assessment.returnedItemsOpen': {
    zh: '还有 {count} 个退回项目未处理：请修改，或在理由中说明。',
    en: '{count} returned items are not dealt with yet: change them or answer in their reason.',
  },
  'assessment.starsNotSignedOff': { zh: '还有 {count} 颗星未经牵头单位确认。', en: '{count} stars are not signed off yet.' },
  'assessment.meetingMissing': {
    zh: '尚未登记{bodyZh}。党员大会和村民代表会议都须召开并通过。',
    en: 'The {bodyEn} is not recorded yet. Both the party members’ and the representatives’ meeting must carry the self-assessment.',
  },
  'assessment.meetingNotCarried': {
    zh: '{bodyZh}未通过或无效，须重新召开并登记。',
    en: 'The {bodyEn} did not carry it or was not valid. Hold it again and record it.',
  },
  'assessment.meetingOutsideStage': {
    zh: '会议日期 {heldOn} 早于本环节的开始日期 {opensOn}。',
    en: 'The meeting was held on {heldOn}, before the stage opened on {opensOn}.',
  },
  'assessment.meetingInFuture': { zh: '会议日期 {heldOn} 还没有到。', en: 'The day of the meeting, {heldOn}, has not come yet.' },
  'assessment.noRuleInForce': {
    zh: '{heldOn} 没有适用的会议表决规则，请核对会议日期。',
    en: 'No decision rule is in force on {heldOn}. Check the day of the meeting.',
  },
  'assessment.presentExceedsEntitled': {
    zh: '实到 {present} 人多于应到 {entitled} 人。',
    en: 'More are present ({present}) than entitled ({entitled}).',
  },
  'assessment.votesExceedPresent': {
    zh: '赞成、反对、弃权合计 {votes} 票，多于实到 {present} 人。',
    en: 'There are more votes ({votes}) than people present ({present}).',
  },
  'assessment.alreadyCosigned': { zh: '您已对这一轮自评签署意见。', en: 'You have already given your opinion on this round.' },
  'assessment.dueInPast': { zh: '整改期限 {dueOn} 早于今天。', en: 'The due date {dueOn} has already passed.' },
  'assessment.vetoInFuture': { zh: '认定日期 {foundOn} 还没有到。', en: 'The day of the finding, {foundOn}, has not come yet.' },
  'assessment.vetoNotFound': { zh: '没有这条一票否决记录。', en: 'There is no such veto finding.' },
  'assessment.vetoStands': { zh: '“{vetoCode}”已登记且未解除。', en: 'The veto {vetoCode} is already recorded and stands.' },
  'assessment.vetoLifted': { zh: '这条一票否决已经解除。', en: 'This veto has already been lifted.' },
  'assessment.changeNeedsProof': {
    zh: '“{itemCode}”的打分 {score} 与下一级的 {below} 相差超过 {limit} 分，除理由外还须附佐证。',
    en: 'The mark {score} of {itemCode} is more than {limit} points from the lower level’s {below}. Besides the reason it needs proof.',
  },
  'assessment.markedByGroup': {
    zh: '“{itemCode}”在这一环节由考评小组评分，请在小组评分中打分。',
    en: '{itemCode} is marked by the review group at this stage. Mark it with the group.',
  },
  'assessment.notMarkedByGroup': {
    zh: '“{itemCode}”在这一环节不由考评小组评分。',
    en: '{itemCode} is not marked by a group at this stage.',
  },
  'assessment.marksOutstanding': {
    zh: '还有 {count} 个指标小组打分未完成。',
    en: 'The group has not finished marking {count} indicators.',
  },
  'assessment.disagreementsOpen': {
    zh: '还有 {count} 个指标的分歧未解决。',
    en: '{count} disagreements are not resolved yet.',
  },
  'assessment.notAPanelStage': {
    zh: '年度方案没有规定这一环节由考评小组评分。',
    en: 'The programme does not let a review group mark at this stage.',
  },
  'assessment.groupMissing': {
    zh: '考评小组尚未组建。',
    en: 'The review group has not been formed yet.',
  },
  'assessment.groupChanged': {
    zh: '考评小组名单已被他人修改（现为第 {current} 版，您的是第 {yours} 版），请刷新核对。',
    en: 'Someone else changed the group meanwhile (version {current}, yours {yours}). Reload and compare.',
  },
  'assessment.memberRepeated': {
    zh: '“{name}”在名单中出现了两次。',
    en: '{name} occurs twice in the list.',
  },
  'assessment.memberHasMarked': {
    zh: '“{name}”已经打分，只能以回避退出小组。',
    en: '{name} has marked already and can leave the group only by standing down.',
  },
  'assessment.ofThisVillage': {
    zh: '“{name}”在该村任职或驻村，不能参加该村的考评小组。',
    en: '{name} holds a post in this village or its resident team and cannot sit in its group.',
  },
  'assessment.recused': {
    zh: '“{name}”应回避：{reasonZh}。',
    en: '{name} stands down: {reasonEn}.',
  },
  'assessment.notAnObserver': {
    zh: '“{name}”不是其他村的监委会成员或村民代表，不能作观察员。',
    en: '{name} is not a supervisor or representative of another village and cannot observe.',
  },
  'assessment.notAScorer': {
    zh: '“{name}”没有该村这一环节的评分权限。',
    en: '{name} holds no grant to score this village at this stage.',
  },
  'assessment.scoredBelow': {
    zh: '“{name}”参加过该村的{stageZh}，不能在这一环节再评分。',
    en: '{name} took part in this village’s {stageEn} and cannot mark here as well.',
  },
  'assessment.groupNotOdd': {
    zh: '打分成员应为不少于 {least} 人的单数，现有 {count} 人。',
    en: 'The group needs an odd number of at least {least} people who mark; it has {count}.',
  },
  'assessment.groupNeedsHead': {
    zh: '小组应有且只有一名组长，现有 {count} 名。',
    en: 'The group needs exactly one head; it has {count}.',
  },
  'assessment.groupNeedsObserver': {
    zh: '小组至少要有一名来自其他村的观察员。',
    en: 'The group needs at least one observer from another village.',
  },
  'assessment.groupNeedsLeadUnit': {
    zh: '还有 {count} 颗星的牵头单位没有人参加小组（{stars}）。',
    en: 'The lead units of {count} stars have nobody in the group ({stars}).',
  },
  'assessment.groupTooFewForStar': {
    zh: '有 {count} 颗星打分的人不足 {least} 人（{stars}）。',
    en: '{count} stars have fewer than {least} people who mark them ({stars}).',
  },
  'assessment.notInGroup': {
    zh: '您不是该村考评小组打分的成员。',
    en: 'You are not one of the group’s members who mark.',
  },
  'assessment.observersRead': {
    zh: '观察员只查看、不打分。',
    en: 'Observers read; they do not mark.',
  },
  'assessment.conflictNotDeclared': {
    zh: '请先声明与该村没有应当回避的关系。',
    en: 'First declare that nothing obliges you to stand down.',
  },
  'assessment.alreadyDeclared': {
    zh: '您已作过无须回避的声明。',
    en: 'You have already declared that nothing obliges you to stand down.',
  },
  'assessment.alreadyMarked': {
    zh: '您已提交“{itemCode}”的打分；讨论开始前不能更改。',
    en: 'You have committed your mark of {itemCode}; it cannot change unless it is discussed.',
  },
  'assessment.markChanged': {
    zh: '“{itemCode}”的打分已变化（第 {current} 次，您依据第 {yours} 次），请刷新后再试。',
    en: 'Your mark of {itemCode} changed meanwhile (revision {current}, yours {yours}). Reload and try again.',
  },
  'assessment.markNeedsReason': {
    zh: '“{itemCode}”的打分须写明理由。',
    en: 'A mark of {itemCode} needs a reason.',
  },
  'assessment.itemSettled': {
    zh: '“{itemCode}”已形成结果。',
    en: '{itemCode} is settled already.',
  },
  'assessment.inArbitration': {
    zh: '“{itemCode}”已提请上一级裁定。',
    en: '{itemCode} has been handed to the level above.',
  },
  'assessment.stillDiscussed': {
    zh: '“{itemCode}”还在小组讨论，未提请裁定。',
    en: '{itemCode} is still being discussed by its group.',
  },
  'assessment.arbiterMarked': {
    zh: '您为该指标打过分，不能裁定。请由其他人员裁定。',
    en: 'You marked this indicator, so you cannot decide it. Ask a colleague.',
  },
  'assessment.disagreementNotFound': {
    zh: '没有这项分歧，或不在您的授权范围内。',
    en: 'There is no such disagreement, or it lies outside the units granted to you.',
  },
  'assessment.disagreementChanged': {
    zh: '这项分歧已有新的进展，请刷新后再试。',
    en: 'This disagreement moved on meanwhile. Reload and try again.',
  },
  'assessment.marksNotReadable': {
    zh: '小组成员的打分只供本级及上级查看。',
    en: 'Members’ marks are read by their own level and those above.',
  },
  'assessment.groupNotFound': {
    zh: '没有这个考评小组，或不在您的授权范围内。',
    en: 'There is no such review group, or it lies outside the units granted to you.',
  },
  'assessment.workbookNotOurs': {
    zh: '这个文件不是本系统导出的评分表，或缺少“导出记录”工作表。请重新导出后填写。',
    en: 'This file is not a score sheet exported here, or its worksheet “Export record” is missing. Export the sheet again and fill that in.',
  },
  'assessment.workbookOfOtherVillage': {
    zh: '文件是{village}{year}年的评分表，这里是{expected}{expectedYear}年。未读取任何内容。',
    en: 'The file is the sheet of {village}, {year}; this is {expected}, {expectedYear}. Nothing was read.',
  },
  'assessment.workbookOfOtherStage': {
    zh: '文件是“{zhStage}”的评分表，这里是“{zhExpected}”。未读取任何内容。',
    en: 'The file is a sheet of the stage {enStage}; this is {enExpected}. Nothing was read.',
  },
  'assessment.workbookOfOtherStandard': {
    zh: '文件按另一版标准（{title}）导出，标准已变。请重新导出后填写。',
    en: 'The file was exported under another version of the standard ({title}). Export the sheet again and fill that in.',
  },
  'assessment.workbookHeaderChanged': {
    zh: '{address}应是“{zhExpected}”，现在是“{value}”。请不要增删列、改表头。',
    en: '{address} should read “{enExpected}” and reads “{value}”. Leave columns and headings as they are.',
  },
  'assessment.workbookTooHeavy': {
    zh: '这个 xlsx 文件解开后过大，读取已停止。请删去多余的行、列和工作表后再试。',
    en: 'Unpacked, this xlsx file is too large; reading was stopped. Remove surplus rows, columns and sheets, then try again.',
  },
  'assessment.workbookRowUnknown': {
    zh: '{address}：编号“{value}”不在本表，这一行没有读取。',
    en: '{address}: the code “{value}” is not on this sheet; the row was not read.',
  },
  'assessment.workbookRowRepeated': {
    zh: '{address}：编号“{value}”出现了两次，请只留一行。',
    en: '{address}: the code “{value}” stands there twice; keep one row.',
  },
  'assessment.workbookFormula': {
    zh: '{address}是公式，请改成数字或文字（复制后“选择性粘贴—数值”）。',
    en: '{address} holds a formula; put the number or text itself (copy, then paste values only).',
  },
  'assessment.workbookErrorValue': {
    zh: '{address}是错误值（如 #N/A），请改成数字或文字。',
    en: '{address} holds an error such as #N/A; put a number or text.',
  },
  'assessment.workbookPercent': {
    zh: '{address}是百分比格式，请改成“常规”格式后填实际分数或数值。',
    en: '{address} is formatted as per cent; set the format to “General” and put the score or figure itself.',
  },
  'assessment.workbookMerged': {
    zh: '{address}在合并单元格 {range} 里，请取消合并。',
    en: '{address} lies in the merged cells {range}; unmerge them.',
  },
  'assessment.workbookNotHere': {
    zh: '{address}不在该项的第一行。理由和佐证只填在该项的第一行。',
    en: '{address} is not in the first row of its item. Reason and proof belong there only.',
  },
  'assessment.workbookNotNumber': {
    zh: '{address}的“{value}”不是数字。',
    en: '“{value}” in {address} is not a number.',
  },
  'assessment.workbookPlaces': {
    zh: '{address}的“{value}”小数位太多，最多 {places} 位。',
    en: '“{value}” in {address} has too many decimal places; at most {places}.',
  },
  'assessment.workbookNotCount': {
    zh: '{address}的“{value}”不是次数，请填0或正整数。',
    en: '“{value}” in {address} is not a count; put 0 or a whole number above.',
  },
  'assessment.workbookNotYesNo': {
    zh: '{address}的“{value}”应填“是”或“否”。',
    en: '“{value}” in {address} should be yes or no.',
  },
  'assessment.workbookBoth': {
    zh: '{address}填了“{value}”，下面又填了数据。两者只能留一种。',
    en: '{address} holds “{value}”, and figures stand below it. Keep one of the two.',
  },
  'assessment.workbookTooLong': {
    zh: '{address}的理由超过 {most} 字。',
    en: 'The reason in {address} is longer than {most} characters.',
  },
  'assessment.workbookProofs': {
    zh: '{address}的佐证不能读取：每行一条，最多 {most} 条，名称不超过 {title} 字，文号或位置不超过 {reference} 字。',
    en: 'The proof in {address} cannot be read: one a line, at most {most}, titles up to {title} and references up to {reference} characters.',
  },
  'assessment.alreadyRecused': {
    zh: '该回避已登记。',
    en: 'This ground to stand down is recorded already.',
  },
  'assessment.hiddenUntilMarked': {
    zh: '提交您对“{itemCode}”的打分后，才能查看下级的得分。',
    en: 'The lower levels’ values of {itemCode} show once you have committed your mark.',
  },
  'assessment.exportTooLarge': {
    zh: '符合条件的有 {most} 行以上，请缩小范围后再导出。',
    en: 'More than {most} rows match. Narrow the filter, then export.',
  },
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
  'standards.invalid': {
    zh: '评定标准有 {count} 处问题，请按提示逐处修改后再试。',
    en: 'The standard has {count} problem(s). Correct the marked places and try again.',
  },
  'standards.tooLarge': { zh: '评定标准文件过大，最多 {limit}。', en: 'The file of the standard is too large; at most {limit}.' },
  'spreadsheet.unreadable': {
    zh: '文件无法读取。请另存为未加密的 .xlsx 工作簿后再试（不支持 .xls）。',
    en: 'The file cannot be read. Save it as an .xlsx workbook without a password and try again (.xls is not supported).',
  },
  'spreadsheet.tooLarge': {
    zh: '工作簿过大：{zhWhat}超过 {limit}。请删去空白行列或分成几个文件。',
    en: 'The workbook is too large: {enWhat} above {limit}. Delete empty rows and columns, or split it.',
  },
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
  'rating.fileColumnsUnknown': {
    zh: '文件中有标准不认识的列：{columns}。请改为标准中的代码，或删去这些列。',
    en: 'The file has columns that the standard does not know: {columns}. Use the standard’s codes, or remove them.',
  },
  'rating.fileColumnTwice': {
    zh: '文件中“{column}”列出现了两次，请只留一列。',
    en: 'The column “{column}” appears twice. Keep one.',
  },
  'rating.fileCodeColumnMissing': {
    zh: '文件第一行没有“code”（代码）列。',
    en: 'The first line of the file has no “code” column.',
  },
  'rating.fileEmpty': { zh: '文件是空的，第一行应为列名。', en: 'The file is empty. Its first line should name the columns.' },
  'rating.fileNotUtf8': {
    zh: '文件不是 UTF-8 编码（第{line}行附近）。请在 Excel 中另存为“CSV UTF-8（逗号分隔）”。',
    en: 'The file is not UTF-8 (near line {line}). In Excel, save it as “CSV UTF-8 (comma delimited)”.',
  },
  'rating.rowTooLong': {
    zh: '第{line}行过长（超过 {limit}），请检查是否少了引号。',
    en: 'Line {line} is too long (over {limit}). Check whether a quotation mark is missing.',
  },
  'rating.rowLength': {
    zh: '本行有{cells}格，列名有{expected}个。',
    en: 'The row has {cells} cells where there are {expected} columns.',
  },
  'rating.rowCodeMissing': { zh: '本行没有代码。', en: 'The row has no code.' },
  'rating.rowCodeTwice': { zh: '代码 {code} 在前面已出现过。', en: 'The code {code} has appeared before.' },
  'rating.rowQuotes': { zh: '本行的引号不成对。', en: 'The quotation marks of the row do not match.' },
  'rating.cellUnreadable': {
    zh: '“{column}”列的“{value}”看不懂，应为数字或留空。',
    en: '“{value}” in column “{column}” cannot be read. Give a number or leave it empty.',
  },
  'rating.cellTooManyDecimals': {
    zh: '“{column}”列的 {value} 小数位过多，最多{places}位。',
    en: '{value} in column “{column}” has too many decimals; at most {places}.',
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
  'standards.standardNotFound': {
    zh: '没有这份评定标准，或它不属于您的市。',
    en: 'There is no such standard, or it belongs to another city.',
  },
  'standards.presetNotFound': { zh: '没有名为 {code} 的标准范本。', en: 'There is no preset called {code}.' },
  'standards.versionPublished': {
    zh: '{code} 的 {version} 版已经发布并冻结，请改用新的版本号再导入。',
    en: 'Version {version} of {code} is published and frozen. Give the file a new version and import it again.',
  },
  'standards.alreadyPublished': {
    zh: '{code} 的 {version} 版已经发布。',
    en: 'Version {version} of {code} is already published.',
  },
  'standards.changedMeanwhile': {
    zh: '这份标准刚被他人更换（您看到的是第 {yours} 稿，现为第 {current} 稿），请核对后再发布。',
    en: 'Someone else replaced this standard (you saw draft {yours}, it is now {current}). Check it, then publish.',
  },
  'standards.cityNotNamed': {
    zh: '您负责多个市的标准，请指明是哪个市：{list}。',
    en: 'You edit the standards of several cities. Say which: {list}.',
  },
  'standards.unreadable': {
    zh: '这个文件是空的，或者既不是 xlsx，也不是 UTF-8 编码的 YAML，无法读取。请重新选择文件。',
    en: 'This file is empty, or neither xlsx nor YAML in UTF-8, and cannot be read. Choose another file.',
  },
  'standards.tooHeavy': {
    zh: '这个 xlsx 文件解开后过大，读取已停止，未作任何更改。请删去多余的行、列和工作表后再试。',
    en: 'Unpacked, this xlsx file is too large; reading was stopped and nothing was changed. Remove surplus rows, columns and sheets, then try again.',
  },
  'cycles.cycleNotFound': {
    zh: '没有这个评定周期，或它不在您的授权范围内。',
    en: 'There is no such cycle, or it lies outside the units granted to you.',
  },
  'cycles.assessmentNotFound': {
    zh: '没有这个村的评定，或它不在您的授权范围内。',
    en: 'There is no such assessment, or it lies outside the units granted to you.',
  },
  'cycles.notACity': { zh: '{code} 不是市，年度方案只能由市制定。', en: '{code} is not a city; only a city has a programme.' },
  'cycles.yearTaken': {
    zh: '{year} 年的年度方案已经存在，请打开后修改。',
    en: 'There is already a programme for {year}. Open and revise that one.',
  },
  'cycles.changedMeanwhile': {
    zh: '方案刚被他人修改（您看到的是第 {yours} 版，现为第 {current} 版），请刷新后再改。',
    en: 'Someone else changed the programme (you saw version {yours}, it is now {current}). Reload and try again.',
  },
  'cycles.notInThisState': {
    zh: '本周期处于“{stateZh}”，不能办理此事。',
    en: 'The cycle is {stateEn}; this is not possible now.',
  },
  'cycles.stageMissing': {
    zh: '日程缺少“{stageZh}”，请补上起止日期。',
    en: 'The calendar lacks the stage “{stageEn}”. Give its dates.',
  },
  'cycles.stageRepeated': {
    zh: '日程中“{stageZh}”出现了两次，请删去一个。',
    en: 'The stage “{stageEn}” stands in the calendar twice. Remove one.',
  },
  'cycles.dueBeforeOpening': {
    zh: '“{stageZh}”的截止日 {dueOn} 早于开始日 {opensOn}。',
    en: '“{stageEn}” is due on {dueOn}, before it opens on {opensOn}.',
  },
  'cycles.stageOverlaps': {
    zh: '“{stageZh}”于 {opensOn} 开始，须在“{beforeZh}”截止（{beforeDueOn}）之后。',
    en: '“{stageEn}” opens on {opensOn}; it must open after “{beforeEn}” is due ({beforeDueOn}).',
  },
  'cycles.stageTooShort': {
    zh: '“{stageZh}”只有 {workingDays} 个工作日，至少需要 {needed} 个。',
    en: '“{stageEn}” has {workingDays} working days; it needs at least {needed}.',
  },
  'cycles.outsideYear': {
    zh: '“{stageZh}”（{opensOn} 至 {dueOn}）不在 {year} 年度之内。',
    en: '“{stageEn}” ({opensOn} to {dueOn}) lies outside the programme of {year}.',
  },
  'cycles.stageOver': {
    zh: '公示已开始，“{stageZh}”的日期不能再调整。',
    en: 'The public notice has begun; the dates of “{stageEn}” can no longer be moved.',
  },
  'cycles.weightsMissing': {
    zh: '按权重合成时须填写各环节权重。',
    en: 'The weighted combination needs the weight of each stage.',
  },
  'cycles.weightsNotUsed': {
    zh: '逐级认定时不使用权重，请清空权重。',
    en: 'The successive combination uses no weights. Leave them empty.',
  },
  'cycles.weightsNotHundred': { zh: '各环节权重合计 {sum}，应为 100。', en: 'The weights sum to {sum}; they must sum to 100.' },
  'cycles.standardNotPublished': {
    zh: '评定标准尚未发布，请先发布标准。',
    en: 'The standard is not published yet. Publish it first.',
  },
  'cycles.standardPlaces': {
    zh: '评定标准的得分保留 {places} 位小数；评定周期只能用保留 2 位小数的标准。',
    en: 'The standard keeps {places} decimal places of scores; a cycle needs a standard with 2.',
  },
  'cycles.villageNotValid': {
    zh: '这些代码不是本市现有的村，或重复：{list}。',
    en: 'These are not open villages of this city, or occur twice: {list}.',
  },
  'cycles.noStarChosen': { zh: '请至少选择一颗星。', en: 'Choose at least one star.' },
  'cycles.starRepeated': { zh: '这些星选了两次：{list}。', en: 'These stars are chosen twice: {list}.' },
  'cycles.starUnknown': { zh: '评定标准中没有这些星：{list}。', en: 'The standard has no such stars: {list}.' },
  'cycles.commitmentWithoutStar': {
    zh: '只能为已选的星作承诺，这些星未选：{list}。',
    en: 'Commitments are for chosen stars only; these are not chosen: {list}.',
  },
  'cycles.applicationNotOpen': {
    zh: '申报尚未开始，开始日为 {opensOn}。',
    en: 'Applications are not open yet; they open on {opensOn}.',
  },
  'cycles.applicationClosed': {
    zh: '申报已于 {dueOn} 截止。如需延期，请联系市级统筹。',
    en: 'Applications closed on {dueOn}. If you need more time, ask the city organiser.',
  },
  'cycles.applicationMissing': {
    zh: '尚未填写申报，请先选择创星目标并保存。',
    en: 'There is no application yet. Choose stars and save first.',
  },
  'cycles.applicationSubmitted': {
    zh: '申报已经提交，不能再改。',
    en: 'The application has been submitted and can no longer be changed.',
  },
  'cycles.applicationChanged': {
    zh: '申报刚被他人修改，请核对两份内容后再保存。',
    en: 'Someone else changed the application. Compare both versions, then save again.',
  },
  'fieldwork.evidenceNotFound': {
    zh: '没有这份佐证，或者不在您的范围内。',
    en: 'There is no such piece of proof, or it is outside your scope.',
  },
  'fieldwork.evidenceClosed': {
    zh: '这个年度不在考评中，指标的佐证不能再增减。',
    en: 'The programme is not running; the proof of its items can no longer be added or changed.',
  },
  'fieldwork.evidenceWithdrawn': { zh: '这份佐证已撤回。', en: 'This piece of proof has been withdrawn.' },
  'fieldwork.proofNotFound': {
    zh: '选用的佐证不在这个村的佐证库里（{evidenceId}）。请去掉后重新选择。',
    en: 'The proof chosen is not in this village’s library ({evidenceId}). Take it out and choose again.',
  },
  'fieldwork.proofWithdrawn': {
    zh: '选用的佐证“{title}”已撤回。请去掉后重新选择。',
    en: 'The proof chosen, “{title}”, has been withdrawn. Take it out and choose again.',
  },
  'fieldwork.evidenceInUse': {
    zh: '还有项目在用这份佐证（{items}）。请先解除对应，再撤回。',
    en: 'Items still rest on this piece ({items}). Unlink it there first, then withdraw it.',
  },
  'fieldwork.evidenceInRecords': {
    zh: '实地检查、整改、公示栏张贴等记录引用了这份佐证，不能撤回。',
    en: 'A record – of an inspection, a rectification, the board – names this piece; it cannot be withdrawn.',
  },
  'fieldwork.notYourEvidence': {
    zh: '这份佐证由别的单位添加，只能由该单位撤回。',
    en: 'Another unit added this piece; only that unit withdraws it.',
  },
  'fieldwork.linksChanged': {
    zh: '别人刚改过这份佐证的对应项目：现为 {theirs}，您要改为 {yours}。请核对后再试。',
    en: 'Someone has just changed the items of this piece: they are {theirs} now, you chose {yours}. Check and try again.',
  },
  'fieldwork.evidenceErased': {
    zh: '文件已按规定清除（撤回满30天）。',
    en: 'The file has been erased, 30 days after the piece was withdrawn.',
  },
  'fieldwork.originalSealed': { zh: '原件已封存，请打开遮盖后的副本。', en: 'The original is sealed. Open the redacted copy.' },
  'fieldwork.noThumbnail': { zh: '这份佐证没有缩略图。', en: 'This piece has no small picture.' },
  'fieldwork.notAPicture': {
    zh: '只有图片可以遮盖；文档请遮盖后另行上传。',
    en: 'Only a picture can be redacted here; redact a document before it is uploaded.',
  },
  'fieldwork.recordNotFound': {
    zh: '没有这条记录（{recordId}），或者它不属于这个村。',
    en: 'There is no such record ({recordId}), or it is not this village’s.',
  },
  'fieldwork.recordAlreadyEvidence': {
    zh: '这条记录已在佐证库中（{title}），请直接关联项目。',
    en: 'This record is in the library already ({title}); link items to it there.',
  },
  'fieldwork.itemRepeated': { zh: '项目 {itemCode} 选了不止一次。', en: 'Item {itemCode} is named more than once.' },
  'fieldwork.effectiveInFuture': {
    zh: '所示日期 {effectiveFrom} 还没到，今天是 {today}。',
    en: 'The day it speaks of, {effectiveFrom}, has not come; today is {today}.',
  },
  'fieldwork.effectiveBackwards': {
    zh: '截止日期 {effectiveTo} 早于开始日期 {effectiveFrom}。',
    en: 'It ends on {effectiveTo}, before it begins on {effectiveFrom}.',
  },
  'fieldwork.uploadNotFound': {
    zh: '没有这次上传；可能已完成，或满7天未传完已清除。请重新选择文件。',
    en: 'There is no such upload; it may be complete, or was cleared after 7 days. Choose the file again.',
  },
  'fieldwork.uploadOffset': {
    zh: '这一段从第 {offset} 字节开始，应从第 {expected} 字节接续。',
    en: 'This part begins at byte {offset}; the next one expected begins at {expected}.',
  },
  'fieldwork.uploadTooLong': {
    zh: '收到的内容（{received} 字节）超过事先说明的 {size} 字节。',
    en: 'What arrived ({received} bytes) is more than the {size} bytes announced.',
  },
  'fieldwork.uploadEmptyPart': { zh: '这一段没有内容。', en: 'This part is empty.' },
  'fieldwork.uploadNotComplete': {
    zh: '文件还没有传完：已收到 {received} 字节，共 {size} 字节。',
    en: 'The file is not complete: {received} of {size} bytes have arrived.',
  },
  'fieldwork.tooManyUploads': {
    zh: '您有 {count} 个没传完的文件，请先传完其中一些。',
    en: 'You have {count} unfinished uploads. Finish some of them first.',
  },
  'fieldwork.digestMismatch': {
    zh: '文件在途中有损坏（校验值不符），请重新上传。',
    en: 'The file was damaged on its way (its digest differs). Send it again.',
  },
  'fieldwork.fileKindNotAllowed': {
    zh: '只收 JPEG、PNG、WebP 图片和 PDF。这个文件的内容不是其中之一。',
    en: 'Only JPEG, PNG and WebP pictures and PDF are kept. This file’s content is none of them.',
  },
  'fieldwork.fileKindDiffers': {
    zh: '文件内容是 {found}，与所说的 {said} 不符。',
    en: 'The file is {found}, not {said} as announced.',
  },
  'fieldwork.fileTooLarge': { zh: '文件有 {size} MiB，最多 {limit} MiB。', en: 'The file has {size} MiB; at most {limit} MiB.' },
  'fieldwork.tooManyPixels': {
    zh: '图片有 {width}×{height} 像素，最多 {limit} 百万像素。请缩小后再传。',
    en: 'The picture has {width}×{height} pixels; at most {limit} million. Make it smaller first.',
  },
  'fieldwork.tooManyPages': {
    zh: '文档有 {pages} 页，最多 {limit} 页。请拆分后再传。',
    en: 'The document has {pages} pages; at most {limit}. Split it first.',
  },
  'fieldwork.fileDamaged': {
    zh: '{kind} 文件已损坏或不完整（{reason}）。',
    en: 'The {kind} file is damaged or incomplete ({reason}).',
  },
  'fieldwork.fileAnimated': { zh: '动图不能作佐证，请用静态图片。', en: 'A moving picture cannot be proof. Use a still one.' },
  'fieldwork.metadataLeft': {
    zh: '图片里还带有拍摄信息（{bytes} 字节，可能含位置），未予保存。请在网页上选择文件，由设备先清除。',
    en: 'The picture still holds metadata ({bytes} bytes, perhaps a place) and was not kept. Choose it on the page: the device takes it out first.',
  },
  'fieldwork.pdfLocked': {
    zh: 'PDF 已加密，无法检查。请去掉密码后再传。',
    en: 'The PDF is encrypted and cannot be checked. Remove its password first.',
  },
  'fieldwork.pdfActive': {
    zh: 'PDF 里有会自动执行的内容（{found}），不能保存。请另存或打印为普通 PDF。',
    en: 'The PDF holds content that acts by itself ({found}) and is not kept. Save or print it as a plain PDF.',
  },
  'fieldwork.pictureNotReadable': { zh: '图片无法打开，可能已损坏。', en: 'The picture cannot be opened; it may be damaged.' },
  'assessment.proofNotFound': {
    zh: '佐证库里没有“{title}”这份佐证，或者已撤回。',
    en: 'The proof library holds no piece “{title}”, or it was withdrawn.',
  },
  'cycles.taskNotFound': {
    zh: '没有这个整改事项，或不在您的授权范围内。',
    en: 'There is no such task, or it lies outside the units granted to you.',
  },
  'cycles.taskNotInThisState': {
    zh: '该整改事项目前“{stateZh}”，不能办理这一步。',
    en: 'The task is “{stateEn}” now, so this cannot be done to it.',
  },
  'cycles.taskNotYours': {
    zh: '该事项由{ownerZh}负责，请由其本人或村党支部书记报告。',
    en: 'The post that answers for this task is “{ownerEn}”. It, or the village secretary, reports it.',
  },
  'cycles.taskSetAbove': {
    zh: '该事项由上级交办，须由同级或更高一级办理这一步。',
    en: 'A higher level set this task; that level or one above it takes this step.',
  },
  'cycles.taskOwnReport': {
    zh: '完成情况是您本人（或您代理的人）报告的，不能由您检查。请由其他人员办理。',
    en: 'You (or the person you act for) reported this yourself, so you cannot check it. Ask a colleague.',
  },
  'cycles.taskDueInPast': { zh: '期限 {dueOn} 须晚于今天。', en: 'The last day {dueOn} must lie after today.' },
  'cycles.taskDueEarlier': {
    zh: '新的期限 {dueOn} 不能早于原来的 {before}。',
    en: 'The new last day {dueOn} cannot come before the present one, {before}.',
  },
  'cycles.taskChanged': {
    zh: '该事项刚有新的办理记录，请看过后再办。您填写的内容仍在。',
    en: 'Something else was done to this task meanwhile. Read it first; what you wrote is still here.',
  },
  'cycles.taskItemUnknown': { zh: '评定标准的这颗星没有“{item}”这一项。', en: 'This star of the standard has no item {item}.' },
  'cycles.adviceNotFound': { zh: '该村没有这条指导意见。', en: 'The village was not given this piece of advice.' },
  'cycles.guidanceOver': {
    zh: '该村自评已上报，中期指导已结束；此后的问题请在检查中提出。',
    en: 'The village has closed its self-assessment, so guidance is over. What is seen from now on belongs to an inspection.',
  },
  'cycles.guidanceInFuture': {
    zh: '指导日期 {heldOn} 还没有到（今天是 {today}）。',
    en: 'The day of the visit, {heldOn}, has not come yet (today is {today}).',
  },
  'fieldwork.inspectionNotFound': {
    zh: '没有这次实地检查，或不在您的授权范围内。',
    en: 'There is no such inspection, or it lies outside the units granted to you.',
  },
  'fieldwork.inspectionNotInThisState': {
    zh: '这次实地检查目前“{stateZh}”，不能办理这一步。',
    en: 'The inspection is “{stateEn}” now, so this cannot be done.',
  },
  'fieldwork.inspectionInPast': {
    zh: '计划日期 {plannedOn} 已经过去（今天是 {today}）。',
    en: 'The planned day {plannedOn} has passed (today is {today}).',
  },
  'fieldwork.inspectionChanged': {
    zh: '检查计划刚被他人修改，请核对后再保存。',
    en: 'Someone else changed the plan. Compare both, then save again.',
  },
  'fieldwork.notInTeam': {
    zh: '您不在这次实地检查的检查组中。',
    en: 'You are not on the team of this inspection.',
  },
  'fieldwork.teamNotFit': {
    zh: '检查组中有 {count} 个账号不能检查该村：须在该村所属的区或市有检查权限，且未参与该村的评分填报。',
    en: '{count} of the team cannot inspect this village: each needs the right to inspect in its district or city, and no hand in the village’s own figures.',
  },
  'fieldwork.lineNotFound': { zh: '检查表中没有“{line}”这一行。', en: 'The checklist has no line {line}.' },
  'fieldwork.lineNotYours': { zh: '“{starCode}”星不由您负责检查。', en: 'The star {starCode} is not yours to inspect.' },
  'fieldwork.findingNeedsSeverity': {
    zh: '“不符合”须注明轻重。',
    en: 'A line that does not conform needs its severity.',
  },
  'fieldwork.findingNeedsWords': {
    zh: '“不符合”须写明看到了什么（不写人名）。',
    en: 'A line that does not conform needs what was seen, in words that name nobody.',
  },
  'fieldwork.severityNotUsed': {
    zh: '只有“不符合”才注明轻重。',
    en: 'Only a line that does not conform has a severity.',
  },
  'fieldwork.findingChanged': {
    zh: '这一行刚被检查组的另一人填写，两份内容都保留在此，请选定一份。',
    en: 'Another member of the team filled in this line. Both are kept here; choose one.',
  },
  'fieldwork.findingNotFound': { zh: '这次检查没有这条记录。', en: 'This inspection has no such finding.' },
  'fieldwork.findingConforms': {
    zh: '这一行不是“不符合”，无须整改。',
    en: 'This line does not stand as “does not conform”, so there is nothing to rectify.',
  },
  'fieldwork.findingHasTask': {
    zh: '这条检查结果已经交办整改。',
    en: 'This finding has its rectification task already.',
  },
  'fieldwork.interviewInFuture': {
    zh: '座谈日期 {heldOn} 还没有到（今天是 {today}）。',
    en: 'The day of the interview, {heldOn}, has not come yet (today is {today}).',
  },
  'fieldwork.interviewNotFound': { zh: '这次检查没有这份座谈记录。', en: 'This inspection has no such interview.' },
  'fieldwork.interviewReplaced': {
    zh: '这份座谈记录已被更正，请在更正后的记录上修改。',
    en: 'This record was corrected before. Correct the newer one.',
  },
  'fieldwork.idTaken': {
    zh: '这个编号（{id}）已用于另一条记录。',
    en: 'The id {id} belongs to another record.',
  },
  'fieldwork.villagesNotReady': {
    zh: '还有 {count} 个村没有到市级考评环节（{list}）；全部到齐后才能公布复验名单。',
    en: '{count} villages do not stand at the city’s appraisal yet ({list}); the list is published once all do.',
  },
  'fieldwork.roundNotDrawn': {
    zh: '第 {round} 轮还没有抽签。',
    en: 'Round {round} has not been drawn yet.',
  },
  'fieldwork.roundDrawn': {
    zh: '第 {round} 轮已经抽签，不能再改。',
    en: 'Round {round} has been drawn and cannot be changed.',
  },
  'fieldwork.roundNotFound': { zh: '没有第 {round} 轮。', en: 'There is no round {round}.' },
  'fieldwork.roundsMoved': {
    zh: '在此期间又公布了一轮：现有 {now} 轮，您看到的是 {seen} 轮。请刷新后再看。',
    en: 'Another round was published meanwhile: there are {now}, you saw {seen}. Reload and look again.',
  },
  'fieldwork.findingsMissing': {
    zh: '还有 {count} 项没有登记复验结果。',
    en: '{count} items have no finding yet.',
  },
  'fieldwork.extensionNotDue': {
    zh: '超限的项目没有多到须扩大复验。',
    en: 'Not so many items lie beyond the limit that the sample must be extended.',
  },
  'fieldwork.extensionDue': {
    zh: '超限的项目超过一成，须先扩大复验再结束。',
    en: 'More than a tenth of the items lie beyond the limit: extend the sample before closing.',
  },
  'fieldwork.nothingLeft': {
    zh: '该看的都已看过，没有可扩大的项目。',
    en: 'Everything has been looked at; there is nothing to extend to.',
  },
  'fieldwork.reinspectionClosed': { zh: '复验已经结束。', en: 'The re-inspection is closed.' },
  'fieldwork.reinspectionNotFound': { zh: '没有这次复验。', en: 'There is no such re-inspection.' },
  'fieldwork.reinspectionChanged': {
    zh: '复验在此期间有变动（版本 {now}，您看到的是 {seen}）。请刷新后再看。',
    en: 'The re-inspection changed meanwhile (version {now}, you saw {seen}). Reload and look again.',
  },
  'fieldwork.foundMeanwhile': {
    zh: '这一项已由{by}登记为 {theirs}，您填的是 {yours}。请核对后再存。',
    en: '{by} recorded {theirs} for this item meanwhile; you entered {yours}. Compare and save again.',
  },
  'fieldwork.differenceNeedsReason': {
    zh: '{itemCode} 与区级得分不同或没有佐证，须写明理由。',
    en: '{itemCode} differs from the district’s score or nothing was shown: a reason is needed.',
  },
  'assessment.reinspectionOpen': {
    zh: '这个村的复验还没有结束，结束后才能上报市级考评表。',
    en: 'The re-inspection of this village is still open; the city’s sheet is submitted once it is closed.',
  },
  'disclosure.notSettled': {
    zh: '还有 {count} 个村未完成市级考评：{list}。全部完成后才能公示。',
    en: '{count} villages are not settled yet: {list}. The result is published when all are.',
  },
  'disclosure.nothingToPublish': {
    zh: '本周期没有村申报，没有可以公示的结果。',
    en: 'No village applied in this cycle; there is no result to publish.',
  },
  'disclosure.noNotice': { zh: '这个周期目前没有公示。', en: 'There is no public notice in this cycle now.' },
  'disclosure.noticeStillOpen': {
    zh: '公示期至 {closesOn}（含当日），还有 {daysLeft} 个工作日；期满后才能认定。',
    en: 'The notice stands until {closesOn} inclusive, {daysLeft} working days more. The result can be confirmed after that.',
  },
  'disclosure.noticeClosed': {
    zh: '公示期已于 {closesOn} 结束，不再接收异议。',
    en: 'The notice closed on {closesOn}; objections are no longer taken.',
  },
  'disclosure.objectionsUnanswered': {
    zh: '还有 {count} 件异议没有答复，答复后才能认定。',
    en: '{count} objections have no answer yet. Answer them first.',
  },
  'disclosure.alreadyAnswered': { zh: '这件异议已经答复。', en: 'This objection has been answered.' },
  'disclosure.scoredByYourself': {
    zh: '您给这颗星打过分，异议须由没有打分的人答复。',
    en: 'You scored this star. An objection is answered by someone who did not.',
  },
  'disclosure.objectionNotFound': {
    zh: '没有这件异议，或它不在您的授权范围内。',
    en: 'There is no such objection, or it lies outside the units granted to you.',
  },
  'disclosure.receiptNotFound': {
    zh: '没有与这个回执对应的异议，请核对后再试。',
    en: 'No objection has this receipt code. Check it and try again.',
  },
  'disclosure.villageNotPublic': {
    zh: '没有这个村（{villageCode}）的公开结果。',
    en: 'There is nothing public about this village ({villageCode}).',
  },
  'disclosure.starUnknown': { zh: '评定标准中没有这颗星：{star}。', en: 'The standard has no star {star}.' },
  'fieldwork.diceTooFew': {
    zh: '只掷了 {thrown} 次骰子，至少要 {needed} 次，种子才无法事先试出。',
    en: 'Only {thrown} throws of the dice: at least {needed} are needed, so that nobody can try seeds out beforehand.',
  },
  'fieldwork.witnessesTooFew': {
    zh: '见证人只有 {witnesses} 方，至少要 {needed} 方（写职务，不写姓名）。',
    en: 'Only {witnesses} witnesses, where {needed} are needed (their posts, not their names).',
  },
  'fieldwork.commitmentsMissing': {
    zh: '只公布了 {published} 方数字的摘要，至少要 {needed} 方先公布摘要，才能亮出数字。',
    en: 'Only {published} sides have published the digest of a number: {needed} must, before any number is revealed.',
  },
  'fieldwork.sidesDiffer': {
    zh: '亮出数字的有 {revealed} 方，公布摘要的有 {published} 方，须一一对应。',
    en: '{revealed} sides reveal a number and {published} published a digest: they must be the same sides in the same order.',
  },
  'fieldwork.saltTooShort': {
    zh: '“{side}”的附加字符不足 {needed} 个，摘要可能被试出。',
    en: 'The salt of “{side}” has fewer than {needed} characters: its digest could be guessed at.',
  },
  'fieldwork.revealDiffers': {
    zh: '“{side}”亮出的数字与先前公布的摘要不符。',
    en: 'What “{side}” reveals does not fit the digest published before.',
  },
  'fieldwork.visitRoundNotFound': {
    zh: '没有这一轮走访，或不在您的授权范围内。',
    en: 'There is no such round of visits, or it lies outside the units granted to you.',
  },
  'fieldwork.visitStateOther': { zh: '这一轮走访现在不能办理这一步。', en: 'This round of visits is not at that step now.' },
  'fieldwork.visitRoundChanged': {
    zh: '这一轮走访刚被别人改动（您看到的是第 {yours} 版，现为第 {theirs} 版），请刷新后再办。',
    en: 'Somebody has just changed this round: you saw version {yours}, it is now {theirs}. Reload and try again.',
  },
  'fieldwork.frameEmpty': { zh: '户名册是空的，请先录入。', en: 'The list of households is empty. Enter it first.' },
  'fieldwork.frameTooLong': {
    zh: '名册有 {households} 户，最多 {most} 户。',
    en: 'The list has {households} households; at most {most} are possible.',
  },
  'fieldwork.frameValueNotValid': {
    zh: '第 {line} 行“{value}”不能用：组和号必填，各不超过 20 字，标签不超过 40 字，不能含斜杠和换行。',
    en: 'Line {line}, “{value}”: group and number are needed and have up to 20 characters, a label up to 40, without slashes and line breaks.',
  },
  'fieldwork.frameWordDenied': {
    zh: '第 {line} 行含有不得登记的内容“{term}”。名册只写组、号和找门用的标签。',
    en: 'Line {line} holds “{term}”, which is never recorded. The list has group, number and a label that finds the door.',
  },
  'fieldwork.frameNumberDenied': {
    zh: '第 {line} 行的标签“{value}”像是证件号或电话。标签只写找门用的词。',
    en: 'Line {line}: the label “{value}” looks like an identity or telephone number. A label only helps to find the door.',
  },
  'fieldwork.frameRepeated': {
    zh: '第 {line} 行“{value}”与第 {firstLine} 行重复。',
    en: 'Line {line}: “{value}” stands on line {firstLine} already.',
  },
  'fieldwork.frameNotValid': {
    zh: '名册有 {count} 处有误，整份未保存。请按行改正。',
    en: 'The list has {count} faults and was not saved at all. Correct them line by line.',
  },
  'fieldwork.alreadyCommitted': {
    zh: '{sides} 方的摘要已经公布，不能更换。请亮出数字并抽取。',
    en: 'The digests of {sides} sides are published and cannot be changed. Reveal the numbers and draw.',
  },
  'fieldwork.sampleFull': {
    zh: '已抽 {drawn} 户，达到上限 {most} 户，不再增加。',
    en: '{drawn} households are drawn, which is the most allowed ({most}).',
  },
  'fieldwork.sampleTooLarge': {
    zh: '要抽 {size} 户，超过上限：这次最多再抽 {most} 户。',
    en: '{size} households are too many: at most {most} more may be drawn.',
  },
  'fieldwork.sampleTooSmall': {
    zh: '要抽 {size} 户，少于下限 {least} 户。',
    en: '{size} households are too few: at least {least} are drawn.',
  },
  'fieldwork.seedUsed': {
    zh: '这个种子以前用过。每次抽取都要当众产生新的种子。',
    en: 'This seed was used before. Every draw takes a fresh seed found in public.',
  },
  'fieldwork.visitsClosed': {
    zh: '这一轮走访已经结束，不再接收。',
    en: 'This round of visits is closed and takes nothing more.',
  },
  'fieldwork.visitsWaiting': {
    zh: '还有 {count} 户没有结果，不能结束。',
    en: '{count} doors have no outcome yet, so the round cannot be closed.',
  },
  'fieldwork.slotNotFound': { zh: '这一轮没有第 {order} 号。', en: 'This round has no number {order}.' },
  'fieldwork.slotChanged': {
    zh: '第 {order} 号在您之后已有别的记录，请核对两边的结果。',
    en: 'Number {order} has another record since you last saw it. Compare both outcomes.',
  },
  'fieldwork.visitNotYours': { zh: '第 {order} 号派给了另一位走访人员。', en: 'Number {order} was given to another visitor.' },
  'fieldwork.visitorNotValid': {
    zh: '这个账号不能派去走访：须是本乡镇的工作人员。',
    en: 'This account cannot be sent to visit: visitors belong to the township.',
  },
  'fieldwork.answersNotComplete': {
    zh: '答案与问卷不符。缺：{missing}；多：{unknown}。',
    en: 'The answers do not fit the form. Missing: {missing}; unknown: {unknown}.',
  },
  'fieldwork.questionCount': {
    zh: '问卷有 {count} 个问题，应为 {least}–{most} 个。',
    en: 'The form has {count} questions; it must have {least}–{most}.',
  },
  'fieldwork.questionRepeated': { zh: '问题代码 {question} 重复。', en: 'The question id {question} is used twice.' },
  'fieldwork.questionDenied': {
    zh: '“{question}”含有不得询问的内容“{term}”。走访只问村里的服务和公开。',
    en: '“{question}” holds “{term}”, which is never asked. A visit asks about the village’s services and openness.',
  },
  'fieldwork.remarkDenied': {
    zh: '意见里有“{term}”，请不要写到个人或上述内容，只写服务。',
    en: 'The remark holds “{term}”. Write about the service, not about persons.',
  },
  'fieldwork.resultNotReady': { zh: '走访还没有结束，没有结果。', en: 'The visits are not closed yet, so there is no result.' },
  'fieldwork.resultInsufficient': {
    zh: '样本不足：只有 {answered} 份答卷，少于 10 份不出结果。',
    en: 'Too few answers: {answered}. Nothing is shown from fewer than 10.',
  },
  'fieldwork.questionUnknown': { zh: '问卷里没有这个问题：{question}。', en: 'The form has no question {question}.' },
  'fieldwork.itemNotProportion': {
    zh: '{item} 不是按比例计算的指标，不能填入走访结果。',
    en: '{item} is not scored by a proportion, so figures of visits do not fit it.',
  },
  'disclosure.actInFuture': {
    zh: '生效日 {fromOn} 还没有到（今天是 {today}）；请在当天或之后登记。',
    en: 'The day {fromOn} has not come (today is {today}); record it on that day or later.',
  },
  'disclosure.actBeforeLast': {
    zh: '生效日 {fromOn} 早于上一次处理的 {lastFromOn}；各次处理须按日期先后登记。',
    en: 'The day {fromOn} lies before the last act’s {lastFromOn}; acts are recorded in the order of their days.',
  },
  'disclosure.untilNotValid': {
    zh: '截止日 {untilOn} 不对：只有暂停可以有截止日，且不早于生效日 {fromOn}。',
    en: 'The last day {untilOn} is not valid: only a suspension has one, and not before {fromOn}.',
  },
  'disclosure.starStandsOtherwise': {
    zh: '这颗星（{starCode}）在该日为“{standingZh}”，不能“{actZh}”。',
    en: 'On that day the star {starCode} is “{standingEn}”; it cannot be “{actEn}”.',
  },
  'disclosure.noPlaques': {
    zh: '本年度的载体是“{carrierZh}”，依规定不授牌、不发证书。',
    en: 'This programme’s carrier is “{carrierEn}”, which awards no plaques and no certificates.',
  },
  'disclosure.certificateNotFound': {
    zh: '没有这个证书编号：{code}。请核对字母和数字，例如0与O。',
    en: 'There is no certificate with the code {code}. Check letters and digits.',
  },
  'disclosure.roundExists': { zh: '本区今年已经征求过群众意见。', en: 'This district has already heard the public this year.' },
  'disclosure.jointReviewNotReached': {
    zh: '还有 {count} 个村没有进入区级联评：{list}。全部进入后才能征求意见。',
    en: '{count} villages have not reached the joint review: {list}. The public is heard when all have.',
  },
  'disclosure.noRound': { zh: '现在没有对本村征求意见。', en: 'No opinions are being heard on this village now.' },
  'disclosure.roundClosed': {
    zh: '征求意见已于 {closesOn} 结束。',
    en: 'Opinions were heard until {closesOn}.',
  },
  'disclosure.roundNotFound': {
    zh: '没有这一次征求意见，或它不在您的授权范围内。',
    en: 'There is no such round of opinions, or it lies outside the units granted to you.',
  },
  'disclosure.districtNotHere': {
    zh: '本周期中没有区县 {districtCode}，或它不在您的授权范围内。',
    en: 'This cycle has no district {districtCode}, or it lies outside the units granted to you.',
  },
  'disclosure.themeNotFound': {
    zh: '没有这个主题，或它不在您的授权范围内。',
    en: 'There is no such theme, or it lies outside the units granted to you.',
  },
  'disclosure.themeAnswered': {
    zh: '主题已经公开答复，不能再改。',
    en: 'The theme has been answered in public and stands.',
  },
  'disclosure.themeEmpty': { zh: '主题下还没有意见，先归集再答复。', en: 'The theme gathers no opinion yet.' },
  'disclosure.themeChanged': {
    zh: '别人刚刚改过这个主题（第 {version} 版）。请看过新内容后再改。',
    en: 'Someone else changed this theme (now version {version}). Look at it, then try again.',
  },
  'disclosure.opinionsNotHere': {
    zh: '有 {count} 条意见不属于这次征求意见（或不是这个村的）。',
    en: '{count} of the opinions belong to another round or another village.',
  },
  'disclosure.noticeNotFound': { zh: '没有这个公示。', en: 'There is no such notice.' },
  'disclosure.postingInFuture': { zh: '日期 {on} 还没有到。', en: 'The day {on} has not come yet.' },
  'disclosure.postedBeforeOpening': {
    zh: '日期 {on} 早于开始日 {opensOn}。',
    en: 'The day {on} is before it opened on {opensOn}.',
  },
  'disclosure.notOnBoard': {
    zh: '公示栏上现在没有它，请先登记张贴。',
    en: 'It is not on the board now. Record that it was put up first.',
  },
  'disclosure.beforePosted': {
    zh: '日期 {on} 早于张贴日 {postedOn}。',
    en: 'The day {on} is before it was put up on {postedOn}.',
  },
  'disclosure.postingNotFound': {
    zh: '没有这条张贴记录，或它不在您的授权范围内。',
    en: 'There is no such record of the board, or it lies outside the units granted to you.',
  },
  'disclosure.postingConfirmed': { zh: '这条记录已有人证实。', en: 'This record has been confirmed.' },
  'disclosure.ownPosting': {
    zh: '这条是您登记的，须由另一个人证实。',
    en: 'You made this record. Someone else confirms it.',
  },
  'disclosure.alreadyAppealed': { zh: '这件异议已经申诉过。', en: 'The answer to this objection has been appealed.' },
  'disclosure.notAnswered': { zh: '异议还没有答复，答复后才能申诉。', en: 'The objection has no answer yet.' },
  'disclosure.appealWindowClosed': {
    zh: '申诉期已于 {closesOn} 结束。',
    en: 'The answer could be appealed until {closesOn}.',
  },
  'disclosure.appealWindowOpen': {
    zh: '还有答复可以申诉，到 {closesOn} 为止；之后才能认定。',
    en: 'An answer can still be appealed until {closesOn}. The result can be confirmed after that.',
  },
  'disclosure.appealsUndecided': {
    zh: '还有 {count} 件申诉没有决定，决定后才能认定。',
    en: '{count} appeals have no decision yet. Decide them first.',
  },
  'disclosure.appealNotFound': {
    zh: '没有这件申诉，或它不在您的授权范围内。',
    en: 'There is no such appeal, or it lies outside the units granted to you.',
  },
  'disclosure.appealDecided': { zh: '这件申诉已经决定。', en: 'This appeal has been decided.' },
  'disclosure.appealChanged': {
    zh: '决定草案刚刚改过（第 {version} 版）。请看过新内容再表示同意。',
    en: 'The proposal has just changed (now version {version}). Read it again before you agree.',
  },
  'disclosure.memberScored': {
    zh: '{name}在这个村的评分或签报中经手过，不能参与申诉复核。',
    en: '{name} scored or signed this village and has no part in its appeal.',
  },
  'disclosure.memberAnswered': {
    zh: '{name}答复了这件异议，不能参与申诉复核。',
    en: '{name} answered this objection and has no part in its appeal.',
  },
  'disclosure.memberUnknown': {
    zh: '选的人里有 {count} 个没有复核申诉的权限。',
    en: '{count} of those chosen may not decide appeals.',
  },
  'disclosure.panelSize': {
    zh: '复核组须为 {least} 人以上的单数，现在是 {count} 人。',
    en: 'The panel is an odd number of {least} or more; {count} were chosen.',
  },
  'disclosure.panelAtWork': { zh: '复核组已经提出决定草案，不能再换人。', en: 'The panel has a proposal before it and stays.' },
  'disclosure.notOnPanel': { zh: '您不在这件申诉的复核组里。', en: 'You are not on the panel of this appeal.' },
  'disclosure.nothingProposed': { zh: '还没有决定草案。', en: 'Nothing has been proposed yet.' },
  'disclosure.alreadyAgreed': { zh: '您已经同意这份草案。', en: 'You have agreed to this proposal.' },
  'disclosure.orderWithoutReason': {
    zh: '要求更正时须选定项目并写明要求；维持原答复时不能要求更正。',
    en: 'An order to correct names items and says what is asked; none goes with a dismissal.',
  },
  'disclosure.itemNotDeclared': {
    zh: '评定表里没有这一项：{item}。',
    en: 'The sheet has no item {item}.',
  },
  'disclosure.correctionsOpen': {
    zh: '申诉决定要求的更正还有 {count} 件没有执行，执行后才能认定。',
    en: '{count} corrections ordered by appeals are not carried out yet.',
  },
  'disclosure.correctionNotFound': {
    zh: '没有这件更正，或它不在您的授权范围内。',
    en: 'There is no such correction, or it lies outside the units granted to you.',
  },
  'disclosure.correctionDone': { zh: '这件更正已经执行。', en: 'This correction has been carried out.' },
  'disclosure.itemNotOrdered': {
    zh: '申诉决定没有要求更正 {item}。',
    en: 'The decision did not order a correction of {item}.',
  },
  'disclosure.bundleNotReadable': {
    zh: '这不是复核包，或不完整：{place} 处不对。',
    en: 'This is no open bundle, or not a whole one: look at {place}.',
  },
  'disclosure.bundleNotFound': {
    zh: '没有校验码为 {digest} 的复核包。',
    en: 'There is no open bundle with the digest {digest}.',
  },
  'records.digestNotLogged': {
    zh: '公开日志中没有校验码 {digest}。请核对是否抄错。',
    en: 'The public log holds no entry with the digest {digest}. Check that it was copied right.',
  },
  'records.logRangeNotValid': {
    zh: '公开日志现有 {size} 条记录，不能从第 {from} 条到第 {to} 条。',
    en: 'The public log has {size} entries; from {from} to {to} is not within it.',
  },
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
  'units.mapUnitUnknown': {
    zh: '地图中有不属于本市的单位代码 {code}。',
    en: 'The map holds {code}, which is no unit of this city.',
  },
  'units.mapUnitRepeated': { zh: '地图中单位 {code} 出现了两次。', en: 'The map holds the unit {code} twice.' },
  'units.mapRingOpen': {
    zh: '单位 {code} 的边界没有闭合：首末两点应相同，至少四个点。',
    en: 'A boundary of {code} is not closed: its first and last point must be the same, and it needs at least four.',
  },
  'units.mapTooFine': {
    zh: '地图共有 {points} 个点，最多 {max} 个。请先简化边界再载入。',
    en: 'The map has {points} points; at most {max} are accepted. Simplify the boundaries first.',
  },
  'units.mapFileNotReadable': {
    zh: '读不出这个文件：要 GeoJSON 的 FeatureCollection，至少一个要素，UTF-8 编码。',
    en: 'The file cannot be read: it must be a GeoJSON FeatureCollection with at least one feature, in UTF-8.',
  },
  'units.mapFeatureWithoutCode': {
    zh: '第 {feature} 个要素没有12位的单位代码（属性 code）：“{code}”。',
    en: 'Feature {feature} has no unit code of 12 digits in its property “code”: “{code}”.',
  },
  'units.mapGeometryNotValid': {
    zh: '第 {feature} 个要素（{code}）不是点或面，或坐标不是经纬度。',
    en: 'Feature {feature} ({code}) is no point or polygon, or its coordinates are not degrees.',
  },
  'units.mapMissing': { zh: '单位 {code} 没有载入地图。', en: 'No map is loaded for {code}.' },
  'units.importRefused': {
    zh: '文件有 {count} 处问题，未作任何更改。',
    en: 'The file has {count} problems; nothing was changed.',
  },
  'fieldwork.appraisalNotFound': { zh: '没有这次民主测评。', en: 'There is no such appraisal.' },
  'fieldwork.appraisalState': {
    zh: '这次民主测评目前是“{stateZh}”，不能这样办理。',
    en: 'This appraisal is now “{stateEn}”, so this is not open.',
  },
  'fieldwork.appraisalOutsideStage': {
    zh: '民主测评在乡镇初评期间组织；本村目前不在乡镇初评。',
    en: 'An appraisal is held during the township review; the village is not at that stage now.',
  },
  'fieldwork.appraisalChanged': {
    zh: '另一人刚才修改了这次测评（您看到的是第 {yourVersion} 版，现在是第 {theirVersion} 版）。请重新打开，核对后再办理。',
    en: 'Somebody else changed this appraisal (you saw version {yourVersion}, it is now {theirVersion}). Open it again, compare, and repeat.',
  },
  'fieldwork.appraisalNoQuorum': {
    zh: '应到 {entitled} 人，实到 {present} 人。到会须过半数（至少 {needed} 人）才能开始投票。',
    en: '{present} of {entitled} entitled people are present. More than half ({needed} or more) must be there before voting opens.',
  },
  'fieldwork.appraisalTooFew': {
    zh: '到会 {present} 人，少于有效票的最低数 {needed}，测评不会有结果，也难以保密。请择日再开。',
    en: 'With {present} people present the minimum of {needed} valid ballots cannot be reached, and votes could be guessed. Hold it another day.',
  },
  'fieldwork.appraisalNoResult': {
    zh: '这一项样本不足，没有可以带入评分表的数字。',
    en: 'The sample of this question is too small; there are no figures to take over.',
  },
  'fieldwork.askedNotOrganisation': {
    zh: '这次测评没有测评该组织，或所选的是岗位；评分表只采用对组织的测评。',
    en: 'This appraisal did not ask about that organisation, or it is a post; the sheet takes only what was said of an organisation.',
  },
  'fieldwork.askedRepeated': {
    zh: '测评对象重复，或没有任何一个组织（{asked}）。',
    en: 'A subject is asked about twice, or there is no organisation among them ({asked}).',
  },
  'fieldwork.rollEmpty': {
    zh: '名册还是空的。请先录入名册并勾选到会。',
    en: 'The roll is empty. Enter it and tick who is present.',
  },
  'fieldwork.rollLabel': {
    zh: '名册第 {line} 行“{value}”不是席位标签。请写“代表03”“一组户代表5”“席12”这样的标签，不写姓名。',
    en: 'Line {line} of the roll, “{value}”, is no seat label. Write labels such as “Seat 12” or “代表03”, never names.',
  },
  'fieldwork.rollNumber': {
    zh: '名册第 {line} 行的序号“{value}”应为 1–9999 的整数。',
    en: 'The number “{value}” in line {line} of the roll is not a whole number from 1 to 9999.',
  },
  'fieldwork.rollRepeated': {
    zh: '名册第 {line} 行“{value}”与前面的序号或标签重复。',
    en: 'Line {line} of the roll, “{value}”, repeats a number or label from above.',
  },
  'fieldwork.lateTooMany': {
    zh: '最多还能补发 {left} 张：发出的票不能多于应到人数。您要补发 {count} 张。',
    en: 'At most {left} more slips can be issued, because there are never more slips than entitled people. You asked for {count}.',
  },
  'fieldwork.slipsUsed': {
    zh: '已经有票投出或录入，不能整体重发。未带走的票仍然有效。',
    en: 'A ballot was already cast or entered, so the slips cannot be issued afresh. Those not handed out stay valid.',
  },
  'fieldwork.slipUnknown': {
    zh: '没有这个票号。请核对票面上的 16 位编号，或请工作人员帮助。',
    en: 'There is no slip with this code. Check the sixteen signs on your slip or ask the staff.',
  },
  'fieldwork.slipUsed': {
    zh: '这张票已经用过（手机或纸质），以第一次为准，不能再录入。',
    en: 'This slip was already used, on a phone or on paper. The first counts; it cannot be entered again.',
  },
  'fieldwork.votingClosed': {
    zh: '投票已经结束。请在公布的追踪码清单中核对您的票。',
    en: 'Voting has closed. Look for your tracker in the published list.',
  },
  'fieldwork.choicesNotAsked': {
    zh: '票面须对本次测评的 {asked} 项各有一个答案（可以是“未填”）。',
    en: 'A ballot must answer each of the {asked} questions asked, and no other (an answer may be left blank).',
  },
  'fieldwork.papersFewer': {
    zh: '已录入 {papers} 张纸质票，而您清点的纸质票只有 {papersReturned} 张。请重新清点。',
    en: '{papers} paper ballots were entered, but you counted {papersReturned} papers. Count them again.',
  },
  'fieldwork.papersWaiting': {
    zh: '还有 {count} 张纸质票没有由第二个人录入一致，不能结束。请先录完。',
    en: '{count} paper ballots still lack a matching second entry. Finish them before closing.',
  },
  'fieldwork.itemNotAppraisal': {
    zh: '指标 {itemCode} 不是按民主测评计分的，不能带入。',
    en: 'Indicator {itemCode} is not scored by an appraisal, so nothing can be taken over into it.',
  },
  'fieldwork.helperIsWitness': {
    zh: '协助人和见证人应为两个人，身份不能相同。',
    en: 'The helper and the witness must be two people of different capacities.',
  },
  'files.missing': {
    zh: '文件不在存储里（{sha256}）。请告知管理员核对备份。',
    en: 'The file is not in the store ({sha256}). Tell the administrator, who checks it against a backup.',
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
  'insight.unitNotVillage': {
    zh: '“{name}”不是村。同类村对照以一个村为中心，请先选一个村。',
    en: '“{name}” is not a village. Similar villages are set beside one village: choose one first.',
  },
  'insight.unitIsVillage': {
    zh: '“{name}”是村。年度结果报告按乡镇、区或市生成；一个村的结果报告在村公开页。',
    en: '“{name}” is a village. Season reports are made of a township, district or city; the report of one village is on its public page.',
  },
  'insight.documentNotFound': { zh: '没有这份文档，或已过期删除。', en: 'There is no such document, or its time has passed.' },
  'insight.documentNotReady': { zh: '这份文档还没有生成好。', en: 'This document is not ready.' },
  'insight.documentEnded': { zh: '这份文档已经结束，不能取消。', en: 'This document has ended and cannot be cancelled.' },
  'insight.tooManyVillages': {
    zh: '“{name}”有 {count} 个村，一份文件最多装 {most} 个村的评分表。请按乡镇分别生成。',
    en: '{name} has {count} villages; one document holds the sheets of at most {most}. Ask for them township by township.',
  },
  'insight.noVillages': {
    zh: '“{name}”在这个年度没有参评的村。',
    en: '{name} has no village in this year.',
  },
  'insight.tooManyDocuments': {
    zh: '您已有 {most} 份文档在生成，请等一份完成或取消一份。',
    en: 'You have {most} documents under way: wait for one, or cancel one.',
  },
  'insight.notInProgramme': {
    zh: '“{name}”没有参加这一年度的创建。请换一个年度或村。',
    en: '“{name}” takes no part in this year’s programme. Choose another year or village.',
  },
  'inbox.linkNotValid': {
    zh: '这个链接已经用过、已经过期，或不完整。可登录后在“待办提醒”页重新发送。',
    en: 'This link was used before, has run out, or is not complete. Sign in and send a new one from the page “Reminders”.',
  },
  'inbox.mailNotSetUp': {
    zh: '本系统还没有设置发信服务器，不能发邮件。请联系系统管理员。',
    en: 'No mail server is set up here, so no e-mail can be sent. Ask the system administrator.',
  },
  'inbox.addressMissing': {
    zh: '要接收邮件，请填写邮箱地址。',
    en: 'To receive e-mail, give an address.',
  },
  'inbox.webhookNotFound': {
    zh: '没有这个群机器人，或不在您的授权范围内。',
    en: 'There is no such group robot, or it lies outside the units granted to you.',
  },
  'inbox.webhookUrlNotValid': {
    zh: '“{url}”不是完整的网址。请从群机器人的设置页复制。',
    en: '“{url}” is not a complete address. Copy it from the robot’s settings.',
  },
  'inbox.webhookHostNotAllowed': {
    zh: '不能向 {host} 发送。允许的是：{expected}。',
    en: 'Nothing is sent to {host}. Allowed: {expected}.',
  },
  'inbox.webhookNotHttps': {
    zh: '{host} 的地址须以 https:// 开头。',
    en: 'The address at {host} must begin with https://.',
  },
  'inbox.webhookAddressPrivate': {
    zh: '{host} 指向内部网络地址，已拒绝。',
    en: '{host} leads to an address inside the network and was refused.',
  },
  'inbox.webhookNoAnswer': {
    zh: '{host} 没有答复（{problem}）。请稍后再试。',
    en: '{host} did not answer ({problem}). Try again later.',
  },
};

/** Fills `{name}` from the values; a value that is absent shows as “—”. */
export function fillWords(template: string, values: RefusalDetails): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined || value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/** The refusal as a person reads it, days as people write them. */
export function refusalSentence(refusal: Pick<Refusal, 'code' | 'details'>, language: Language): string {
  const shown = Object.entries(refusal.details).map(([name, value]) => [name, readableDay(value, language)]);
  return fillWords(refusalWords[refusal.code][language], Object.fromEntries(shown));
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** `2026-11-01` as 2026年11月1日, 1 November 2026; any other value as it is. */
function readableDay(value: unknown, language: Language): unknown {
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (!match) return value;
  const [, year, month, day] = match;
  return language === 'zh'
    ? `${year}年${Number(month)}月${Number(day)}日`
    : `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}
