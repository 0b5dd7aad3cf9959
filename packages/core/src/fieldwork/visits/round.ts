import { type CycleState, cycleStateWords } from '../../cycles/cycle.ts';
import type { AssessmentStage } from '../../cycles/stage.ts';
import type { Obstacle } from '../../obstacle.ts';
import { allocate, type Draw, drawStrata, listDigest } from '../draw.ts';
import type { Commitment, SeedParts } from '../seed-parts.ts';
import { seedObstacles, seedText } from '../seed.ts';
import type { RoundDraw } from './published.ts';
import { sampleSizes } from './sample-size.ts';
import { groupsOf } from './frame.ts';
import { type Household, householdId, type RoundState } from './visit.ts';

/** The digest of a list of households: of the lines `group/number`. */
export const frameDigest = (households: readonly Pick<Household, 'group' | 'number'>[]): string =>
  listDigest(households.map(householdId));

const notIn = (state: RoundState, ...open: RoundState[]): Obstacle[] =>
  open.includes(state) ? [] : [{ code: 'fieldwork.visitStateOther', details: { state, open } }];

/** What the acts of a round ask of it. */
export interface RoundSituation {
  state: RoundState;
  households: number;
  /** Households drawn so far, reserves not counted. */
  sampleSize: number;
  /** Doors that wait for a visit. */
  waiting: number;
  precisionPercent: number;
  confidencePercent: number;
  commitments: readonly Commitment[];
  /** Seeds of earlier draws for this village, in this round or another. */
  seeds: readonly string[];
}

/** Why no round may begin: visits belong to the township's review, and are made ready while the village assesses itself. */
export function createObstacles({ cycleState, stage }: { cycleState: CycleState; stage: AssessmentStage }): Obstacle[] {
  if (cycleState !== 'running') {
    const { zh, en } = cycleStateWords[cycleState];
    return [{ code: 'assessment.cycleNotRunning', details: { state: cycleState, stateZh: zh, stateEn: en } }];
  }
  if (stage === 'application')
    return [{ code: 'assessment.stageNotReached', details: { stage: 'preliminaryReview', current: stage } }];
  const isOpen = stage === 'selfAssessment' || stage === 'preliminaryReview';
  return isOpen ? [] : [{ code: 'assessment.sheetSubmitted', details: { stage: 'preliminaryReview' } }];
}

export const saveFrameObstacles = ({ state }: Pick<RoundSituation, 'state'>): Obstacle[] => notIn(state, 'frame');

export function publishObstacles({ state, households }: Pick<RoundSituation, 'state' | 'households'>): Obstacle[] {
  const found = notIn(state, 'frame');
  if (households === 0) found.push({ code: 'fieldwork.frameEmpty', details: {} });
  return found;
}

/** Commitments are published once before each draw: a side that saw another's number could not change its own. */
export function commitObstacles({ state, commitments }: Pick<RoundSituation, 'state' | 'commitments'>): Obstacle[] {
  const found = notIn(state, 'committed', 'drawn', 'visiting');
  if (commitments.length > 0) found.push({ code: 'fieldwork.alreadyCommitted', details: { sides: commitments.length } });
  return found;
}

/** Why no draw is possible now: the list must be out before the seed is known. Without `asked`, only what does not hang on it. */
export function drawObstacles(round: RoundSituation, asked?: { seedParts: SeedParts; size: number }): Obstacle[] {
  const found = notIn(round.state, 'committed', 'drawn', 'visiting');
  const { least, most } = sampleSizes(round.households, round.precisionPercent, round.confidencePercent);
  if (found.length === 0 && round.sampleSize >= most)
    found.push({ code: 'fieldwork.sampleFull', details: { drawn: round.sampleSize, most } });
  if (!asked || found.length > 0) return found;
  const total = round.sampleSize + asked.size;
  if (total > most)
    found.push({ code: 'fieldwork.sampleTooLarge', details: { size: asked.size, most: most - round.sampleSize } });
  if (total < least) found.push({ code: 'fieldwork.sampleTooSmall', details: { size: asked.size, least } });
  found.push(...seedObstacles(asked.seedParts, round.commitments));
  if (round.seeds.includes(seedText(asked.seedParts))) found.push({ code: 'fieldwork.seedUsed', details: {} });
  return found;
}

export const visitObstacles = ({ state }: Pick<RoundSituation, 'state'>): Obstacle[] =>
  state === 'closed' ? [{ code: 'fieldwork.visitsClosed', details: {} }] : notIn(state, 'drawn', 'visiting');

/** A round closes when every door has its outcome: nobody stops where the figures please him. */
export function closeObstacles({ state, waiting }: Pick<RoundSituation, 'state' | 'waiting'>): Obstacle[] {
  const found = notIn(state, 'drawn', 'visiting');
  if (found.length === 0 && waiting > 0) found.push({ code: 'fieldwork.visitsWaiting', details: { count: waiting } });
  return found;
}

/** The strata of a draw: by villager group, as many in reserve as are drawn. */
export function strataOf(households: readonly Pick<Household, 'group'>[], drawn: readonly { group: string }[], size: number) {
  const gone = new Map(groupsOf(drawn).map(({ group, households: count }) => [group, count]));
  const groups = groupsOf(households);
  const left = groups.map(({ group, households: count }) => ({ stratum: group, size: count - (gone.get(group) ?? 0) }));
  const shares = allocate(size, left);
  return groups.map(({ group, households: count }, index) => {
    const share = shares[index] ?? 0;
    return { group, households: count, size: share, reserves: Math.min(share, (left[index]?.size ?? 0) - share) };
  });
}

/** One more draw of a round: who is drawn and who stands in reserve, by the published list, the seed and what was drawn before. */
export function drawRound(
  households: readonly Pick<Household, 'group' | 'number'>[],
  earlier: readonly Pick<RoundDraw, 'sample' | 'reserves'>[],
  { seed, size }: { seed: string; size: number },
): Pick<RoundDraw, 'strata' | 'sample' | 'reserves'> {
  const drawn = earlier.flatMap(({ sample, reserves }) => [...sample, ...reserves]);
  const strata = strataOf(households, drawn, size);
  const byId = new Map(households.map((household) => [householdId(household), household]));
  const draw = drawStrata({
    strata: strata.map(({ group, size: share, reserves }) => ({
      stratum: group,
      ids: households.filter((household) => household.group === group).map(householdId),
      size: share,
      reserves,
    })),
    seed,
    drawn: drawn.map(householdId),
    after: drawn.length,
  });
  const listed = (entries: Draw['sample']) =>
    entries.map(({ order, id, ticket }) => ({
      order,
      group: byId.get(id)?.group ?? '',
      number: byId.get(id)?.number ?? '',
      ticket,
    }));
  return { strata, sample: listed(draw.sample), reserves: listed(draw.reserves) };
}
