import { permit } from '@xingcun/core/accounts/permission';
import { closingDay } from '@xingcun/core/disclosure/notice';
import { boardStanding, confirmPostingObstacles, postingObstacles } from '@xingcun/core/disclosure/posting';
import { confirmPosting, listPostings, recordPosting } from '@xingcun/core/disclosure/posting-contract';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { lockAssessment } from '../assessment/situation.ts';
import { refuseUnusablePieces } from '../records/named-evidence.ts';
import { implement } from '../http/implement.ts';
import {
  findPostings,
  findToHang,
  getVillageOfBoard,
  insertPosting,
  lockPosting,
  type PostingFound,
  saveConfirmation,
} from './posting-store.ts';

export const postingRoutes = [
  implement(listPostings, async ({ tx, actor, today, params }) => {
    const village = await getVillageOfBoard(tx, params.assessmentId);
    permit(actor, listPostings.permission, village.villagePath);
    const postings = await findPostings(tx, { assessmentId: village.id });
    const hung = (await findToHang(tx, village)).map((notice) => {
      const own = postings.filter(({ hungId }) => hungId === notice.id);
      const board = boardStanding(own.map(ruled), notice, today);
      return { ...notice, closesOn: closingDay(notice), board, postings: own.map(shown) };
    });
    return { villageCode: village.villageCode, villageName: village.villageName, year: village.year, hung };
  }),

  implement(recordPosting, async ({ tx, actor, now, today, params, body: { noticeId, act, on, place, evidenceIds }, audit }) => {
    await lockAssessment(tx, params.assessmentId, 'whole');
    const village = await getVillageOfBoard(tx, params.assessmentId);
    permit(actor, recordPosting.permission, village.villagePath);
    const notice = (await findToHang(tx, village)).find(({ id }) => id === noticeId);
    if (!notice) throw new Refusal('disclosure.noticeNotFound', { noticeId });
    const own = (await findPostings(tx, { assessmentId: village.id })).filter(({ hungId }) => hungId === notice.id);
    const standing = boardStanding(own.map(ruled), notice, today);
    refuseAny(postingObstacles({ act, on }, { opensOn: notice.opensOn, standing, today }));
    await refuseUnusablePieces(tx, village.id, evidenceIds);
    const id = await insertPosting(tx, {
      assessmentId: village.id,
      noticeId: notice.kind === 'opinions' ? null : notice.id,
      roundId: notice.kind === 'opinions' ? notice.id : null,
      act,
      actedOn: on,
      place,
      evidenceIds,
      recordedBy: actor.accountId,
      recordedAt: now,
    });
    audit({
      path: village.villagePath,
      subjectKind: 'boardPosting',
      subjectId: id,
      after: { act, on, place, ...(evidenceIds.length === 0 ? {} : { evidence: evidenceIds }) },
    });
    return shown(await lockPosting(tx, id));
  }),

  implement(confirmPosting, async ({ tx, actor, now, params, audit }) => {
    const posting = await lockPosting(tx, params.postingId);
    const village = await getVillageOfBoard(tx, posting.assessmentId);
    permit(actor, confirmPosting.permission, village.villagePath);
    refuseAny(confirmPostingObstacles(posting, actor.accountId));
    await saveConfirmation(tx, posting.id, actor.accountId, now);
    audit({
      path: village.villagePath,
      subjectKind: 'boardPosting',
      subjectId: posting.id,
      before: { confirmedBy: null },
      after: { confirmedBy: actor.displayName },
    });
    return shown(await lockPosting(tx, posting.id));
  }),
];

const ruled = ({ act, on, confirmedBy }: PostingFound) => ({ act, on, confirmed: confirmedBy !== null });

function shown(posting: PostingFound) {
  const { id, act, on, place, evidenceIds, recordedBy, recordedByName, confirmedBy, confirmedByName } = posting;
  return {
    id,
    act,
    on,
    place,
    evidenceIds,
    recordedBy: { accountId: recordedBy, name: recordedByName },
    confirmedBy: confirmedBy === null ? null : { accountId: confirmedBy, name: confirmedByName ?? '' },
  };
}
