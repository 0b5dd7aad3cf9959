import { type Actor, isWithin, type Role } from '../accounts/permission.ts';
import type { CalendarStage, CycleState } from '../cycles/cycle.ts';
import { type AssessmentStage, type Stage, stageRules, stages } from '../cycles/stage.ts';
import type { ResponseOf } from '../route.ts';
import type { Text } from '../text.ts';
import type { SheetState } from './cell.ts';
import type { readInbox } from './contract.ts';
import { meetingBodies } from './meeting.ts';

export type InboxItem = ResponseOf<typeof readInbox>[number];

export interface CycleAtHand {
  id: string;
  cityPath: string;
  title: Text;
  state: CycleState;
  calendar: Partial<Record<CalendarStage, { opensOn: string; dueOn: string }>>;
}

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

const oldestFirst = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What waits for the caller at this village today: nothing before a stage opens, nothing that he may not check himself. */
export function villageItems(actor: Actor, cycle: CycleAtHand, village: VillageAtHand, today: string): InboxItem[] {
  const { stage } = village;
  if (cycle.state !== 'running' || stage === 'settled' || today < (cycle.calendar[stage]?.opensOn ?? '9999')) return [];
  const has = (...roles: Role[]) =>
    actor.grants.some((grant) => roles.includes(grant.role) && isWithin(village.villagePath, grant.path));
  const due = dueOf(cycle, village);
  const item = (kind: InboxItem['kind'], count: number | null, starCode: string | null = null): InboxItem => ({
    kind,
    cycleId: cycle.id,
    cycleTitle: cycle.title,
    assessmentId: village.assessmentId,
    villageName: village.villageName,
    stage: stage === 'application' ? null : stage,
    starCode,
    count,
    ...due,
  });

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
  item: (kind: InboxItem['kind'], count: number | null, starCode?: string | null) => InboxItem,
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
function dueOf({ calendar }: CycleAtHand, { stage, returned }: VillageAtHand): Pick<InboxItem, 'dueOn' | 'dueFrom'> {
  if (stage === 'settled') return { dueOn: null, dueFrom: null };
  const [earliest] = returned.toSorted((a, b) => oldestFirst(a.dueOn, b.dueOn));
  if (earliest) return { dueOn: earliest.dueOn, dueFrom: { kind: 'return', stage, days: null, since: earliest.since } };
  return calendarDue(calendar, stage);
}

function calendarDue(calendar: CycleAtHand['calendar'], stage: CalendarStage): Pick<InboxItem, 'dueOn' | 'dueFrom'> {
  const dueOn = calendar[stage]?.dueOn ?? null;
  return { dueOn, dueFrom: dueOn === null ? null : { kind: 'calendar', stage, days: null, since: null } };
}

/** What is known of the cycle’s publicity. */
export interface PublicityAtHand {
  /** Last day of the notice of the preliminary result. */
  closesOn: string;
  unanswered: readonly { dueOn: string; since: string }[];
}

/** How many of a running cycle’s villages are through all levels, on their way, or never applied. */
export interface VillagesAtHand {
  settled: number;
  underWay: number;
  notApplied: number;
}

/** What waits for the city’s organiser at the cycle itself. */
export function cycleItems(
  actor: Actor,
  cycle: CycleAtHand,
  { villages, publicity }: { villages: VillagesAtHand; publicity: PublicityAtHand | null },
  today: string,
): InboxItem[] {
  const organises = actor.grants.some(({ role, path }) => role === 'cityOrganiser' && isWithin(cycle.cityPath, path));
  if (!organises) return [];
  const item = (kind: InboxItem['kind'], due: Pick<InboxItem, 'dueOn' | 'dueFrom'>, count: number | null = null): InboxItem => ({
    kind,
    cycleId: cycle.id,
    cycleTitle: cycle.title,
    assessmentId: null,
    villageName: null,
    stage: null,
    starCode: null,
    count,
    ...due,
  });
  if (cycle.state === 'draft') {
    const dueOn = cycle.calendar.application?.opensOn ?? null;
    const dueFrom = dueOn === null ? null : { kind: 'calendar' as const, stage: 'application' as const, days: null, since: null };
    return [item('publishCycle', { dueOn, dueFrom })];
  }
  if (cycle.state === 'running') {
    // a village that let the time to apply pass holds nobody up
    const mayStillApply = villages.notApplied > 0 && today <= (cycle.calendar.application?.dueOn ?? today);
    const ready = villages.settled > 0 && villages.underWay === 0 && !mayStillApply;
    return ready ? [item('publishNotice', calendarDue(cycle.calendar, 'publicity'))] : [];
  }
  if (cycle.state !== 'publicity' || !publicity) return [];
  const [earliest] = publicity.unanswered.toSorted((a, b) => oldestFirst(a.dueOn, b.dueOn));
  if (earliest) {
    const dueFrom = { kind: 'workingDays' as const, stage: null, days: null, since: earliest.since };
    return [item('answerObjection', { dueOn: earliest.dueOn, dueFrom }, publicity.unanswered.length)];
  }
  return today > publicity.closesOn ? [item('confirmFinal', calendarDue(cycle.calendar, 'recognition'))] : [];
}

/** So many villages with the same to do become one line with their number. */
export const mostVillagesListed = 50;

/** Earliest due first; what waits at very many villages is one line. */
export function arrange(items: readonly InboxItem[]): InboxItem[] {
  const alike = Map.groupBy(items, ({ cycleId, kind, stage, starCode }) => [cycleId, kind, stage, starCode].join(' '));
  return [...alike.values()]
    .flatMap((group): InboxItem[] => {
      const sorted = group.toSorted((a, b) => oldestFirst(a.dueOn ?? '9999', b.dueOn ?? '9999'));
      const [first] = sorted;
      if (!first || group.length <= mostVillagesListed) return sorted;
      return [{ ...first, assessmentId: null, villageName: null, count: group.length }];
    })
    .toSorted((a, b) => oldestFirst(a.dueOn ?? '9999', b.dueOn ?? '9999'));
}
