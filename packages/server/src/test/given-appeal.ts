import { agreeToDecision, listAppeals, makeAppeal, namePanel, proposeDecision } from '@xingcun/core/disclosure/appeal-contract';
import { answerObjection, listObjections, makeObjection, publishPreliminary } from '@xingcun/core/disclosure/contract';
import { settledCycle } from './given-cycle.ts';
import { places, type testServer } from './server.ts';

/** A published result of 小拐村 of which an appeal ordered LD2 to be corrected: the city’s organiser has yet to carry it out. */
export async function orderedCorrection(server: Awaited<ReturnType<typeof testServer>>) {
  const { organiser, cycle, assessments } = await settledCycle(server);
  const { as, anyone, clock } = server;
  const params = { cycleId: cycle.id };
  const assessmentId = assessments[places.xiaoguai] ?? '';
  clock.set('2026-11-04T02:00:00Z');
  await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
  const body = { starCode: 'LD_2', words: '村里少记了三次培训。' };
  const made = await anyone.call(makeObjection, { params: { villageCode: places.xiaoguai }, body });
  const [objection] = (await organiser.call(listObjections, { params })).body;
  const answer = { answer: '台账与记录一致，得分不变。', publicWords: '培训次数是否少记' };
  const district = await as('districtOrganiser', places.karamay);
  await district.call(answerObjection, { params: { objectionId: objection?.id ?? '' }, body: answer });
  await anyone.call(makeAppeal, { body: { receiptCode: made.body.receiptCode, words: '答复没有说明少记的三次，请复核。' } });

  const one = await as('cityAssessor', places.city);
  const two = await as('cityAssessor', places.city);
  const three = await as('cityAssessor', places.city);
  const read = async () => (await one.call(listAppeals, { params })).body[0];
  const appealId = (await read())?.id ?? '';
  const accountIds = [one, two, three].map(({ accountId }) => accountId);
  await organiser.call(namePanel, { params: { appealId }, body: { accountIds } });
  const proposal = {
    outcome: 'partlyUpheld' as const,
    decision: '三次培训有签到，应当计入。',
    publicWords: '培训是否少记三次',
    order: { items: ['LD2'], words: '按培训签到重新核定 LD2。' },
  };
  await one.call(proposeDecision, { params: { appealId }, body: { version: 1, proposal } });
  await two.call(agreeToDecision, { params: { appealId }, body: { version: 2 } });
  const correction = {
    params: { correctionId: (await read())?.correction?.id ?? '' },
    body: {
      reason: '按复核组决定计入三次培训。',
      cells: [{ itemCode: 'LD2', version: 1, entry: { kind: 'mark' as const, score: 4200 } }],
    },
  };
  return { organiser, district, panel: [one, two, three], params, assessmentId, correction };
}
