import { permit } from '@xingcun/core/accounts/permission';
import { seedText } from '@xingcun/core/fieldwork/seed';
import {
  createVisitRound,
  drawVisits,
  listVisitRounds,
  printVisitForm,
  publishCommitments,
  publishVisitFrame,
  readVisitFrame,
  readVisitRound,
  saveVisitFrame,
} from '@xingcun/core/fieldwork/visits/contract';
import { frameProblems, groupsOf, tidyHousehold } from '@xingcun/core/fieldwork/visits/frame';
import { serviceQuestions } from '@xingcun/core/fieldwork/visits/question';
import {
  commitObstacles,
  createObstacles,
  drawObstacles,
  drawRound,
  frameDigest,
  publishObstacles,
  saveFrameObstacles,
} from '@xingcun/core/fieldwork/visits/round';
import { formObstacles } from '@xingcun/core/fieldwork/visits/slot';
import { sha256Hex } from '@xingcun/core/fieldwork/draw';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { paperAnswer } from '../../documents/print.ts';
import { implement } from '../../http/implement.ts';
import { appendLeaves } from '../../records/transparency/log-store.ts';
import {
  findHouseholds,
  findPlace,
  findRound,
  findRounds,
  findSeeds,
  insertRound,
  lockRound,
  replaceHouseholds,
  saveRound,
} from './round-store.ts';
import { countSlots, insertSlots } from './slot-store.ts';
import { refuseOther, roundOf, situationOf, summaryOf } from './view.ts';
import { visitFormDocument } from './visit-form-document.ts';
import { findPaperNames } from '../../units/paper-names.ts';

const subjectKind = 'visitRound';

export const roundRoutes = [
  implement(createVisitRound, async ({ tx, actor, now, params, body, audit }) => {
    const place = await findPlace(tx, params.assessmentId);
    permit(actor, createVisitRound.permission, place.villagePath);
    const questions = body.questions ?? serviceQuestions;
    refuseAny([...createObstacles(place), ...formObstacles(questions, body.purpose)]);
    const { purpose, precisionPercent, confidencePercent, thresholdPercent } = body;
    const id = await insertRound(tx, {
      assessmentId: place.id,
      purpose,
      precisionPercent,
      confidencePercent,
      thresholdPercent,
      questions: JSON.stringify(questions),
      createdBy: actor.accountId,
      createdAt: now,
    });
    audit({ path: place.villagePath, subjectKind, subjectId: id, after: { purpose, state: 'frame' } });
    return roundOf(await findRound(tx, id), actor);
  }),

  implement(listVisitRounds, async ({ tx, params }) => {
    await findPlace(tx, params.assessmentId);
    return (await findRounds(tx, params.assessmentId)).map(summaryOf);
  }),

  implement(readVisitRound, async ({ tx, actor, params }) => roundOf(await findRound(tx, params.roundId), actor)),

  implement(saveVisitFrame, async ({ tx, actor, params: { roundId }, body, audit }) => {
    const round = await lockRound(tx, roundId);
    permit(actor, saveVisitFrame.permission, round.villagePath);
    refuseAny(saveFrameObstacles(round));
    refuseOther(round, body.version);
    const households = body.households.map(tidyHousehold);
    const problems = frameProblems(households);
    if (problems.length > 0)
      throw new Refusal('fieldwork.frameNotValid', { count: problems.length, lines: problems.slice(0, 200) });
    await replaceHouseholds(tx, roundId, households);
    const change = { frameSource: body.source, households: households.length };
    await saveRound(tx, roundId, { ...change, groups: JSON.stringify(groupsOf(households)) });
    audit({
      path: round.villagePath,
      subjectKind,
      subjectId: roundId,
      before: { frameSource: round.frameSource, households: round.households },
      after: change,
    });
    return roundOf(await findRound(tx, roundId), actor);
  }),

  implement(readVisitFrame, async ({ tx, actor, params: { roundId } }) => {
    const round = await findRound(tx, roundId);
    permit(actor, readVisitFrame.permission, round.villagePath);
    return findHouseholds(tx, roundId);
  }),

  implement(publishVisitFrame, async ({ tx, actor, now, today, params: { roundId }, body, audit }) => {
    const round = await lockRound(tx, roundId);
    permit(actor, publishVisitFrame.permission, round.villagePath);
    refuseAny(publishObstacles(round));
    refuseOther(round, body.version);
    const digest = frameDigest(await findHouseholds(tx, roundId));
    await saveRound(tx, roundId, { state: 'committed', frameDigest: digest, publishedAt: now });
    const leaf = { kind: 'frameCommitted' as const, subject: roundId, digest, on: today };
    await appendLeaves(tx, [{ ...leaf, path: round.villagePath, at: now }]);
    const after = { state: 'committed', digest, households: round.households };
    audit({ path: round.villagePath, subjectKind, subjectId: roundId, before: { state: round.state }, after });
    return roundOf(await findRound(tx, roundId), actor);
  }),

  implement(publishCommitments, async ({ tx, actor, params: { roundId }, body, audit }) => {
    const round = await lockRound(tx, roundId);
    permit(actor, publishCommitments.permission, round.villagePath);
    refuseAny(commitObstacles(round));
    refuseOther(round, body.version);
    await saveRound(tx, roundId, { commitments: JSON.stringify(body.commitments) });
    const sides = body.commitments.map(({ side, commitment }) => `${side} ${commitment}`);
    audit({ path: round.villagePath, subjectKind, subjectId: roundId, after: { sides } });
    return roundOf(await findRound(tx, roundId), actor);
  }),

  implement(drawVisits, async ({ tx, actor, now, today, params: { roundId }, body, audit }) => {
    const round = await lockRound(tx, roundId);
    permit(actor, drawVisits.permission, round.villagePath);
    const { seedParts, size } = body;
    refuseAny(drawObstacles(situationOf(round, await findSeeds(tx, round.villageCode)), { seedParts, size }));
    refuseOther(round, body.version);
    const seed = seedText(seedParts);
    const draw = drawRound(await findHouseholds(tx, roundId), round.draws, { seed, size });
    await insertSlots(tx, roundId, draw);
    const sampleSize = round.sampleSize + draw.sample.length;
    await saveRound(tx, roundId, {
      state: round.state === 'committed' ? 'drawn' : round.state,
      draws: JSON.stringify([...round.draws, { seed, seedParts, ...draw, drawnAt: now.toISOString() }]),
      commitments: '[]',
      sampleSize,
    });
    await countSlots(tx, roundId);
    const drawn = {
      kind: 'visitsDrawn' as const,
      subject: `${roundId} ${round.draws.length + 1}`,
      digest: sha256Hex(seed),
      on: today,
    };
    await appendLeaves(tx, [{ ...drawn, path: round.villagePath, at: now }]);
    audit({
      path: round.villagePath,
      subjectKind,
      subjectId: roundId,
      before: { state: round.state },
      after: { seed, sampleSize },
    });
    return roundOf(await findRound(tx, roundId), actor);
  }),

  implement(printVisitForm, async ({ tx, today, baseUrl, params, query: { language } }) => {
    const { villageCode, villageName, purpose, questions, sample } = await findRound(tx, params.roundId);
    const name = (await findPaperNames(tx, [villageCode], language)).get(villageCode)?.name ?? villageName;
    const address = `${baseUrl}/work/visits/${params.roundId}`;
    const document = visitFormDocument(
      { villageName: name, purpose, questions, sample },
      { language, printedOn: today, address },
    );
    return paperAnswer(`${villageName}-入户走访表`, document);
  }),
];
