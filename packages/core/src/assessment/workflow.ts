import { type Actor, type Grant, grantsFor, isWithin, type Permission, type Role, roleLevels } from '../accounts/permission.ts';
import { type CalendarStage, type CycleState, cycleStateWords } from '../cycles/cycle.ts';
import { type AssessmentStage, type Stage, stageAfter, stageBefore, stageRules, stages } from '../cycles/stage.ts';
import type { Obstacle } from '../obstacle.ts';
import type { RefusalCode, RefusalDetails } from '../refusal.ts';
import type { SheetState } from './cell.ts';
import { bodyWords, type MeetingBody, meetingBodies, type Outcome } from './meeting.ts';

/** Where one village stands, and what of it concerns the caller. Server and page ask the same questions of it. */
export interface Situation {
  villagePath: string;
  today: string;
  cycleState: CycleState;
  /** First and last day of each stage of the calendar. After its last day a stage is late, and stays open. */
  calendar: Partial<Record<CalendarStage, { opensOn: string; dueOn: string }>>;
  stage: AssessmentStage;
  /** A sheet that nobody has opened yet has no entry. */
  sheets: Partial<Record<Stage, SheetStanding>>;
  declaredStars: readonly string[];
  /** Items sent back in the present round of their sheet. */
  returned: readonly { stage: Stage; itemCode: string; resolved: boolean }[];
  /** The record that stands for each body. */
  meetings: readonly { body: MeetingBody; outcome: Outcome; heldOn: string }[];
  /** Stars of the joint review whose sign-off stands: no value of theirs changed since. */
  signedOff: readonly string[];
  /** Stars for which the district has an account of a lead unit. */
  ledStars: readonly string[];
  /** Stages in which the caller, or one for whom he acts, scored or signed this village. */
  ownStages: readonly Stage[];
  /** The city's re-inspection looks at this village and is not closed. */
  reinspectionOpen?: boolean;
}

export interface SheetStanding {
  state: SheetState;
  /** Counts up each time the sheet is sent back. */
  round: number;
}

/** What a question about one cell must know of it. */
export interface ItemPlace {
  code: string;
  starCode: string | null;
}

/** The sheet of a stage as it stands; the current stage's is open even before its first cell is written. */
export function standingOf({ stage: current, sheets }: Pick<Situation, 'stage' | 'sheets'>, stage: Stage): SheetStanding | null {
  return sheets[stage] ?? (current === stage ? { state: 'open', round: 1 } : null);
}

const obstacle = (code: RefusalCode, details: RefusalDetails = {}): Obstacle => ({ code, details });

const notRunning = (state: CycleState) =>
  obstacle('assessment.cycleNotRunning', { state, stateZh: cycleStateWords[state].zh, stateEn: cycleStateWords[state].en });

/** The caller's grants of these roles over the village. */
function grantsHere(actor: Actor, permission: Permission, allowed: readonly Role[], { villagePath }: Situation): Grant[] {
  return grantsFor(actor, permission).filter((grant) => allowed.includes(grant.role) && isWithin(villagePath, grant.path));
}

const coversStar = ({ stars }: Grant, starCode: string | null) =>
  stars === null || (starCode !== null && stars.includes(starCode));

function lacksRole(actor: Actor, permission: Permission, allowed: readonly Role[], situation: Situation): Obstacle[] {
  return grantsHere(actor, permission, allowed, situation).length > 0 ? [] : [obstacle('accounts.notPermitted', { permission })];
}

/** Time and place: the cycle runs, the village is at this stage, its sheet is not closed, and the calendar has opened it. */
function stageObstacles(situation: Situation, stage: Stage): Obstacle[] {
  const { cycleState, calendar, stage: current, today } = situation;
  if (cycleState !== 'running') return [notRunning(cycleState)];
  if (current !== stage) {
    const standing = standingOf(situation, stage);
    if (standing?.state === 'sealed') return [obstacle('assessment.sheetSealed', { stage })];
    if (standing?.state === 'submitted') return [obstacle('assessment.sheetSubmitted', { stage })];
    return [obstacle('assessment.stageNotReached', { stage, current })];
  }
  const opensOn = calendar[stage]?.opensOn ?? null;
  return opensOn === null || today < opensOn ? [obstacle('assessment.stageNotOpen', { stage, opensOn })] : [];
}

