import { answerChoices, type AnswerChoice, type Question } from '@xingcun/core/fieldwork/visits/question';
import type { Language, Text } from '@xingcun/core/text';
import type { Content } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable, soft } from '../../documents/paper.ts';

interface VisitFormToPrint {
  villageName: string;
  purpose: string;
  questions: readonly Question[];
  sample: boolean;
}

const words = {
  title: { zh: '入户走访表', en: 'Household visit' },
  door: { zh: '门牌序号（抽签顺序）：________', en: 'Number in the draw: ________' },
  day: { zh: '走访日期：________', en: 'Visited on: ________' },
  consent: { zh: '先征得同意，请这样说明：', en: 'First, consent. Please explain: ' },
  who: {
    zh: '我们受乡镇委托，想了解村里的服务办得怎么样。您家是公开抽签抽到的。愿不愿意都行，随时可以停；不愿意不影响任何事。',
    en: 'The township asks how the village’s services are doing. Your door was drawn by public lot. You may say yes or no and stop at any time; saying no has no consequence.',
  },
  outcome: { zh: '结果：', en: 'Outcome:' },
  agreed: { zh: '□ 同意', en: '□ Agreed' },
  refused: { zh: '□ 不同意', en: '□ Declined' },
  absent: { zh: '□ 家里没人', en: '□ Nobody at home' },
  question: { zh: '问题（每题只选一项）', en: 'Question (one answer each)' },
  remark: { zh: '对服务的意见（不写姓名，不写任何人的情况）：', en: 'Remark on the services (no names, nothing about anybody):' },
  after: {
    zh: '录入系统后，本表当天销毁，不留存、不拍照。',
    en: 'Once entered, this sheet is destroyed on the same day; it is neither kept nor photographed.',
  },
} as const satisfies Record<string, Text>;

const choiceWords: Record<AnswerChoice, Text> = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  dontKnow: { zh: '不知道', en: 'Do not know' },
  noAnswer: { zh: '不想回答', en: 'Rather not say' },
};

/** One page in large type to fill in at a door without a phone. It asks no name and has no place for one. */
export function visitFormDocument(
  { villageName, purpose, questions, sample }: VisitFormToPrint,
  paper: Pick<Paper, 'language' | 'printedOn' | 'address'>,
): Printable {
  const { language } = paper;
  const say = (key: keyof typeof words) => words[key][language];
  const box = { text: '□', alignment: 'center' as const, fontSize: 16 };
  const content: Content[] = [
    { columns: [{ text: say('door') }, { text: say('day'), alignment: 'right' }], margin: [0, 0, 0, 8] },
    { text: [{ text: say('consent'), bold: true }, say('who')], margin: [0, 0, 0, 6] },
    { text: [say('outcome'), say('agreed'), say('refused'), say('absent')].join('　'), margin: [0, 0, 0, 8] },
    {
      layout: 'ruled',
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: ['*', ...answerChoices.map(() => 50)],
        body: [
          [head(say('question')), ...answerChoices.map((choice) => smallHead(choiceWords[choice], language))],
          ...questions.map(({ text }, index) => [{ text: `${index + 1}. ${text[language]}` }, ...answerChoices.map(() => box)]),
        ],
      },
    },
    { text: `${say('remark')}\n\n\n`, margin: [0, 10, 0, 0] },
    { text: say('after'), color: soft, fontSize: 10 },
  ];
  return printable({
    ...paper,
    title: `${villageName}${language === 'zh' ? '' : ': '}${say('title')}`,
    heading: purpose,
    size: 'A4',
    orientation: 'portrait',
    fontSize: 12,
    sample,
    content,
  });
}

const smallHead = (text: Text, language: Language) => ({ ...head(text[language], { alignment: 'center' }), fontSize: 10 });
