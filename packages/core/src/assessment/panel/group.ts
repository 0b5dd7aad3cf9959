import { type Actor, grantsFor, isWithin, type Role } from '../../accounts/permission.ts';
import { cycleStateWords } from '../../cycles/cycle.ts';
import { type PanelStage, type Stage, stageRules, stages } from '../../cycles/stage.ts';
import type { Obstacle } from '../../obstacle.ts';
import type { RefusalCode, RefusalDetails } from '../../refusal.ts';
import { panelRuleOf, type Standard } from '../../standards/standard.ts';
import type { Text } from '../../text.ts';
import { type Situation, standingOf } from '../workflow.ts';

export const groupRoles = ['head', 'member', 'observer'] as const;
/** The head leads and marks like a member; an observer comes from another village, reads and never marks. */
export type GroupRole = (typeof groupRoles)[number];

export const groupRoleWords: Record<GroupRole, Text> = {
  head: { zh: '组长', en: 'head' },
  member: { zh: '成员', en: 'member' },
  observer: { zh: '观察员', en: 'observer' },
};

export const recusalReasons = ['nearRelative', 'contactOfficial', 'residentTeam', 'ownVillage'] as const;
/** Why a person takes no part. Only the kind is kept: whose relative he is, is nobody's business here. */
export type RecusalReason = (typeof recusalReasons)[number];

export const recusalWords: Record<RecusalReason, Text> = {
  nearRelative: { zh: '与该村干部有近亲属关系', en: 'near relative of a village official' },
  contactOfficial: { zh: '包联该村', en: 'official in charge of contact with this village' },
  residentTeam: { zh: '该村驻村工作队成员', en: 'member of the village’s resident team' },
  ownVillage: { zh: '本村人员', en: 'belongs to this village' },
};

/**
 * How a review group is made up. A default of the product after towns' practice (docs/sources.md, `review-group`): an odd number of at
 * least three who mark, one of each star's lead unit at the joint review, one observer of another village.
 */
export const groupRule = {
  leastScoring: 3,
  leastObservers: 1,
  observerRoles: ['supervisor', 'villager'],
  leadUnitStage: 'jointReview',
} as const satisfies { observerRoles: readonly Role[]; leadUnitStage: PanelStage } & Record<string, unknown>;

/** A person as the rules see him: what he is granted anywhere, where he is kept out, where he had a hand. */
export interface Candidate {
  accountId: string;
  name: string;
  grants: readonly { role: Role; path: string; stars: readonly string[] | null }[];
  recusals: readonly RecusalReason[];
  /** Stages of this village in which he scored or signed. */
  ownStages: readonly Stage[];
}

export interface Place {
  villagePath: string;
  stage: PanelStage;
  declaredStars: readonly string[];
}

const obstacle = (code: RefusalCode, details: RefusalDetails = {}): Obstacle => ({ code, details });

/** Why this person cannot have this part in the group; empty where he can. */
export function candidateObstacles(candidate: Candidate, role: GroupRole, place: Place): Obstacle[] {
  const { accountId, name, grants, recusals, ownStages } = candidate;
  const who = { accountId, name };
  const found: Obstacle[] = [];
  if (grants.some(({ path }) => isWithin(path, place.villagePath))) found.push(obstacle('assessment.ofThisVillage', who));
  const [reason] = recusals;
  if (reason)
    found.push(
      obstacle('assessment.recused', { ...who, reason, reasonZh: recusalWords[reason].zh, reasonEn: recusalWords[reason].en }),
    );
  if (role === 'observer') {
    const isElsewhere = grants.some(
      (grant) =>
        isObserverRole(grant.role) && !isWithin(grant.path, place.villagePath) && !isWithin(place.villagePath, grant.path),
    );
    if (!isElsewhere) found.push(obstacle('assessment.notAnObserver', who));
    return found;
  }
  const covered = starsCovered(candidate, place);
  if (covered !== null && covered.length === 0) found.push(obstacle('assessment.notAScorer', who));
  const lower = ownStages.find((own) => stages.indexOf(own) < stages.indexOf(place.stage));
  if (lower)
    found.push(
      obstacle('assessment.scoredBelow', {
        ...who,
        stage: lower,
        stageZh: stageRules[lower].words.zh,
        stageEn: stageRules[lower].words.en,
      }),
    );
  return found;
}

const isObserverRole = (role: Role) => (groupRule.observerRoles as readonly Role[]).includes(role);

