import { answerObjection, listObjections, publishPreliminary } from '@xingcun/core/disclosure/contract';
import { readCycle } from '@xingcun/core/cycles/contract';
import { TOTP, URI } from 'otpauth';
import { expect, test } from 'vitest';
import { seedSampleAccounts } from '../packages/server/src/sample/seed.ts';
import { application, cycle, noon, passage, people } from '../packages/server/src/test/given.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { threeStars } from './three-stars.ts';

const platform = await startPlatform({ sample: 'nothing' });

// 小拐村 passed all four levels; the preliminary result is published on 2026-12-29.
const { cycleId, assessments } = await cycle(platform, { standard: threeStars() });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(platform);
await application(platform, { assessmentId, secretary: who.secretary });
await passage(platform, assessmentId, who, 'finalAppraisal');
platform.clock.set(noon('2026-12-29'));
const { body } = await who.cityOrganiser.call(readCycle, { params: { cycleId } });
const published = await who.cityOrganiser.call(publishPreliminary, { params: { cycleId }, body: { version: body.version } });
expect(published.status, published.problem.detail).toBe(201);
await seedSampleAccounts(platform.platform);

const words = {
  zh: {
    village: '小拐村',
    result: '2026年：3 颗星',
    reasons: '每颗星的理由',
    star: '增收致富星',
    left: '还有 5 个工作日',
    about: '针对',
    objection: '您的异议',
    send: '提交异议',
    tooShort: '请至少写 5 个字。',
    said: '培训计划期数是怎么定的，请公开依据。',
    thanks: '已收到您的异议',
    lookUp: '查询答复',
    code: '回执码',
    find: '查询',
    waiting: /^尚未答复$/,
    answered: /已于 .* 答复：/,
    wall: '返回星级墙',
  },
  en: {
    village: 'Xiaoguai Village',
    result: '2026: 3 stars',
    reasons: 'The reason for each star',
    star: 'Income and prosperity',
    left: '5 working days left',
    about: 'About',
    objection: 'Your objection',
    send: 'Send the objection',
    tooShort: 'Please write at least 5 characters.',
    said: 'How was the number of planned trainings set? Please publish the grounds.',
    thanks: 'Your objection has arrived',
    lookUp: 'Look up an answer',
    code: 'Receipt code',
    find: 'Look up',
    waiting: /^Not answered yet$/,
    answered: /^Answered on /,
    wall: 'Back to the star wall',
  },
} as const;

test.for(['zh', 'en'] as const)(
  'anyone reads a village’s stars on a phone, objects and looks up the answer (%s)',
  async (language) => {
    const t = words[language];
    await platform.at('2026-12-29');
    const reader = await platform.anyone({ language, width: 360 });
    const { page } = reader;
    await reader.open('/');
    await expectFits(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: t.village }).click();

    await page.getByText(t.result).waitFor();
    await page.getByRole('heading', { name: t.reasons }).waitFor();
    await page.getByRole('heading', { name: t.star }).first().waitFor();
    expect(await page.getByText(t.left).isVisible()).toBe(true);
    await expectFits(page);
    await expectAccessible(page);
    await reader.photograph(`public-village-${language}`);

    await page.getByLabel(t.objection).fill('？？？');
    await page.getByRole('button', { name: t.send }).click();
    await page.getByText(t.tooShort).waitFor();
    await page.getByLabel(t.about).selectOption(t.star);
    await page.getByLabel(t.objection).fill(t.said);
    await page.getByRole('button', { name: t.send }).click();
    const receipt = page.getByRole('status').filter({ hasText: t.thanks });
    await receipt.waitFor();
    const code = /[A-Z0-9]{4}(-[A-Z0-9]{4})+/.exec(await receipt.innerText())?.[0] ?? '';
    expect(code).not.toBe('');
    await expectFits(page);
    await expectAccessible(page);
    await reader.photograph(`public-receipt-${language}`);

    await page.getByRole('link', { name: t.wall }).click();
    await page.getByRole('link', { name: t.lookUp }).click();
    await page.getByLabel(t.code).fill(code);
    await page.getByRole('button', { name: t.find }).click();
    await page.getByText(t.waiting).waitFor();
    expect(await page.getByText(t.said).isVisible()).toBe(true);

    const { body: objections } = await who.cityOrganiser.call(listObjections, { params: { cycleId } });
    const objection = objections.find(({ words: said }) => said === t.said);
    await who.cityOrganiser.call(answerObjection, {
      params: { objectionId: objection?.id ?? '' },
      body: { answer: '计划期数见年初公开的培训计划，复核后得分不变。' },
    });
    await page.getByRole('button', { name: t.find }).click();
    await page.getByText(t.answered).waitFor();
    await page.getByText('计划期数见年初公开的培训计划').waitFor();
    await expectFits(page);
    await expectAccessible(page);
    await reader.photograph(`public-answer-${language}`);
  },
);

