import { planInspection, readInspection } from '@xingcun/core/fieldwork/inspection/contract';
import { expect, test } from 'vitest';
import { seedSampleAccounts } from '../packages/server/src/sample/seed.ts';
import { application, cycle, passage, people } from '../packages/server/src/test/given.ts';
import { uploaded } from '../packages/server/src/test/given-evidence.ts';
import { photo } from '../packages/server/src/test/pictures.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, type Person, startPlatform } from './platform.ts';
import { threeStars } from './three-stars.ts';
import { expectPlainWords, listenToServer } from './words-on-page.ts';

const platform = await startPlatform({ sample: 'nothing' });
const { assessments } = await cycle(platform, { standard: threeStars() });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(platform);
await application(platform, { assessmentId, secretary: who.secretary });
const accounts = await seedSampleAccounts(platform.platform);
const rectification = `/work/assessments/${assessmentId}/rectification`;

const words = {
  zh: {
    record: '登记一次指导',
    seen: '看了什么，总的情况',
    saw: '看了培训台账和公开栏，培训期数够，签到不全。',
    addAdvice: '再写一条意见',
    advice: '意见内容',
    advised: '补齐培训签到（只留人数，不留姓名）。',
    save: '保存',
    toTask: /把意见交办为整改/,
    days: '工作日数',
    set: '交办',
    openTask: /办理：补齐培训签到/,
    done: '完成情况',
    report: '报告完成',
    sendBack: '退回重办',
    missing: '还缺什么',
    accept: '检查通过，销号',
    owed: '待整改',
    late: '有过逾期',
    closed: '已销号',
    escalated: /已提示到区级/,
    begin: '开始检查',
    no: '不符合',
    yes: '符合',
    minor: /一般问题/,
    what: '看到了什么',
    board: '公开栏内容停在八月。',
    keep: '记下',
    pick: '从佐证库选择',
    held: '公开栏近照',
    use: '选用',
    shut: '关闭',
    needsNetwork: /添加新照片须有网络/,
    edit: '写说明',
    photo: '添加照片',
    photoName: '名称',
    photoTitle: '公开栏远照',
    upload: '上传并添加',
    drop: '去掉“公开栏远照”',
    onDevice: '仅在本机',
    offline: /仅在本机，有网络时自动送达/,
    arrived: /全部已送达/,
    interview: '记一次座谈',
    many: '人数',
    topics: '议题',
    topic: '村务公开',
    minutes: '记录',
    said: '代表认为公开栏位置偏。',
    keepInterview: '存好',
    task: /交办整改：/,
    seeTask: '看整改',
    closing: '结束检查',
    hidden: '检查结束后，结果在这里向村里公开。',
  },
  en: {
    record: 'Record a visit',
    seen: 'What was seen, in general',
    saw: 'Saw the training register and the notice board; enough courses, attendance incomplete.',
    addAdvice: 'Add a piece of advice',
    advice: 'The advice',
    advised: 'Complete the attendance of the courses (numbers, no names).',
    save: 'Save',
    toTask: /^Set as a task:/,
    days: 'Working days',
    set: 'Set the task',
    openTask: /Open: Complete the attendance/,
    done: 'What was done',
    report: 'Report as done',
    sendBack: 'Send back',
    missing: 'What is still missing',
    accept: 'Accept and close',
    owed: 'To be done',
    late: 'Was late',
    closed: 'Closed',
    escalated: /told to the district/,
    begin: 'Begin the inspection',
    no: 'Does not conform',
    yes: 'Conforms',
    minor: /^Minor/,
    what: 'What was seen',
    board: 'The notice board stopped in August.',
    keep: 'Keep',
    pick: 'Choose from the library',
    held: 'The board, from near',
    use: 'Use',
    shut: 'Close',
    needsNetwork: /A new photo needs a connection/,
    edit: 'Add words',
    photo: 'Add a photo',
    photoName: 'Title',
    photoTitle: 'The board, from afar',
    upload: 'Upload and add',
    drop: 'Take out “The board, from afar”',
    onDevice: 'On this device only',
    offline: /on this device only, sent by/,
    arrived: /Everything has arrived/,
    interview: 'Record an interview',
    many: 'How many',
    topics: 'Topics',
    topic: 'Disclosure of village affairs',
    minutes: 'Minutes',
    said: 'The representatives find the board too far away.',
    keepInterview: 'Keep',
    task: /Set a task:/,
    seeTask: 'See the task',
    closing: 'Close the inspection',
    hidden: 'When the inspection is closed, what was found is shown to the village here.',
  },
} as const;

