import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import {
  adoptStar,
  cosign,
  listAssessments,
  readSheet,
  recordMeeting,
  saveCells,
  sendBack,
  signOffStar,
  submitSheet,
} from '@xingcun/core/assessment/contract';
import { createCycle, publishCycle, readCycle, saveApplication, submitApplication } from '@xingcun/core/cycles/contract';
import type { CalendarStage } from '@xingcun/core/cycles/cycle';
import type { Stage } from '@xingcun/core/cycles/stage';
import {
  answerObjection,
  confirmFinal,
  listObjections,
  makeObjection,
  publishPreliminary,
} from '@xingcun/core/disclosure/contract';
import { importStandard, publishStandard, readStandard } from '@xingcun/core/standards/contract';
import type { Standard } from '@xingcun/core/standards/standard';
import { holdSampleAppraisal } from './appraisal.ts';
import type { Caller } from './caller.ts';
import { sampleEntry, steadyShare } from './entries.ts';
import { addSampleEvidence } from './evidence.ts';
import { hangNotice, hearAppeal, hearThePublic, takeNoticeDown } from './opinions.ts';
import { city, leadUnits, sampleVillages } from './people.ts';
import { guideVillage, inspectVillage } from './on-site.ts';
import type { People, StoryClock } from './seed.ts';
import { publishSampleFrame, runSampleVisits } from './visits.ts';

interface Story {
  as: People;
  clock: StoryClock;
  /** The day on which the sample is made; both years are placed around it. */
  now: Date;
}

/** Days from the making of the sample at which this year's stages open and end: today lies in the self-assessment. */
const calendar: Record<CalendarStage, readonly [number, number]> = {
  application: [-290, -270],
  guidance: [-170, -120],
  selfAssessment: [-14, 9],
  preliminaryReview: [10, 30],
  jointReview: [31, 55],
  finalAppraisal: [56, 68],
  publicity: [69, 88], // five working days even where a holiday of nine falls into it
  recognition: [89, 103],
};
const yearDays = 364;

