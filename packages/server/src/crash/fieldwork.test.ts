import {
  enterPaperBallot,
  issueLateSlips,
  recordAssistedVote,
  reissueSlips,
  closeAppraisal,
  takeOverAppraisal,
} from '@xingcun/core/fieldwork/appraisal/contract';
import { linkEvidence, startRedaction, withdrawEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { expect, test } from 'vitest';
import { everywhere, openVote, villageAtReview } from '../fieldwork/appraisal/given.ts';
import { announced, finish, uploaded } from '../test/given-evidence.ts';
import { drawing, photo } from '../test/pictures.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const server = await mortalServer(cutBy.fieldwork);
const { assessmentId, who } = await villageAtReview(server);
const timeout = 600_000;

test('slips, papers read twice, help and the result in the sheet', { timeout }, async () => {
  const { params, version, asked } = await openVote(who.reviewer, assessmentId, { entitled: 30, present: 20 });
  await who.reviewer.call(issueLateSlips, { params, body: { count: 1, reason: '一位代表迟到' } });
  const { codes } = (await who.reviewer.call(reissueSlips, { params, body: {} })).body;
  for (const code of codes.slice(0, 18)) {
    const body = { code, choices: everywhere(asked, 'satisfied') };
    await who.reviewer.call(enterPaperBallot, { params, body });
    await who.districtAssessor.call(enterPaperBallot, { params, body });
  }
  const help = { help: 'marking', helper: 'ownChoice', witness: 'townshipWorker' } as const;
  await who.reviewer.call(recordAssistedVote, { params, body: help });
  const closed = await who.reviewer.call(closeAppraisal, { params, body: { papersReturned: 18, version } });
  expect(closed.body.published, closed.problem.detail).toMatchObject({ returned: 18, paper: 18, phone: 0 });
  const taken = await who.reviewer.call(takeOverAppraisal, {
    params,
    body: { asked: 'partyBranch', itemCode: 'LD5', reason: '以大会测评为准', version: 0 },
  });
  expect(taken.status, taken.problem.detail).toBe(201);
});

test('a file in parts, its redacted copy, what it proves, and its withdrawal', { timeout }, async () => {
  const piece = await uploaded(who.clerk, assessmentId, photo({ waves: 12 }), '村民大会现场', ['MG1']);
  expect(piece.file).toMatchObject({ contentType: 'image/jpeg', hasThumbnail: true });
  const copy = drawing({ waves: 12 });
  const body = { ...announced(copy), reason: '遮住儿童的脸' };
  const started = await who.clerk.call(startRedaction, { params: { evidenceId: piece.id }, body });
  const redacted = await finish(who.clerk, started.body.uploadId ?? '', copy);
  const params = { evidenceId: redacted.body.id };
  const linked = await who.clerk.call(linkEvidence, {
    params,
    body: { itemCodes: ['MG1', 'ZF1'], version: redacted.body.version },
  });
  expect(linked.body.itemCodes).toEqual(['MG1', 'ZF1']);
  const mistaken = await uploaded(who.clerk, assessmentId, drawing({ waves: 4 }), '传错的图');
  const withdrawn = await who.clerk.call(withdrawEvidence, { params: { evidenceId: mistaken.id }, body: { reason: '误传' } });
  expect(withdrawn.body.withdrawn, withdrawn.problem.detail).toMatchObject({ reason: '误传' });
});

test('each was counted once', () => expectCountedOnce(server.cuts, cutBy.fieldwork));
