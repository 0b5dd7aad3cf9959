import { liftVeto, recordVeto } from '@xingcun/core/assessment/contract';
import { createCycle, moveDueDate, readCycle, reviseCycle } from '@xingcun/core/cycles/contract';
import { extendTask, recordGuidance, setTask, withdrawTask } from '@xingcun/core/cycles/rectification/contract';
import { changePlan, planInspection } from '@xingcun/core/fieldwork/inspection/contract';
import { commitmentOf } from '@xingcun/core/fieldwork/seed';
import { assignVisits, publishCommitments, publishVisitFrame } from '@xingcun/core/fieldwork/visits/contract';
import { expect, test } from 'vitest';
import { application, cycle, days, noon, passage, people } from '../test/given.ts';
import { programmeOf2026 } from '../test/given-cycle.ts';
import { drawnRound, framedRound } from '../test/given-visits.ts';
import { places } from '../test/server.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const server = await mortalServer(cutBy.season);
const { cycleId, assessments } = await cycle(server, { villages: [places.xiaoguai] });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(server);

test('what is changed on the way: programme, dates, tasks, vetoes, plans, doors', { timeout: 600_000 }, async () => {
  const params = { assessmentId };
  const running = (await who.cityOrganiser.call(readCycle, { params: { cycleId } })).body;
  const entry = running.calendar.find(({ stage }) => stage === 'selfAssessment');
  const moved = await who.cityOrganiser.call(moveDueDate, {
    params: { cycleId, stage: 'selfAssessment' },
    body: { opensOn: entry?.opensOn ?? '', dueOn: entry?.dueOn ?? '', reason: '核对日程', version: running.version },
  });
  expect(moved.status, moved.problem?.detail).toBe(200);
  const next = { ...programmeOf2026(running.standard.id), year: 2027, villages: [places.hake] };
  const calendar = next.calendar.map(({ stage, opensOn, dueOn }) => ({
    stage,
    opensOn: nextYear(opensOn),
    dueOn: nextYear(dueOn),
  }));
  const draft = await who.cityOrganiser.call(createCycle, { body: { ...next, calendar } });
  const { cityCode: _, ...fields } = next;
  const revised = await who.cityOrganiser.call(reviseCycle, {
    params: { cycleId: draft.body.id },
    body: { ...fields, calendar, villages: [places.hake, places.hexie], version: 1 },
  });
  expect(revised.body.version, revised.problem?.detail).toBe(2);

  await application(server, { assessmentId, secretary: who.secretary });
  const heldOn = '2026-06-03';
  server.clock.set(noon(heldOn));
  const advice = [{ starCode: 'ZF', itemCode: null, words: '补齐培训签到表。' }];
  const visit = { heldOn, stars: ['ZF'], words: '看了培训台账。', advice };
  const guidance = await who.districtAssessor.call(recordGuidance, { params, body: visit });
  expect(guidance.status, guidance.problem?.detail).toBe(201);
  const task = await who.districtAssessor.call(setTask, {
    params,
    body: {
      source: 'guidance',
      sourceId: guidance.body.advice[0]?.id ?? '',
      starCode: null,
      itemCode: null,
      words: '补齐培训签到表。',
      owner: 'villageClerk',
      due: { workingDays: 5 },
    },
  });
  expect(task.status, task.problem?.detail).toBe(201);
  const at = { params: { taskId: task.body.id } };
  await who.districtOrganiser.call(extendTask, { ...at, body: { version: 1, words: '供货推迟', on: '2026-06-30' } });
  const withdrawn = await who.districtOrganiser.call(withdrawTask, { ...at, body: { version: 2, words: '已不设此岗。' } });
  expect(withdrawn.body.state, withdrawn.problem?.detail).toBe('withdrawn');

  await passage(server, assessmentId, who, 'selfAssessment');
  server.clock.set(noon(days.preliminaryReview));
  const finding = { vetoCode: 'ZFv', document: '审计报告〔2026〕3号', authority: '区审计局', foundOn: '2026-10-01' };
  const veto = await who.districtOrganiser.call(recordVeto, { params, body: finding });
  const lifted = await who.districtOrganiser.call(liftVeto, {
    params: { assessmentId, vetoId: veto.body.id },
    body: { document: '复核决定〔2026〕1号' },
  });
  expect(lifted.body.liftedAt, lifted.problem?.detail).not.toBeNull();

  const framed = await framedRound(who.reviewer, assessmentId);
  const round = { params: { roundId: framed.id } };
  const published = await who.reviewer.call(publishVisitFrame, { ...round, body: { version: framed.version } });
  const commitments = ['乡镇纪检', '村监委会'].map((side) => ({
    side,
    commitment: commitmentOf({ number: '7', salt: `${side}-salt` }),
  }));
  const committed = await who.reviewer.call(publishCommitments, {
    ...round,
    body: { commitments, version: published.body.version },
  });
  expect(committed.status, committed.problem?.detail).toBeLessThan(300);
  const drawn = await drawnRound(who.reviewer, assessmentId);
  const assigned = await who.reviewer.call(assignVisits, {
    params: { roundId: drawn.id },
    body: { orders: [1, 2], visitorId: who.townshipSecretary.accountId },
  });
  expect(assigned.status, assigned.problem?.detail).toBeLessThan(300);

  await passage(server, assessmentId, who, 'preliminaryReview');
  server.clock.set(noon('2026-11-25'));
  const plan = { stage: 'jointReview' as const, plannedOn: '2026-11-26', team: [who.districtAssessor.accountId], stars: ['ZF'] };
  const planned = await who.districtOrganiser.call(planInspection, { params, body: { ...plan, purpose: '联评实地检查' } });
  const changed = await who.districtOrganiser.call(changePlan, {
    params: { inspectionId: planned.body.id },
    body: { ...plan, purpose: '联评实地检查', plannedOn: '2026-11-27', version: 1 },
  });
  expect(changed.body.plannedOn, changed.problem?.detail).toBe('2026-11-27');
  expectCountedOnce(server.cuts, cutBy.season);
});

const nextYear = (day: string): string => day.replace(/^\d{4}/, (year) => String(Number(year) + 1));