const dayOf = (now: Date, days: number) => new Date(now.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

type Village = (typeof sampleVillages)[number];
type Slug = Village['slug'];

/** The newspaper's own figures, shown as such beside sample scores. */
const reported: Partial<Record<Slug, Record<string, string>>> = {
  xiaoguai: {
    ZF4: '报道数据：绣花基地吸纳富余劳动力15人；现场招聘会2场，提供岗位60余个，招聘17人。',
    MG6: '报道：一事一记录、一月一审核、一季一公示。',
  },
  chagancao: { ZF2: '报道数据：股份经济合作社净收入148万元；入股企业2020年营业收入4000万元，提供本地岗位20余个。' },
  hake: { MG5: '报道：设“村民议站”，四议两公开，土地承包和分红是村民最想看的。' },
  hexie: { PA2: '报道：法治课堂、农牧民夜校、设法律专栏的图书室。' },
};
const article: Proof = {
  title: '《“星级化”管理促进农村基层党组织提质增效》（报道）',
  reference: '克拉玛依市组织工作系列报道之八',
};

/** How well a village does at a star, 0–1: the weak spots make some stars fail. Sample values, no judgement of the real villages. */
const weakSpots: Record<Slug, readonly string[]> = {
  tuanjie: ['NL', 'ST'],
  xiaoguai: ['WM'],
  hexie: ['ZF', 'XF'],
  chagancao: ['NL', 'PA', 'WM'],
  hake: ['ZF'],
};

function qualityOf({ slug }: Village, starCode: string, itemCode: string): number {
  const base = weakSpots[slug].includes(starCode) ? 0.62 : 0.88;
  return Math.min(1, base + 0.18 * steadyShare(slug, itemCode));
}

interface CellToSave {
  itemCode: string;
  entry: CellEntry;
  reason: string;
  proofs: Proof[];
  version: number;
}

function selfAssessmentCells(standard: Standard, village: Village, stars: readonly string[], shareFilled: number): CellToSave[] {
  const cells: CellToSave[] = [];
  for (const star of standard.stars.filter(({ code }) => stars.includes(code))) {
    for (const indicator of star.indicators) {
      if (steadyShare(village.slug, indicator.code, 'filled') >= shareFilled) continue;
      const words = reported[village.slug]?.[indicator.code];
      const proofs = [
        { title: `样例佐证：${indicator.evidence[0]?.zh ?? '村级台账'}`, reference: `${village.name}〔样例〕${indicator.code}` },
      ];
      cells.push({
        itemCode: indicator.code,
        entry: sampleEntry(indicator, qualityOf(village, star.code, indicator.code)),
        reason: words ?? '',
        proofs: words ? [article, ...proofs] : proofs,
        version: 0,
      });
    }
    if (shareFilled === 1) {
      for (const item of star.bonus?.items ?? [])
        cells.push({
          itemCode: item.code,
          entry: { kind: 'count', count: steadyShare(village.slug, item.code) > 0.7 ? 1 : 0 },
          reason: '',
          proofs: [{ title: '样例：加分依据文件', reference: `样例〔${item.code}〕` }],
          version: 0,
        });
      for (const hard of star.hardStandards)
        cells.push({ itemCode: hard.code, entry: { kind: 'holds', holds: true }, reason: '', proofs: [], version: 0 });
    }
  }
  return cells;
}

async function importAndPublish(organiser: Caller, yaml: string): Promise<string> {
  const body = { fileName: 'karamay-ten-stars.yaml', base64: Buffer.from(yaml).toString('base64'), confirm: true };
  const { standard } = await organiser(importStandard, { body });
  if (!standard) throw new Error('sample data: the standard was not stored');
  await organiser(publishStandard, { params: { standardId: standard.id }, body: { rowVersion: standard.rowVersion } });
  return standard.id;
}

async function openYear({ as, clock, now, standardId, offset }: Story & { standardId: string; offset: number }) {
  const organiser = as('city.organiser');
  const year = Number(dayOf(now, offset).slice(0, 4));
  clock.to(dayOf(now, offset + calendar.application[0] - 10));
  const draft = await organiser(createCycle, {
    body: {
      cityCode: city,
      year,
      title: { zh: `${year}年村级组织“星级化”创建（样例）`, en: `Star rating of villages ${year} (sample)` },
      carrier: 'annualAssessment',
      approvingDocument: `样例文件〔${year}〕1号`,
      sponsor: '中共克拉玛依市委组织部',
      standardId,
      combination: 'successive',
      weights: null,
      calendar: Object.entries(calendar).map(([stage, [opens, due]]) => ({
        stage: stage as CalendarStage,
        opensOn: dayOf(now, offset + opens),
        dueOn: dayOf(now, offset + due),
      })),
      villages: sampleVillages.map(({ code }) => code),
    },
  });
  const cycle = await organiser(publishCycle, { params: { cycleId: draft.id }, body: { version: draft.version } });
  const standard = (await organiser(readStandard, { params: { standardId } })).document as unknown as Standard;

  clock.to(dayOf(now, offset + calendar.application[0] + 5));
  const rows = await organiser(listAssessments, { params: { cycleId: cycle.id } });
  const villages = sampleVillages.map((village) => {
    const row = rows.find(({ villageCode }) => villageCode === village.code);
    if (!row) throw new Error(`sample data: ${village.name} has no assessment`);
    // as the newspaper tells it, the villages of 小拐乡 declared nine stars
    const left = village.township === '650203200000' ? weakSpots[village.slug][0] : null;
    const stars = standard.stars.map(({ code }) => code).filter((code) => code !== left);
    return { ...village, assessmentId: row.id, stars };
  });
  for (const { slug, assessmentId, stars } of villages) {
    const secretary = as(`${slug}.secretary`);
    const commitments = Object.fromEntries(stars.slice(0, 2).map((code) => [code, '样例承诺：按季公开进展，年底前完成。']));
    const application = await secretary(saveApplication, { params: { assessmentId }, body: { stars, commitments, version: 0 } });
    await secretary(submitApplication, { params: { assessmentId }, body: { version: application.version } });
  }
  return { cycle, standard, villages };
}

/** Last year, from the standard to the final result; answers the standard's id. */
export async function runFinishedYear(story: Story & { anyone: Caller; yaml: string }): Promise<string> {
  const { as, anyone, clock, now, yaml } = story;
  const offset = -yearDays;
  clock.to(dayOf(now, offset + calendar.application[0] - 30));
  const standardId = await importAndPublish(as('city.organiser'), yaml);
  const { cycle, standard, villages } = await openYear({ as, clock, now, standardId, offset });
  const on = (stage: CalendarStage, days: number) => clock.to(dayOf(now, offset + calendar[stage][0] + days));

  on('selfAssessment', 2);
  for (const village of villages) {
    const params = { assessmentId: village.assessmentId, stage: 'selfAssessment' as const };
    await as(`${village.slug}.clerk`)(saveCells, {
      params,
      body: { cells: selfAssessmentCells(standard, village, village.stars, 1) },
    });
  }
  on('selfAssessment', 6);
  for (const village of villages) await holdMeetings(as, village, dayOf(now, offset + calendar.selfAssessment[0] + 5));
  on('selfAssessment', 8);
  for (const { slug, assessmentId } of villages) {
    await as(`${slug}.supervisor`)(cosign, {
      params: { assessmentId },
      body: { opinion: 'agrees', words: '样例：程序合规，得分已张榜。' },
    });
    await as(`${slug}.secretary`)(submitSheet, {
      params: { assessmentId, stage: 'selfAssessment' },
      body: { words: '样例：经两会通过，上报。' },
    });
  }

  on('preliminaryReview', 3);
  await returnAndCorrect(as, villages[0], standard, dayOf(now, offset + calendar.preliminaryReview[0] + 8));
  on('preliminaryReview', 10);
  const xiaoguai = villages.find(({ slug }) => slug === 'xiaoguai');
  if (xiaoguai) {
    await runSampleVisits(as('xgx.reviewer'), xiaoguai.assessmentId);
    await holdSampleAppraisal(as('xgx.reviewer'), anyone, xiaoguai.assessmentId);
  }
  for (const village of villages) {
    const township = village.township === '650203200000' ? 'xgx' : 'wehz';
    await review(as(`${township}.reviewer`), village, 'preliminaryReview', standard, 0.04);
    await as(`${township}.secretary`)(submitSheet, {
      params: { assessmentId: village.assessmentId, stage: 'preliminaryReview' },
      body: { words: '样例：乡镇初评意见。' },
    });
  }

  const inspected = villages.find(({ slug }) => slug === 'xiaoguai');
  if (inspected)
    await inspectVillage({
      as,
      clock,
      assessmentId: inspected.assessmentId,
      day: (days) => dayOf(now, offset + calendar.jointReview[0] + days),
      on: 3,
    });

  on('jointReview', 8);
  for (const village of villages) {
    const district = village.district === '650203000000' ? 'karamay' : 'urho';
    for (const unit of leadUnits) {
      const lead = as(`${district}.${unit.slug}`);
      const stars = unit.stars.filter((code) => village.stars.includes(code));
      await review(lead, { ...village, stars }, 'jointReview', standard, 0.05);
      for (const starCode of stars)
        await lead(signOffStar, { params: { assessmentId: village.assessmentId }, body: { starCode } });
    }
    await as(`${district}.organiser`)(submitSheet, {
      params: { assessmentId: village.assessmentId, stage: 'jointReview' },
      body: { words: '样例：区级联评意见。' },
    });
  }

  await hearThePublic(as, anyone, cycle.id);

  on('finalAppraisal', 5);
  for (const village of villages) {
    await review(as('city.assessor'), village, 'finalAppraisal', standard, 0.02);
    await as('city.organiser')(submitSheet, {
      params: { assessmentId: village.assessmentId, stage: 'finalAppraisal' },
      body: { words: '样例：复验后确认。' },
    });
  }

  on('publicity', 0);
  const organiser = as('city.organiser');
  const before = await readVersion(organiser, cycle.id);
  const notice = await organiser(publishPreliminary, { params: { cycleId: cycle.id }, body: { version: before } });
  const publishedOn = dayOf(now, offset + calendar.publicity[0]);
  for (const { slug, assessmentId } of villages) await hangNotice(as, slug, assessmentId, notice.id, publishedOn);
  on('publicity', 1);
  const { receiptCode } = await anyone(makeObjection, {
    params: { villageCode: '650205100201' },
    body: { starCode: 'ZF', words: '样例异议：增收致富星的收入口径是怎么算的，请说明。' },
  });
  on('publicity', 4);
  for (const objection of await organiser(listObjections, { params: { cycleId: cycle.id } })) {
    await organiser(answerObjection, {
      params: { objectionId: objection.id },
      body: {
        publicWords: '样例：询问增收致富星的收入口径。',
        answer: '样例答复：采用村级汇总数据，计算过程见村公开页的计算说明；数据来源与口径已一并公开，结果不变。',
      },
    });
  }
  on('publicity', 5);
  await hearAppeal(as, anyone, cycle.id, receiptCode);
  on('recognition', 2);
  const removedOn = dayOf(now, offset + calendar.recognition[0] + 1);
  for (const { slug, assessmentId } of villages) await takeNoticeDown(as, slug, assessmentId, notice.id, removedOn);
  await organiser(confirmFinal, { params: { cycleId: cycle.id }, body: { version: await readVersion(organiser, cycle.id) } });
  return standardId;
}

/** This year: applications are in, the villages assess themselves, each at another point. */
export async function startCurrentYear({ as, clock, now, standardId }: Story & { standardId: string }): Promise<void> {
  const { standard, villages } = await openYear({ as, clock, now, standardId, offset: 0 });
  const guided = villages.find(({ slug }) => slug === 'xiaoguai');
  if (guided) await guideVillage({ as, clock, assessmentId: guided.assessmentId, day: (days) => dayOf(now, days) });
  const filled: Record<Slug, number> = { tuanjie: 1, xiaoguai: 0.8, hexie: 0.45, chagancao: 0.2, hake: 0 };
  clock.to(dayOf(now, -3));
  for (const village of villages) {
    const share = filled[village.slug];
    if (share === 0) continue;
    const params = { assessmentId: village.assessmentId, stage: 'selfAssessment' as const };
    await as(`${village.slug}.clerk`)(saveCells, {
      params,
      body: { cells: selfAssessmentCells(standard, village, village.stars, share) },
    });
  }
  const [tuanjie] = villages;
  if (tuanjie) {
    clock.to(dayOf(now, -2));
    await holdMeetings(as, tuanjie, dayOf(now, -2));
    await addSampleEvidence(as('tuanjie.clerk'), tuanjie.assessmentId, dayOf(now, -2));
  }
  const listed = villages.find(({ slug }) => slug === 'xiaoguai');
  if (listed) await publishSampleFrame(as('xgx.reviewer'), listed.assessmentId);
}

interface VillageInYear extends Pick<Village, 'slug' | 'name'> {
  assessmentId: string;
  stars: readonly string[];
}

async function holdMeetings(as: People, { slug, assessmentId }: VillageInYear, heldOn: string): Promise<void> {
  const clerk = as(`${slug}.clerk`);
  const minutes = '样例记录：逐项通报得分与依据，到会人员举手表决。';
  await clerk(recordMeeting, {
    params: { assessmentId },
    body: { body: 'partyMembersAssembly', heldOn, entitled: 21, present: 17, inFavor: 16, against: 0, abstained: 1, minutes },
  });
  await clerk(recordMeeting, {
    params: { assessmentId },
    body: { body: 'representativesAssembly', heldOn, entitled: 25, present: 20, inFavor: 18, against: 1, abstained: 1, minutes },
  });
}

/** The township sends two items back; the village corrects one and explains the other. */
async function returnAndCorrect(
  as: People,
  village: VillageInYear | undefined,
  standard: Standard,
  dueOn: string,
): Promise<void> {
  if (!village) return;
  const { assessmentId, slug } = village;
  const items = standard.stars
    .filter(({ code }) => village.stars.includes(code))
    .slice(0, 2)
    .flatMap(({ indicators }) => indicators.slice(0, 1));
  const params = { assessmentId, stage: 'selfAssessment' as const };
  await as('xgx.reviewer')(sendBack, {
    params,
    body: { items: items.map(({ code }) => ({ itemCode: code, reason: '样例退回：依据与台账不一致，请核对后重报。' })), dueOn },
  });
  const sheet = await as(`${slug}.clerk`)(readSheet, { params });
  const cells = sheet.cells
    .filter(({ itemCode }) => items.some(({ code }) => code === itemCode))
    .map(({ itemCode, entry, proofs, version }) => ({
      itemCode,
      entry,
      proofs,
      version,
      reason: '样例：已核对台账，补充依据。',
    }));
  await as(`${slug}.clerk`)(saveCells, { params, body: { cells } });
  await as(`${slug}.secretary`)(submitSheet, { params, body: { words: '样例：退回项目已更正。' } });
}

/** A higher level takes over the lower one's values and changes a few judged marks, each with its reason. */
async function review(
  caller: Caller,
  village: VillageInYear,
  stage: Stage,
  standard: Standard,
  shareChanged: number,
): Promise<void> {
  const params = { assessmentId: village.assessmentId, stage };
  for (const starCode of village.stars) await caller(adoptStar, { params, body: { starCode } });
  const sheet = await caller(readSheet, { params });
  const judged = standard.stars
    .filter(({ code }) => village.stars.includes(code))
    .flatMap((star) => star.indicators.filter(({ rule }) => rule.kind === 'judged'));
  const cells: CellToSave[] = [];
  for (const { code, rule } of judged) {
    const cell = sheet.cells.find(({ itemCode }) => itemCode === code);
    if (cell?.entry?.kind !== 'mark' || rule.kind !== 'judged' || steadyShare(village.slug, code, stage) > shareChanged * 8)
      continue;
    const score = Math.max(0, cell.entry.score - rule.step * 2);
    cells.push({
      itemCode: code,
      entry: { kind: 'mark', score },
      reason: '样例：实地查看后，佐证不足部分酌减。',
      proofs: cell.proofs,
      version: cell.version,
    });
  }
  if (cells.length > 0) await caller(saveCells, { params, body: { cells } });
}

async function readVersion(organiser: Caller, cycleId: string): Promise<number> {
  return (await organiser(readCycle, { params: { cycleId } })).version;
}
