import { formatDay } from '@xingcun/core/day-words';
import type { Language } from '@xingcun/core/text';
import type { Content } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable, soft } from '../documents/paper.ts';
import { boardSize, placeOf, starTable } from './notice-document.ts';
import type { OpinionPage } from './opinion-page.ts';

const words = {
  preliminary: { zh: '这是初步得分，最终结果可能不同。', en: 'These scores are preliminary: the final result may differ.' },
  counted: { zh: '首日不计，周末和放假日不计。', en: 'The first day, weekends and holidays do not count.' },
  how: { zh: '怎样提意见', en: 'How to give an opinion' },
  answers: { zh: '意见归类和答复', en: 'What was said, and the answers' },
  theme: { zh: '意见', en: 'Opinions' },
  answer: { zh: '答复', en: 'Answer' },
  check: { zh: '本页校验码：', en: 'Check code: ' },
} as const;

/** The same as on the poster. */
const steps = {
  zh: ['用手机扫页脚的码，不用安装、不用账号。', '写下意见，不写姓名，也不写到任何人。', '抄下回执码，凭它查公开答复。'],
  en: [
    'Scan the code at the foot with a phone: nothing to install, no account.',
    'Write your opinion, without your name and naming nobody.',
    'Note the receipt code: with it you find the public answer.',
  ],
} as const satisfies Record<Language, readonly string[]>;

/** What a village's people are asked: the preliminary stars, until when and how; once there are answers, these. */
export function opinionNoticeDocument(
  { page, round }: { page: OpinionPage; round: NonNullable<OpinionPage['round']> },
  paper: Pick<Paper, 'language' | 'printedOn' | 'address' | 'size'>,
): Printable {
  const { language, size } = paper;
  const { villageName, year, cycleTitle, sample, stars, themes, pageDigest } = page;
  const say = (key: keyof typeof words) => words[key][language];
  const name = villageName[language];
  const [from, to] = [formatDay(round.opensOn, language), formatDay(round.closesOn, language)];
  const lead =
    language === 'zh'
      ? `《${cycleTitle.zh}》已进入区级联评。现就${name}的初步得星征求群众意见，时间自${from}至${to}，共${round.noticeDays}个工作日。`
      : `“${cycleTitle.en}” has come to the joint review. The public is asked about the preliminary stars of ${name} from ${from} to ${to}: ${round.noticeDays} working days.`;
  const isOpen = round.daysLeft > 0;
  const heading = (text: string) => ({ text, bold: true, margin: [0, 12, 0, 4] as [number, number, number, number] });
  const content: Content[] = [
    { text: placeOf(page, language), alignment: 'center', margin: [0, 0, 0, 10] },
    { text: lead, margin: [0, 0, 0, 4] },
    { text: `${say('preliminary')}${language === 'en' ? ' ' : ''}${say('counted')}`, color: soft, margin: [0, 0, 0, 2] },
    { text: [say('check'), pageDigest ?? ''], fontSize: 8, color: soft, margin: [0, 0, 0, 10] },
    starTable(stars, language),
    ...(isOpen ? [{ stack: [heading(say('how')), { ol: [...steps[language]] }], unbreakable: true }] : []),
    ...(themes.length > 0 ? [heading(say('answers')), answers(themes, language)] : []),
  ];
  return printable({
    ...paper,
    title: language === 'zh' ? `${name}${year}年初步得星征求意见公告` : `${name}: opinions on the preliminary stars of ${year}`,
    heading: cycleTitle[language],
    orientation: 'portrait',
    fontSize: boardSize({ size, language }),
    sample,
    content,
  });
}

function answers(themes: OpinionPage['themes'], language: Language): Content {
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['40%', '*'],
      body: [
        [head(words.theme[language]), head(words.answer[language])],
        ...themes.map(({ title, gist, answer }) => [{ stack: [{ text: title, bold: true }, gist] }, answer]),
      ],
    },
  };
}
