import path from 'node:path';
import { readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { application, cycle, days, meetings, noon, people } from '../packages/server/src/test/given.ts';
import { photo, photoWithPlace } from '../packages/server/src/test/pictures.ts';
import { places } from '../packages/server/src/test/server.ts';
import { expectAccessible, expectFits, type Person, startPlatform } from './platform.ts';
import { examine } from './screens.ts';
import { threeStars } from './three-stars.ts';
import { listenToServer } from './words-on-page.ts';

// 小拐村 at its self-assessment, its two meetings held; each language has a village of its own.
const platform = await startPlatform({ sample: 'nothing' });
const { assessments } = await cycle(platform, { standard: threeStars(), villages: [places.xiaoguai, places.hexie] });
const villages = { zh: places.xiaoguai, en: places.hexie } as const;
const who = { zh: await people(platform, villages.zh), en: await people(platform, villages.en) };
for (const language of ['zh', 'en'] as const) {
  const assessmentId = assessments[villages[language]] ?? '';
  await application(platform, { assessmentId, secretary: who[language].secretary });
  platform.clock.set(noon(days.selfAssessment));
  await meetings(assessmentId, who[language].clerk);
}

const words = {
  zh: {
    add: '添加佐证',
    record: '用已有记录',
    file: '上传照片或文件',
    name: '名称',
    save: '添加',
    upload: '上传并添加',
    stripped: /已在本机清除拍摄信息/,
    broken: /连接断开，恢复后自动从断开处继续/,
    unfinished: '没传完的文件',
    goOn: '继续上传',
    compare: '并排查看',
    redact: '遮盖',
    addBox: '加一个框',
    reason: '遮盖原因',
    saveCopy: '保存遮盖后的副本',
    redacted: '已遮盖',
    pick: '从佐证库选择',
    close: '关闭',
    addProof: '添加',
  },
  en: {
    add: 'Add proof',
    record: 'A record in the system',
    file: 'A photo or file',
    name: 'Title',
    save: 'Add',
    upload: 'Upload and add',
    stripped: /Metadata was taken out on this device/,
    broken: /The connection is down; it goes on where it stopped/,
    unfinished: 'Uploads that broke off',
    goOn: 'Go on',
    compare: 'Look at both',
    redact: 'Redact',
    addBox: 'Add a box',
    reason: 'Why it is redacted',
    saveCopy: 'Save the redacted copy',
    redacted: 'Redacted',
    pick: 'Choose from the library',
    close: 'Close',
    addProof: 'Add',
  },
} as const;
type Words = (typeof words)['zh' | 'en'];

const inDialog = (page: Page) => page.getByRole('dialog').last();
const asFile = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
/** More than one part. */
const broad = { width: 1500, height: 1100, quality: 97, grain: 90 };

/** Signs a test's account into a browser of its own. */
async function signedIn(language: 'zh' | 'en', cookie: string): Promise<Person> {
  const person = await platform.anyone({ language });
  const [name = '', value = ''] = cookie.split('=');
  await person.context.addCookies([{ name, value, url: platform.url }]);
  return person;
}

/** A dialog as it stands, where screenshots are asked for: another width would close the panel from which it was opened. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}-1440.png`) });
}

/** Fills the dialog for a file and leaves it before sending. */
async function chooseFile(page: Page, t: Words, file: ReturnType<typeof asFile>, title: string, items: string[]): Promise<void> {
  await page.getByRole('button', { name: t.add, exact: true }).click();
  await inDialog(page).getByText(t.file).click();
  await inDialog(page).locator('input[type=file]').setInputFiles(file);
  await inDialog(page).getByLabel(t.name, { exact: true }).fill(title);
  for (const summary of await inDialog(page).locator('summary').all()) await summary.click();
  for (const item of items) await inDialog(page).getByRole('checkbox', { name: item }).check();
}

test.for(['zh', 'en'] as const)(
  'a clerk builds the proof library: records first, photos stripped, uploads that go on, redaction, and use in the sheet (%s)',
  async (language) => {
    const t = words[language];
    const assessmentId = assessments[villages[language]] ?? '';
    const { clerk } = who[language];
    await platform.at(days.selfAssessment);
    const visitor = { ...(await signedIn(language, clerk.cookie)), language };
    const { page, context } = visitor;
    const address = `/work/assessments/${assessmentId}/evidence`;
    await visitor.open(address);
    const library = async () => (await clerk.call(readEvidence, { params: { assessmentId } })).body;
    const missingBefore = (await library()).missing.ZF ?? 0;

    // a meeting that was held is proof as it stands
    await page.getByRole('button', { name: t.add, exact: true }).click();
    await inDialog(page)
      .getByRole('radio', { name: language === 'zh' ? /党员大会/ : /party members/ })
      .check();
    await inDialog(page).locator('summary').first().click();
    await inDialog(page).getByRole('checkbox', { name: 'ZF1' }).check();
    await expectAccessible(page);
    await visitor.photograph(`evidence-record-${language}`);
    await inDialog(page).getByRole('button', { name: t.save, exact: true }).click();
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
    expect((await library()).missing.ZF).toBe(missingBefore - 1);

    // a photo with a place in it: stripped here, its upload broken off and ended by a reload, then gone on with
    const first = photoWithPlace({ ...broad, waves: 7 }, 1);
    const title = language === 'zh' ? '培训现场' : 'Training';
    await chooseFile(page, t, asFile('IMG_1.jpg', first), title, ['ZF1', 'ZF2']);
    await inDialog(page).getByText(t.stripped).waitFor();
    await expectAccessible(page);
    await visitor.photograph(`evidence-file-${language}`);
    let parts = 0;
    await context.route('**/parts?*', (route) => (++parts === 1 ? route.continue() : route.abort('internetdisconnected')));
    await inDialog(page).getByRole('button', { name: t.upload }).click();
    await inDialog(page).getByText(t.broken).waitFor();
    await expectFits(page);
    await visitor.open(address);
    await context.unroute('**/parts?*');
    await page.getByRole('heading', { name: t.unfinished }).waitFor();
    const offsets: string[] = [];
    page.on(
      'request',
      (request) =>
        void (request.url().includes('/parts?') && offsets.push(new URL(request.url()).searchParams.get('offset') ?? '')),
    );
    await page.getByRole('button', { name: t.goOn }).click();
    await inDialog(page).locator('input[type=file]').setInputFiles(asFile('IMG_1.jpg', first));
    await inDialog(page).getByText(t.stripped).waitFor();
    await inDialog(page).getByRole('button', { name: t.upload }).click();
    await page.getByRole('complementary').getByRole('heading', { name: title }).waitFor();
    expect(Number(offsets[0])).toBeGreaterThan(0);
    const kept = (await library()).pieces.find((piece) => piece.title === title);
    expect([kept?.itemCodes, kept?.file?.size]).toEqual([['ZF1', 'ZF2'], photo({ ...broad, waves: 7 }).length]);

    // a second picture of the same scene: a hint, and both side by side
    const again = language === 'zh' ? '培训现场（另一张）' : 'Training, another photo';
    await chooseFile(page, t, asFile('IMG_2.jpg', photo({ waves: 7, light: 5, quality: 70 })), again, ['ZF3']);
    await inDialog(page).getByRole('button', { name: t.upload }).click();
    await page.getByRole('button', { name: t.compare }).click();
    await inDialog(page).getByRole('img', { name: title, exact: true }).waitFor();
    await expectAccessible(page);
    await look(page, `evidence-alike-${language}`);
    await inDialog(page).getByRole('button', { name: t.close }).click();

    // what must not be seen is covered; the original is sealed
    await page.getByRole('button', { name: t.redact, exact: true }).click();
    await inDialog(page).getByRole('button', { name: t.addBox }).click();
    await inDialog(page).getByRole('button', { name: /1/ }).last().focus();
    for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await inDialog(page)
      .getByLabel(t.reason)
      .fill(language === 'zh' ? '遮住车牌' : 'A number plate');
    await expectAccessible(page);
    await look(page, `evidence-redact-${language}`);
    await inDialog(page).getByRole('button', { name: t.saveCopy }).click();
    await page.getByRole('complementary').getByText(t.redacted, { exact: true }).waitFor();
    const after = (await library()).pieces.filter((piece) => piece.title === again);
    expect(after.map(({ sealed, redaction, itemCodes }) => [sealed !== null, redaction !== null, itemCodes])).toEqual(
      expect.arrayContaining([
        [true, false, []],
        [false, true, ['ZF3']],
      ]),
    );

    await examine(
      { ...visitor, heard: listenToServer(page) },
      { name: `evidence library ${language}`, address, thorough: true, printed: true },
    );
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

    // the score sheet takes its proof from the library
    await page.setViewportSize({ width: 1440, height: 900 });
    await visitor.open(`/work/assessments/${assessmentId}/sheets/selfAssessment?star=ZF&item=ZF2`);
    await page.getByRole('button', { name: t.pick }).click();
    const saved = page.waitForResponse((response) => /\/cells/.test(response.url()) && response.request().method() !== 'GET');
    await inDialog(page)
      .getByRole('button', { name: new RegExp(`${title}$`) })
      .click();
    await inDialog(page).getByRole('button', { name: t.close }).click();
    await page.getByRole('complementary').getByRole('link', { name: title, exact: true }).waitFor();
    expect((await saved).status()).toBe(200);
    await visitor.photograph(`evidence-sheet-${language}`);
    const cited = (await library()).pieces.find((piece) => piece.title === title);
    expect(cited?.citedBy).toEqual([{ stage: 'selfAssessment', itemCode: 'ZF2' }]);
  },
);
