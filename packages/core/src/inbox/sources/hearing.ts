import { type Actor, findGrant, grantsFor } from '../../accounts/permission.ts';
import { appealDueOn, appealRules, decisionObstacles } from '../../disclosure/appeal.ts';
import { boardStanding, type Posting } from '../../disclosure/posting.ts';
import { calendarDue, type CycleAtHand, earliestOf, type InboxItem, itemOf, undated } from '../item.ts';
import { organisesCity } from './cycles.ts';

/** What is to hang on a village’s board these days, and what was recorded of it. */
export interface BoardAtHand {
  assessmentId: string;
  unitName: string;
  villagePath: string;
  opensOn: string;
  closesOn: string;
  noticeDays: number;
  postings: readonly Posting[];
}

/** A notice that does not hang, while it runs: for the village, which has the board. */
export function boardItems(actor: Actor, cycle: CycleAtHand, board: BoardAtHand, today: string): InboxItem[] {
  const { assessmentId, unitName, villagePath, opensOn, closesOn, noticeDays, postings } = board;
  const role = findGrant(actor, 'disclosure.postNotice', villagePath)?.role;
  const isVillage = role === 'villageClerk' || role === 'villageSecretary';
  const { state } = boardStanding(postings, { noticeDays }, today);
  if (!isVillage || today < opensOn || today > closesOn || (state !== 'notPosted' && state !== 'tooShort')) return [];
  const dueFrom = { kind: 'calendar', stage: 'publicity', days: null, since: null } as const;
  return [itemOf('postNotice', cycle, { dueOn: closesOn, dueFrom }, { assessmentId, unitName })];
}

/** An appeal that nobody has decided yet. */
export interface AppealAtHand {
  madeOn: string;
  dueOn: string;
  panel: readonly string[];
  proposed: boolean;
}

/** Appeals wait for the city to name their panel, then for each of the panel. */
export function appealItems(actor: Actor, cycle: CycleAtHand, appeals: readonly AppealAtHand[]): InboxItem[] {
  if (!findGrant(actor, 'disclosure.decideAppeal', cycle.cityPath)) return [];
  const organises = organisesCity(actor, cycle);
  const of = (kind: 'nameAppealPanel' | 'decideAppeal', waiting: readonly AppealAtHand[]) => {
    const earliest = earliestOf(waiting.map(({ madeOn, dueOn }) => ({ since: madeOn, dueOn: appealDueOn(madeOn, dueOn) })));
    if (!earliest) return [];
    const { dueOn, since } = earliest;
    const dueFrom = { kind: 'workingDays', stage: null, days: appealRules.decisionWorkingDays, since } as const;
    return [itemOf(kind, cycle, { dueOn, dueFrom }, { count: waiting.length })];
  };
  const mine = appeals.filter(
    (appeal) => decisionObstacles(cycle.state, { ...appeal, decided: false }, actor.accountId).length === 0,
  );
  return [
    ...of('nameAppealPanel', organises ? appeals.filter(({ panel }) => panel.length === 0) : []),
    ...of('decideAppeal', mine),
  ];
}

/** Themes of opinions without an answer, for the district that hears them. */
export function themeItems(actor: Actor, cycle: CycleAtHand, heard: { districtPath: string; themes: number }): InboxItem[] {
  const answers = grantsFor(actor, 'disclosure.answerOpinions').some(
    ({ role, path }) => role === 'districtOrganiser' && path === heard.districtPath,
  );
  return answers && heard.themes > 0 ? [itemOf('answerOpinions', cycle, undated, { count: heard.themes })] : [];
}

/** What an appeal ordered to be corrected waits for the city's organiser; the final result waits for it. */
export function correctionItems(actor: Actor, cycle: CycleAtHand, ordered: number): InboxItem[] {
  if (ordered === 0 || !organisesCity(actor, cycle)) return [];
  return [itemOf('carryOutCorrection', cycle, calendarDue(cycle, 'recognition'), { count: ordered })];
}