/** Nobody verifies what he claimed himself. */
function ownClaim({ ownStages }: Situation, stage: Stage): Obstacle[] {
  const lower = ownStages.find((own) => stages.indexOf(own) < stages.indexOf(stage));
  return lower ? [obstacle('assessment.ownClaim', { stage: lower })] : [];
}

/** Why the caller may not score at this stage now, or not this item; empty where he may. */
export function scoreObstacles(situation: Situation, actor: Actor, stage: Stage, item?: ItemPlace): Obstacle[] {
  const allowed: readonly Role[] = stageRules[stage].scorers;
  const missing = lacksRole(actor, 'assessment.score', allowed, situation);
  if (missing.length > 0) return missing;
  const found = [...stageObstacles(situation, stage), ...ownClaim(situation, stage)];
  return item ? [...found, ...itemObstacles(situation, actor, stage, item)] : found;
}

function itemObstacles(situation: Situation, actor: Actor, stage: Stage, { code, starCode }: ItemPlace): Obstacle[] {
  const found: Obstacle[] = [];
  const grants = grantsHere(actor, 'assessment.score', stageRules[stage].scorers, situation);
  if (!grants.some((grant) => coversStar(grant, starCode))) found.push(obstacle('assessment.starNotYours', { starCode }));
  if (starCode !== null && !situation.declaredStars.includes(starCode))
    found.push(obstacle('assessment.starNotDeclared', { starCode }));
  const isReturned = () => situation.returned.some((item) => item.stage === stage && item.itemCode === code);
  if (standingOf(situation, stage)?.state === 'returned' && !isReturned())
    found.push(obstacle('assessment.itemNotReturned', { itemCode: code }));
  return found;
}

/** The items that the caller may write now. */
export function writableItems<Item extends ItemPlace>(
  situation: Situation,
  actor: Actor,
  stage: Stage,
  items: readonly Item[],
): Item[] {
  if (scoreObstacles(situation, actor, stage).length > 0) return [];
  return items.filter((item) => itemObstacles(situation, actor, stage, item).length === 0);
}

/** What the signer must know of the sheet that he submits. */
export interface SheetToSubmit {
  /** Required items of the declared stars that have no value at this stage. */
  unfilled: readonly ItemPlace[];
  /** Computed indicators for which the caller himself gave a mark. */
  ownOverrides: readonly ItemPlace[];
}

/**
 * Why the caller may not submit this stage's sheet now; empty where he may. The signer's submission is his signature; a mark in place of
 * a computed score needs a second person's.
 */
export function submitObstacles(
  situation: Situation,
  actor: Actor,
  stage: Stage,
  { unfilled, ownOverrides }: SheetToSubmit,
): Obstacle[] {
  const missing = lacksRole(actor, 'assessment.submit', [stageRules[stage].signer], situation);
  if (missing.length > 0) return missing;
  const time = stageObstacles(situation, stage);
  const found = [...time, ...ownClaim(situation, stage)];
  if (time.length > 0) return found;

  if (unfilled.length > 0) found.push(notComplete(unfilled));
  if (ownOverrides.length > 0)
    found.push(
      obstacle('assessment.overrideNeedsSecond', { count: ownOverrides.length, items: ownOverrides.map(({ code }) => code) }),
    );
  const unresolved = situation.returned.filter((item) => item.stage === stage && !item.resolved);
  if (unresolved.length > 0)
    found.push(
      obstacle('assessment.returnedItemsOpen', {
        count: unresolved.length,
        items: unresolved.map(({ itemCode }) => itemCode),
      }),
    );
  if (stage === 'selfAssessment') found.push(...meetingBodies.flatMap((body) => meetingObstacles(situation, body)));
  if (stage === 'finalAppraisal' && situation.reinspectionOpen) found.push(obstacle('assessment.reinspectionOpen'));
  if (stage === 'jointReview') {
    const unsigned = situation.declaredStars.filter((star) => !situation.signedOff.includes(star));
    if (unsigned.length > 0) found.push(obstacle('assessment.starsNotSignedOff', { count: unsigned.length, stars: unsigned }));
  }
  return found;
}

