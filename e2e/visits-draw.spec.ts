import { closeVisitRound, readVisitRound } from '@xingcun/core/fieldwork/visits/contract';
import { readPublicDraw } from '@xingcun/core/fieldwork/visits/published';
import { expect, test } from 'vitest';
import { application, cycle, days, noon, passage, people } from '../packages/server/src/test/given.ts';
import { drawnRound, visitAll } from '../packages/server/src/test/given-visits.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { examine } from './screens.ts';
import { threeStars } from './three-stars.ts';
import { listenToServer } from './words-on-page.ts';

const platform = await startPlatform({ sample: 'nothing' });
const { assessments } = await cycle(platform, { standard: threeStars() });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(platform);
await application(platform, { assessmentId, secretary: who.secretary });
await passage(platform, assessmentId, who, 'selfAssessment');
platform.clock.set(noon(days.preliminaryReview));

const list = ['1组', '2组', '3组'].flatMap((group, index) =>
  Array.from({ length: 40 - 10 * index }, (_, number) => `${group}\t${number + 1}\t桥头${number + 1}`),
);

const words = {
  zh: {
    begin: '开始一轮走访',
    purpose: '目的',
    asked: '村级服务满意度',
    source: '名册来源',
    paste: '粘贴名册',
    fault: '第 2 行“1组/1”与第 1 行重复。',
    save: '保存名册',
    publish: '公布名册',
    throws: '骰子点数（按读出的顺序，1–6）',
    early: /只掷了 3 次骰子/,
    witness: (count: number) => `见证人 ${count}（写职务，不写姓名）`,
    post: ['村监委会主任', '村民代表'],
    draw: '抽签',
    result: '抽签结果',
    check: '复核这次抽签',
    holds: '一致：每一步都和公布的相同。',
    file: '或复核保存下来的文件',
    differs: '不一致。第一处不同：名册校验码。',
    exchanged: '不一致。第一处不同：抽中的户（第 1 次抽签）。',
  },
  en: {
    begin: 'Begin a round',
    purpose: 'Purpose',
    asked: 'Satisfaction with village services',
    source: 'Where the list comes from',
    paste: 'Paste the list',
    fault: 'Line 2: “1组/1” stands on line 1 already.',
    save: 'Save the list',
    publish: 'Publish the list',
    throws: 'Throws of the dice (1–6, in the order read out)',
    early: /Only 3 throws of the dice/,
    witness: (count: number) => `Witness ${count} (the post, not the name)`,
    post: ['Head of the supervisory committee', 'Villagers’ representative'],
    draw: 'Draw',
    result: 'Result of the draw',
    check: 'Check this draw',
    holds: 'It holds: every step agrees with what is published.',
    file: 'Or check a file you saved',
    differs: 'It does not hold. First difference: Check code of the list.',
    exchanged: 'It does not hold. First difference: Household drawn (draw 1).',
  },
} as const;

test.for(['zh', 'en'] as const)(
  'a township publishes its list and draws; an outsider re-checks it on a phone and finds a list tampered with (%s)',
  async (language) => {
    const t = words[language];
    const township = await platform.person(who.reviewer.username, { language });
    const { page } = township;
    await township.open(`/work/assessments/${assessmentId}/visits`);
    await page.getByRole('button', { name: t.begin }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t.purpose).fill(t.asked);
    await dialog.getByRole('button', { name: t.begin }).click();

    await page.getByLabel(t.source).fill('乡派出机构门牌册（样例）');
    await page.getByLabel(t.paste).fill(['1组\t1', ...list].join('\n'));
    await page.getByText(t.fault).waitFor();
    expect(await page.getByRole('button', { name: t.save }).isDisabled()).toBe(true);
    await page.getByLabel(t.paste).fill(list.join('\n'));
    await page.getByRole('button', { name: t.save }).click();
    await page.getByRole('button', { name: t.publish }).click();
    await page.getByRole('dialog').getByRole('button', { name: t.publish }).click();

    await page.getByLabel(t.throws).fill('314');
    await page.getByText(t.early).waitFor();
    await page.getByLabel(t.throws).fill(`${language === 'zh' ? 3 : 4}142 5361 2644 1352 6116`);
    for (const [index, post] of t.post.entries()) await page.getByLabel(t.witness(index + 1)).fill(post);
    await township.photograph(`seed-${language}`);
    await page.getByRole('button', { name: t.draw, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: t.draw, exact: true }).click();
    await page.getByRole('heading', { name: t.result }).waitFor();
    const roundId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { body: drawn } = await who.reviewer.call(readVisitRound, { params: { roundId } });
    expect([drawn.state, drawn.sampleSize, drawn.purpose]).toEqual(['drawn', 27, t.asked]);

    const outsider = await platform.anyone({ language, width: 360 });
    await outsider.open(`/draws/${roundId}`);
    await outsider.page.getByRole('button', { name: t.check }).click();
    await outsider.page.getByText(t.holds).waitFor();
    await expectFits(outsider.page);
    await expectAccessible(outsider.page);
    await outsider.photograph(`re-checked-${language}`);

    // the list as somebody would like it to have been: one household less
    const { body: open } = await who.reviewer.call(readPublicDraw, { params: { roundId } });
    const tampered = { ...open, households: open.households.slice(1) };
    const choose = (content: unknown) =>
      outsider.page
        .getByLabel(t.file)
        .setInputFiles({ name: 'draw.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });
    await choose(tampered);
    await outsider.page.getByText(t.differs).waitFor();
    await outsider.photograph(`tampered-${language}`);
    const [first] = open.draws;
    const [one, two, ...others] = first?.sample ?? [];
    await choose({ ...open, draws: [{ ...first, sample: [two, one, ...others] }] });
    await outsider.page.getByText(t.exchanged).waitFor();
    await choose(open);
    await outsider.page.getByText(t.holds).waitFor();
  },
);

test('the pages of visits, from the list to the result, in both languages and widths', async () => {
  const drawn = await drawnRound(who.reviewer, assessmentId, { turn: 50 });
  const closed = await drawnRound(who.reviewer, assessmentId, { turn: 51, size: 27 });
  const params = { roundId: closed.id };
  await visitAll(who.reviewer, closed.id, 20);
  const { version } = (await who.reviewer.call(readVisitRound, { params })).body;
  await who.reviewer.call(closeVisitRound, { params, body: { version } });
  const made = await platform.person(who.reviewer.username);
  const township = { ...made, heard: listenToServer(made.page) };
  const public_ = await platform.anyone();
  const anyone = { ...public_, heard: listenToServer(public_.page) };
  await examine(township, { name: 'visits', address: `/work/assessments/${assessmentId}/visits` });
  await examine(township, { name: 'round drawn', address: `/work/visits/${drawn.id}`, printed: true });
  await examine(township, { name: 'round closed', address: `/work/visits/${closed.id}` });
  await examine(anyone, { name: 'public draw', address: `/draws/${closed.id}`, thorough: true });
  await examine(anyone, { name: 'public village', address: `/villages/${places.xiaoguai}` });
});
