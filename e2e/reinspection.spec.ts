import { readCycle } from '@xingcun/core/cycles/contract';
import { confirmFinal, publishPreliminary } from '@xingcun/core/disclosure/contract';
import { issueCertificates, moveStar, readRecognition } from '@xingcun/core/disclosure/recognition-contract';
import { checkReinspection } from '@xingcun/core/fieldwork/reinspection/check';
import { readPublicReinspection } from '@xingcun/core/fieldwork/reinspection/contract';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { seedSampleAccounts } from '../packages/server/src/sample/seed.ts';
import { application, cycle, days, noon, passage, people } from '../packages/server/src/test/given.ts';
import { settledCycle } from '../packages/server/src/test/given-cycle.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, startPlatform } from './platform.ts';
import { examine, visitors } from './screens.ts';
import { threeStars } from './three-stars.ts';

const words = {
  zh: {
    publish: '公布名单',
    throws: '骰子点数（按读出的顺序，1–6）',
    witness: (count: number) => `见证人 ${count}（写职务，不写姓名）`,
    posts: ['村监委会主任', '乡纪委'],
    draw: '抽签',
    items: '复验项目',
    record: /^登记小拐村/,
    score: /^复验得分/,
    reason: '理由',
    why: '现场只见到部分台账',
    save: '登记',
    beyond: '超限',
    changed: '因此改变的',
    extend: /^扩大复验（公布新名单）/,
    public: '公开的抽签页（任何人可复算）',
    check: '在我的浏览器里重算',
    download: '下载名单和抽签结果（JSON）',
    holds: /^一致：第 1 轮的摘要和抽中的 \d+ 项与公布的相同。/,
  },
  en: {
    publish: 'Publish the list',
    throws: 'Throws of the dice (1–6, in the order read out)',
    witness: (count: number) => `Witness ${count} (the post, not the name)`,
    posts: ['Head of the supervisory committee', 'Township discipline'],
    draw: 'Draw',
    items: 'Items',
    record: /^Record what was found at Xiaoguai/,
    score: /^Score found/,
    reason: 'Reason',
    why: 'Only part of the ledger could be seen',
    save: 'Record',
    beyond: 'beyond the limit',
    changed: 'What changed by it',
    extend: /^Extend \(publish a further list\)/,
    public: 'The public page of the draw, for anyone to repeat',
    check: 'Compute it in my browser',
    download: 'Download list and draw (JSON)',
    holds: /^It agrees: the digest of round 1 and its \d+ drawn items are as published\./,
  },
} as const;

test.for(['zh', 'en'] as const)(
  'a city draws its re-inspection by dice, a difference changes a star, anyone repeats the draw (%s)',
  async (language) => {
    const platform = await startPlatform({ sample: 'nothing' });
    const { cycleId, assessments } = await cycle(platform, { standard: threeStars(), villages: [places.xiaoguai] });
    const who = await people(platform);
    await application(platform, { assessmentId: assessments[places.xiaoguai] ?? '', secretary: who.secretary });
    await passage(platform, assessments[places.xiaoguai] ?? '', who, 'jointReview');
    platform.clock.set(noon(days.finalAppraisal));
    await seedSampleAccounts(platform.platform);
    const w = words[language];

    const { page, open, photograph } = await platform.person('city.assessor', { language });
    await open(`/work/cycles/${cycleId}/reinspection`);
    await page.getByRole('button', { name: w.publish }).click();
    await page.getByRole('dialog').getByRole('button', { name: w.publish }).click();
    await page.getByLabel(w.throws).fill('1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6 1 2');
    for (const [index, post] of w.posts.entries()) await page.getByLabel(w.witness(index + 1)).fill(post);
    await photograph(`reinspection-seed-${language}`);
    await page.getByRole('button', { name: w.draw, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: w.draw, exact: true }).click();
    await page.getByRole('heading', { name: w.items }).waitFor();

    await page.getByRole('button', { name: w.record }).first().click();
    await page.getByLabel(w.score).fill('0');
    await page.getByLabel(w.reason).fill(w.why);
    await page.getByRole('button', { name: w.save, exact: true }).last().click();
    await page.getByText(w.beyond, { exact: true }).first().waitFor();
    await page.getByRole('heading', { name: w.changed }).waitFor();
    await expectFits(page);
    await expectAccessible(page);
    await photograph(`reinspection-items-${language}`);

    const outsider = await platform.anyone({ language, width: 360 });
    const address = await page.getByRole('link', { name: w.public }).first().getAttribute('href');
    await outsider.open(address ?? '');
    await outsider.page.getByRole('button', { name: w.check }).click();
    await outsider.page.getByText(w.holds).waitFor();
    const saved = outsider.page.waitForEvent('download');
    await outsider.page.getByRole('button', { name: w.download }).click();
    // the file is what `xingcun draw check` reads
    const file = readPublicReinspection.response.parse(JSON.parse(await readFile(await (await saved).path(), 'utf8')));
    expect(checkReinspection(file).filter(({ agrees }) => !agrees)).toEqual([]);
    await expectFits(outsider.page);
    await expectAccessible(outsider.page);
    await outsider.photograph(`reinspection-public-${language}`);
  },
);

test('certificates and what becomes of a star, for the city and for anyone', async () => {
  const platform = await startPlatform({ sample: 'nothing' });
  const { organiser, cycle: settled, assessments } = await settledCycle(platform);
  const params = { cycleId: settled.id };
  platform.clock.set(noon('2026-12-29'));
  await organiser.call(publishPreliminary, { params, body: { version: settled.version } });
  platform.clock.set(noon('2027-01-20'));
  const { body } = await organiser.call(readCycle, { params });
  const confirmed = await organiser.call(confirmFinal, { params, body: { version: body.version } });
  expect(confirmed.status, confirmed.problem.detail).toBe(201);
  await platform.platform.owner.updateTable('cycle').set({ carrier: 'approvedActivity' }).execute();
  await organiser.call(issueCertificates, { params });
  await organiser.call(moveStar, {
    params: { assessmentId: assessments[places.xiaoguai] ?? '', starCode: 'ZF' },
    body: {
      act: 'suspended',
      fromOn: '2027-01-20',
      untilOn: null,
      document: '克市组通〔2027〕3号（样例）',
      authority: '中共克拉玛依市委组织部',
      reason: '培训台账抽查不实，限期整改。',
    },
  });
  await seedSampleAccounts(platform.platform);
  const { body: villages } = await organiser.call(readRecognition, { params });
  const code = villages.find(({ villageCode }) => villageCode === places.xiaoguai)?.certificateCode ?? '';
  expect(code).not.toBe('');
  const visit = visitors(platform);
  await examine(await visit('city.organiser'), { name: 'recognition', address: `/work/cycles/${settled.id}/recognition` });
  const anyone = await visit(undefined);
  await examine(anyone, { name: 'certificate', address: `/certificates/${code}`, printed: true });
  await examine(anyone, { name: 'village-with-suspended-star', address: `/villages/${places.xiaoguai}` });
});
