import {
  createVisitRound,
  drawVisits,
  publishVisitFrame,
  readVisitSlots,
  saveVisitFrame,
  submitVisit,
} from '@xingcun/core/fieldwork/visits/contract';
import { serviceQuestions } from '@xingcun/core/fieldwork/visits/question';
import type { AnswerChoice } from '@xingcun/core/fieldwork/visits/question';
import { randomUUID } from 'node:crypto';
import type { Person } from './given.ts';

/** Twenty throws before two posts; another `turn` gives another seed. */
export const diceOf = (turn: number) => ({
  kind: 'dice' as const,
  throws: Array.from({ length: 20 }, (_, index) => (Math.floor(turn / 6 ** (index % 4)) % 6) + 1),
  witnesses: ['村务监督委员会主任', '村民代表'],
});

/** A village of three groups: 40, 30 and 20 households. */
export const ninetyHouseholds = [40, 30, 20].flatMap((size, index) =>
  Array.from({ length: size }, (_, number) => ({ group: `${index + 1}组`, number: `${number + 1}`, label: `桥头${number + 1}` })),
);

export const wishes = { purpose: '村级服务满意度', precisionPercent: 15, confidencePercent: 95, thresholdPercent: 90 } as const;

/** A round whose list stands as typed in. */
export async function framedRound(township: Person, assessmentId: string, households = ninetyHouseholds) {
  const { body: round } = await township.call(createVisitRound, { params: { assessmentId }, body: wishes });
  const body = { source: '乡派出机构门牌册（样例）', households, version: round.version };
  return (await township.call(saveVisitFrame, { params: { roundId: round.id }, body })).body;
}

/** A round that is drawn and waits for its visits. */
export async function drawnRound(
  township: Person,
  assessmentId: string,
  { size = 20, turn = 1, households = ninetyHouseholds } = {},
) {
  const framed = await framedRound(township, assessmentId, households);
  const params = { roundId: framed.id };
  const { body: published } = await township.call(publishVisitFrame, { params, body: { version: framed.version } });
  const body = { seedParts: diceOf(turn), size, version: published.version };
  return (await township.call(drawVisits, { params, body })).body;
}

export const allAnswers = (choice: AnswerChoice): Record<string, AnswerChoice> =>
  Object.fromEntries(serviceQuestions.map(({ id }) => [id, choice]));

/** Answers at every door that waits: the first `yes` households agree with everything, the others with nothing. */
export async function visitAll(township: Person, roundId: string, yes: number): Promise<void> {
  const { body: slots } = await township.call(readVisitSlots, { params: { roundId } });
  const waiting = slots.filter(({ status }) => status === 'waiting');
  for (const [index, { order, version }] of waiting.entries())
    await township.call(submitVisit, {
      params: { roundId, order },
      body: {
        answerId: randomUUID(),
        outcome: 'answered',
        consent: true,
        answers: allAnswers(index < yes ? 'yes' : 'no'),
        seenSlotVersion: version,
      },
    });
}
