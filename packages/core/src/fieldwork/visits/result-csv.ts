import type { Language, Text } from '../../text.ts';
import type { QuestionResult, VisitResult } from './published.ts';
import type { Question } from './question.ts';

const heading: readonly Text[] = [
  { zh: '问题', en: 'Question' },
  { zh: '是', en: 'Yes' },
  { zh: '其余', en: 'Others' },
  { zh: '比例下限%', en: 'Share from %' },
  { zh: '比例上限%', en: 'Share to %' },
  { zh: '全村下限%', en: 'Village from %' },
  { zh: '全村上限%', en: 'Village to %' },
  { zh: '与对照线比', en: 'Against the threshold' },
];
const verdictWords: Record<QuestionResult['threshold'], Text> = {
  met: { zh: '达到', en: 'met' },
  notMet: { zh: '未达到', en: 'not met' },
  cannotTell: { zh: '还不能断定', en: 'cannot tell yet' },
};
const few: Text = { zh: '少于5或不单列', en: 'under 5 or not shown' };
const insufficient: Text = { zh: '样本不足', en: 'Too few answers' };

/** A result as a table for a spreadsheet: what may be shown, nothing beside it. */
export function resultCsv(result: VisitResult, questions: readonly Question[], language: Language): string {
  const rows = result.insufficient
    ? [[insufficient[language]]]
    : [
        heading.map((text) => text[language]),
        ...result.questions.map(({ questionId, yes, notYes, share, interval, threshold }) => [
          questions.find(({ id }) => id === questionId)?.text[language] ?? questionId,
          yes === null ? few[language] : String(yes),
          notYes === null ? few[language] : String(notYes),
          ...[share.low, share.high, interval.low, interval.high].map(String),
          verdictWords[threshold][language],
        ]),
      ];
  return `${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets a leading apostrophe. */
function quoted(cell: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
