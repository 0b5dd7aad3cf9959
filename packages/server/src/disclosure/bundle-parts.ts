import { publicCell } from '@xingcun/core/disclosure/bundle/cells';
import type {
  BundleAppraisal,
  BundleFinding,
  BundleLevel,
  BundleRound,
  BundleSeed,
  BundleVisits,
} from '@xingcun/core/disclosure/bundle/bundle';
import { type Stage, stages } from '@xingcun/core/cycles/stage';
import type { SeedParts } from '@xingcun/core/fieldwork/seed-parts';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import { formOf } from '../assessment/forms.ts';
import { findRatedVillages, findStageCells, findStandingVetoes } from '../assessment/rating-store.ts';
import type { Tx } from '../db/database.ts';

/** What a bundle holds of a village beside its result; see `Bundle` for what is left out and why. */
export async function findVillageParts(tx: Tx, ids: readonly string[]) {
  const cells = await findStageCells(tx, ids, stages);
  const digests = await findSheetDigests(tx, ids);
  const vetoes = await findStandingVetoes(tx, ids);
  const names = await findNames(tx, ids);
  const appraisals = await findAppraisals(tx, ids);
  const visits = await findVisits(tx, ids);
  const parts = new Map<string, ReturnType<typeof partsOf>>();
  const partsOf = (id: string, village: { declaredStars: string[]; previousGrade: string | null }, levels: BundleLevel[]) => ({
    name: names.get(id) ?? { zh: '', en: '' },
    declaredStars: village.declaredStars,
    previousGrade: village.previousGrade,
    levels,
    vetoes: (vetoes.get(id) ?? []).map(({ code }) => code),
    appraisals: (appraisals.get(id) ?? []).map(({ assessmentId: _assessmentId, ...appraisal }): BundleAppraisal => appraisal),
    visits: (visits.get(id) ?? []).map(({ assessmentId: _assessmentId, ...round }): BundleVisits => round),
  });
  for (const village of await findRatedVillages(tx, ids)) {
    const form = await formOf(tx, village);
    const levels = stages.map((stage): BundleLevel => {
      const kept = [...(cells.get(village.id)?.get(stage) ?? [])].flatMap(([code, { entry, score }]) => {
        const cell = publicCell(form, code, entry, score);
        return cell ? [[code, cell] as const] : [];
      });
      return { stage, sheetDigest: digests.get(`${village.id} ${stage}`) ?? null, cells: Object.fromEntries(kept) };
    });
    parts.set(village.id, partsOf(village.id, village, levels));
  }
  return parts;
}

/** `assessment stage` → the digest with which the sheet was last submitted. */
async function findSheetDigests(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ assessmentId: string; stage: Stage; digest: string }>`
    select distinct on (assessment_id, stage) assessment_id, stage, digest from sheet_act
    where assessment_id = any(${ids}::uuid[]) and act = 'submitted' and digest is not null
    order by assessment_id, stage, seq desc`.execute(tx);
  return new Map(rows.map(({ assessmentId, stage, digest }) => [`${assessmentId} ${stage}`, digest]));
}

async function findNames(tx: Tx, ids: readonly string[]): Promise<Map<string, Text>> {
  const { rows } = await sql<{ id: string; zh: string; en: string }>`
    select a.id, u.name as zh, coalesce(u.name_en, u.name) as en from assessment a join unit u on u.code = a.village_code
    where a.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]));
}

/** Appraisals that were counted, as published. */
async function findAppraisals(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('appraisal')
    .select(['assessmentId', 'rollDigest', 'entitled', 'present', 'issued', 'published'])
    .where(sql<boolean>`assessment_id = any(${ids}::uuid[])`)
    .where('state', '=', 'closed')
    .orderBy('closedOn')
    .orderBy('rollDigest')
    .execute();
  const counted = rows.flatMap(({ published, rollDigest, ...row }) =>
    published && rollDigest ? [{ ...row, rollDigest, questions: published.questions }] : [],
  );
  return Map.groupBy(counted, ({ assessmentId }) => assessmentId);
}

/** Rounds of visits whose list was published: draws without households, results as shown. */
async function findVisits(tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('visitRound')
    .select(['assessmentId', 'frameDigest', 'draws', 'thresholdPercent', 'confidencePercent', 'result'])
    .where(sql<boolean>`assessment_id = any(${ids}::uuid[])`)
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt')
    .execute();
  const rounds = rows.flatMap(({ frameDigest, draws, ...round }) => {
    const shown = draws.map(({ seed, seedParts, strata }) => ({ seed, parts: withoutPosts(seedParts), strata }));
    return frameDigest === null ? [] : [{ ...round, frameDigest, draws: shown }];
  });
  return Map.groupBy(rounds, ({ assessmentId }) => assessmentId);
}

/** The re-inspection of a cycle; null where there was none. */
export async function findReinspectionParts(
  tx: Tx,
  cycleId: string,
): Promise<{ rounds: BundleRound[]; findings: BundleFinding[] } | null> {
  const rounds = await tx
    .selectFrom('reinspectionRound as n')
    .innerJoin('reinspection as r', 'r.id', 'n.reinspectionId')
    .select(['n.round', 'n.plan', 'n.digest', 'n.seed', 'n.seedParts'])
    .where('r.cycleId', '=', cycleId)
    .orderBy('n.round')
    .execute();
  if (rounds.length === 0) return null;
  const { rows: items } = await sql<
    BundleRound['drawn'][number] & { round: number; expected: number; score: number | null; notShown: boolean | null }
  >`select i.round, a.village_code, i.item_code, i.because, i.ticket, i.expected, f.score, f.not_shown
    from reinspection_item i join reinspection r on r.id = i.reinspection_id join assessment a on a.id = i.assessment_id
    left join lateral (select * from reinspection_finding f where f.item_id = i.id order by f.version desc limit 1) f on true
    where r.cycle_id = ${cycleId} order by i.round, a.village_path, i.item_code`.execute(tx);
  return {
    rounds: rounds.map(({ round, seedParts, ...rest }) => ({
      ...rest,
      parts: seedParts && withoutPosts(seedParts),
      drawn: items
        .filter((item) => item.round === round)
        .map(({ villageCode, itemCode, because, ticket }) => ({ villageCode, itemCode, because, ticket })),
    })),
    findings: items.flatMap(({ villageCode, itemCode, expected, score, notShown }) =>
      score === null ? [] : [{ villageCode, itemCode, expected, score, notShown: notShown ?? false }],
    ),
  };
}

/** Who threw and who watched stands on the draw's own page and not in a file that stays for ever. */
function withoutPosts(parts: SeedParts): BundleSeed {
  return parts.kind === 'dice'
    ? { kind: parts.kind, throws: parts.throws }
    : { kind: parts.kind, sides: parts.sides.map(({ commitment, number, salt }) => ({ commitment, number, salt })) };
}
