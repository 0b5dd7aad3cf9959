import { permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import { checkChoices } from '@xingcun/core/fieldwork/appraisal/ballot';
import { slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import { enterPaperBallot } from '@xingcun/core/fieldwork/appraisal/contract';
import { castBallot, readBallotForm, readPublicAppraisal } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import { stateObstacles } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import { castInto, enterPaper, findSlip } from './box.ts';
import { getAppraisal, getPublicAppraisal } from './store.ts';

/** Ballots, on the phone and from paper. Nothing here writes who, when or what; refusals do not repeat a code. */
export const ballotRoutes = [
  implement(readPublicAppraisal, async ({ tx, params }) => {
    const { assessmentId: _assessment, ...found } = await getPublicAppraisal(tx, params.appraisalId);
    const { state, openedOn, rollDigest } = found;
    assert(state !== 'draft' && openedOn !== null && rollDigest !== null, 'the public sees no draft');
    return { ...found, state, openedOn, rollDigest };
  }),

  implement(readBallotForm, async ({ tx, body }) => {
    const { used, appraisal } = await openSlip(tx, body.code);
    const { id, villageName, year, state, asked } = appraisal;
    assert(state !== 'draft', 'a slip is issued at opening');
    return { appraisalId: id, villageName, year, state, asked, used };
  }),

  implement(castBallot, async ({ tx, body: { code, choices } }) => {
    const { slip, appraisal } = await openSlip(tx, code);
    checkChoices(appraisal.asked, choices);
    const outcome = await castInto(tx, slip, choices);
    const { id: appraisalId, published } = appraisal;
    // its answer was lost and the vote has closed since: the list says that it counted
    const listed = published?.trackers.includes(slip.tracker) === true;
    if (outcome === 'closed' && !listed) throw new Refusal('fieldwork.votingClosed');
    return { appraisalId, tracker: slip.tracker, before: outcome !== 'counted' };
  }),

  implement(enterPaperBallot, async ({ tx, actor, params, body: { code, choices }, audit }) => {
    const { id, villagePath, state, asked } = await getAppraisal(tx, params.appraisalId);
    permit(actor, enterPaperBallot.permission, villagePath);
    refuseAny(stateObstacles(state, 'open'));
    checkChoices(asked, choices);
    const slip = slipOf(code);
    if (!slip) throw new Refusal('fieldwork.slipUnknown');
    const { outcome, readings = [] } = await enterPaper(tx, id, slip, choices, actor.accountId);
    if (outcome === 'unknown') throw new Refusal('fieldwork.slipUnknown');
    if (outcome === 'used') throw new Refusal('fieldwork.slipUsed');
    if (outcome === 'closed') throw new Refusal('fieldwork.votingClosed');
    audit({ path: villagePath, subjectKind: 'appraisal', subjectId: id });
    return { outcome, readings };
  }),
];

/** @throws {Refusal} fieldwork.slipUnknown */
async function openSlip(tx: Tx, code: string) {
  const slip = slipOf(code);
  const found = slip && (await findSlip(tx, slip.digest));
  if (!found) throw new Refusal('fieldwork.slipUnknown');
  return { slip, used: found.used, appraisal: await getPublicAppraisal(tx, found.appraisalId) };
}
