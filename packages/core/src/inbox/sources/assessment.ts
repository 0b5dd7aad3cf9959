import type { SheetState } from '../../assessment/cell.ts';
import { meetingBodies } from '../../assessment/meeting.ts';
import { type Actor, isWithin, type Role } from '../../accounts/permission.ts';
import { type AssessmentStage, type Stage, stageRules, stages } from '../../cycles/stage.ts';
import { calendarDue, type CycleAtHand, type Due, earliestOf, type InboxItem, itemOf, undated } from '../item.ts';
import type { ItemKindName } from '../kinds.ts';

/** Where one village stands, as far as it decides what waits for whom. */
export interface VillageAtHand {
  assessmentId: string;
  villageName: string;
  villagePath: string;
  stage: AssessmentStage;
  /** The sheet of the present stage; null before its first cell. */
  sheetState: SheetState | null;
  /** Required items, and those with a value, by declared star; '' for the figures of the whole standard. */
  required: Readonly<Record<string, number>>;
  filled: Readonly<Record<string, number>>;
  /** Items sent back in the present round. */
  returned: readonly { starCode: string | null; dueOn: string; since: string; resolved: boolean }[];
  meetingsCarried: number;
  cosigned: boolean;
  signedOff: readonly string[];
  ledStars: readonly string[];
  ownStages: readonly Stage[];
}

type MakeItem = (kind: ItemKindName, count: number | null, starCode?: string | null) => InboxItem;

/** What waits for the caller at this village today: nothing before a stage opens, nothing that he may not check himself. */
export function villageItems(actor: Actor, cycle: CycleAtHand, village: VillageAtHand, today: string): InboxItem[] {
  const { stage } = village;
  if (cycle.state !== 'running' || stage === 'settled' || today < (cycle.calendar[stage]?.opensOn ?? '9999')) return [];
  const has = (...roles: Role[]) =>
    actor.grants.some((grant) => roles.includes(grant.role) && isWithin(village.villagePath, grant.path));
  const due = dueOf(cycle, village);
  const { assessmentId, villageName: unitName } = village;
  const item: MakeItem = (kind, count, starCode = null) =>
    itemOf(kind, cycle, due, { assessmentId, unitName, stage: stage === 'application' ? null : stage, starCode, count });

  if (stage === 'application') return has('villageClerk', 'villageSecretary') ? [item('apply', null)] : [];
  const items: InboxItem[] = [];
  const remaining = Object.keys(village.required).reduce((sum, star) => sum + remainingOf(village, star), 0);
  if (stage === 'selfAssessment' && has('supervisor') && remaining === 0 && !village.cosigned) items.push(item('cosign', null));
  if (village.ownStages.some((own) => stages.indexOf(own) < stages.indexOf(stage))) return items;

  const scores = has(...stageRules[stage].scorers);
  const signs = has(stageRules[stage].signer);
  const open = village.returned.filter(({ resolved }) => !resolved);
  if (stage === 'jointReview') return [...items, ...jointReviewItems(actor, village, open, signs, item)];
  if (open.length > 0) return scores ? [...items, item('correctReturned', open.length)] : items;
  const meetings = stage === 'selfAssessment' ? meetingBodies.length - village.meetingsCarried : 0;
  if (scores && remaining > 0) items.push(item(stage === 'selfAssessment' ? 'selfAssess' : 'review', remaining));
  if (scores && meetings > 0) items.push(item('holdMeeting', meetings));
  if (signs && remaining === 0 && meetings === 0) items.push(item('submit', null));
  return items;
}

const remainingOf = ({ required, filled }: VillageAtHand, star: string) => (required[star] ?? 0) - (filled[star] ?? 0);

/** The joint review goes star by star: each to its lead unit, those without one to the district’s assessors, the whole to the organiser. */
function jointReviewItems(
  actor: Actor,
  village: VillageAtHand,
  open: VillageAtHand['returned'],
  signs: boolean,
  item: MakeItem,
): InboxItem[] {
  const here = actor.grants.filter((grant) => isWithin(village.villagePath, grant.path));
  const isAssessor = here.some(({ role }) => role === 'districtAssessor');
  const leads = (star: string) => here.some(({ role, stars: led }) => role === 'leadUnitAssessor' && led?.includes(star));
  const declared = Object.keys(village.required).filter((star) => star !== '');
  const mine = declared.filter((star) => leads(star) || (isAssessor && !village.ledStars.includes(star)));
  const items: InboxItem[] = [];
  for (const star of mine) {
    const returned = open.filter(({ starCode }) => starCode === star).length;
    const remaining = remainingOf(village, star);
    if (returned > 0) items.push(item('correctReturned', returned, star));
    else if (remaining > 0) items.push(item('scoreStar', remaining, star));
    else if (!village.signedOff.includes(star)) items.push(item('signOff', null, star));
  }
  const figures = open.filter(({ starCode }) => starCode === null).length;
  if (isAssessor && figures > 0) items.push(item('correctReturned', figures));
  else if (isAssessor && remainingOf(village, '') > 0) items.push(item('review', remainingOf(village, '')));
  const complete = Object.keys(village.required).every((star) => remainingOf(village, star) === 0);
  const signed = declared.every((star) => village.signedOff.includes(star));
  if (signs && complete && signed && open.length === 0) items.push(item('submit', null));
  return items;
}

/** A returned sheet is due when the return says; any other when the calendar does. */
function dueOf(cycle: CycleAtHand, { stage, returned }: VillageAtHand): Due {
  if (stage === 'settled') return undated;
  const earliest = earliestOf(returned);
  if (earliest) return { dueOn: earliest.dueOn, dueFrom: { kind: 'return', stage, days: null, since: earliest.since } };
  return calendarDue(cycle, stage);
}