test('a wrong receipt code gets an answer that says what to do', async () => {
  const { page, open } = await platform.anyone({ width: 360 });
  await open('/receipts');
  await page.getByLabel('回执码').fill('AAAA-BBBB-CCCC');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('回执');
});

test('a page of the workspace leads to the sign-in and from there back', async () => {
  await platform.at(new Date().toISOString()); // the sign-in library dates sessions by the real clock
  const { page, open } = await platform.anyone();
  for (const address of ['/work', '/work/cycles', `/work/assessments/${assessmentId}`, '/work/standards', '/work/account']) {
    await open(address);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(new URL(page.url()).pathname, address).toBe('/sign-in');
  }
  await open('/work/account');
  await page.getByLabel('用户名').fill('xiaoguai.clerk');
  await page.getByRole('textbox', { name: '密码' }).fill('not the password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: '用户名或密码不正确' }).waitFor();
  await page.getByRole('textbox', { name: '密码' }).fill('xingcun-sample');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/work/account');
});

test('in sample mode one click signs in as any role, and signing out ends it', async () => {
  await platform.at(new Date().toISOString());
  const someone = await platform.anyone({ width: 360 });
  const { page } = someone;
  await someone.open('/sign-in');
  await someone.photograph('sign-in-zh');
  await expectFits(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^小拐村文书/ }).click();
  await page.getByRole('heading', { name: '我的待办' }).waitFor();
  await page.getByRole('button', { name: /^账号：小拐村文书/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await someone.open('/work');
  await page.getByRole('heading', { name: '登录' }).waitFor();
});

test('a second factor is turned on with an authenticator and asked for at the next sign-in', async () => {
  await platform.at(new Date().toISOString());
  const clerk = await platform.anyone();
  const { page } = clerk;
  const enter = async () => {
    await clerk.open('/sign-in');
    await page.getByRole('button', { name: /^和谐村文书/ }).click();
  };
  await enter();
  await page.getByRole('heading', { name: '我的待办' }).waitFor();
  await clerk.open('/work/account');
  await page.getByLabel('请输入密码确认').fill('xingcun-sample');
  await page.getByRole('button', { name: '启用双重验证' }).click();
  const secret = await page.getByText(/^[A-Z2-7]{16,}$/).innerText();
  const totp = URI.parse(`otpauth://totp/x?secret=${secret}&period=30&digits=6`) as TOTP;
  await page.getByLabel('六位验证码').fill('12');
  await page.getByRole('button', { name: '完成启用' }).click();
  await page.getByText('请输入六位数字。').waitFor();
  await page.getByLabel('六位验证码').fill(totp.generate());
  await clerk.photograph('second-factor-zh');
  await page.getByRole('button', { name: '完成启用' }).click();
  await page.getByText('双重验证已启用。').waitFor();

  await page.getByRole('button', { name: /^账号：/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await enter();
  await page.getByRole('heading', { name: '双重验证' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('六位验证码').fill(totp.generate({ timestamp: Date.now() + 3_600_000 }));
  await page.getByRole('button', { name: '验证' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('六位验证码').fill(totp.generate());
  await page.getByRole('button', { name: '验证' }).click();
  await page.getByRole('heading', { name: '我的待办' }).waitFor();
});
