import type { Page } from 'playwright';
import { test } from 'vitest';
import { expectAccessible, expectFits, type Person, settled, startPlatform } from './platform.ts';
import { expectPlainWords, listenToServer, type ServerWords } from './words-on-page.ts';

const platform = await startPlatform({ sample: 'years' });

/** The sample's two cycles, 小拐村's assessments in them, and the standard. */
const rows = await platform.platform.owner
  .selectFrom('cycle')
  .innerJoin('assessment', 'assessment.cycleId', 'cycle.id')
  .select(['cycle.id as cycleId', 'cycle.standardId', 'assessment.id as assessmentId', 'cycle.state'])
  .where('assessment.villageCode', '=', '650203200202')
  .orderBy('cycle.year', 'desc')
  .execute();
const [current, last] = rows;
if (!current || !last) throw new Error('the sample has two years');

interface Screen {
  name: string;
  address: string;
  /** A sample account; without one, anyone. */
  as?: string;
  /** Words that this screen shows on purpose. */
  allowed?: RegExp[];
}

const screens: Screen[] = [
  { name: 'star wall', address: '/?year=2025' },
  { name: 'star wall before a result', address: '/' },
  { name: 'public village page', address: '/villages/650203200202?year=2025' },
  { name: 'public village page before a result', address: '/villages/650203200202' },
  { name: 'receipt', address: '/receipts' },
  { name: 'sign-in', address: '/sign-in' },
  { name: 'no such page', address: '/nowhere' },
  { name: 'inbox of a village clerk', address: '/work', as: 'xiaoguai.clerk' },
  { name: 'inbox of the city', address: '/work', as: 'city.organiser' },
  { name: 'villages', address: `/work/cycles/${current.cycleId}/villages`, as: 'city.organiser' },
  { name: 'passage', address: `/work/assessments/${current.assessmentId}`, as: 'xiaoguai.secretary' },
  { name: 'passage of a settled village', address: `/work/assessments/${last.assessmentId}`, as: 'city.organiser' },
  { name: 'application', address: `/work/assessments/${current.assessmentId}/application`, as: 'xiaoguai.secretary' },
  { name: 'score sheet', address: `/work/assessments/${current.assessmentId}/sheets/selfAssessment`, as: 'xiaoguai.clerk' },
  {
    name: 'score sheet with the panel',
    address: `/work/assessments/${current.assessmentId}/sheets/selfAssessment?star=ZF&item=ZF2`,
    as: 'xiaoguai.clerk',
  },
  { name: 'sealed sheet', address: `/work/assessments/${last.assessmentId}/sheets/finalAppraisal`, as: 'city.assessor' },
  { name: 'discrepancies', address: `/work/assessments/${last.assessmentId}/discrepancies`, as: 'city.organiser' },
  { name: 'result', address: `/work/assessments/${last.assessmentId}/result`, as: 'city.organiser' },
  { name: 'programmes', address: '/work/cycles', as: 'city.organiser' },
  { name: 'programme', address: `/work/cycles/${current.cycleId}`, as: 'city.organiser' },
  { name: 'new programme', address: '/work/cycles/new', as: 'city.organiser' },
  { name: 'disclosure', address: `/work/cycles/${last.cycleId}/disclosure`, as: 'city.organiser' },
  { name: 'standards', address: '/work/standards', as: 'city.organiser' },
  { name: 'standard', address: `/work/standards/${current.standardId}`, as: 'city.organiser' },
  { name: 'indicator', address: `/work/standards/${current.standardId}?item=ZF2`, as: 'city.organiser' },
  { name: 'standard as a document', address: `/work/standards/${current.standardId}/document`, as: 'city.organiser' },
  { name: 'audit log', address: '/work/audit', as: 'admin.audit' },
  { name: 'accounts', address: '/work/accounts', as: 'admin.security' },
  { name: 'units', address: '/work/units', as: 'admin.system' },
  { name: 'deputies', address: '/work/deputies', as: 'xiaoguai.secretary' },
  { name: 'my account', address: '/work/account', as: 'xiaoguai.clerk' },
];

type Visitor = Person & { heard: ServerWords };
const visitors = new Map<string, Visitor>();
/** One browser for each account. */
async function visitor(as: string | undefined): Promise<Visitor> {
  const known = visitors.get(as ?? '');
  if (known) return known;
  const made = as ? await platform.person(as) : await platform.anyone();
  const visiting = { ...made, heard: listenToServer(made.page) };
  visitors.set(as ?? '', visiting);
  return visiting;
}

const speak = async (page: Page, language: 'zh' | 'en') => {
  await page.getByRole('button', { name: language === 'en' ? 'Switch to English' : '切换为中文' }).click();
  await page.locator(`html[lang^="${language}"]`).waitFor();
  await settled(page);
};

test.for(screens)(
  '$name: plain words in both languages, accessible, and no wider than a phone',
  async ({ name, address, as, allowed }) => {
    const { page, open, heard, photograph } = await visitor(as);
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(address);
    const file = name.replaceAll(' ', '-');
    await expectPlainWords(page, heard, allowed);
    await expectFits(page);
    await expectAccessible(page);
    await photograph(`${file}-zh`);

    await speak(page, 'en');
    await expectPlainWords(page, heard, allowed);
    await expectFits(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectFits(page);
    await expectPlainWords(page, heard, allowed);
    await expectAccessible(page);
    await photograph(`${file}-en`);

    await speak(page, 'zh');
    await expectFits(page);
  },
);
