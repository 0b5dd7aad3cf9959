import { permit } from '@xingcun/core/accounts/permission';
import { closeVisitRound, listVisitRemarks, takeOverVisits } from '@xingcun/core/fieldwork/visits/contract';
import { closeObstacles } from '@xingcun/core/fieldwork/visits/round';
import { figuresOf, visitResult } from '@xingcun/core/fieldwork/visits/small-numbers';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { writeCell } from '../../assessment/cells.ts';
import { implement } from '../../http/implement.ts';
import { destroyLinks, findAnswers, findRemarks } from './closing-store.ts';
import { findRound, lockRound, saveRound, type RoundFound } from './round-store.ts';
import { refuseOther, roundOf } from './view.ts';

export const closingRoutes = [
  implement(closeVisitRound, async ({ tx, actor, now, params: { roundId }, body, audit }) => {
    const round = await lockRound(tx, roundId);
    permit(actor, closeVisitRound.permission, round.villagePath);
    refuseAny(closeObstacles(round));
    refuseOther(round, body.version);
    const answers = await findAnswers(tx, roundId);
    const { groups, households, refused, absent, thresholdPercent, confidencePercent } = round;
    const questions = round.questions.map(({ id }) => ({
      questionId: id,
      strata: groups.map(({ group, households: own }) => {
        const here = answers.filter((each) => each.group === group);
        return { households: own, answered: here.length, yes: here.filter((each) => each.answers[id] === 'yes').length };
      }),
    }));
    const counts = { households, answered: answers.length, refused, absent, questions };
    const result = visitResult(counts, { thresholdPercent, confidencePercent });
    await destroyLinks(tx, roundId, answers);
    await saveRound(tx, roundId, { state: 'closed', closedAt: now, result: JSON.stringify(result) });
    audit({
      path: round.villagePath,
      subjectKind: 'visitRound',
      subjectId: roundId,
      before: { state: round.state },
      after: { state: 'closed', answered: answers.length },
    });
    return roundOf(await findRound(tx, roundId), actor);
  }),

  implement(listVisitRemarks, async ({ tx, actor, params: { roundId } }) => {
    const round = await findRound(tx, roundId);
    permit(actor, listVisitRemarks.permission, round.villagePath);
    resultOf(round);
    return findRemarks(tx, roundId);
  }),

  implement(takeOverVisits, async (context) => {
    const { tx, actor, params, body } = context;
    const round = await findRound(tx, params.roundId);
    permit(actor, takeOverVisits.permission, round.villagePath);
    const result = resultOf(round);
    const question = result.questions.find(({ questionId }) => questionId === body.questionId);
    if (!question) throw new Refusal('fieldwork.questionUnknown', { question: body.questionId });
    const figures = figuresOf(question, result.answered);
    const text = round.questions.find(({ id }) => id === body.questionId)?.text.zh ?? '';
    const cell = await writeCell(context, {
      assessmentId: round.assessmentId,
      stage: 'preliminaryReview',
      proposed: ({ compiled }) => {
        const rule = compiled.standard.stars
          .flatMap(({ indicators }) => indicators)
          .find(({ code }) => code === body.itemCode)?.rule;
        if (rule?.kind !== 'proportion' || !('input' in rule.denominator))
          throw new Refusal('fieldwork.itemNotProportion', { item: body.itemCode });
        const values = { [rule.numerator]: figures.positive, [rule.denominator.input]: figures.valid };
        return {
          itemCode: body.itemCode,
          version: body.version,
          entry: { kind: 'inputs', values },
          reason: `入户走访“${round.purpose}”：${text}${question.few ? '（不足5户的一方按2户计）' : ''}`.slice(0, 2000),
          proofs: [{ title: `入户走访：${round.purpose}`.slice(0, 200), reference: `/draws/${round.id}` }],
        };
      },
    });
    return { itemCode: cell.itemCode, ...figures, version: cell.version };
  }),
];

/** @throws {Refusal} fieldwork.resultNotReady, .resultInsufficient */
function resultOf({ result }: RoundFound) {
  if (!result) throw new Refusal('fieldwork.resultNotReady');
  if (result.insufficient) throw new Refusal('fieldwork.resultInsufficient', { answered: result.answered });
  return result;
}
