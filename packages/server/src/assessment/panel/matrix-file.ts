import type { SheetForm } from '@xingcun/core/assessment/items';
import type { MatrixRow } from '@xingcun/core/assessment/panel/contract';
import { panelItemWords } from '@xingcun/core/assessment/panel/marking';
import { panelStages, stageRules, stages } from '@xingcun/core/cycles/stage';
import { decimalNumber } from '@xingcun/core/standards/decimal';
import type { WorkbookCell } from '@xingcun/core/standards/workbook';
import type { Language } from '@xingcun/core/text';

export const sheetName: Record<Language, string> = { zh: '评分差异', en: 'Differences' };

const columnWords = {
  township: { zh: '乡镇', en: 'Township' },
  village: { zh: '村', en: 'Village' },
  star: { zh: '星', en: 'Star' },
  code: { zh: '指标', en: 'Item' },
  title: { zh: '名称', en: 'Title' },
  change: { zh: '较下一级', en: 'Against the level below' },
  beyondLimit: { zh: '超过限度', en: 'Beyond the limit' },
  reasonMissing: { zh: '缺理由', en: 'Reason missing' },
  changesStar: { zh: '影响得星', en: 'Changes the star' },
  dispute: { zh: '分歧', en: 'Disagreement' },
  reason: { zh: '理由', en: 'Reason' },
  notApplicable: { zh: '不适用', en: 'not applicable' },
} as const;

/** The differences as a table with a header: names first, then the levels' scores, then what each level changed and why. */
export function matrixTable(form: SheetForm, rows: readonly MatrixRow[], language: Language): WorkbookCell[][] {
  const places = form.compiled.standard.scorePlaces;
  const say = (name: keyof typeof columnWords) => columnWords[name][language];
  const stageName = (stage: keyof typeof stageRules) => stageRules[stage].words[language];
  const points = (score: number | null | undefined) =>
    score === null || score === undefined ? null : decimalNumber(score, places);
  const tick = (holds: boolean | undefined) => (holds ? '✓' : null);
  const titleOf = (code: string | null) =>
    form.compiled.standard.stars.find((star) => star.code === code)?.title[language] ?? null;

  const header = [
    say('township'),
    say('village'),
    say('star'),
    say('code'),
    say('title'),
    ...stages.map(stageName),
    ...panelStages.flatMap((stage) =>
      (['change', 'beyondLimit', 'reasonMissing', 'changesStar', 'dispute', 'reason'] as const).map(
        (column) => `${stageName(stage)} · ${say(column)}`,
      ),
    ),
  ];
  const table = rows.map((row): WorkbookCell[] => [
    row.townshipName,
    row.villageName,
    titleOf(row.starCode),
    row.itemCode,
    form.items.get(row.itemCode)?.title[language] ?? null,
    ...stages.map((stage) => {
      const cell = row.scores[stage];
      return cell?.entry?.kind === 'notApplicable' ? say('notApplicable') : points(cell?.score);
    }),
    ...panelStages.flatMap((stage): WorkbookCell[] => {
      const difference = row.differences[stage];
      return [
        points(difference?.change),
        tick(difference?.beyondLimit),
        tick(difference?.reasonMissing),
        tick(difference?.changesStar),
        difference?.dispute ? panelItemWords[difference.dispute][language] : null,
        difference ? (row.scores[stage]?.reason ?? null) : null,
      ];
    }),
  ]);
  return [header, ...table];
}
