import type { Role } from '@xingcun/core/accounts/permission';
import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import { adoptStar, recordMeeting, saveCells, signOffStar, submitSheet } from '@xingcun/core/assessment/contract';
import { givenThreeStars, strongEntries } from '@xingcun/core/assessment/given';
import { createCycle, publishCycle, saveApplication, submitApplication } from '@xingcun/core/cycles/contract';
import type { PanelStage, Stage } from '@xingcun/core/cycles/stage';
import type { Standard } from '@xingcun/core/standards/standard';
import { programmeOf2026, storedStandard } from './given-cycle.ts';
import { places, type testServer } from './server.ts';

type TestServer = Awaited<ReturnType<typeof testServer>>;
export type Person = Awaited<ReturnType<TestServer['as']>>;

/** Noon in Beijing. */
export const noon = (day: string) => `${day}T04:00:00Z`;

/** Days within the stages of `programmeOf2026`. */
export const days = {
  application: '2026-02-05',
  selfAssessment: '2026-10-20',
  preliminaryReview: '2026-11-05',
  jointReview: '2026-11-25',
  finalAppraisal: '2026-12-18',
} as const;

/** A running cycle of 2026 on the three-star standard, and the assessments by village code. */
export async function cycle(
  server: TestServer,
  options: {
    standard?: Standard;
    villages?: string[];
    weights?: Partial<Record<Stage, number>>;
    panelStages?: PanelStage[];
    blind?: boolean;
  } = {},
) {
  server.clock.set(noon('2026-01-20'));
  const organiser = await server.as('cityOrganiser', places.city);
  const standardId = await storedStandard(server, { standard: options.standard ?? givenThreeStars() });
  const programme = programmeOf2026(standardId);
  const combination = options.weights ? { combination: 'weighted' as const, weights: options.weights } : {};
  const { panelStages = [], blind = false, villages = [places.xiaoguai, places.hake] } = options;
  const body = { ...programme, ...combination, panelStages, blind, villages };
  const { body: draft } = await organiser.call(createCycle, { body });
  await organiser.call(publishCycle, { params: { cycleId: draft.id }, body: { version: draft.version } });
  const rows = await server.platform.owner
    .selectFrom('assessment')
    .select(['id', 'villageCode'])
    .where('cycleId', '=', draft.id)
    .execute();
  return { cycleId: draft.id, standardId, assessments: Object.fromEntries(rows.map((row) => [row.villageCode, row.id])) };
}

/** Everyone who has a part in 小拐村’s assessment, one account a role; LD has no lead unit. */
export async function people(server: TestServer, village: string = places.xiaoguai) {
  const as = (role: Role, unit: string, stars?: string[]) => server.as(role, unit, stars ? { stars } : {});
  return {
    clerk: await as('villageClerk', village),
    secretary: await as('villageSecretary', village),
    supervisor: await as('supervisor', village),
    reviewer: await as('townshipReviewer', places.xiaoguaiTownship),
    townshipSecretary: await as('townshipSecretary', places.xiaoguaiTownship),
    leadZf: await as('leadUnitAssessor', places.karamay, ['ZF']),
    leadMg: await as('leadUnitAssessor', places.karamay, ['MG']),
    districtAssessor: await as('districtAssessor', places.karamay),
    districtOrganiser: await as('districtOrganiser', places.karamay),
    cityAssessor: await as('cityAssessor', places.city),
    cityOrganiser: await as('cityOrganiser', places.city),
  };
}
export type People = Awaited<ReturnType<typeof people>>;

/** A village that applied for these stars; its self-assessment waits. */
export async function application(
  server: TestServer,
  { assessmentId, secretary, stars = ['ZF', 'MG', 'LD'] }: { assessmentId: string; secretary: Person; stars?: string[] },
): Promise<void> {
  server.clock.set(noon(days.application));
  const params = { assessmentId };
  await secretary.call(saveApplication, { params, body: { stars, commitments: {}, version: 0 } });
  await secretary.call(submitApplication, { params, body: { version: 1 } });
}

/** New cells of a sheet, as a request brings them. */
export function cellsOf(entries: Record<string, CellEntry>, more: { reason?: string; proofs?: Proof[]; version?: number } = {}) {
  return Object.entries(entries).map(([itemCode, entry]) => ({
    itemCode,
    entry,
    reason: more.reason ?? '',
    proofs: more.proofs ?? [],
    version: more.version ?? 0,
  }));
}

/** Both meetings, carried on a day. */
export async function meetings(assessmentId: string, clerk: Person, heldOn: string = days.selfAssessment): Promise<void> {
  const counts = { entitled: 25, present: 20, inFavor: 18, against: 1, abstained: 1, minutes: '' };
  for (const body of ['partyMembersAssembly', 'representativesAssembly'] as const)
    await clerk.call(recordMeeting, { params: { assessmentId }, body: { body, heldOn, ...counts } });
}

const declared = ['ZF', 'MG', 'LD', null];

/** The passage of a village that declared all three stars, from its self-assessment up to (and with) a stage’s submission. */
export async function passage(server: TestServer, assessmentId: string, who: People, upTo: Stage): Promise<void> {
  const submit = (person: Person, stage: Stage) =>
    person.call(submitSheet, { params: { assessmentId, stage }, body: { words: '' } });
  const adopt = (person: Person, stage: Stage, starCode: string | null) =>
    person.call(adoptStar, { params: { assessmentId, stage }, body: { starCode } });

  server.clock.set(noon(days.selfAssessment));
  await who.clerk.call(saveCells, { params: { assessmentId, stage: 'selfAssessment' }, body: { cells: cellsOf(strongEntries) } });
  await meetings(assessmentId, who.clerk);
  await submit(who.secretary, 'selfAssessment');
  if (upTo === 'selfAssessment') return;

  server.clock.set(noon(days.preliminaryReview));
  for (const star of declared) await adopt(who.reviewer, 'preliminaryReview', star);
  await submit(who.townshipSecretary, 'preliminaryReview');
  if (upTo === 'preliminaryReview') return;

  server.clock.set(noon(days.jointReview));
  for (const star of declared) await adopt(who.districtAssessor, 'jointReview', star);
  for (const [person, starCode] of [
    [who.leadZf, 'ZF'],
    [who.leadMg, 'MG'],
    [who.districtAssessor, 'LD'],
  ] as const)
    await person.call(signOffStar, { params: { assessmentId }, body: { starCode } });
  await submit(who.districtOrganiser, 'jointReview');
  if (upTo === 'jointReview') return;

  server.clock.set(noon(days.finalAppraisal));
  for (const star of declared) await adopt(who.cityAssessor, 'finalAppraisal', star);
  await submit(who.cityOrganiser, 'finalAppraisal');
}
