import { type Cell, readAssessment, readSheet } from '@xingcun/core/assessment/contract';
import type { SheetForm } from '@xingcun/core/assessment/items';
import { stageBefore, type Stage } from '@xingcun/core/cycles/stage';
import { useQueryClient, useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../../app/session.ts';
import { type Assessment, assessmentQuery, formQuery, type Sheet, sheetQuery } from '../queries.ts';
import type { Draft } from './outbox.ts';
import { createOutboxStore, type OutboxStore, useOutbox, useSending } from './outbox-store.ts';
import { problemOf, sheetRows, type SheetRow, type StarProgress, starsProgress } from './rows.ts';

export interface SheetOnScreen {
  assessment: Assessment;
  sheet: Sheet;
  stage: Stage;
  below: Stage | null;
  form: SheetForm;
  rows: SheetRow[];
  progress: StarProgress[];
  /** Stages below that may be read: their scores stand beside one's own. */
  lowerStages: Stage[];
  /** The sheet of the stage below, for sending it back. */
  belowSheet: Sheet | null;
  store: OutboxStore;
  /** @param typing more may follow at once */
  write: (row: SheetRow, draft: Draft, typing?: boolean) => void;
}

/** Reads that an act on a sheet makes out of date. */
export const sheetReads = [readSheet, readAssessment] as const;

/** A stage's sheet with what was typed on this device laid over it, and the other stages' values beside it. */
export function useSheet(assessmentId: string, stage: Stage): SheetOnScreen {
  const client = useQueryClient();
  const session = useSession();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const [{ data: sheet }, { data: form }] = useSuspenseQueries({
    queries: [sheetQuery(assessmentId, stage), formQuery(assessment.standardId)],
  });
  const otherStages = assessment.sheets.map((each) => each.stage).filter((each) => each !== stage);
  const others = useSuspenseQueries({
    queries: otherStages.map((each) => sheetQuery(assessmentId, each)),
    combine: (answers) => answers.map(({ data }) => data),
  });
  const below = stageBefore(stage);
  const accountId = session?.accountId ?? '';
  const store = useMemo(() => {
    const { queryKey } = sheetQuery(assessmentId, stage);
    return createOutboxStore(
      { accountId, assessmentId, stage },
      {
        isReady: (itemCode, draft) => {
          const item = form.items.get(itemCode);
          const lower = below && client.getQueryData(sheetQuery(assessmentId, below).queryKey);
          const lowerCell = lower?.cells.find((cell) => cell.itemCode === itemCode);
          return item !== undefined && problemOf(form, item, draft, lowerCell?.entry ?? null) === null;
        },
        onSaved: (cell) => {
          // An older reading on its way would bring the old version back.
          void client.cancelQueries({ queryKey });
          client.setQueryData(queryKey, (before) => before && withCell(before, cell));
        },
        onSettled: () => void client.invalidateQueries({ queryKey }),
      },
    );
  }, [accountId, assessmentId, stage, below, client, form]);
  useSending(store);
  const outbox = useOutbox(store);
  const rows = useMemo(
    () => sheetRows({ form, declaredStars: assessment.targetStars, sheet, others, below, outbox }),
    [form, assessment.targetStars, sheet, others, below, outbox],
  );
  const progress = useMemo(() => starsProgress(form, rows, stage, assessment.vetoes), [form, rows, stage, assessment.vetoes]);
  return {
    assessment,
    sheet,
    stage,
    below,
    form,
    rows,
    progress,
    lowerStages: others.map((each) => each.stage).filter((each) => isBelow(each, stage)),
    belowSheet: others.find((each) => each.stage === below) ?? null,
    store,
    write: (row, draft, typing = false) => store.edit(row.item.code, draft, row.cell, typing),
  };
}

function isBelow(one: Stage, other: Stage): boolean {
  for (let at = stageBefore(other); at !== null; at = stageBefore(at)) if (at === one) return true;
  return false;
}

function withCell(sheet: Sheet, cell: Cell): Sheet {
  const known = sheet.cells.some(({ itemCode }) => itemCode === cell.itemCode);
  const cells = known ? sheet.cells.map((each) => (each.itemCode === cell.itemCode ? cell : each)) : [...sheet.cells, cell];
  return { ...sheet, cells };
}
