import { randomUUID } from 'node:crypto';
import {
  closeVisitRound,
  createVisitRound,
  drawVisits,
  publishVisitFrame,
  readVisitRound,
  readVisitSlots,
  saveVisitFrame,
  submitVisit,
} from '@xingcun/core/fieldwork/visits/contract';
import type { AnswerChoice } from '@xingcun/core/fieldwork/visits/question';
import type { Caller } from './caller.ts';
import { steadyShare } from './entries.ts';

/** An invented list: three groups, numbers counted up. No real household has a number or label from it. */
const households = [38, 30, 22].flatMap((size, index) =>
  Array.from({ length: size }, (_, number) => ({
    group: `${index + 1}组`,
    number: `${number + 1}`,
    label: `样例门牌${number + 1}`,
  })),
);
const wishes = { precisionPercent: 15, confidencePercent: 95, thresholdPercent: 90 } as const;

/** The list of a sample village, published and waiting for its seed. */
export async function publishSampleFrame(township: Caller, assessmentId: string): Promise<{ roundId: string; version: number }> {
  const round = await township(createVisitRound, {
    params: { assessmentId },
    body: { purpose: '村级服务满意度（样例）', ...wishes },
  });
  const params = { roundId: round.id };
  const body = { source: '乡派出机构门牌册（样例）', households, version: round.version };
  const framed = await township(saveVisitFrame, { params, body });
  const { version } = await township(publishVisitFrame, { params, body: { version: framed.version } });
  return { roundId: round.id, version };
}

/** A whole round of a sample village: drawn, visited – one household refuses – and closed. */
export async function runSampleVisits(township: Caller, assessmentId: string): Promise<void> {
  const { roundId, version } = await publishSampleFrame(township, assessmentId);
  const params = { roundId };
  const seedParts = {
    kind: 'dice' as const,
    throws: [4, 1, 6, 3, 3, 5, 2, 6, 1, 4, 2, 5, 5, 3, 1, 6, 2, 4, 3, 1],
    witnesses: ['村务监督委员会主任', '村民代表'],
  };
  const { questions } = await township(drawVisits, { params, body: { seedParts, size: 27, version } });
  await township(submitVisit, {
    params: { roundId, order: 1 },
    body: { answerId: randomUUID(), outcome: 'refused', seenSlotVersion: 1 },
  });
  const slots = await township(readVisitSlots, { params });
  for (const { order, version: seenSlotVersion } of slots.filter(({ status }) => status === 'waiting')) {
    const answers = Object.fromEntries(
      questions.map(({ id }, index): [string, AnswerChoice] => {
        const share = steadyShare(id, String(order));
        return [id, share < 0.92 - 0.07 * index ? 'yes' : share < 0.97 ? 'no' : 'dontKnow'];
      }),
    );
    const body = { answerId: randomUUID(), outcome: 'answered' as const, consent: true as const, answers, seenSlotVersion };
    await township(submitVisit, { params: { roundId, order }, body });
  }
  const { version: last } = await township(readVisitRound, { params });
  await township(closeVisitRound, { params, body: { version: last } });
}