/** The declared stars that the person may mark at this stage; null is all, empty is none. */
export function starsCovered(
  { grants }: Pick<Candidate, 'grants'>,
  { villagePath, stage, declaredStars }: Place,
): string[] | null {
  const scorers: readonly Role[] = stageRules[stage].scorers;
  const held = grants.filter(({ role, path }) => scorers.includes(role) && isWithin(villagePath, path));
  if (held.some(({ stars }) => stars === null)) return null;
  return declaredStars.filter((star) => held.some(({ stars }) => stars?.includes(star)));
}

export interface Seat {
  candidate: Candidate;
  role: GroupRole;
}

/** A person of the group as it is kept. */
export interface Member {
  accountId: string;
  role: GroupRole;
  /** Stars that he marks as a person of a lead unit; null is all. */
  stars: readonly string[] | null;
}

export interface GroupNeeds {
  standard: Pick<Standard, 'panel'>;
  /** Declared stars for which the district has an account of a lead unit. */
  ledStars: readonly string[];
}

/** Why the group cannot be formed like this; empty where it can. */
export function groupObstacles(seats: readonly Seat[], place: Place, needs: GroupNeeds): Obstacle[] {
  const members = seats.map(({ candidate, role }) => memberOf(candidate, role, place));
  return [
    ...seats.flatMap(({ candidate, role }) => candidateObstacles(candidate, role, place)),
    ...compositionObstacles(members, place, needs),
  ];
}

/** The seat as it is kept: which stars its person marks. */
export function memberOf(candidate: Candidate, role: GroupRole, place: Place): Member {
  return { accountId: candidate.accountId, role, stars: role === 'observer' ? null : starsCovered(candidate, place) };
}

/** Why these people together are no group that may mark; empty where they are. */
export function compositionObstacles(
  members: readonly Member[],
  { stage, declaredStars }: Pick<Place, 'stage' | 'declaredStars'>,
  { standard, ledStars }: GroupNeeds,
): Obstacle[] {
  const found: Obstacle[] = [];
  const scoring = members.filter(({ role }) => role !== 'observer');
  const heads = members.filter(({ role }) => role === 'head').length;
  if (scoring.length < groupRule.leastScoring || scoring.length % 2 === 0)
    found.push(obstacle('assessment.groupNotOdd', { count: scoring.length, least: groupRule.leastScoring }));
  if (heads !== 1) found.push(obstacle('assessment.groupNeedsHead', { count: heads }));
  if (members.length - scoring.length < groupRule.leastObservers) found.push(obstacle('assessment.groupNeedsObserver'));
  if (stage === groupRule.leadUnitStage) {
    const missing = declaredStars.filter(
      (star) => ledStars.includes(star) && !scoring.some(({ stars }) => stars?.includes(star)),
    );
    if (missing.length > 0) found.push(obstacle('assessment.groupNeedsLeadUnit', { count: missing.length, stars: missing }));
  }
  const { leastMarks } = panelRuleOf(standard);
  const thin = declaredStars.filter((star) => dueFor(star, members).length < leastMarks);
  if (thin.length > 0)
    found.push(obstacle('assessment.groupTooFewForStar', { count: thin.length, stars: thin, least: leastMarks }));
  return found;
}

/** The accounts that are to mark an indicator of this star. */
export function dueFor(star: string, members: readonly Member[]): string[] {
  return members
    .filter(({ role, stars }) => role !== 'observer' && (stars === null || stars.includes(star)))
    .map(({ accountId }) => accountId);
}

/** Why the caller may not form this stage's group now: its signer does, from the application until the sheet goes up. */
export function formObstacles(situation: Situation, actor: Actor, stage: PanelStage): Obstacle[] {
  const signs = grantsFor(actor, 'assessment.formGroup').some(
    ({ role, path }) => role === stageRules[stage].signer && isWithin(situation.villagePath, path),
  );
  if (!signs) return [obstacle('accounts.notPermitted', { permission: 'assessment.formGroup' })];
  const { zh, en } = cycleStateWords[situation.cycleState];
  if (situation.cycleState !== 'running')
    return [obstacle('assessment.cycleNotRunning', { state: situation.cycleState, stateZh: zh, stateEn: en })];
  if (!situation.panelStages.includes(stage)) return [obstacle('assessment.notAPanelStage', { stage })];
  if (situation.stage === 'application') return [obstacle('assessment.stageNotReached', { stage, current: situation.stage })];
  const state = standingOf(situation, stage)?.state;
  if (state === 'submitted') return [obstacle('assessment.sheetSubmitted', { stage })];
  return state === 'sealed' ? [obstacle('assessment.sheetSealed', { stage })] : [];
}
