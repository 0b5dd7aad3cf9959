import { closedOnTime } from '@xingcun/core/cycles/rectification/task';
import { takeOverRectification } from '@xingcun/core/fieldwork/inspection/contract';
import { Refusal } from '@xingcun/core/refusal';
import { putCell } from '../../assessment/cells.ts';
import { findVillageTasks } from '../../cycles/rectification/task-store.ts';
import { standingOfTask } from '../../cycles/rectification/tasks.ts';
import { implement } from '../../http/implement.ts';

/** Where tasks (a matter of the cycle) reach a sheet: as a share closed on time, by every rule of a cell that is filled in by hand. */
export const takeOverRoutes = [
  implement(takeOverRectification, async (context) => {
    const { tx, today, params, body } = context;
    const { assessmentId, stage } = params;
    const tasks = await findVillageTasks(tx, assessmentId);
    const { onTime, due } = closedOnTime(tasks.map(standingOfTask), today);
    const cell = await putCell(context, takeOverRectification.permission, {
      assessmentId,
      stage,
      itemCode: body.itemCode,
      cellOf: ({ compiled }) => {
        const indicators = compiled.standard.stars.flatMap((star) => star.indicators);
        const rule = indicators.find(({ code }) => code === body.itemCode)?.rule;
        if (rule?.kind !== 'proportion' || !('input' in rule.denominator))
          throw new Refusal('fieldwork.itemNotProportion', { item: body.itemCode });
        return {
          ...body,
          entry: { kind: 'inputs', values: { [rule.numerator]: onTime, [rule.denominator.input]: due } },
          reason: `整改台账：到期 ${due} 项，按期销号 ${onTime} 项（${today}）`,
          proofs: [{ title: '整改台账', reference: `/work/assessments/${assessmentId}/rectification` }],
        };
      },
    });
    return { itemCode: cell.itemCode, onTime, due, version: cell.version };
  }),
];
