import type { readVisitSheet } from '@xingcun/core/fieldwork/visits/contract';
import type { AnswerChoice, Question } from '@xingcun/core/fieldwork/visits/question';
import { triesBeforeReplacement, type VisitOutcome } from '@xingcun/core/fieldwork/visits/visit';
import type { ResponseOf } from '@xingcun/core/route';
import type { Entry } from '../../../app/offline/device.ts';
import { opened, reopened } from '../../../app/offline/unsent.ts';

export type VisitSheet = ResponseOf<typeof readVisitSheet>;
export type VisitSlot = VisitSheet['slots'][number];

/** One visit as it is filled in. Nothing of a person, no place, no time. */
export interface VisitDraft {
  /** Null until the household has said yes or no, or is found not at home. */
  outcome: VisitOutcome | null;
  answers: Readonly<Record<string, AnswerChoice>>;
  remark: string;
}
export type VisitEntry = Entry<VisitDraft>;

export const visitTopic = 'visit';
export const sheetName = (roundId: string): string => `visits/${roundId}`;
export const roundPrefix = (roundId: string): string => `${visitTopic}/${roundId}/`;
const doorPrefix = (roundId: string, order: number) => `${roundPrefix(roundId)}${order}/`;

/** The round and the door that an entry is about. */
export function placeOf(id: string): { roundId: string; order: number } {
  const [, roundId = '', order = ''] = id.split('/');
  return { roundId, order: Number(order) };
}

/** A door as the visitor finds it: what the server said last, and on top what this device holds. */
export interface Door {
  slot: VisitSlot;
  /** `begun`: a visit is being filled in. `toVisit`: somebody still has to go (again). The others are outcomes. */
  state: 'toVisit' | 'begun' | VisitOutcome;
  /** Times that nobody was at home, with those that only this device knows. */
  tries: number;
  /** The visit of this device that the server does not hold yet: the one that needs a decision, else the last. */
  entry: VisitEntry | null;
  /** The version that the server's slot has once everything of this device has arrived. */
  version: number;
}

export function doorOf(slot: VisitSlot, entries: readonly VisitEntry[], roundId: string): Door {
  const prefix = doorPrefix(roundId, slot.order);
  const own = entries.filter(({ id }) => id.startsWith(prefix)).sort((a, b) => a.version - b.version);
  const last = own.at(-1) ?? null;
  const entry = own.find(({ standing }) => standing === 'refused' || standing === 'conflict') ?? last;
  const tries = slot.tries + own.filter(({ draft }) => draft.outcome === 'absent').length;
  const version = slot.version + own.length;
  return { slot, entry, tries, version, state: stateOf(slot, last, tries) };
}

function stateOf(slot: VisitSlot, last: VisitEntry | null, tries: number): Door['state'] {
  if (last?.standing === 'open') return 'begun';
  const outcome = last ? last.draft.outcome : slot.status;
  if (outcome === 'absent') return tries < triesBeforeReplacement ? 'toVisit' : 'absent';
  return outcome === 'answered' || outcome === 'refused' ? outcome : 'toVisit';
}

/** A new visit to a door, on what this device knows of it. */
export function newVisit({ slot, entry, version }: Door, roundId: string): VisitEntry {
  return {
    id: `${doorPrefix(roundId, slot.order)}${version}`,
    topic: visitTopic,
    after: entry?.id ?? null,
    address: `/work/visits/${roundId}/form`,
    ...opened<VisitDraft>({ outcome: null, answers: {}, remark: '' }, version),
  };
}

/** Taken back while that is still possible: answers may be corrected, an outcome without answers goes. */
export function withdrawn(entry: VisitEntry): VisitEntry | null {
  const back = reopened(entry);
  if (back === entry) return entry; // it may have reached the server
  return entry.draft.outcome === 'answered' ? { ...back, draft: { ...entry.draft, outcome: null } } : null;
}

/** What is handed in: a question left out counts as “no answer”, nothing is made up. */
export function completed(draft: VisitDraft, questions: readonly Question[]): VisitDraft {
  const answers = Object.fromEntries(questions.map(({ id }) => [id, draft.answers[id] ?? 'noAnswer'] as const));
  return { outcome: 'answered', answers, remark: draft.remark.trim() };
}

/** The page prepared for offline use, with the server's word on one door. */
export function withSlot(sheet: VisitSheet, heard: Pick<VisitSlot, 'order' | 'status' | 'tries' | 'version'>): VisitSheet {
  const { order, status, tries, version } = heard;
  return { ...sheet, slots: sheet.slots.map((slot) => (slot.order === order ? { ...slot, status, tries, version } : slot)) };
}
