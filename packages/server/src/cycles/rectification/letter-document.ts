import type { TaskSummary } from '@xingcun/core/cycles/rectification/contract';
import { ownerWords, sourceWords, stateWords } from '@xingcun/core/cycles/rectification/words';
import { formatDay } from '@xingcun/core/day-words';
import type { Content } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable } from '../../documents/paper.ts';

interface LetterToPrint {
  task: TaskSummary;
  cycleTitle: { zh: string; en: string };
  sample: boolean;
  /** The star's title, where the task is about one. */
  star: { zh: string; en: string } | null;
  setOn: string;
}

const words = {
  title: { zh: '整改通知书', en: 'Rectification letter' },
  asked: { zh: '请你村按下列要求整改：', en: 'Please put the following right:' },
  source: { zh: '事项来源', en: 'Source' },
  star: { zh: '涉及的星', en: 'Star' },
  what: { zh: '整改要求', en: 'What is to be done' },
  owner: { zh: '责任岗位', en: 'Responsible post' },
  dueOn: { zh: '完成期限', en: 'Due' },
  state: { zh: '目前状态', en: 'State' },
  report: {
    zh: '完成后请在系统中报告并附佐证，由交办单位检查销号。整改不改变已公布的得分。',
    en: 'When done, report it in the system with proof; whoever set it checks and closes it. It changes no score that is published.',
  },
  office: { zh: '交办单位（盖章）：________________', en: 'Set by (seal): ________________' },
  received: { zh: '签收人：________________', en: 'Received by: ________________' },
} as const;

/** What a village is asked to put right, as a letter that the office seals. */
export function letterDocument(
  { task, cycleTitle, sample, star, setOn }: LetterToPrint,
  paper: Pick<Paper, 'language' | 'printedOn' | 'address'>,
): Printable {
  const { language } = paper;
  const say = (key: keyof typeof words) => words[key][language];
  const zh = language === 'zh';
  const rows: [string, string][] = [
    [say('source'), sourceWords[task.source][language]],
    ...(star ? [[say('star'), star[language]] as [string, string]] : []),
    [say('what'), task.words],
    [say('owner'), ownerWords[task.owner][language]],
    [say('dueOn'), formatDay(task.dueOn, language)],
    [say('state'), stateWords[task.state][language]],
  ];
  const content: Content[] = [
    {
      text: zh ? `${task.townshipName}${task.villageName}：` : `${task.villageName}, ${task.townshipName}:`,
      margin: [0, 10, 0, 6],
    },
    { text: say('asked'), margin: [0, 0, 0, 8] },
    {
      layout: 'ruled',
      table: { widths: [90, '*'], body: rows.map(([name, value]) => [head(name), { text: value }]) },
    },
    { text: say('report'), margin: [0, 12, 0, 30] },
    { columns: [{ text: say('office') }, { text: say('received'), alignment: 'right' }] },
    { text: formatDay(setOn, language), alignment: 'right', margin: [0, 12, 0, 0] },
  ];
  return printable({
    ...paper,
    title: say('title'),
    heading: cycleTitle[language],
    size: 'A4',
    orientation: 'portrait',
    fontSize: 12,
    sample,
    content,
  });
}
