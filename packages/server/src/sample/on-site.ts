import { randomUUID } from 'node:crypto';
import {
  acceptTask,
  recordGuidance,
  reportTask,
  sendTaskBack,
  setTask,
  type Task,
} from '@xingcun/core/cycles/rectification/contract';
import type { Due } from '@xingcun/core/cycles/rectification/due';
import { linesOf } from '@xingcun/core/fieldwork/inspection/checklist';
import {
  closeInspection,
  listInspectors,
  openInspection,
  planInspection,
  readInspection,
  recordInterview,
  saveFinding,
  setFindingTask,
} from '@xingcun/core/fieldwork/inspection/contract';
import type { People, StoryClock } from './seed.ts';

interface Scene {
  as: People;
  clock: StoryClock;
  assessmentId: string;
  /** The calendar day so many days from the making of the sample. */
  day: (days: number) => string;
}

/** Guidance in the middle of this year at 小拐村: one task closed on time, one sent back and closed late, one still to be done. */
export async function guideVillage({ as, clock, assessmentId, day }: Scene): Promise<void> {
  const guide = as('karamay.assessor');
  const clerk = as('xiaoguai.clerk');
  clock.to(day(-150));
  const params = { assessmentId };
  const visit = await guide(recordGuidance, {
    params,
    body: {
      heldOn: day(-150),
      stars: ['MG', 'ST', 'PA'],
      words: '样例：看了公开栏、垃圾收集点和法治学习场所，总体按计划推进，三处需要完善。',
      advice: [
        { starCode: 'MG', itemCode: null, words: '样例意见：公开栏改为按季更换，注明更换日期。' },
        { starCode: 'ST', itemCode: null, words: '样例意见：垃圾收集点补上清运时间牌。' },
        { starCode: 'PA', itemCode: null, words: '样例意见：冬季学习班的场地和时间提前公告。' },
      ],
    },
  });
  const dues: Due[] = [{ workingDays: 20 }, { workingDays: 10 }, { on: day(12), reason: '样例：冬季学习班开班之前' }];
  const tasks: Task[] = [];
  for (const [index, { id, words }] of visit.advice.entries()) {
    const due = dues[index] ?? { workingDays: 20 };
    const task = { words, owner: 'villageClerk', due, source: 'guidance', sourceId: id, starCode: null, itemCode: null } as const;
    tasks.push(await guide(setTask, { params, body: task }));
  }
  const [onTime, late] = tasks;
  if (!onTime || !late) throw new Error('sample data: the advice became tasks');
  clock.to(day(-140));
  const done = { words: '样例：已更换并注明日期。', evidence: [] };
  await clerk(reportTask, { params: { taskId: onTime.id }, body: { version: 1, ...done } });
  await clerk(reportTask, { params: { taskId: late.id }, body: { version: 1, words: '样例：已联系制作。', evidence: [] } });
  clock.to(day(-136));
  await guide(acceptTask, { params: { taskId: onTime.id }, body: { version: 2, words: '样例：已看现场。' } });
  await guide(sendTaskBack, {
    params: { taskId: late.id },
    body: { version: 2, words: '样例：牌子还没有装上，请装好后再报。', due: { workingDays: 5 } },
  });
  clock.to(day(-110));
  await clerk(reportTask, { params: { taskId: late.id }, body: { version: 3, words: '样例：已装好。', evidence: [] } });
  clock.to(day(-108));
  await guide(acceptTask, { params: { taskId: late.id }, body: { version: 4, words: '样例：已装好，比期限晚。' } });
}

/** An inspection of 小拐村 in a joint review, with an interview; one finding becomes a task that is closed before the appraisal. */
export async function inspectVillage({ as, clock, assessmentId, day, on }: Scene & { on: number }): Promise<void> {
  const inspector = as('karamay.assessor');
  clock.to(day(on));
  const organiser = as('karamay.organiser');
  const inspectors = await organiser(listInspectors, { params: { assessmentId } });
  const team = inspectors.filter(({ stars }) => stars === null).map(({ accountId }) => accountId);
  const { id: inspectionId } = await organiser(planInspection, {
    params: { assessmentId },
    body: { stage: 'jointReview', plannedOn: day(on), team, purpose: '样例：联评实地检查', stars: ['MG', 'PA'] },
  });
  const params = { inspectionId };
  const { version } = await inspector(openInspection, { params, body: { version: 1 } });
  const { checklist } = await inspector(readInspection, { params });
  const [wrong, ...seen] = linesOf(checklist).slice(0, 6);
  if (!wrong) throw new Error('sample data: the standard has lines to inspect');
  const line = { severity: null, words: '', place: null, evidence: [], version: 0 };
  for (const { key } of seen)
    await inspector(saveFinding, { params, body: { ...line, id: randomUUID(), lineKey: key, answer: 'conforms' } });
  const finding = await inspector(saveFinding, {
    params,
    body: {
      ...line,
      id: randomUUID(),
      lineKey: wrong.key,
      answer: 'doesNotConform',
      severity: 'minor',
      words: '样例：台账齐全，公开栏缺最近一个季度的内容。',
      place: 'publicGround',
    },
  });
  await inspector(recordInterview, {
    params,
    body: {
      id: randomUUID(),
      heldOn: day(on),
      participantKind: 'villagersRepresentatives',
      participants: 7,
      topics: '样例：村务公开',
      minutes: '样例：代表希望公开栏移到卫生室旁，字大一些；对土地承包的公开表示满意。',
      replaces: null,
    },
  });
  const task = await inspector(setFindingTask, {
    params: { ...params, findingId: finding.id },
    body: { words: '样例：补齐公开栏内容。', owner: 'villageClerk', due: { workingDays: 15 } },
  });
  await inspector(closeInspection, { params, body: { version } });
  clock.to(day(on + 4));
  await as('xiaoguai.clerk')(reportTask, {
    params: { taskId: task.id },
    body: { version: 1, words: '样例：已补齐。', evidence: [] },
  });
  await inspector(acceptTask, { params: { taskId: task.id }, body: { version: 2, words: '' } });
}
