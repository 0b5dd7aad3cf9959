import { type Stage, stageRules, stages } from '../cycles/stage.ts';
import { workingDaysBetween } from '../cycles/working-days.ts';
import { fillMessage } from '../message.ts';
import type { Language, Text } from '../text.ts';
import { soonWorkingDays } from './digest.ts';

/** So many villages of a unit stand in this stage, due on this day. */
export interface StageDue {
  stage: Stage;
  dueOn: string;
  villages: number;
}

/** How many villages of a unit are late, and how many are due soon, stage by stage. Numbers of villages alone: no village, no person. */
export interface Totals {
  overdue: { stage: Stage; villages: number }[];
  soon: { stage: Stage; villages: number }[];
}

export function totalsOf(rows: readonly StageDue[], today: string): Totals {
  const count = (counts: (row: StageDue) => boolean) =>
    stages.flatMap((stage) => {
      const villages = rows.filter((row) => row.stage === stage && counts(row)).reduce((sum, row) => sum + row.villages, 0);
      return villages > 0 ? [{ stage, villages }] : [];
    });
  return {
    overdue: count(({ dueOn }) => dueOn < today),
    soon: count(({ dueOn }) => dueOn >= today && workingDaysBetween(today, dueOn).days <= soonWorkingDays),
  };
}

export const isQuiet = ({ overdue, soon }: Totals): boolean => overdue.length === 0 && soon.length === 0;

const words = {
  title: { zh: '【星村】{unit}星级创建', en: 'Xingcun · {unit}' },
  overdue: { zh: '{stage}：{count} 个村已逾期', en: '{stage}: {count} {count|village is|villages are} overdue' },
  soon: {
    zh: '{stage}：{count} 个村三个工作日内到期',
    en: '{stage}: {count} {count|village is|villages are} due within three working days',
  },
  test: { zh: '这是一条测试消息。', en: 'This is a test message.' },
} as const satisfies Record<string, Text>;

/** The message to a group. */
export function totalsText(totals: Totals, { unit, url, language }: { unit: string; url: string; language: Language }): string {
  const line = (key: 'overdue' | 'soon') =>
    totals[key].map(({ stage, villages }) =>
      fillMessage(words[key][language], { stage: stageRules[stage].words[language], count: villages }, language),
    );
  return [fillMessage(words.title[language], { unit }, language), ...line('overdue'), ...line('soon'), url].join('\n');
}

export function testText({ unit, url, language }: { unit: string; url: string; language: Language }): string {
  return [fillMessage(words.title[language], { unit }, language), words.test[language], url].join('\n');
}