const notComplete = (unfilled: readonly ItemPlace[]) =>
  obstacle('assessment.sheetNotComplete', { count: unfilled.length, items: unfilled.slice(0, 50).map(({ code }) => code) });

/** A self-assessment stands on both meetings, held since the stage opened. Source: the programme as its newspaper describes it. */
function meetingObstacles({ meetings, calendar }: Situation, body: MeetingBody): Obstacle[] {
  const meeting = meetings.find((each) => each.body === body);
  const words = { body, bodyZh: bodyWords[body].zh, bodyEn: bodyWords[body].en };
  if (!meeting) return [obstacle('assessment.meetingMissing', words)];
  const found: Obstacle[] = [];
  if (meeting.outcome !== 'carried') found.push(obstacle('assessment.meetingNotCarried', { ...words, outcome: meeting.outcome }));
  const opensOn = calendar.selfAssessment?.opensOn;
  if (opensOn !== undefined && meeting.heldOn < opensOn)
    found.push(obstacle('assessment.meetingOutsideStage', { ...words, heldOn: meeting.heldOn, opensOn }));
  return found;
}

/** Why the caller may not record a meeting now (held on a day, where that is known). */
export function meetingRecordObstacles(situation: Situation, actor: Actor, heldOn?: string): Obstacle[] {
  const missing = lacksRole(actor, 'assessment.recordMeeting', ['villageClerk', 'villageSecretary'], situation);
  if (missing.length > 0) return missing;
  const found = stageObstacles(situation, 'selfAssessment');
  if (heldOn === undefined || found.length > 0) return found;
  const opensOn = situation.calendar.selfAssessment?.opensOn ?? heldOn;
  if (heldOn > situation.today) found.push(obstacle('assessment.meetingInFuture', { heldOn, today: situation.today }));
  if (heldOn < opensOn) found.push(obstacle('assessment.meetingOutsideStage', { heldOn, opensOn }));
  return found;
}

/** Why the caller may not give the supervisory committee's opinion now: from the self-assessment's opening until it is sealed. */
export function cosignObstacles(situation: Situation, actor: Actor, given: boolean): Obstacle[] {
  const missing = lacksRole(actor, 'assessment.cosign', ['supervisor'], situation);
  if (missing.length > 0) return missing;
  if (situation.cycleState !== 'running') return [notRunning(situation.cycleState)];
  const standing = standingOf(situation, 'selfAssessment');
  if (!standing) return [obstacle('assessment.stageNotReached', { stage: 'selfAssessment', current: situation.stage })];
  if (standing.state === 'sealed') return [obstacle('assessment.sheetSealed', { stage: 'selfAssessment' })];
  return given ? [obstacle('assessment.alreadyCosigned', { round: standing.round })] : [];
}

/** Why the caller may not record or lift a veto now: any time until the result is final, by a document of a day that has come. */
export function vetoObstacles(
  situation: Situation,
  actor: Actor,
  vetoes: ReadonlyMap<string, unknown>,
  finding?: { vetoCode: string; foundOn: string },
): Obstacle[] {
  const missing = lacksRole(actor, 'assessment.recordVeto', ['districtOrganiser', 'cityOrganiser'], situation);
  if (missing.length > 0) return missing;
  const { cycleState, today } = situation;
  if (cycleState !== 'running' && cycleState !== 'publicity') return [notRunning(cycleState)];
  if (!finding) return [];
  const found: Obstacle[] = [];
  if (!vetoes.has(finding.vetoCode)) found.push(obstacle('assessment.itemNotFound', { itemCode: finding.vetoCode }));
  if (finding.foundOn > today) found.push(obstacle('assessment.vetoInFuture', { foundOn: finding.foundOn, today }));
  return found;
}

/**
 * Why the caller may not sign off this star of the joint review now. Its lead unit signs; where the district has no account of one, the
 * district's own assessors do.
 */
