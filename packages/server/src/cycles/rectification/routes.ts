import { grantsFor } from '@xingcun/core/accounts/permission';
import {
  acceptTask,
  extendTask,
  listTasks,
  mostTasksListed,
  printRectificationLetter,
  readRectification,
  recordGuidance,
  reportTask,
  sendTaskBack,
  setTask,
  withdrawTask,
} from '@xingcun/core/cycles/rectification/contract';
import { closedOnTime } from '@xingcun/core/cycles/rectification/task';
import { guidanceObstacles, setObstacles } from '@xingcun/core/cycles/rectification/task-rules';
import { addDays } from '@xingcun/core/cycles/working-days';
import { assert } from '@xingcun/core/assert';
import { refuseAny } from '@xingcun/core/obstacle';
import { paperAnswer } from '../../documents/print.ts';
import { beijingDay, implement } from '../../http/implement.ts';
import { checkItems, findVisits, getAdvice, getVillage } from './guidance-store.ts';
import { letterDocument } from './letter-document.ts';
import { findLetterHead, findTasks, findVillageTasks, getTask } from './task-store.ts';
import { actOn, addTask, shownTask, standingOfTask, summaryOf } from './tasks.ts';
import { findPaperNames } from '../../units/paper-names.ts';

export const rectificationRoutes = [
  implement(readRectification, async ({ tx, actor, today, params }) => {
    const village = await getVillage(tx, params.assessmentId);
    const tasks = await findVillageTasks(tx, params.assessmentId);
    const [star = null] = grantsFor(actor, 'cycles.guide').flatMap(({ stars }) => stars ?? []);
    const fromResult = { ...village, source: 'result', starCode: star, dueOn: addDays(today, 1), today } as const;
    return {
      visits: await findVisits(tx, { assessmentId: params.assessmentId }),
      tasks: tasks.map((task) => shownTask(task, actor, today)),
      share: closedOnTime(tasks.map(standingOfTask), today),
      open: {
        guide: guidanceObstacles({ ...village, today }, actor),
        setFromResult: setObstacles(fromResult, actor, 'cycles.guide'),
      },
    };
  }),

  implement(listTasks, async ({ tx, today, query }) => {
    const found = await findTasks(tx, { ...query, today });
    return {
      tasks: found.slice(0, mostTasksListed).map((task) => summaryOf(task, today)),
      more: found.length > mostTasksListed,
    };
  }),

  implement(recordGuidance, async ({ tx, actor, now, today, params, body, audit }) => {
    const village = await getVillage(tx, params.assessmentId);
    const { heldOn, words, advice } = body;
    const stars = [...new Set([...body.stars, ...advice.map(({ starCode }) => starCode)])];
    refuseAny(guidanceObstacles({ ...village, today }, actor, { heldOn, stars }));
    await checkItems(tx, village.standardId, [...stars.map((starCode) => ({ starCode, itemCode: null })), ...advice]);
    const { id } = await tx
      .insertInto('guidanceVisit')
      .values({ assessmentId: village.assessmentId, heldOn, stars, words, recordedBy: actor.accountId, recordedAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (advice.length > 0)
      await tx
        .insertInto('guidanceAdvice')
        .values(advice.map((given, index) => ({ ...given, visitId: id, position: index + 1 })))
        .execute();
    audit({
      path: village.villagePath,
      subjectKind: 'guidanceVisit',
      subjectId: id,
      after: { heldOn, stars, words, advice },
      ...(stars[0] === undefined ? {} : { star: stars[0] }),
    });
    const [visit] = await findVisits(tx, { id });
    assert(visit, 'a visit just recorded is there');
    return visit;
  }),

  implement(setTask, async ({ params, body, ...acting }) => {
    const village = await getVillage(acting.tx, params.assessmentId);
    if (body.source !== 'guidance') return addTask(acting, village, { ...body, sourceId: null }, setTask.permission);
    const advice = await getAdvice(acting.tx, { id: body.sourceId, assessmentId: village.assessmentId });
    return addTask(acting, village, { ...body, ...advice }, setTask.permission);
  }),

  implement(reportTask, ({ params, body, ...acting }) => actOn(acting, params.taskId, 'reported', body)),
  implement(acceptTask, ({ params, body, ...acting }) => actOn(acting, params.taskId, 'accepted', body)),
  implement(sendTaskBack, ({ params, body, ...acting }) => actOn(acting, params.taskId, 'sentBack', body)),
  implement(extendTask, ({ params, body: { on, ...given }, ...acting }) =>
    actOn(acting, params.taskId, 'extended', { ...given, due: { on, reason: given.words } }),
  ),
  implement(withdrawTask, ({ params, body, ...acting }) => actOn(acting, params.taskId, 'withdrawn', body)),

  implement(printRectificationLetter, async ({ tx, today, baseUrl, params, query: { format, language } }) => {
    const task = await getTask(tx, params.taskId);
    const [set] = task.acts;
    assert(set, 'the first act of a task set it');
    const named = (await findPaperNames(tx, [task.villageCode], language)).get(task.villageCode);
    const names = { villageName: named?.name ?? task.villageName, townshipName: named?.above ?? task.townshipName };
    const letter = {
      ...(await findLetterHead(tx, task)),
      task: { ...summaryOf(task, today), ...names },
      setOn: beijingDay(set.at),
    };
    const address = `${baseUrl}/work/assessments/${task.assessmentId}/rectification`;
    return paperAnswer(`${task.villageName}-整改通知书`, letterDocument(letter, { language, printedOn: today, address }), format);
  }),
];
