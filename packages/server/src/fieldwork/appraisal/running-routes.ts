import { randomBytes } from 'node:crypto';
import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import {
  countReturned,
  lateObstacles,
  openingObstacles,
  papersObstacles,
  stageObstacles,
  stateObstacles,
} from '@xingcun/core/fieldwork/appraisal/appraisal';
import { askable } from '@xingcun/core/fieldwork/appraisal/asked';
import { tally } from '@xingcun/core/fieldwork/appraisal/ballot';
import { slipBytes, slipCode, slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import {
  closeAppraisal,
  issueLateSlips,
  openAppraisal,
  recordAssistedVote,
  reissueSlips,
  takeOverAppraisal,
} from '@xingcun/core/fieldwork/appraisal/contract';
import { type Published } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import { figuresFor, publishQuestion } from '@xingcun/core/fieldwork/appraisal/result';
import { rollDigest } from '@xingcun/core/fieldwork/appraisal/roll';
import { shownParts, smallestShown } from '@xingcun/core/fieldwork/appraisal/small-numbers';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { writeCell } from '../../assessment/cells.ts';
import { implement } from '../../http/implement.ts';
import { appendLeaves } from '../../records/transparency/log-store.ts';
import { closeBox, issueSlips, openBox } from './box.ts';
import { refuseOtherVersion } from './preparation-routes.ts';
import { type AppraisalFound, getAppraisal, lockAppraisal, shown } from './store.ts';

/** From the opening to the count, by those who run it. */
export const runningRoutes = [
  implement(openAppraisal, async ({ tx, actor, now, today, params, body: { version }, audit }) => {
    const { id, villagePath, ...found } = await lockAppraisal(tx, params.appraisalId);
    permit(actor, openAppraisal.permission, villagePath);
    refuseAny([...stateObstacles(found.state, 'draft'), ...stageObstacles(found)]);
    refuseOtherVersion(found.rowVersion, version);
    refuseAny(openingObstacles(found.roll));
    const entitled = found.roll.length;
    const present = found.roll.filter((entry) => entry.present).length;
    const digest = rollDigest(found.roll);
    const codes = newSlips(present);
    await tx
      .updateTable('appraisal')
      .set({ state: 'open', openedOn: today, rollDigest: digest, entitled, present, issued: present, rowVersion: version + 1 })
      .where('id', '=', id)
      .execute();
    await openBox(tx, id, villagePath, digestsOf(codes));
    const leaf = { kind: 'rollPublished' as const, subject: id, digest, on: today };
    await appendLeaves(tx, [{ ...leaf, path: villagePath, at: now }]);
    const after = { state: 'open', rollDigest: digest, entitled, present, issued: present };
    audit({ path: villagePath, subjectKind: 'appraisal', subjectId: id, before: { state: 'draft' }, after });
    return { appraisal: shown(await getAppraisal(tx, id)), codes };
  }),

  implement(issueLateSlips, async ({ tx, actor, params, body: { count, reason }, audit }) => {
    const { id, villagePath, state, entitled, issued, late } = await lockAppraisal(tx, params.appraisalId);
    permit(actor, issueLateSlips.permission, villagePath);
    refuseAny([...stateObstacles(state, 'open'), ...lateObstacles({ entitled, issued }, count)]);
    const codes = newSlips(count);
    const total = issued + count;
    await tx
      .updateTable('appraisal')
      .set({ issued: total, present: total, late: JSON.stringify([...late, { count, reason }]) })
      .where('id', '=', id)
      .execute();
    const done = await issueSlips(tx, id, digestsOf(codes), false);
    assert(done, 'an open appraisal has an open box');
    audit({ path: villagePath, subjectKind: 'appraisal', subjectId: id, before: { issued }, after: { issued: total }, reason });
    return { appraisal: shown(await getAppraisal(tx, id)), codes };
  }),

  implement(reissueSlips, async ({ tx, actor, params, audit }) => {
    const { id, villagePath, state, issued } = await lockAppraisal(tx, params.appraisalId);
    permit(actor, reissueSlips.permission, villagePath);
    refuseAny(stateObstacles(state, 'open'));
    const codes = newSlips(issued);
    if (!(await issueSlips(tx, id, digestsOf(codes), true))) throw new Refusal('fieldwork.slipsUsed');
    audit({ path: villagePath, subjectKind: 'appraisal', subjectId: id, before: { issued }, after: { issued } });
    return { appraisal: shown(await getAppraisal(tx, id)), codes };
  }),

  implement(recordAssistedVote, async ({ tx, actor, params, body, audit }) => {
    const { id, villagePath, state, assisted } = await lockAppraisal(tx, params.appraisalId);
    permit(actor, recordAssistedVote.permission, villagePath);
    refuseAny(stateObstacles(state, 'open'));
    if (body.helper === body.witness) throw new Refusal('fieldwork.helperIsWitness', { helper: body.helper });
    const all = [...assisted, body].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    await tx
      .updateTable('appraisal')
      .set({ assisted: JSON.stringify(all) })
      .where('id', '=', id)
      .execute();
    audit({ path: villagePath, subjectKind: 'appraisal', subjectId: id, after: { assisted: all.length } });
    return shown(await getAppraisal(tx, id));
  }),

  implement(closeAppraisal, async ({ tx, actor, today, params, body: { papersReturned, version }, audit }) => {
    const found = await lockAppraisal(tx, params.appraisalId);
    const { id, villagePath, issued } = found;
    permit(actor, closeAppraisal.permission, villagePath);
    refuseAny(stateObstacles(found.state, 'open'));
    refuseOtherVersion(found.rowVersion, version);
    const box = await closeBox(tx, id, papersReturned);
    assert(box.outcome !== 'closed', 'an open appraisal has an open box');
    if (box.outcome === 'waiting') throw new Refusal('fieldwork.papersWaiting', { count: box.count });
    if (box.outcome === 'fewer') refuseAny(papersObstacles({ papers: box.count }, papersReturned));
    assert(box.outcome === 'counted', 'fewer papers than entered are refused');
    const { isVoid, returned, result, published } = countUp(found, box, papersReturned);
    const state = isVoid ? 'void' : 'closed';
    await tx
      .updateTable('appraisal')
      .set({ state, closedOn: today, published: JSON.stringify(published), rowVersion: version + 1 })
      .$if(!isVoid, (update) => update.set({ result: JSON.stringify(result) }))
      .where('id', '=', id)
      .execute();
    const after = { state, issued, returned, papersReturned };
    audit({ path: villagePath, subjectKind: 'appraisal', subjectId: id, before: { state: 'open' }, after });
    return shown(await getAppraisal(tx, id));
  }),

  implement(takeOverAppraisal, async ({ tx, actor, now, today, params, body, audit }) => {
    const { id, villagePath, state, assessmentId, closedOn, result, issued, present } = await getAppraisal(
      tx,
      params.appraisalId,
    );
    permit(actor, takeOverAppraisal.permission, villagePath);
    refuseAny(stateObstacles(state, 'closed'));
    const { asked, itemCode, reason, version } = body;
    const counts = result?.[asked];
    if (askable[asked].kind !== 'organisation') throw new Refusal('fieldwork.askedNotOrganisation', { asked });
    if (!counts) throw new Refusal('fieldwork.appraisalNoResult', { asked });
    return writeCell(
      { tx, actor, now, today, audit },
      {
        assessmentId,
        stage: 'preliminaryReview',
        proposed: (form) => {
          const rule = form.compiled.indicators.get(itemCode)?.rule.rule ?? null;
          const values = figuresFor(itemCode, rule, counts, { issued, present });
          const title = `民主测评（${closedOn ?? ''} 计票）：${askable[asked].words.zh}`;
          const proofs = [{ title, reference: `/appraisals/${id}` }];
          return { itemCode, entry: { kind: 'inputs', values }, reason, proofs, version };
        },
      },
    );
  }),
];

/** New codes in random order, which they have by themselves. */
function newSlips(count: number): string[] {
  return Array.from({ length: count }, () => slipCode(randomBytes(slipBytes)));
}

function digestsOf(codes: readonly string[]): string[] {
  return codes.map((code) => {
    const slip = slipOf(code);
    assert(slip, 'a new code is a code');
    return slip.digest;
  });
}

/** What came back, the exact counts of questions with enough valid ballots, and what may be seen of them. */
function countUp(
  { asked, issued, present }: Pick<AppraisalFound, 'asked' | 'issued' | 'present'>,
  { papers, choices, trackers }: Extract<Awaited<ReturnType<typeof closeBox>>, { outcome: 'counted' }>,
  papersReturned: number,
) {
  const { isVoid, returned, spoilt, ...origin } = countReturned({ ballots: choices.length, papers }, papersReturned, issued);
  const counted = isVoid ? [] : tally(asked, choices);
  const questions = counted.map(({ code, counts }) => publishQuestion(code, counts, { issued, present }));
  const enough = counted.filter((_, index) => questions[index]?.figures);
  const [phone, paper] = shownParts([origin.phone, origin.paper]);
  const published: Published = {
    returned,
    phone: isVoid ? null : phone,
    paper: isVoid ? null : paper,
    spoilt: spoilt > 0 && spoilt < smallestShown ? null : spoilt,
    questions,
    trackers,
  };
  const result = Object.fromEntries(enough.map(({ code, counts }) => [code, counts]));
  return { isVoid, returned, result, published };
}
