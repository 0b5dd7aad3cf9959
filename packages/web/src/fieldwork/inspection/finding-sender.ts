import { assert } from '@xingcun/core/assert';
import { type Inspection, saveFinding } from '@xingcun/core/fieldwork/inspection/contract';
import { call } from '../../app/api.ts';
import type { Sender } from '../../app/offline/senders.ts';
import { type FindingDraft, placeOfEntry, preparedName, withFinding } from './finding-draft.ts';

/** The attempt's key is the finding's id, by which the server knows a repetition. */
export const findingSender: Sender<FindingDraft> = {
  conflicts: ['fieldwork.findingChanged'],
  async send({ id, key, draft, version }) {
    const { inspectionId, lineKey } = placeOfEntry(id);
    const { answer, severity, words, place, evidence } = draft;
    assert(answer, 'only a line that was answered is sent');
    const body = { id: key, lineKey, answer, severity, words: words.trim(), place, evidence: [...evidence], version };
    const finding = await call(saveFinding, { params: { inspectionId }, body }, { key });
    return {
      version: finding.version,
      also: { name: preparedName(inspectionId), how: (content) => withFinding(content as Inspection, finding) },
    };
  },
};
