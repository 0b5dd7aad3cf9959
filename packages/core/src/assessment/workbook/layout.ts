import type { CompiledRule, Slot } from '../../rating/compile.ts';
import type { Column } from '../../standards/workbook.ts';
import type { Text } from '../../text.ts';
import { declaredItems, type SheetForm, type SheetItem } from '../items.ts';

/**
 * A score sheet as a workbook that people fill in an office program and bring back. This file is the layout; `write.ts` and `read.ts`
 * fill and read it. The second worksheet keeps what stood in the first when it was taken, so that what a person changed is told from what
 * somebody else changed meanwhile.
 */

export const formName: Text = { zh: '评分表', en: 'Score sheet' };
export const recordName: Text = { zh: '导出记录', en: 'Export record' };

/** The first cell of the export record; the number counts layouts. */
export const mark = 'xingcun-score-sheet-1';

const column = (zh: string, en: string, width: number): Omit<Column, 'type'> => ({ zh, en, width });

/** The first columns of the form; the levels’ scores follow. */
export const columns = {
  star: column('星', 'Star', 12),
  code: column('编号', 'Code', 12),
  title: column('评定内容', 'What is rated', 42),
  max: column('满分', 'Max', 8),
  how: column('怎么填', 'How to fill', 26),
  value: column('填写', 'Fill in', 12),
  reason: column('理由', 'Reason', 40),
  proofs: column('佐证（每行一条：名称｜文号或位置）', 'Proof (a line each: title｜reference)', 40),
};
export const order = Object.keys(columns) as (keyof typeof columns)[];
/** What comes back. */
export const filled = ['value', 'reason', 'proofs'] as const;
export type Filled = (typeof filled)[number];

/** Between the title of a proof and where it is found. */
export const proofSeparator = '｜';

/** `D14`: where a cell of the form stands. @param row from 1 */
export const addressOf = (name: keyof typeof columns, row: number): string =>
  `${String.fromCharCode(65 + order.indexOf(name))}${row}`;

/** One line of the form: an item, or a figure from which an item is computed. */
export interface Line {
  /** `ZF2`, or `ZF2/done` for a figure; no code holds a slash. */
  key: string;
  item: SheetItem;
  /** Null where the item itself is filled in. */
  slot: Slot | null;
  /** Of a figure: what part of the item it belongs to. */
  group: Text | null;
  /** Of a figure: yes or no. */
  yesNo: boolean;
}

/** The lines of a village that declared these stars, in the standard’s order. */
export function linesOf(form: SheetForm, declaredStars: readonly string[]): Line[] {
  return declaredItems(form, declaredStars).flatMap((item): Line[] => {
    const head: Line = { key: item.code, item, slot: null, group: null, yesNo: false };
    const input = form.compiled.inputs.get(item.code);
    if (item.kind === 'input' && input) return [{ ...head, slot: { key: item.code, input } }];
    const rule = form.compiled.indicators.get(item.code)?.rule;
    return [head, ...(rule && item.accepts.includes('inputs') ? figureLines(item, rule, null) : [])];
  });
}

function figureLines(item: SheetItem, { rule, slots, parts }: CompiledRule, group: Text | null): Line[] {
  if (parts.length > 0) return parts.flatMap((part) => figureLines(item, part.rule, part.title));
  const yesNo = rule.kind === 'checklist';
  return [...slots.values()].map((slot) => ({ key: `${item.code}/${slot.key}`, item, slot, group, yesNo }));
}

/** Whether reasons and proof are filled in here: beside the item, not beside each figure. */
export const isHead = ({ key, item }: Line): boolean => key === item.code;
