import { assert } from '@xingcun/core/assert';
import { type Inspection, recordInterview } from '@xingcun/core/fieldwork/inspection/contract';
import { call } from '../../app/api.ts';
import type { Sender } from '../../app/offline/senders.ts';
import { preparedName } from './finding-draft.ts';
import { type InterviewDraft, participantsOf, placeOfInterview, withInterview } from './interview-draft.ts';

export const interviewSender: Sender<InterviewDraft> = {
  conflicts: [],
  async send({ id, key, draft }) {
    const { inspectionId, interviewId } = placeOfInterview(id);
    const participants = participantsOf(draft);
    assert(participants, 'only a whole record is sent');
    const { heldOn, participantKind, topics, minutes, replaces } = draft;
    const body = {
      id: interviewId,
      heldOn,
      participantKind,
      participants,
      topics: topics.trim(),
      minutes: minutes.trim(),
      replaces,
    };
    const interview = await call(recordInterview, { params: { inspectionId }, body }, { key });
    return {
      version: 1,
      also: { name: preparedName(inspectionId), how: (content) => withInterview(content as Inspection, interview) },
    };
  },
};