/** Fits at both widths; accessible at a desk’s in Chinese and at a phone’s in English, as the other screens are examined. */
async function look({ page, photograph }: Person, name: string): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
    await expectFits(page);
    if ((width === 1440) === name.endsWith('zh')) await expectAccessible(page);
  }
  await photograph(name);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test.for(['zh', 'en'] as const)(
  'advice becomes a task, is sent back once, and its late close stays visible (%s)',
  async (language) => {
    const t = words[language];
    await platform.at('2026-06-03');
    const guide = await platform.person('karamay.assessor', { language });
    const heard = listenToServer(guide.page);
    const { page } = guide;
    await guide.open(rectification);
    await page.getByRole('button', { name: t.record }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('checkbox').first().check();
    await form.getByLabel(t.seen).fill(t.saw);
    await form.getByRole('button', { name: t.addAdvice }).click();
    await form.getByLabel(t.advice).fill(t.advised);
    await guide.photograph(`guidance-form-${language}`);
    await form.getByRole('button', { name: t.save, exact: true }).click();
    await page.getByRole('button', { name: t.toTask }).click();
    const setting = page.getByRole('dialog');
    await setting.getByRole('textbox', { name: t.days }).fill('5');
    await expectAccessible(page);
    await setting.getByRole('button', { name: t.set, exact: true }).click();
    await page.getByRole('heading', { name: t.owed }).waitFor();
    await expectPlainWords(page, heard);
    await look(guide, `rectification-${language}`);

    const report = async (clerk: Person, said: string) => {
      await clerk.open(rectification);
      await clerk.page.getByRole('button', { name: t.openTask }).first().click();
      await clerk.page.getByLabel(t.done).fill(said);
      await clerk.page.getByRole('button', { name: t.report, exact: true }).click();
      await clerk.page.getByLabel(t.done).waitFor({ state: 'detached' });
    };
    await platform.at('2026-06-09');
    const clerk = await platform.person('xiaoguai.clerk', { language });
    await report(clerk, t.advised);
    await platform.at('2026-06-10');
    await guide.open(rectification);
    await page.getByRole('button', { name: t.openTask }).first().click();
    await page.getByRole('button', { name: t.sendBack, exact: true }).click();
    await page.getByLabel(t.missing).fill(t.advised);
    await page.getByRole('button', { name: t.sendBack, exact: true }).last().click();
    await page.getByLabel(t.missing).waitFor({ state: 'detached' });
    await platform.at('2026-07-20');
    await clerk.open(rectification);
    await clerk.page.getByRole('button', { name: t.openTask }).first().click();
    await clerk.page.getByText(t.escalated).waitFor();
    await clerk.photograph(`rectification-overdue-${language}`);
    await report(clerk, t.advised);
    await guide.open(rectification);
    await page.getByRole('button', { name: t.openTask }).first().click();
    await page.getByRole('button', { name: t.accept, exact: true }).last().click();
    await page.getByText(t.closed, { exact: true }).first().waitFor();
    expect(await page.getByText(t.late).count()).toBeGreaterThan(0);
    await guide.open('/work/rectification?show=all');
    await page.getByText(t.advised).first().waitFor();
    await expectPlainWords(page, heard);
    await look(guide, `rectification-all-${language}`);
  },
);

let reviewed = false;
/** The village’s figures and the township’s review, which come after the guidance above. */
async function inJointReview(): Promise<void> {
  if (!reviewed) await passage(platform, assessmentId, who, 'preliminaryReview');
  reviewed = true;
}

test.for(['zh', 'en'] as const)(
  'an inspection is filled in without a network, sent, and a finding becomes a task (%s)',
  async (language) => {
    const t = words[language];
    await inJointReview();
    await platform.at('2026-11-25');
    const team = [accounts.get('karamay.assessor') ?? ''];
    const plan = { stage: 'jointReview', plannedOn: '2026-11-25', team, purpose: '', stars: ['ZF', 'MG', 'LD'] } as const;
    const made = await who.districtOrganiser.call(planInspection, {
      params: { assessmentId },
      body: { ...plan, stars: [...plan.stars] },
    });
    expect(made.status, JSON.stringify(made.problem)).toBe(201);
    const address = `/work/inspections/${made.body.id}`;
    const waves = language === 'zh' ? 4 : 9;
    const piece = await uploaded(who.clerk, assessmentId, photo({ waves }), t.held, ['MG1']);
    const inspector = await platform.person('karamay.assessor', { language, width: 360 });
    const heard = listenToServer(inspector.page);
    const { page, context } = inspector;
    const library = page.waitForResponse((response) => response.url().endsWith(`/${assessmentId}/evidence`));
    await inspector.open(address);
    await library;
    await page.getByRole('button', { name: t.begin }).click();
    await page.getByRole('dialog').getByRole('button', { name: t.begin }).click();
    await page.getByRole('button', { name: t.yes, exact: true }).first().waitFor();
    await page.getByText(t.arrived).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);

    await context.setOffline(true);
    await page.getByRole('button', { name: t.yes, exact: true }).first().click();
    await page.getByText(t.onDevice, { exact: true }).first().waitFor();
    await page.goto(`${address}?star=MG`);
    await page.getByText(t.offline).first().waitFor();
    await page.getByRole('button', { name: t.no, exact: true }).first().click();
    await page.getByLabel(t.minor).check();
    await page.getByRole('textbox', { name: t.what }).fill(t.board);
    await page.getByText(t.needsNetwork).waitFor();
    await page.getByRole('button', { name: t.pick }).click();
    await page.getByRole('button', { name: `${t.use} ${t.held}` }).click();
    await expectAccessible(page);
    await inspector.photograph(`inspection-proof-${language}`);
    await page.getByRole('dialog').getByRole('button', { name: t.shut }).click();
    await inspector.photograph(`inspection-offline-${language}`);
    await page.getByRole('button', { name: t.keep, exact: true }).click();
    await page.getByRole('button', { name: t.interview }).click();
    await page.getByLabel(t.many, { exact: true }).fill('6');
    await page.getByRole('textbox', { name: t.topics, exact: true }).fill(t.topic);
    await page.getByRole('textbox', { name: t.minutes, exact: true }).fill(t.said);
    await page.reload();
    await page.getByText(t.said).first().waitFor();
    const goOn = page.getByRole('button', { name: language === 'zh' ? '接着写' : 'Go on' });
    await goOn.click();
    await page.getByRole('button', { name: t.keepInterview, exact: true }).last().click();
    await expectFits(page);

    await context.setOffline(false);
    await page.getByText(t.arrived).waitFor();
    const read = await who.districtOrganiser.call(readInspection, { params: { inspectionId: made.body.id } });
    expect(
      read.body.findings
        .map(({ answer, words: said, version, evidence }) => [answer, said, version, evidence])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual([
      ['conforms', '', 1, []],
      ['doesNotConform', t.board, 1, [piece.id]],
    ]);
    expect(read.body.interviews.map(({ minutes, participants }) => [minutes, participants])).toEqual([[t.said, 6]]);
    await page.getByRole('button', { name: t.edit }).first().click();
    await page.getByRole('button', { name: t.photo }).click();
    const adding = page.getByRole('dialog');
    const file = { name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo({ waves: waves + 2 })) };
    await adding.locator('input[type=file]').setInputFiles(file);
    await adding.getByLabel(t.photoName, { exact: true }).fill(t.photoTitle);
    await adding.getByRole('button', { name: t.upload }).click();
    await page.getByRole('button', { name: t.drop }).waitFor();
    await page.getByRole('button', { name: t.keep, exact: true }).click();
    await page.getByRole('link', { name: t.photoTitle }).first().waitFor();
    await page.getByText(t.arrived).waitFor();
    await expectPlainWords(page, heard);
    await look(inspector, `inspection-${language}`);

    await page.getByRole('button', { name: t.task }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: t.set, exact: true }).click();
    await page.getByRole('link', { name: t.seeTask }).waitFor();

    const secretary = await platform.person('xiaoguai.secretary', { language });
    await secretary.open(address);
    await secretary.page.getByText(t.hidden).waitFor();
    expect(await secretary.page.getByText(t.board).count()).toBe(0);
    await page.getByRole('button', { name: t.closing }).click();
    await page.getByRole('dialog').getByRole('button', { name: t.closing }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: t.closing }).waitFor({ state: 'detached' });
    await secretary.open(`${address}?star=MG`);
    await secretary.page.getByText(t.board).first().waitFor();
    await look(secretary, `inspection-closed-${language}`);
    await secretary.page.getByRole('link', { name: t.held }).first().click();
    await secretary.page.getByRole('complementary').getByRole('heading', { name: t.held }).waitFor();
    await secretary.open(`/work/assessments/${assessmentId}/inspections`);
    await look(secretary, `inspections-${language}`);
  },
);
