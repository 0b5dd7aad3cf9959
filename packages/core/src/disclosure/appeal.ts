import type { CycleState } from '../cycles/cycle.ts';
import { stateObstacles } from '../cycles/lifecycle.ts';
import { addWorkingDays } from '../cycles/working-days.ts';
import type { Obstacle } from '../obstacle.ts';

/**
 * Of an appeal: how long after an answer it can be made, how long it takes, who decides. One level up from the district is the city; the
 * city's own answers are heard by other people of the city. The days and the panel are defaults of the product
 * (docs/sources.md, `appeal-review`; docs/decisions/0017-opinions-and-appeals.md).
 */
export const appealRules = { windowWorkingDays: 5, decisionWorkingDays: 15, panelAtLeast: 3 } as const;

/** The last day on which an answer can be appealed. */
export function appealClosesOn(answeredOn: string): string {
  return addWorkingDays(answeredOn, appealRules.windowWorkingDays).day;
}

/** The last day for a decision; follows holidays announced since, and is never earlier than `promised`. */
export function appealDueOn(madeOn: string, promised?: string): string {
  const counted = addWorkingDays(madeOn, appealRules.decisionWorkingDays).day;
  return promised !== undefined && promised > counted ? promised : counted;
}

/** An objection, as far as appealing its answer asks. */
export interface Appealable {
  answeredOn: string | null;
  appealed: boolean;
}

/** Why the answer to an objection cannot be appealed today. */
export function appealObstacles(state: CycleState, { answeredOn, appealed }: Appealable, today: string): Obstacle[] {
  const obstacles = stateObstacles('appeal', state);
  if (obstacles.length > 0) return obstacles;
  if (appealed) return [{ code: 'disclosure.alreadyAppealed', details: {} }];
  if (answeredOn === null) return [{ code: 'disclosure.notAnswered', details: {} }];
  const closesOn = appealClosesOn(answeredOn);
  return today > closesOn ? [{ code: 'disclosure.appealWindowClosed', details: { closesOn, today } }] : [];
}

/** The last day on which some answer that nobody has appealed yet can still be; null where no window runs. */
export function appealWindowUntil(objections: readonly Appealable[], today: string): string | null {
  const closing = objections.flatMap(({ answeredOn, appealed }) =>
    answeredOn === null || appealed ? [] : [appealClosesOn(answeredOn)],
  );
  return (
    closing
      .filter((day) => day >= today)
      .toSorted()
      .at(-1) ?? null
  );
}

/** Those who had a part in what is appealed. */
export interface Involved {
  /** Accounts that scored or signed the village at any level. */
  scored: readonly string[];
  answeredBy: string | null;
}

/** Whether an account may have a part in hearing the appeal: it neither scored, signed nor answered. */
export function hearingObstacles(account: { accountId: string; name: string }, { scored, answeredBy }: Involved): Obstacle[] {
  const details = { name: account.name };
  if (scored.includes(account.accountId)) return [{ code: 'disclosure.memberScored', details }];
  return answeredBy === account.accountId ? [{ code: 'disclosure.memberAnswered', details }] : [];
}

/** An appeal, as far as its panel and decision ask. */
export interface AppealStanding {
  panel: readonly string[];
  proposed: boolean;
  decided: boolean;
}

/** Why this account cannot name this panel: it had a part itself, a proposal is being voted on, or the panel is not one. */
export function panelObstacles(
  state: CycleState,
  { proposed, decided }: AppealStanding,
  { former, members, involved }: { former: Account; members: readonly Account[]; involved: Involved },
): Obstacle[] {
  const obstacles = stateObstacles('decideAppeal', state);
  if (decided) obstacles.push({ code: 'disclosure.appealDecided', details: {} });
  else if (proposed) obstacles.push({ code: 'disclosure.panelAtWork', details: {} });
  obstacles.push(...hearingObstacles(former, involved));
  return [...obstacles, ...members.flatMap((member) => hearingObstacles(member, involved)), ...sizeObstacles(members)];
}
export interface Account {
  accountId: string;
  name: string;
}

function sizeObstacles(members: readonly Account[]): Obstacle[] {
  const count = new Set(members.map(({ accountId }) => accountId)).size;
  const fits = count === members.length && count >= appealRules.panelAtLeast && count % 2 === 1;
  return fits ? [] : [{ code: 'disclosure.panelSize', details: { count: members.length, least: appealRules.panelAtLeast } }];
}

/** Why this account cannot propose a decision: only the panel does, until it is decided. */
export function decisionObstacles(state: CycleState, { panel, decided }: AppealStanding, accountId: string): Obstacle[] {
  if (decided) return [{ code: 'disclosure.appealDecided', details: {} }];
  const obstacles = stateObstacles('decideAppeal', state);
  if (!panel.includes(accountId)) obstacles.push({ code: 'disclosure.notOnPanel', details: {} });
  return obstacles;
}

/** Why this account cannot agree to the proposal: there is none, or it agreed. */
export function agreementObstacles(state: CycleState, appeal: AppealStanding, accountId: string, agreed: boolean): Obstacle[] {
  const obstacles = decisionObstacles(state, appeal, accountId);
  if (obstacles.length === 0 && !appeal.proposed) obstacles.push({ code: 'disclosure.nothingProposed', details: {} });
  if (obstacles.length === 0 && agreed) obstacles.push({ code: 'disclosure.alreadyAgreed', details: {} });
  return obstacles;
}

/** Decided: more than half of the panel agrees to one proposal. */
export function isMajority(agreed: number, panelSize: number): boolean {
  return agreed * 2 > panelSize;
}
