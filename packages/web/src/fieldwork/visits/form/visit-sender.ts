import { submitVisit } from '@xingcun/core/fieldwork/visits/contract';
import { assert } from '@xingcun/core/assert';
import { ApiError, call } from '../../../app/api.ts';
import type { Sender } from '../../../app/offline/senders.ts';
import { placeOf, sheetName, type VisitDraft, type VisitSheet, withSlot } from './visit-draft.ts';

/** The attempt's key is the `answerId`, by which the server knows a repetition. */
export const visitSender: Sender<VisitDraft> = {
  conflicts: ['fieldwork.slotChanged'],
  async send({ id, key: answerId, draft, version: seenSlotVersion }) {
    const params = placeOf(id);
    const { outcome, answers, remark } = draft;
    assert(outcome, 'only a finished visit is sent');
    const body =
      outcome === 'answered'
        ? ({ answerId, outcome, consent: true, answers: { ...answers }, ...(remark && { remark }), seenSlotVersion } as const)
        : ({ answerId, outcome, seenSlotVersion } as const);
    try {
      const slot = await call(submitVisit, { params, body }, { key: answerId });
      return {
        version: slot.version,
        also: { name: sheetName(params.roundId), how: (sheet) => withSlot(sheet as VisitSheet, slot) },
      };
    } catch (error) {
      if (arrivedBeforeClosing(error)) return { version: seenSlotVersion };
      throw error;
    }
  },
};

/** The answer to an earlier request was lost, and the round has been closed since: the visit counts all the same. */
const arrivedBeforeClosing = (error: unknown) =>
  error instanceof ApiError && error.problem.code === 'fieldwork.visitsClosed' && error.problem.values.received === true;
