import { newId } from '../../app/new-id.ts';
import type { Inspection, Interview } from '@xingcun/core/fieldwork/inspection/contract';
import { fewestParticipants, type ParticipantKind } from '@xingcun/core/fieldwork/inspection/inspection';
import type { Entry } from '../../app/offline/device.ts';
import { opened } from '../../app/offline/unsent.ts';
import { addressOf } from './finding-draft.ts';

export interface InterviewDraft {
  heldOn: string;
  participantKind: ParticipantKind;
  participants: string;
  topics: string;
  minutes: string;
  replaces: string | null;
}
export type InterviewEntry = Entry<InterviewDraft>;

export const interviewTopic = 'interview';
export const interviewPrefix = (inspectionId: string): string => `${interviewTopic}/${inspectionId}/`;

/** The inspection, and the id that the record has from its first letter on: sent twice, it is kept once. */
export function placeOfInterview(id: string): { inspectionId: string; interviewId: string } {
  const [, inspectionId = '', interviewId = ''] = id.split('/');
  return { inspectionId, interviewId };
}

/** A new record, or the correction of one. */
export function newInterview(inspectionId: string, today: string, corrected: Interview | null): InterviewEntry {
  const draft: InterviewDraft = corrected
    ? { ...contentOf(corrected), participants: String(corrected.participants), replaces: corrected.id }
    : { heldOn: today, participantKind: 'villagers', participants: '', topics: '', minutes: '', replaces: null };
  return {
    id: interviewPrefix(inspectionId) + newId(),
    topic: interviewTopic,
    after: null,
    address: addressOf(inspectionId),
    ...opened(draft, 0),
  };
}

const contentOf = ({ heldOn, participantKind, topics, minutes }: Interview) => ({ heldOn, participantKind, topics, minutes });

/** How many people, or null where that is no number or too few. */
export function participantsOf({ participants }: Pick<InterviewDraft, 'participants'>): number | null {
  const count = Number(participants.normalize('NFKC').trim());
  return Number.isInteger(count) && count >= fewestParticipants && count <= 500 ? count : null;
}

export const isWhole = (draft: InterviewDraft, today: string): boolean =>
  draft.heldOn !== '' &&
  draft.heldOn <= today &&
  participantsOf(draft) !== null &&
  draft.topics.trim().length > 1 &&
  draft.minutes.trim().length > 1;

/** The page prepared for offline use, with a record that the server holds now. */
export function withInterview(inspection: Inspection, heard: Interview): Inspection {
  const others = inspection.interviews
    .filter(({ id }) => id !== heard.id)
    .map((each) => (each.id === heard.replaces ? { ...each, replaced: true } : each));
  return { ...inspection, interviews: [...others, heard] };
}
