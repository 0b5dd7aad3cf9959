import { z } from 'zod';
import type { Rule, Standard } from '../../standards/standard.ts';
import { textSchema } from '../../text.ts';
import { itemCodeSchema } from '../../wire.ts';

/** What a line asks to look at: proof that is wished, what a judged mark goes by, a line of a checklist rule, a hard standard. */
export const lineKinds = ['evidence', 'guide', 'checklist', 'hardStandard'] as const;
export type LineKind = (typeof lineKinds)[number];

export const lineSchema = z.strictObject({
  /** Stable within a version of the standard: `ZF1/guide`, `MG1/checklist/board`. */
  key: z.string().min(1).max(200),
  itemCode: itemCodeSchema,
  kind: z.enum(lineKinds),
  words: textSchema,
});
export type ChecklistLine = z.infer<typeof lineSchema>;

export const checklistStarSchema = z.strictObject({
  starCode: itemCodeSchema,
  title: textSchema,
  /** Limits that whoever looks must know, e.g. what must not be asked for. */
  boundary: textSchema.nullable(),
  items: z.array(z.strictObject({ itemCode: itemCodeSchema, title: textSchema, lines: z.array(lineSchema) })),
});
export type ChecklistStar = z.infer<typeof checklistStarSchema>;

/**
 * The checklist of these stars, made from the standard alone, in its order: nobody adds a question on site. An item for which the standard
 * wishes no proof and gives no guide has no line, because there is nothing to see of it.
 */
export function checklistOf(standard: Standard, starCodes: readonly string[]): ChecklistStar[] {
  return standard.stars
    .filter(({ code }) => starCodes.includes(code))
    .map(({ code, title, boundary, indicators, hardStandards }) => ({
      starCode: code,
      title,
      boundary,
      items: [
        ...indicators.map((indicator) => ({
          itemCode: indicator.code,
          title: indicator.title,
          lines: [
            ...ruleLines(indicator.code, indicator.rule),
            ...indicator.evidence.map((words, index) => line(indicator.code, 'evidence', words, String(index + 1))),
          ],
        })),
        ...hardStandards.map((hard) => ({
          itemCode: hard.code,
          title: hard.title,
          lines: [line(hard.code, 'hardStandard', hard.title)],
        })),
      ].filter(({ lines }) => lines.length > 0),
    }));
}

function ruleLines(itemCode: string, rule: Rule, part: string[] = []): ChecklistLine[] {
  if (rule.kind === 'judged') return [line(itemCode, 'guide', rule.guide)];
  if (rule.kind === 'checklist') return rule.items.map(({ code, title }) => line(itemCode, 'checklist', title, ...part, code));
  if (rule.kind === 'sum') return rule.parts.flatMap(({ code, rule: each }) => ruleLines(itemCode, each, [code]));
  return [];
}

const line = (itemCode: string, kind: LineKind, words: ChecklistLine['words'], ...rest: string[]): ChecklistLine => ({
  key: [itemCode, kind, ...rest].join('/'),
  itemCode,
  kind,
  words,
});

export interface PlacedLine extends ChecklistLine {
  starCode: string;
}

/** Every line with its star, in the order of the list. */
export function linesOf(checklist: readonly ChecklistStar[]): PlacedLine[] {
  return checklist.flatMap(({ starCode, items }) => items.flatMap(({ lines }) => lines.map((each) => ({ ...each, starCode }))));
}