export function signOffObstacles(
  situation: Situation,
  actor: Actor,
  starCode: string,
  unfilled: readonly ItemPlace[],
): Obstacle[] {
  const signers: readonly Role[] = ['leadUnitAssessor', 'districtAssessor', 'districtOrganiser'];
  const missing = lacksRole(actor, 'assessment.signOffStar', signers, situation);
  if (missing.length > 0) return missing;
  const grants = grantsHere(actor, 'assessment.signOffStar', signers, situation);
  const leads = grants.some(({ role, stars }) => role === 'leadUnitAssessor' && stars?.includes(starCode));
  const isLed = situation.ledStars.includes(starCode);
  const ofDistrict = grants.some(({ role }) => role !== 'leadUnitAssessor');

  const found: Obstacle[] = [];
  if (!leads && !(ofDistrict && !isLed))
    found.push(obstacle(ofDistrict ? 'assessment.leadUnitSigns' : 'assessment.starNotYours', { starCode }));
  found.push(...stageObstacles(situation, 'jointReview'), ...ownClaim(situation, 'jointReview'));
  if (!situation.declaredStars.includes(starCode)) found.push(obstacle('assessment.starNotDeclared', { starCode }));
  if (situation.signedOff.includes(starCode)) found.push(obstacle('assessment.starSignedOff', { starCode }));
  const ofStar = unfilled.filter((item) => item.starCode === starCode);
  if (ofStar.length > 0) found.push(notComplete(ofStar));
  return found;
}

/** Why the caller, at the stage above, may not send this (lower) stage's sheet back now; empty where he may. */
export function sendBackObstacles(situation: Situation, actor: Actor, stage: Stage): Obstacle[] {
  const missing = lacksRole(actor, 'assessment.sendBack', stageRules[stage].sentBackBy, situation);
  if (missing.length > 0) return missing;
  const upper = stageAfter(stage);
  if (!upper) return [obstacle('accounts.notPermitted', { permission: 'assessment.sendBack' })];
  const standing = standingOf(situation, stage);
  if (standing?.state === 'sealed') return [obstacle('assessment.sheetSealed', { stage })];
  if (standing?.state !== 'submitted') return [obstacle('assessment.sheetNotSubmitted', { stage })];
  return [...stageObstacles(situation, upper), ...ownClaim(situation, upper)];
}

/** What an act changes; the caller saves it. */
export interface Transition {
  stage: AssessmentStage;
  sheets: Partial<Record<Stage, SheetStanding>>;
}

/** The sheet goes up: it closes, the one below is sealed, the next opens (or goes on, where it sent this one back). */
export function submission(situation: Pick<Situation, 'stage' | 'sheets'>, stage: Stage): Transition {
  const standing = standingOf(situation, stage) ?? { state: 'open', round: 1 };
  const below = stageBefore(stage);
  const next = stageAfter(stage);
  const sheets: Transition['sheets'] = { [stage]: { ...standing, state: next ? 'submitted' : 'sealed' } };
  const lower = below && situation.sheets[below];
  if (below && lower) sheets[below] = { ...lower, state: 'sealed' };
  if (next) sheets[next] = situation.sheets[next] ?? { state: 'open', round: 1 };
  return { stage: next ?? 'settled', sheets };
}

/** The sheet goes back down for another round; the village stands at its stage again. */
export function returning(situation: Pick<Situation, 'stage' | 'sheets'>, stage: Stage): Transition {
  const standing = standingOf(situation, stage) ?? { state: 'submitted', round: 1 };
  return { stage, sheets: { [stage]: { state: 'returned', round: standing.round + 1 } } };
}

/**
 * The stages whose sheets the caller may read: those of his level and below, and higher ones once they have been submitted.
 */
export function readableStages(situation: Pick<Situation, 'stage' | 'sheets' | 'villagePath'>, actor: Actor): Stage[] {
  const levels = ['village', 'township', 'district', 'city'];
  const ranks = grantsFor(actor, 'assessment.read')
    .filter((grant) => isWithin(situation.villagePath, grant.path))
    .map(({ role }) => levels.indexOf(roleLevels[role]));
  const rank = Math.max(-1, ...ranks);
  return stages.filter((stage) => {
    const standing = standingOf(situation, stage);
    if (!standing) return false;
    return levels.indexOf(stageRules[stage].level) <= rank || standing.state !== 'open';
  });
}
