import { agreeToDecision, listAppeals, makeAppeal, namePanel, proposeDecision } from '@xingcun/core/disclosure/appeal-contract';
import { listOpinions, addTheme, answerTheme, giveOpinion, openOpinions } from '@xingcun/core/disclosure/opinion-contract';
import { confirmPosting, recordPosting } from '@xingcun/core/disclosure/posting-contract';
import type { Caller } from './caller.ts';
import type { People } from './seed.ts';

/** The city's people who hear appeals: they score nothing in the sample. */
const hearers = ['city.hearer1', 'city.hearer2', 'city.hearer3'] as const;

/** Districts hear the public on their preliminary results; what people say is answered by theme. */
export async function hearThePublic(as: People, anyone: Caller, cycleId: string): Promise<void> {
  for (const [slug, districtCode] of [
    ['karamay', '650203000000'],
    ['urho', '650205000000'],
  ] as const)
    await as(`${slug}.organiser`)(openOpinions, { params: { cycleId }, body: { districtCode } });
  const said = [
    '样例意见：夜校的时间和农忙冲突，能不能错开？',
    '样例意见：夜校希望多讲讲滴灌和果树修剪。',
    '样例意见：夜校的通知贴得晚了两天。',
  ];
  for (const words of said)
    await anyone(giveOpinion, { params: { villageCode: '650203200205' }, body: { starCode: null, words } });

  const organiser = as('karamay.organiser');
  const [district] = await organiser(listOpinions, { params: { cycleId } });
  if (!district?.round) throw new Error('sample data: the round of opinions was not opened');
  const opinionIds = district.opinions.map(({ id }) => id);
  const theme = await organiser(addTheme, { params: { roundId: district.round.id }, body: { title: '农牧民夜校', opinionIds } });
  await organiser(answerTheme, {
    params: { themeId: theme.id },
    body: {
      version: theme.version,
      title: theme.title,
      gist: '样例：村民希望夜校避开农忙、早些通知、多讲实用技术。',
      answer: '样例答复：夜校改到农闲月份，提前五天张贴通知，课程由村民代表会议商定后公布。',
    },
  });
}

/** A village puts the notice up on its board, and its supervisory committee confirms it. */
export async function hangNotice(as: People, slug: string, assessmentId: string, noticeId: string, on: string): Promise<void> {
  const body = { noticeId, act: 'posted', on, place: '样例：村委会门前公示栏' } as const;
  const { id } = await as(`${slug}.clerk`)(recordPosting, { params: { assessmentId }, body });
  await as(`${slug}.supervisor`)(confirmPosting, { params: { postingId: id } });
}

/** The board has stood for its period and is taken down. */
export async function takeNoticeDown(
  as: People,
  slug: string,
  assessmentId: string,
  noticeId: string,
  on: string,
): Promise<void> {
  const body = { noticeId, act: 'removed', on, place: '样例：村委会门前公示栏' } as const;
  await as(`${slug}.clerk`)(recordPosting, { params: { assessmentId }, body });
}

/** The objector appeals the answer; people of the city who neither scored nor answered decide. */
export async function hearAppeal(as: People, anyone: Caller, cycleId: string, receiptCode: string): Promise<void> {
  await anyone(makeAppeal, { body: { receiptCode, words: '样例申诉：答复没有说明口径的出处，请复核。' } });
  const [first, second] = [as(hearers[0]), as(hearers[1])];
  const [appeal] = await first(listAppeals, { params: { cycleId } });
  if (!appeal) throw new Error('sample data: the appeal was not made');
  const params = { appealId: appeal.id };
  const accountIds = appeal.candidates.filter(({ bar }) => bar === null).map(({ accountId }) => accountId);
  await first(namePanel, { params, body: { accountIds: accountIds.slice(0, 3) } });
  const { version } = await first(proposeDecision, {
    params,
    body: {
      version: appeal.version,
      proposal: {
        outcome: 'dismissed',
        decision: '样例决定：口径出自统计报表制度，公开页的计算说明与之一致，维持原答复。',
        publicWords: '样例：请说明收入口径的出处。',
        order: null,
      },
    },
  });
  await second(agreeToDecision, { params, body: { version } });
}
